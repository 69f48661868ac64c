/**
 * How far each vertex matters: the tolerance below which Douglas and Peucker's simplification keeps it.
 *
 * Computed once, it answers for every zoom. Boundaries are cut at their junctions and walked in a direction that depends on the
 * coordinates alone, so that a boundary gets the same answers from both sides.
 *
 * Source: D. Douglas, T. Peucker, Algorithms for the reduction of the number of points required to represent a digitized line
 * or its caricature, Cartographica 10(2), 1973.
 */
import { findJunctions } from './junctions'
import type { PathSet } from './path-set'

/** @returns for each vertex the square of that tolerance in world units; Infinity for one that always stays */
export function squaredSignificance(paths: PathSet): Float64Array {
  const junctions = findJunctions(paths)
  const result = new Float64Array(paths.vertexCount)
  const arc = new Arc()
  for (let path = 0; path < paths.pathRoles.length; path++) {
    const start = paths.pathStarts[path]!
    const end = paths.pathStarts[path + 1]!
    if (paths.isRing(path)) walkRing(paths, start, end, junctions, arc, result)
    else walkLine(paths, start, end, junctions, arc, result)
  }
  return result
}

function walkLine(paths: PathSet, start: number, end: number, junctions: Uint8Array, arc: Arc, result: Float64Array): void {
  arc.clear()
  for (let vertex = start; vertex < end; vertex++) {
    arc.push(vertex)
    if (vertex > start && junctions[vertex] === 1) {
      arc.finish(paths, result)
      arc.clear()
      arc.push(vertex)
    }
  }
}

function walkRing(paths: PathSet, start: number, end: number, junctions: Uint8Array, arc: Arc, result: Float64Array): void {
  const count = end - start
  if (count === 0) return
  let first = start
  while (first < end && junctions[first] === 0) first++
  if (first === end) first = smallestVertex(paths, start, end)
  arc.clear()
  arc.push(first)
  for (let step = 1; step <= count; step++) {
    const vertex = start + ((first - start + step) % count)
    arc.push(vertex)
    if (step === count || junctions[vertex] === 1) {
      arc.finish(paths, result)
      arc.clear()
      arc.push(vertex)
    }
  }
}

/** The westernmost vertex, of several the northernmost. */
function smallestVertex({ x, y }: PathSet, start: number, end: number): number {
  let best = start
  for (let vertex = start + 1; vertex < end; vertex++) {
    if (x[vertex]! < x[best]! || (x[vertex] === x[best] && y[vertex]! < y[best]!)) best = vertex
  }
  return best
}

/** A stretch of boundary between two junctions, both included. */
class Arc {
  readonly #vertices: number[] = []
  readonly #stack: number[] = []

  clear(): void {
    this.#vertices.length = 0
  }

  push(vertex: number): void {
    this.#vertices.push(vertex)
  }

  /** Write the significance of the arc's vertices into `result`. */
  finish(paths: PathSet, result: Float64Array): void {
    const vertices = this.#vertices
    const { x, y } = paths
    if (runsBackwards(vertices, x, y)) vertices.reverse()
    const last = vertices.length - 1
    result[vertices[0]!] = Infinity
    result[vertices[last]!] = Infinity
    const stack = this.#stack
    stack.push(0, last, Infinity)
    while (stack.length > 0) {
      const limit = stack.pop()!
      const to = stack.pop()!
      const from = stack.pop()!
      if (to - from < 2) continue
      const ax = x[vertices[from]!]!
      const ay = y[vertices[from]!]!
      const dx = x[vertices[to]!]! - ax
      const dy = y[vertices[to]!]! - ay
      const lengthSquared = dx * dx + dy * dy
      let farthest = from + 1
      let greatest = -1
      for (let index = from + 1; index < to; index++) {
        const px = x[vertices[index]!]! - ax
        const py = y[vertices[index]!]! - ay
        let distance: number
        const along = lengthSquared === 0 ? 0 : (px * dx + py * dy) / lengthSquared
        if (along <= 0) distance = px * px + py * py
        else if (along >= 1) distance = (px - dx) * (px - dx) + (py - dy) * (py - dy)
        else {
          const cross = px * dy - py * dx
          distance = (cross * cross) / lengthSquared
        }
        if (distance > greatest) {
          greatest = distance
          farthest = index
        }
      }
      // A vertex is only looked at where the one that split before it was kept.
      const significance = Math.min(greatest, limit)
      result[vertices[farthest]!] = significance
      stack.push(from, farthest, significance, farthest, to, significance)
    }
  }
}

/** Compare an arc with its reverse, coordinate by coordinate, so that both directions settle on the same one. */
function runsBackwards(vertices: readonly number[], x: Int32Array, y: Int32Array): boolean {
  for (let front = 0, back = vertices.length - 1; front < back; front++, back--) {
    const a = vertices[front]!
    const b = vertices[back]!
    if (x[a] !== x[b]) return x[a]! > x[b]!
    if (y[a] !== y[b]) return y[a]! > y[b]!
  }
  return false
}
