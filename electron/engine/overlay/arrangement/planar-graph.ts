/**
 * The noded edges as a planar graph that knows, on both sides of every edge, how often each operand winds around.
 *
 * Each undirected edge is kept once with the sum of what runs along it: edges that both operands share are one edge, and
 * edges that run both ways cancel. Edge k has two halves, 2k from its lower to its higher vertex number and 2k + 1 back.
 */
import { doubledInt32, doubledUint8 } from '../grow-array'
import { crossSign, turn } from './grid-predicates'
import type { VertexTable } from './vertex-table'

/** From this many edges on, rays look only at edges in their own column. */
const COLUMN_INDEX_EDGES = 256

export class PlanarGraph {
  /** Lower and higher vertex of each edge. */
  low = new Int32Array(128)
  high = new Int32Array(128)
  edgeCount = 0
  /** Winding numbers of both operands left and right of each edge, seen from low to high. Meaningless where `labelled` is 0. */
  leftA = new Int32Array(128)
  leftB = new Int32Array(128)
  rightA = new Int32Array(128)
  rightB = new Int32Array(128)
  labelled = new Uint8Array(128)
  /** First half-edge of each vertex in `star`; one more entry than vertices. */
  starStarts = new Int32Array(129)
  /** Half-edges leaving each vertex, counter-clockwise from north. */
  star = new Int32Array(256)
  /** Where each half-edge stands in `star`. */
  starPositions = new Int32Array(256)

  /** Left winding number less right one, from low to high. */
  #stepA = new Int32Array(128)
  #stepB = new Int32Array(128)
  #slots = new Int32Array(512).fill(-1)
  #stack: number[] = []
  #runs: { fromX: number; toX: number; operand: number }[] = []
  #minX = -Infinity
  #minY = -Infinity
  #maxX = Infinity
  #maxY = Infinity
  #columns: ColumnIndex | null = null
  readonly #vertices: VertexTable

  constructor(vertices: VertexTable) {
    this.#vertices = vertices
  }

  reset(): void {
    this.edgeCount = 0
    this.#runs = []
    this.#columns = null
    if (this.#slots.length > 4096) this.#slots = new Int32Array(512)
    this.#slots.fill(-1)
    this.setWindow(-Infinity, -Infinity, Infinity, Infinity)
  }

  /**
   * Restrict the graph to a window in grid coordinates: vertices outside of it may lack edges, and nothing is concluded there.
   * What was left out above the window must be told by `addRunAbove`.
   */
  setWindow(minX: number, minY: number, maxX: number, maxY: number): void {
    this.#minX = minX
    this.#minY = minY
    this.#maxX = maxX
    this.#maxY = maxY
  }

  /** A chain of edges above the window, from one grid x to another. */
  addRunAbove(fromX: number, toX: number, operand: number): void {
    this.#runs.push({ fromX, toX, operand })
  }

  /** Add an edge that has its polygon on the left. */
  addEdge(from: number, to: number, operand: number): void {
    const low = from < to ? from : to
    const high = from < to ? to : from
    let mask = this.#slots.length - 1
    let slot = hash(low, high) & mask
    let edge = this.#slots[slot]!
    while (edge >= 0 && (this.low[edge] !== low || this.high[edge] !== high)) {
      slot = (slot + 1) & mask
      edge = this.#slots[slot]!
    }
    if (edge < 0) {
      edge = this.edgeCount++
      if (edge === this.low.length) this.#growEdges()
      this.low[edge] = low
      this.high[edge] = high
      this.#stepA[edge] = 0
      this.#stepB[edge] = 0
      this.labelled[edge] = 0
      if (2 * this.edgeCount > mask) {
        this.#growSlots()
        mask = this.#slots.length - 1
      } else this.#slots[slot] = edge
    }
    const step = from < to ? 1 : -1
    if (operand === 0) this.#stepA[edge]! += step
    else this.#stepB[edge]! += step
  }

  /** Once all edges are in: order the stars and find the winding numbers. */
  label(): void {
    this.#dropCancelled()
    this.#buildStars()
    for (let edge = 0; edge < this.edgeCount; edge++) {
      if (this.labelled[edge] !== 0) continue
      const seed = this.#isOpen(this.low[edge]!) ? (this.#isOpen(this.high[edge]!) ? -1 : this.high[edge]!) : this.low[edge]!
      if (seed >= 0) this.#labelFrom(seed)
    }
  }

  /** Once labelled: whether some vertex has edges of both operands. */
  operandsMeet(): boolean {
    const seen = new Uint8Array(this.#vertices.count)
    for (let edge = 0; edge < this.edgeCount; edge++) {
      const operands = (this.#stepA[edge] === 0 ? 0 : 1) | (this.#stepB[edge] === 0 ? 0 : 2)
      for (const vertex of [this.low[edge]!, this.high[edge]!]) {
        seen[vertex]! |= operands
        if (seen[vertex] === 3) return true
      }
    }
    return false
  }

  #isOpen(vertex: number): boolean {
    const x = this.#vertices.x[vertex]!
    const y = this.#vertices.y[vertex]!
    return x < this.#minX || x > this.#maxX || y < this.#minY || y > this.#maxY
  }

  #dropCancelled(): void {
    let kept = 0
    for (let edge = 0; edge < this.edgeCount; edge++) {
      if (this.#stepA[edge] === 0 && this.#stepB[edge] === 0) continue
      if (kept !== edge) {
        this.low[kept] = this.low[edge]!
        this.high[kept] = this.high[edge]!
        this.#stepA[kept] = this.#stepA[edge]!
        this.#stepB[kept] = this.#stepB[edge]!
      }
      kept++
    }
    this.edgeCount = kept
  }

  #buildStars(): void {
    const vertexCount = this.#vertices.count
    const halves = 2 * this.edgeCount
    if (this.starStarts.length < vertexCount + 2) this.starStarts = new Int32Array(2 * vertexCount + 2)
    if (this.star.length < halves) {
      this.star = new Int32Array(2 * halves)
      this.starPositions = new Int32Array(2 * halves)
    }
    const starts = this.starStarts.fill(0, 0, vertexCount + 2)
    for (let edge = 0; edge < this.edgeCount; edge++) {
      starts[this.low[edge]! + 2]!++
      starts[this.high[edge]! + 2]!++
    }
    for (let vertex = 2; vertex < vertexCount + 2; vertex++) starts[vertex]! += starts[vertex - 1]!
    for (let edge = 0; edge < this.edgeCount; edge++) {
      this.star[starts[this.low[edge]! + 1]!++] = 2 * edge
      this.star[starts[this.high[edge]! + 1]!++] = 2 * edge + 1
    }
    for (let vertex = 0; vertex < vertexCount; vertex++) this.#sortStar(starts[vertex]!, starts[vertex + 1]!)
  }

  #sortStar(start: number, end: number): void {
    const { star, starPositions } = this
    for (let sorted = start + 1; sorted < end; sorted++) {
      const half = star[sorted]!
      let at = sorted
      while (at > start && this.#isBefore(half, star[at - 1]!)) {
        star[at] = star[at - 1]!
        at--
      }
      star[at] = half
    }
    for (let at = start; at < end; at++) starPositions[star[at]!] = at
  }

