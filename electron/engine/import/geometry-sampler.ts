/**
 * Some of a file's geometry, thinned, for a preview and for the ghosts of coordinate systems that are in doubt.
 *
 * Features are kept evenly over what was read: whenever there are too many, every second one goes. Of a path every n-th vertex stays, its ends
 * always. That is for the eye; nothing is measured by it.
 */
import type { Geometry } from 'geojson'
import type { BoundingBox } from '../../../shared/domain/feature'
import { type FlatGeometry, isEmptyGeometry, type SimpleGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import { toGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import type { GeometrySample } from '../../../shared/domain/import'

const MOST_FEATURES = 400
const MOST_VERTICES_OF_A_FEATURE = 120
const VERTICES_OF_A_RING = 4
/** A millimetre is too much for a preview; seven decimals are a centimetre. */
const DECIMALS = 1e7
/** No system of the earth counts so far, in whatever unit: one damaged record must not stretch the box around all. */
const MOST_COORDINATE = 1e9

type Kept = { readonly row: number; readonly geometry: FlatGeometry }

export class GeometrySampler {
  #kept: Kept[] = []
  #stride = 1
  #offered = 0
  #records = 0
  #bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]

  /**
   * @param geometry in the file's system; not changed. Null and empty ones count as records only
   * @returns number of its vertices
   */
  add(row: number, geometry: FlatGeometry | null): number {
    this.#records++
    if (geometry === null || isEmptyGeometry(geometry)) return 0
    this.#extend(geometry)
    if (this.#offered++ % this.#stride === 0) this.#keep({ row, geometry: thin(geometry) })
    return simpleParts(geometry).reduce((sum, { xy }) => sum + xy.length / 2, 0)
  }

  get records(): number {
    return this.#records
  }

  /**
   * @param toLonLat overwrites x, y pairs of the file's system with lon, lat of EPSG:4490
   * @param whole every record of the layer was added
   */
  finish(toLonLat: (xy: Float64Array) => void, whole: boolean): GeometrySample {
    const features = this.#kept.flatMap(({ row, geometry }) => {
      const placed = place(geometry, toLonLat)
      return placed === null ? [] : [{ row, geometry: placed }]
    })
    return { features, bounds: this.#boundsIn(toLonLat), records: this.#records, whole }
  }

  #keep(feature: Kept): void {
    this.#kept.push(feature)
    if (this.#kept.length < MOST_FEATURES) return
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0)
    this.#stride *= 2
  }

  #extend(geometry: FlatGeometry): void {
    const bounds = this.#bounds
    for (const { xy } of simpleParts(geometry)) {
      for (let at = 0; at + 1 < xy.length; at += 2) {
        const [x, y] = [xy[at]!, xy[at + 1]!]
        if (!(Math.abs(x) <= MOST_COORDINATE && Math.abs(y) <= MOST_COORDINATE)) continue
        if (x < bounds[0]) bounds[0] = x
        if (y < bounds[1]) bounds[1] = y
        if (x > bounds[2]) bounds[2] = x
        if (y > bounds[3]) bounds[3] = y
      }
    }
  }

  /** Around the box's edge brought over, since edges of a grid are no meridians. */
  #boundsIn(toLonLat: (xy: Float64Array) => void): BoundingBox | null {
    const [minX, minY, maxX, maxY] = this.#bounds
    if (minX > maxX) return null
    const steps = [0, 0.25, 0.5, 0.75, 1]
    const edge = Float64Array.from(
      steps.flatMap((share) => {
        const [x, y] = [minX + share * (maxX - minX), minY + share * (maxY - minY)]
        return [x, minY, x, maxY, minX, y, maxX, y]
      }),
    )
    toLonLat(edge)
    const lons = edge.filter((value, index) => index % 2 === 0 && Number.isFinite(value))
    const lats = edge.filter((value, index) => index % 2 === 1 && Number.isFinite(value))
    return lons.length === 0 ? null : [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
  }
}

/** @returns null where a vertex is no place on earth */
function place(geometry: FlatGeometry, toLonLat: (xy: Float64Array) => void): Geometry | null {
  const parts = simpleParts(geometry).map((part) => ({ ...part, xy: part.xy.slice() }))
  for (const { xy } of parts) {
    toLonLat(xy)
    for (let at = 0; at < xy.length; at++) {
      if (!Number.isFinite(xy[at]!)) return null
      xy[at] = Math.round(xy[at]! * DECIMALS) / DECIMALS
    }
  }
  const [first] = parts
  return first === undefined ? null : toGeoJson(geometry.type === 'GeometryCollection' ? { type: 'GeometryCollection', members: parts } : first)
}

function thin(geometry: FlatGeometry): FlatGeometry {
  const parts = simpleParts(geometry)
  const vertices = parts.reduce((sum, { xy }) => sum + xy.length / 2, 0)
  const step = Math.max(1, Math.ceil(vertices / MOST_VERTICES_OF_A_FEATURE))
  const thinned = parts.map((part) => thinPart(part, step))
  return geometry.type === 'GeometryCollection' ? { type: 'GeometryCollection', members: thinned } : thinned[0]!
}

/** A copy without z and m: readers may use their arrays again. */
function thinPart({ type, xy, pathEnds, polygonEnds }: SimpleGeometry, step: number): SimpleGeometry {
  const kept: number[] = []
  const ends: number[] = []
  const isArea = type === 'Polygon' || type === 'MultiPolygon'
  const ranges = pathEnds.length === 0 ? [[0, xy.length / 2] as const] : pathEnds.map((end, index) => [pathEnds[index - 1] ?? 0, end] as const)
  for (const [from, to] of ranges) {
    const least = isArea ? VERTICES_OF_A_RING : 2
    const own = Math.max(1, Math.min(step, Math.floor((to - from) / least)))
    for (let vertex = from; vertex < to; vertex += own) kept.push(xy[2 * vertex]!, xy[2 * vertex + 1]!)
    const isLastKept = (to - 1 - from) % own === 0
    if (!isLastKept && pathEnds.length > 0) kept.push(xy[2 * to - 2]!, xy[2 * to - 1]!)
    ends.push(kept.length / 2)
  }
  return { type, xy: Float64Array.from(kept), z: null, m: null, pathEnds: pathEnds.length === 0 ? [] : ends, polygonEnds }
}
