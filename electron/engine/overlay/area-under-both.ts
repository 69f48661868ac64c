/**
 * The area common to two polygons from their edges alone.
 *
 * Let f(x) be the height of an edge and s its sign. Above each x a polygon is the sum of −s · {y < f(x)} over its edges there, so the
 * length that two polygons have in common above x is Σ Σ s·s′ · min(f(x), f′(x)), and its integral over x is their common area. Edges
 * need no order and no intersection points, nothing is decided by the sign of a rounded number, and edges that coincide, touch
 * or nearly touch only move the sum by as little as they are apart.
 */
import type { EdgeBuffer } from './edge-buffer'

/** Below this many pairs of edges, trying all of them is faster than sorting them into bins. */
const ALL_PAIRS_LIMIT = 2048

/** @returns the signed common area, in square units of the edges' plane */
export function areaUnderBoth(a: EdgeBuffer, b: EdgeBuffer): number {
  if (a.count === 0 || b.count === 0) return 0
  if (a.count * b.count <= ALL_PAIRS_LIMIT) return sumOverAllPairs(a, b)
  // Sorting into bins is the dearer part.
  return a.count < b.count ? sumOverBins(a, b) : sumOverBins(b, a)
}

function sumOverAllPairs(a: EdgeBuffer, b: EdgeBuffer): number {
  const { x1, y1, x2, slope, sign } = a
  const count = a.count
  let doubleArea = 0
  for (let other = 0; other < b.count; other++) {
    const fromX = b.x1[other]!
    const toX = b.x2[other]!
    const fromY = b.y1[other]!
    const otherSlope = b.slope[other]!
    let sum = 0
    for (let edge = 0; edge < count; edge++) {
      const left = x1[edge]!
      const right = x2[edge]!
      if (left >= toX || right <= fromX) continue
      const start = left > fromX ? left : fromX
      const end = right < toX ? right : toX
      const startY = fromY + (start - fromX) * otherSlope
      const endY = fromY + (end - fromX) * otherSlope
      const startGap = y1[edge]! + (start - left) * slope[edge]! - startY
      const endGap = y1[edge]! + (end - left) * slope[edge]! - endY
      sum += sign[edge]! * (end - start) * (startY + endY + doubleNegativePart(startGap, endGap))
    }
    doubleArea += b.sign[other]! * sum
  }
  return doubleArea / 2
}

/** Twice the mean of min(0, gap) where the gap changes evenly from start to end. */
function doubleNegativePart(start: number, end: number): number {
  if (start <= 0) return end <= 0 ? start + end : (start * start) / (start - end)
  return end < 0 ? (end * end) / (end - start) : 0
}

let binStarts = new Int32Array(1024)
let firstBins = new Int32Array(1024)
let binMembers = new Int32Array(4096)

/** The same sum, looking only at pairs that share a bin of x. A pair is taken in the first bin that both reach. */
function sumOverBins(a: EdgeBuffer, b: EdgeBuffer): number {
  let minX = Infinity
  let maxX = -Infinity
  for (let edge = 0; edge < a.count; edge++) {
    if (a.x1[edge]! < minX) minX = a.x1[edge]!
    if (a.x2[edge]! > maxX) maxX = a.x2[edge]!
  }
  const bins = 2 * a.count
  const perUnit = bins / (maxX - minX)
  const binOf = (x: number) => Math.min(bins - 1, Math.max(0, Math.floor((x - minX) * perUnit)))

  if (binStarts.length < bins + 2) {
    binStarts = new Int32Array(2 * bins + 2)
    firstBins = new Int32Array(2 * bins + 2)
  }
  binStarts.fill(0, 0, bins + 2)
  let members = 0
  for (let edge = 0; edge < a.count; edge++) {
    const last = binOf(a.x2[edge]!)
    firstBins[edge] = binOf(a.x1[edge]!)
    for (let bin = firstBins[edge]!; bin <= last; bin++) {
      binStarts[bin + 2]!++
      members++
    }
  }
  for (let bin = 2; bin < bins + 2; bin++) binStarts[bin]! += binStarts[bin - 1]!
  if (binMembers.length < members) binMembers = new Int32Array(2 * members)
  for (let edge = 0; edge < a.count; edge++) {
    const last = binOf(a.x2[edge]!)
    for (let bin = firstBins[edge]!; bin <= last; bin++) binMembers[binStarts[bin + 1]!++] = edge
  }

  const { x1, y1, x2, slope, sign } = a
  let doubleArea = 0
  for (let other = 0; other < b.count; other++) {
    const fromX = b.x1[other]!
    const toX = b.x2[other]!
    if (toX <= minX || fromX >= maxX) continue
    const fromY = b.y1[other]!
    const otherSlope = b.slope[other]!
    const firstBin = binOf(fromX)
    const lastBin = binOf(toX)
    let sum = 0
    for (let bin = firstBin; bin <= lastBin; bin++) {
      for (let at = binStarts[bin]!; at < binStarts[bin + 1]!; at++) {
        const edge = binMembers[at]!
        const left = x1[edge]!
        const right = x2[edge]!
        if (left >= toX || right <= fromX) continue
        if (bin > firstBin && firstBins[edge]! < bin) continue
        const start = left > fromX ? left : fromX
        const end = right < toX ? right : toX
        const startY = fromY + (start - fromX) * otherSlope
        const endY = fromY + (end - fromX) * otherSlope
        const startGap = y1[edge]! + (start - left) * slope[edge]! - startY
        const endGap = y1[edge]! + (end - left) * slope[edge]! - endY
        sum += sign[edge]! * (end - start) * (startY + endY + doubleNegativePart(startGap, endGap))
      }
    }
    doubleArea += b.sign[other]! * sum
  }
  return doubleArea / 2
}