  /** Whether half-edge a comes before b of the same vertex, going counter-clockwise from north. */
  #isBefore(a: number, b: number): boolean {
    const { x, y } = this.#vertices
    const center = this.origin(a)
    const endA = this.origin(a ^ 1)
    const endB = this.origin(b ^ 1)
    const ax = x[endA]! - x[center]!
    const ay = y[endA]! - y[center]!
    const bx = x[endB]! - x[center]!
    const by = y[endB]! - y[center]!
    const sectorA = sectorFromNorth(ax, ay)
    const sectorB = sectorFromNorth(bx, by)
    return sectorA === sectorB ? crossSign(ax, ay, bx, by) > 0 : sectorA < sectorB
  }

  /** The vertex that a half-edge leaves. */
  origin(half: number): number {
    return (half & 1) === 0 ? this.low[half >> 1]! : this.high[half >> 1]!
  }

  /** Label everything connected to a vertex, starting from what lies just clockwise of its north. */
  #labelFrom(seed: number): void {
    const start = this.starStarts[seed]!
    const end = this.starStarts[seed + 1]!
    if (start === end) return
    const [windingA, windingB] = this.#windingAt(seed)
    this.#stack.length = 0
    this.#labelStar(start, end, start, windingA, windingB)
    while (this.#stack.length > 0) {
      // The half-edge by which its origin was reached: what lies right of it is known.
      const half = this.#stack.pop()!
      const vertex = this.origin(half)
      if (this.#isOpen(vertex)) continue
      const edge = half >> 1
      const isForward = (half & 1) === 0
      this.#labelStar(
        this.starStarts[vertex]!,
        this.starStarts[vertex + 1]!,
        this.starPositions[half]!,
        isForward ? this.rightA[edge]! : this.leftA[edge]!,
        isForward ? this.rightB[edge]! : this.leftB[edge]!,
      )
    }
  }

  /** Go once counter-clockwise around a vertex from position `first`, right of which the winding numbers are known. */
  #labelStar(start: number, end: number, first: number, rightA: number, rightB: number): void {
    let a = rightA
    let b = rightB
    let at = first
    do {
      const half = this.star[at]!
      const edge = half >> 1
      const isForward = (half & 1) === 0
      const nextA = a + (isForward ? this.#stepA[edge]! : -this.#stepA[edge]!)
      const nextB = b + (isForward ? this.#stepB[edge]! : -this.#stepB[edge]!)
      if (this.labelled[edge] === 0) {
        this.labelled[edge] = 1
        this.leftA[edge] = isForward ? nextA : a
        this.leftB[edge] = isForward ? nextB : b
        this.rightA[edge] = isForward ? a : nextA
        this.rightB[edge] = isForward ? b : nextB
        this.#stack.push(half ^ 1)
      }
      a = nextA
      b = nextB
      at = at + 1 === end ? start : at + 1
    } while (at !== first)
  }

  /**
   * Winding numbers at a point just above a vertex and a trace to its right, by a ray upwards. No edge of the vertex itself lies on that
   * ray, and an edge counts where it spans the half-open x, so vertices on the ray are counted once.
   */
  #windingAt(vertex: number): [number, number] {
    const { x, y } = this.#vertices
    const atX = x[vertex]!
    const atY = y[vertex]!
    let a = 0
    let b = 0
    for (const run of this.#runs) {
      if (run.fromX <= atX === run.toX <= atX) continue
      const step = run.fromX > run.toX ? 1 : -1
      if (run.operand === 0) a += step
      else b += step
    }
    const count = (edge: number) => {
      const low = this.low[edge]!
      const high = this.high[edge]!
      if (x[low]! <= atX === x[high]! <= atX || low === vertex || high === vertex) return
      const runsRight = x[low]! < x[high]!
      const left = runsRight ? low : high
      const right = runsRight ? high : low
      if (y[left]! < atY && y[right]! < atY) return
      if (turn(x[left]!, y[left]!, x[right]!, y[right]!, atX, atY) >= 0) return
      a += runsRight ? -this.#stepA[edge]! : this.#stepA[edge]!
      b += runsRight ? -this.#stepB[edge]! : this.#stepB[edge]!
    }
    if (this.edgeCount < COLUMN_INDEX_EDGES) {
      for (let edge = 0; edge < this.edgeCount; edge++) count(edge)
    } else {
      this.#columns ??= new ColumnIndex(this, x)
      this.#columns.forEachAt(atX, count)
    }
    return [a, b]
  }

  #growSlots(): void {
    this.#slots = new Int32Array(4 * this.#slots.length).fill(-1)
    const mask = this.#slots.length - 1
    for (let edge = 0; edge < this.edgeCount; edge++) {
      let slot = hash(this.low[edge]!, this.high[edge]!) & mask
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & mask
      this.#slots[slot] = edge
    }
  }

  #growEdges(): void {
    this.low = doubledInt32(this.low)
    this.high = doubledInt32(this.high)
    this.leftA = doubledInt32(this.leftA)
    this.leftB = doubledInt32(this.leftB)
    this.rightA = doubledInt32(this.rightA)
    this.rightB = doubledInt32(this.rightB)
    this.#stepA = doubledInt32(this.#stepA)
    this.#stepB = doubledInt32(this.#stepB)
    this.labelled = doubledUint8(this.labelled)
  }
}

