/** Geometries of many features in flat arrays: from and to single geometries, and their bounds. */
import type { BoundingBox } from '../../../shared/domain/feature'
import type { ShapeTable } from '../../../shared/domain/feature-table'
import { type FlatGeometry, isEmptyGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import { type PolygonSet, polygonSetFromFlat } from './polygon-set'

/** @param geometries one a feature; null and empty ones give features without a shape */
export function shapeTableOf(geometries: readonly (FlatGeometry | null)[]): ShapeTable {
  const others = new Map<number, FlatGeometry>()
  geometries.forEach((geometry, row) => {
    if (geometry !== null && !isEmptyGeometry(geometry) && !simpleParts(geometry).every(({ type }) => type === 'Polygon' || type === 'MultiPolygon')) others.set(row, geometry)
  })
  return { polygons: polygonSetFromFlat(geometries), others }
}

/** Number of features. */
export function shapeCount({ polygons }: ShapeTable): number {
  return polygons.featureStarts.length - 1
}

export function hasShape({ polygons: { featureStarts }, others }: ShapeTable, row: number): boolean {
  return featureStarts[row] !== featureStarts[row + 1] || others.has(row)
}

/** One feature's geometry, its polygons as `flatPolygonOf` gives them. Null for one without a shape. */
export function geometryOfShape({ polygons, others }: ShapeTable, row: number): FlatGeometry | null {
  return others.get(row) ?? flatPolygonOf(polygons, row)
}

/** One feature of a set as one multipolygon that looks into the set's memory; null for one without parts. */
export function flatPolygonOf({ coordinates, ringStarts, partStarts, featureStarts }: PolygonSet, feature: number): FlatGeometry | null {
  const [firstPart, endPart] = [featureStarts[feature]!, featureStarts[feature + 1]!]
  const [firstRing, endRing] = [partStarts[firstPart]!, partStarts[endPart]!]
  if (firstRing === endRing) return null
  const firstVertex = ringStarts[firstRing]!
  return {
    type: 'MultiPolygon',
    xy: coordinates.subarray(2 * firstVertex, 2 * ringStarts[endRing]!),
    z: null,
    m: null,
    pathEnds: Array.from(ringStarts.subarray(firstRing + 1, endRing + 1), (vertex) => vertex - firstVertex),
    polygonEnds: Array.from(partStarts.subarray(firstPart + 1, endPart + 1), (ring) => ring - firstRing),
  }
}

/** [west, south, east, north] of all features together; null where none has a vertex. */
export function boundsOfShapes({ polygons, others }: ShapeTable): BoundingBox | null {
  const bounds = new Bounds()
  bounds.add(polygons.coordinates, 0, polygons.coordinates.length)
  for (const geometry of others.values()) for (const { xy } of simpleParts(geometry)) bounds.add(xy, 0, xy.length)
  return bounds.box()
}

/** The same of one feature. */
export function boundsOfShape({ polygons, others }: ShapeTable, row: number): BoundingBox | null {
  const bounds = new Bounds()
  const other = others.get(row)
  if (other === undefined) {
    const { coordinates, ringStarts, partStarts, featureStarts } = polygons
    bounds.add(coordinates, 2 * ringStarts[partStarts[featureStarts[row]!]!]!, 2 * ringStarts[partStarts[featureStarts[row + 1]!]!]!)
  } else for (const { xy } of simpleParts(other)) bounds.add(xy, 0, xy.length)
  return bounds.box()
}

class Bounds {
  #west = Infinity
  #south = Infinity
  #east = -Infinity
  #north = -Infinity

  /** Ordinates from one index up to another; what is no number does not count. */
  add(xy: Float64Array, from: number, to: number): void {
    let west = this.#west
    let south = this.#south
    let east = this.#east
    let north = this.#north
    for (let at = from; at < to; at += 2) {
      const lon = xy[at]!
      const lat = xy[at + 1]!
      if (lon < west) west = lon
      if (lon > east) east = lon
      if (lat < south) south = lat
      if (lat > north) north = lat
    }
    this.#west = west
    this.#south = south
    this.#east = east
    this.#north = north
  }

  box(): BoundingBox | null {
    return this.#west <= this.#east && this.#south <= this.#north ? [this.#west, this.#south, this.#east, this.#north] : null
  }
}
