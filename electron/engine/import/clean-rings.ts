/**
 * What can be put right in rings and lines without touching their shape: repeated points removed, rings closed, shells counter-clockwise and
 * holes clockwise (OGC 06-103r4, 6.1.11; RFC 7946, 3.1.6), lines and rings without any extent left out.
 */
import { doubleAreaOfRingSigned, type SimpleGeometry } from '../../../shared/domain/flat-geometry'

export type CleanedGeometry = {
  /** Without z and m. Null where nothing with an extent is left. */
  readonly geometry: SimpleGeometry | null
  readonly duplicatePoints: number
  /** Where the first ring that was not closed begins; null where all were. */
  readonly unclosedAt: readonly [number, number] | null
  /** Where the first line or ring that was left out lay; null where there was none. */
  readonly emptyAt: readonly [number, number] | null
  readonly reversedRings: number
}

const POINTS_OF_RING = 4
const POINTS_OF_LINE = 2
const NO_ENDS: readonly number[] = []

/** @param geometry lines or polygons with finite coordinates, given away: the result may stand in its array */
export function cleanPaths(geometry: SimpleGeometry): CleanedGeometry {
  const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
  const cleaner = new PathCleaner(geometry, isArea)
  const polygonEnds = geometry.type === 'MultiPolygon' ? geometry.polygonEnds : [geometry.pathEnds.length]
  const newPolygonEnds: number[] = []
  let path = 0
  for (const end of polygonEnds) {
    const first = cleaner.pathEnds.length
    const firstPath = path
    for (; path < end; path++) {
      const from = geometry.pathEnds[path - 1] ?? 0
      const kept = cleaner.add(from, geometry.pathEnds[path]!, isArea ? path > firstPath : null)
      // Holes without their shell are no polygon.
      if (!kept && isArea && path === firstPath) {
        path = end
        break
      }
    }
    if (cleaner.pathEnds.length > first) newPolygonEnds.push(cleaner.pathEnds.length)
  }
  return cleaner.result(geometry.type, newPolygonEnds)
}

/** Whether every ring ends where it begins. */
function areClosed(xy: Float64Array, pathEnds: readonly number[]): boolean {
  let from = 0
  for (const end of pathEnds) {
    if (end > from && (xy[2 * from] !== xy[2 * end - 2] || xy[2 * from + 1] !== xy[2 * end - 1])) return false
    from = end
  }
  return true
}

class PathCleaner {
  readonly pathEnds: number[] = []
  readonly #source: Float64Array
  readonly #isArea: boolean
  readonly #target: Float64Array
  #length = 0
  #duplicates = 0
  #reversed = 0
  #unclosedAt: readonly [number, number] | null = null
  #emptyAt: readonly [number, number] | null = null

  constructor({ xy, pathEnds }: SimpleGeometry, isArea: boolean) {
    this.#source = xy
    this.#isArea = isArea
    // Only closing adds to what is there, one vertex a ring at most.
    this.#target = !isArea || areClosed(xy, pathEnds) ? xy : new Float64Array(xy.length + 2 * pathEnds.length)
  }

  /**
   * @param isHole null for a line
   * @returns false where the path has no extent and was left out
   */
  add(from: number, to: number, isHole: boolean | null): boolean {
    const source = this.#source
    const target = this.#target
    const start = this.#length
    let at = 2 * from
    if (target === source && start === at) {
      // Nothing moves up to the first vertex that is repeated.
      at += 2
      while (at < 2 * to && (source[at] !== source[at - 2] || source[at + 1] !== source[at - 1])) at += 2
      this.#length = Math.min(at, 2 * to)
    }
    for (; at < 2 * to; at += 2) {
      const x = source[at]!
      const y = source[at + 1]!
      if (this.#length > start && x === target[this.#length - 2] && y === target[this.#length - 1]) {
        this.#duplicates++
        continue
      }
      target[this.#length++] = x
      target[this.#length++] = y
    }
    const place: readonly [number, number] = [target[start] ?? Number.NaN, target[start + 1] ?? Number.NaN]
    const isClosed = this.#length > start && target[this.#length - 2] === place[0] && target[this.#length - 1] === place[1]
    if (this.#isArea && !isClosed && this.#length > start) {
      this.#unclosedAt ??= place
      target[this.#length++] = place[0]
      target[this.#length++] = place[1]
    }
    if ((this.#length - start) / 2 < (this.#isArea ? POINTS_OF_RING : POINTS_OF_LINE)) {
      this.#emptyAt ??= place
      this.#length = start
      return false
    }
    if (isHole !== null) this.#orient(start / 2, this.#length / 2, isHole)
    this.pathEnds.push(this.#length / 2)
    return true
  }

  result(type: SimpleGeometry['type'], polygonEnds: number[]): CleanedGeometry {
    const counts = { duplicatePoints: this.#duplicates, unclosedAt: this.#unclosedAt, emptyAt: this.#emptyAt, reversedRings: this.#reversed }
    if (this.pathEnds.length === 0) return { geometry: null, ...counts }
    const xy = this.#length === this.#target.length ? this.#target : this.#target.slice(0, this.#length)
    return { geometry: { type, xy, z: null, m: null, pathEnds: this.pathEnds, polygonEnds: type === 'MultiPolygon' ? polygonEnds : NO_ENDS }, ...counts }
  }

  #orient(from: number, to: number, isHole: boolean): void {
    const target = this.#target
    const doubleArea = doubleAreaOfRingSigned(target, from, to)
    if (doubleArea === 0 || doubleArea > 0 !== isHole) return
    this.#reversed++
    for (let low = 2 * from, high = 2 * to - 2; low < high; low += 2, high -= 2) {
      const [x, y] = [target[low]!, target[low + 1]!]
      target[low] = target[high]!
      target[low + 1] = target[high + 1]!
      target[high] = x
      target[high + 1] = y
    }
  }
}
