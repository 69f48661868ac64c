/**
 * Where boundaries of one layer meet: the vertices that no simplification may take away.
 *
 * Between two junctions a boundary that two areas share has the same vertices in both, so simplifying it alone gives both the
 * same line, and no gap opens between them. (The idea of arcs: TopoJSON, Bostock 2012.)
 */
import type { PathSet } from './path-set'

const NONE = -1

/**
 * @returns for each vertex of the set, 1 where a line ends, or where paths through that place go on differently
 */
export function findJunctions(paths: PathSet): Uint8Array {
  const places = identifyPlaces(paths)
  const count = paths.vertexCount
  // Neighbours of each place, the smaller first; NONE for a place not yet visited.
  const neighbourA = new Int32Array(count).fill(NONE)
  const neighbourB = new Int32Array(count).fill(NONE)
  const isJunction = new Uint8Array(count)

  for (let path = 0; path < paths.pathRoles.length; path++) {
    const start = paths.pathStarts[path]!
    const end = paths.pathStarts[path + 1]!
    const ring = paths.isRing(path)
    for (let vertex = start; vertex < end; vertex++) {
      const place = places[vertex]!
      if (!ring && (vertex === start || vertex === end - 1)) {
        isJunction[place] = 1
        continue
      }
      const before = places[vertex === start ? end - 1 : vertex - 1]!
      const after = places[vertex === end - 1 ? start : vertex + 1]!
      const a = Math.min(before, after)
      const b = Math.max(before, after)
      if (neighbourA[place] === NONE) {
        neighbourA[place] = a
        neighbourB[place] = b
      } else if (neighbourA[place] !== a || neighbourB[place] !== b) isJunction[place] = 1
    }
  }
  const result = new Uint8Array(count)
  for (let vertex = 0; vertex < count; vertex++) result[vertex] = isJunction[places[vertex]!]!
  return result
}

/** Number the places: vertices with equal coordinates get the same number, below the number of vertices. */
function identifyPlaces({ x, y, vertexCount }: PathSet): Int32Array {
  const places = new Int32Array(vertexCount)
  // Open addressing, at most half full. A slot holds the first vertex at its place.
  const bits = Math.max(4, Math.ceil(Math.log2(vertexCount * 2 + 1)))
  const slots = new Int32Array(2 ** bits).fill(NONE)
  const mask = slots.length - 1
  for (let vertex = 0; vertex < vertexCount; vertex++) {
    const vx = x[vertex]!
    const vy = y[vertex]!
    let slot = hash(vx, vy) & mask
    for (;;) {
      const first = slots[slot]!
      if (first === NONE) {
        slots[slot] = vertex
        places[vertex] = vertex
        break
      }
      if (x[first] === vx && y[first] === vy) {
        places[vertex] = first
        break
      }
      slot = (slot + 1) & mask
    }
  }
  return places
}

/** Mixing steps of MurmurHash3 (Appleby, public domain). */
function hash(x: number, y: number): number {
  let value = Math.imul(x, 0x85ebca6b) ^ Math.imul(y, 0xc2b2ae35)
  value ^= value >>> 15
  value = Math.imul(value, 0x2c1b3c6d)
  return value ^ (value >>> 13)
}