/** Edges by columns of x, for rays along y. */
class ColumnIndex {
  readonly #minX: number
  readonly #perX: number
  readonly #starts: Int32Array
  readonly #members: Int32Array

  constructor(graph: PlanarGraph, x: Float64Array) {
    let minX = Infinity
    let maxX = -Infinity
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      minX = Math.min(minX, x[graph.low[edge]!]!, x[graph.high[edge]!]!)
      maxX = Math.max(maxX, x[graph.low[edge]!]!, x[graph.high[edge]!]!)
    }
    const columns = graph.edgeCount >> 1
    this.#minX = minX
    this.#perX = columns / (maxX - minX + 1)
    const starts = new Int32Array(columns + 2)
    const span = (edge: number): [number, number] => {
      const a = this.#columnAt(x[graph.low[edge]!]!)
      const b = this.#columnAt(x[graph.high[edge]!]!)
      return a < b ? [a, b] : [b, a]
    }
    let members = 0
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      const [first, last] = span(edge)
      for (let column = first; column <= last; column++) starts[column + 2]!++
      members += last - first + 1
    }
    for (let column = 2; column < columns + 2; column++) starts[column]! += starts[column - 1]!
    this.#members = new Int32Array(members)
    for (let edge = 0; edge < graph.edgeCount; edge++) {
      const [first, last] = span(edge)
      for (let column = first; column <= last; column++) this.#members[starts[column + 1]!++] = edge
    }
    this.#starts = starts
  }

  forEachAt(x: number, visit: (edge: number) => void): void {
    const column = this.#columnAt(x)
    for (let at = this.#starts[column]!; at < this.#starts[column + 1]!; at++) visit(this.#members[at]!)
  }

  #columnAt(x: number): number {
    return Math.floor((x - this.#minX) * this.#perX)
  }
}

/** 0 north, 1 the western half, 2 south, 3 the eastern half. */
function sectorFromNorth(dx: number, dy: number): number {
  if (dx === 0) return dy > 0 ? 0 : 2
  return dx < 0 ? 1 : 3
}

function hash(low: number, high: number): number {
  const mixed = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
