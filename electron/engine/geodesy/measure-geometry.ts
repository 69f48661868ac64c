/** What a feature's card states of its geometry. */
import type { Geometry, Position } from 'geojson'
import { lengthMeters } from './geodesic'
import { ringAreaSquareMeters } from './ring-area'

export type Measures = {
  /** Ellipsoid area of all polygons; null where there is none. */
  readonly areaSquareMeters: number | null
  /** Length of all lines along geodesics; null where there is none. */
  readonly lengthMeters: number | null
}

/** @param geometry degrees [lon, lat] on CGCS2000, polygons valid; null for a feature without geometry */
export function measureGeometry(geometry: Geometry | null): Measures {
  switch (geometry?.type) {
    case 'Polygon':
      return { areaSquareMeters: polygonArea(geometry.coordinates), lengthMeters: null }
    case 'MultiPolygon':
      return { areaSquareMeters: sum(geometry.coordinates, polygonArea), lengthMeters: null }
    case 'LineString':
      return { areaSquareMeters: null, lengthMeters: lineLength(geometry.coordinates) }
    case 'MultiLineString':
      return { areaSquareMeters: null, lengthMeters: sum(geometry.coordinates, lineLength) }
    case 'GeometryCollection': {
      const members = geometry.geometries.map(measureGeometry)
      return {
        areaSquareMeters: sumOrNull(members.map((member) => member.areaSquareMeters)),
        lengthMeters: sumOrNull(members.map((member) => member.lengthMeters)),
      }
    }
    default:
      return { areaSquareMeters: null, lengthMeters: null }
  }
}

function polygonArea(rings: readonly Position[][]): number {
  return rings.reduce((area, ring, index) => {
    const ringArea = Math.abs(ringAreaSquareMeters(flatten(ring)))
    return index === 0 ? ringArea : area - ringArea
  }, 0)
}

function lineLength(line: readonly Position[]): number {
  return lengthMeters(flatten(line))
}

function flatten(positions: readonly Position[]): Float64Array {
  const flat = new Float64Array(2 * positions.length)
  positions.forEach(([lon, lat], index) => {
    flat[2 * index] = lon ?? Number.NaN
    flat[2 * index + 1] = lat ?? Number.NaN
  })
  return flat
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : sum(known, (value) => value)
}
