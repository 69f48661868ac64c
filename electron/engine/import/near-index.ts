/**
 * Which places lie near the lines or points of a layer: evidence for the coordinate detective.
 *
 * Distances on a sphere by local scale, good to a percent within kilometres.
 */
import Flatbush from 'flatbush'
import { type FlatGeometry, simpleParts } from '../../../shared/domain/flat-geometry'

const METERS_PER_DEGREE = 111_195
const RADIANS_PER_DEGREE = Math.PI / 180

export class NearIndex {
  readonly #segments: Float64Array
  readonly #boxes: Flatbush

  private constructor(segments: Float64Array) {
    this.#segments = segments
    this.#boxes = new Flatbush(segments.length / 4)
    for (let at = 0; at < segments.length; at += 4) {
      const [x1, y1, x2, y2] = [segments[at]!, segments[at + 1]!, segments[at + 2]!, segments[at + 3]!]
      this.#boxes.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2))
    }
    this.#boxes.finish()
  }

  /**
   * @param geometries degrees [lon, lat]; of polygons the vertices and edges of their rings count
   * @returns null where there is nothing to be near to
   */
  static from(geometries: readonly FlatGeometry[]): NearIndex | null {
    const segments: number[] = []
    for (const geometry of geometries) {
      for (const { xy, pathEnds } of simpleParts(geometry)) {
        if (pathEnds.length === 0) for (let at = 0; at < xy.length; at += 2) segments.push(xy[at]!, xy[at + 1]!, xy[at]!, xy[at + 1]!)
        for (const [path, end] of pathEnds.entries()) {
          for (let vertex = (pathEnds[path - 1] ?? 0) + 1; vertex < end; vertex++) segments.push(xy[2 * vertex - 2]!, xy[2 * vertex - 1]!, xy[2 * vertex]!, xy[2 * vertex + 1]!)
        }
      }
    }
    return segments.length === 0 ? null : new NearIndex(Float64Array.from(segments))
  }

  /** Whether a place lies within so many metres of a line or point. */
  isNear(lon: number, lat: number, meters: number): boolean {
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) return false
    const lonScale = Math.max(0.01, Math.cos(lat * RADIANS_PER_DEGREE))
    const reach = meters / METERS_PER_DEGREE
    const found = this.#boxes.search(lon - reach / lonScale, lat - reach, lon + reach / lonScale, lat + reach)
    return found.some((segment) => this.#squaredDegrees(segment, lon, lat, lonScale) <= reach * reach)
  }

  /** Squared distance to a segment in degrees of latitude. */
  #squaredDegrees(segment: number, lon: number, lat: number, lonScale: number): number {
    const at = 4 * segment
    const x1 = (this.#segments[at]! - lon) * lonScale
    const y1 = this.#segments[at + 1]! - lat
    const dx = (this.#segments[at + 2]! - lon) * lonScale - x1
    const dy = this.#segments[at + 3]! - lat - y1
    const squared = dx * dx + dy * dy
    const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / squared))
    return (x1 + share * dx) ** 2 + (y1 + share * dy) ** 2
  }
}
