/**
 * Rings without any structure to a polygon or multipolygon: as shapefiles, Esri JSON and parcel texts give them.
 *
 * Their formats only say that shells run clockwise and holes counter-clockwise; which hole belongs to which shell is found by
 * containment. Where a hole lies outside every shell the writer ignored the rule, and nesting alone decides. Vertices keep their order.
 */
import { doubleAreaOfRingSigned, type SimpleGeometry } from '../../../shared/domain/flat-geometry'

type Ordinates = Pick<SimpleGeometry, 'xy' | 'z' | 'm'>
type Ring = {
  readonly index: number
  readonly from: number
  readonly to: number
  /** Twice the area, positive counter-clockwise. */
  readonly signedArea: number
  readonly bbox: readonly [minX: number, minY: number, maxX: number, maxY: number]
}

const NO_ENDS: readonly number[] = []

/**
 * @param rule `orientation`: the format says that shells run clockwise; `nesting`: it says nothing
 * @returns the geometry and, where the rings run the wrong way, the 1-based number of the first hole outside every shell
 */
export function polygonFromRings(
  { xy, z, m }: Ordinates,
  pathEnds: readonly number[],
  rule: 'orientation' | 'nesting' = 'orientation',
): { geometry: SimpleGeometry; strayHole: number | null } {
  const ordinates: Ordinates = { xy, z, m }
  if (pathEnds.length === 1) return { geometry: { type: 'Polygon', ...ordinates, pathEnds, polygonEnds: NO_ENDS }, strayHole: null }
  const rings = pathEnds.map((to, index) => describeRing(ordinates.xy, index, pathEnds[index - 1] ?? 0, to))
  const byOrientation = rule === 'orientation' ? group(ordinates.xy, rings, rings.filter(({ signedArea }) => signedArea <= 0)) : null
  const strayHole = byOrientation?.stray ? byOrientation.stray.index + 1 : null
  const { polygons } =
    byOrientation !== null && strayHole === null
      ? byOrientation
      : group(ordinates.xy, rings, rings.filter((ring) => nestingDepth(ordinates.xy, ring, rings) % 2 === 0))
  const groups = [...polygons.values()]
  const ordered = groups.flat()
  const geometry = ordered.every((ring, place) => ring.index === place) ? ordinates : reorder(ordinates, ordered)
  const ends = cumulate(ordered.map((ring) => ring.to - ring.from))
  if (groups.length === 1) return { geometry: { type: 'Polygon', ...geometry, pathEnds: ends, polygonEnds: NO_ENDS }, strayHole }
  return { geometry: { type: 'MultiPolygon', ...geometry, pathEnds: ends, polygonEnds: cumulate(groups.map(({ length }) => length)) }, strayHole }
}

/** Each hole goes to the smallest shell around it; a hole outside every shell becomes a polygon of its own. */
function group(xy: Float64Array, rings: readonly Ring[], shells: readonly Ring[]): { polygons: Map<Ring, Ring[]>; stray: Ring | null } {
  const isShell = new Set(shells)
  const polygons = new Map<Ring, Ring[]>(shells.map((shell) => [shell, [shell]]))
  let stray: Ring | null = null
  for (const ring of rings) {
    if (isShell.has(ring)) continue
    const shell = smallestContaining(xy, ring, shells)
    if (shell) polygons.get(shell)!.push(ring)
    else {
      stray ??= ring
      polygons.set(ring, [ring])
    }
  }
  return { polygons, stray }
}

function describeRing(xy: Float64Array, index: number, from: number, to: number): Ring {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let vertex = from; vertex < to; vertex++) {
    const x = xy[2 * vertex]!
    const y = xy[2 * vertex + 1]!
    if (x < minX) minX = x
    if (x > maxX) maxX = x
    if (y < minY) minY = y
    if (y > maxY) maxY = y
  }
  return { index, from, to, signedArea: doubleAreaOfRingSigned(xy, from, to), bbox: [minX, minY, maxX, maxY] }
}

function smallestContaining(xy: Float64Array, ring: Ring, shells: readonly Ring[]): Ring | null {
  let smallest: Ring | null = null
  for (const shell of shells) {
    if (shell === ring || Math.abs(shell.signedArea) <= Math.abs(ring.signedArea)) continue
    if (smallest !== null && Math.abs(smallest.signedArea) <= Math.abs(shell.signedArea)) continue
    if (boxContains(shell, ring) && ringContains(xy, shell, ring)) smallest = shell
  }
  return smallest
}

function nestingDepth(xy: Float64Array, ring: Ring, rings: readonly Ring[]): number {
  return rings.filter(
    (other) => other !== ring && Math.abs(other.signedArea) > Math.abs(ring.signedArea) && boxContains(other, ring) && ringContains(xy, other, ring),
  ).length
}

function boxContains(outer: Ring, inner: Ring): boolean {
  return outer.bbox[0] <= inner.bbox[0] && outer.bbox[1] <= inner.bbox[1] && outer.bbox[2] >= inner.bbox[2] && outer.bbox[3] >= inner.bbox[3]
}

/** By the first vertex of the inner ring that lies on neither side's boundary; a ring all on the boundary counts as inside. */
function ringContains(xy: Float64Array, outer: Ring, inner: Ring): boolean {
  for (let vertex = inner.from; vertex < inner.to; vertex++) {
    const side = sideOfRing(xy, outer, xy[2 * vertex]!, xy[2 * vertex + 1]!)
    if (side !== 'boundary') return side === 'inside'
  }
  return true
}

function sideOfRing(xy: Float64Array, { from, to }: Ring, x: number, y: number): 'inside' | 'outside' | 'boundary' {
  let inside = false
  let previousX = xy[2 * to - 2]!
  let previousY = xy[2 * to - 1]!
  for (let vertex = from; vertex < to; vertex++) {
    const currentX = xy[2 * vertex]!
    const currentY = xy[2 * vertex + 1]!
    const cross = (currentX - previousX) * (y - previousY) - (currentY - previousY) * (x - previousX)
    const withinX = x >= Math.min(previousX, currentX) && x <= Math.max(previousX, currentX)
    const withinY = y >= Math.min(previousY, currentY) && y <= Math.max(previousY, currentY)
    if (cross === 0 && withinX && withinY) return 'boundary'
    if (currentY > y !== previousY > y && x < ((previousX - currentX) * (y - currentY)) / (previousY - currentY) + currentX) inside = !inside
    previousX = currentX
    previousY = currentY
  }
  return inside ? 'inside' : 'outside'
}

function reorder({ xy, z, m }: Ordinates, rings: readonly Ring[]): Ordinates {
  const newXy = new Float64Array(xy.length)
  const newZ = z && new Float64Array(z.length)
  const newM = m && new Float64Array(m.length)
  let vertex = 0
  for (const { from, to } of rings) {
    newXy.set(xy.subarray(2 * from, 2 * to), 2 * vertex)
    if (z) newZ!.set(z.subarray(from, to), vertex)
    if (m) newM!.set(m.subarray(from, to), vertex)
    vertex += to - from
  }
  return { xy: newXy, z: newZ, m: newM }
}

function cumulate(counts: readonly number[]): number[] {
  let sum = 0
  return counts.map((count) => (sum += count))
}
