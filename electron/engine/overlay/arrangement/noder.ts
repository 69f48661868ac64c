/**
 * Noding by snap rounding: edges are cut wherever they cross, and bent to every vertex whose pixel they pass through, so that
 * what comes out meets only at shared vertices (Hobby, "Practical segment intersection with finite precision output", 1999).
 *
 * No input is too bad for it: shared edges, vertices on edges and edges a hair apart all end as the same edges of the grid.
 */
import { EdgeCells } from '../../geometry/edge-cells'
import { orientation } from '../../geometry/orientation'
import { doubledFloat64, doubledInt32, doubledUint8 } from '../grow-array'
import { passesPixel } from './grid-predicates'
import type { PlanarGraph } from './planar-graph'
import type { VertexTable } from './vertex-table'

/** Up to this many edges every pair is looked at; above, only those that share a cell. */
const ALL_PAIRS_EDGES = 40

export class Noder {
  #from = new Int32Array(128)
  #to = new Int32Array(128)
  #operands = new Uint8Array(128)
  /** Ends of each edge as they came in: in cells, with fractions. What an edge crosses or passes is decided by these. */
  #fromX = new Float64Array(128)
  #fromY = new Float64Array(128)
  #toX = new Float64Array(128)
  #toY = new Float64Array(128)
  /** First entry of each edge's list of vertices to be cut at; −1 where there is none. */
  #firstCut = new Int32Array(128)
  #edgeCount = 0
  #cutVertex = new Int32Array(128)
  #nextCut = new Int32Array(128)
  #cutCount = 0
  #chain = new Int32Array(64)
  #chainPosition = new Float64Array(64)
  readonly #vertices: VertexTable

  constructor(vertices: VertexTable) {
    this.#vertices = vertices
  }

  reset(): void {
    this.#edgeCount = 0
    this.#cutCount = 0
  }

  /**
   * Add an edge that has its polygon on the left.
   *
   * @param from vertex in whose pixel it begins
   * @param to vertex in whose pixel it ends
   */
  addEdge(from: number, to: number, fromX: number, fromY: number, toX: number, toY: number, operand: number): void {
    if (from === to) return
    const edge = this.#edgeCount++
    if (edge === this.#from.length) this.#growEdges()
    this.#from[edge] = from
    this.#to[edge] = to
    this.#fromX[edge] = fromX
    this.#fromY[edge] = fromY
    this.#toX[edge] = toX
    this.#toY[edge] = toY
    this.#operands[edge] = operand
    this.#firstCut[edge] = -1
  }

  /** Cut all edges against each other and put the pieces into the graph. */
  run(graph: PlanarGraph): void {
    const inputVertices = this.#vertices.count
    if (this.#edgeCount <= ALL_PAIRS_EDGES) this.#meetAllPairs(inputVertices)
    else this.#meetByCells(inputVertices)
    for (let edge = 0; edge < this.#edgeCount; edge++) this.#emit(edge, graph)
  }

  #meetAllPairs(inputVertices: number): void {
    const fromXs = this.#fromX
    const fromYs = this.#fromY
    const toXs = this.#toX
    const toYs = this.#toY
    for (let edge = 0; edge < this.#edgeCount; edge++) {
      const minX = Math.min(fromXs[edge]!, toXs[edge]!) - 1
      const maxX = Math.max(fromXs[edge]!, toXs[edge]!) + 1
      const minY = Math.min(fromYs[edge]!, toYs[edge]!) - 1
      const maxY = Math.max(fromYs[edge]!, toYs[edge]!) + 1
      for (let other = edge + 1; other < this.#edgeCount; other++) {
        const ax = fromXs[other]!
        const bx = toXs[other]!
        if (ax < minX ? bx < minX : ax > maxX && bx > maxX) continue
        const ay = fromYs[other]!
        const by = toYs[other]!
        if (ay < minY ? by < minY : ay > maxY && by > maxY) continue
        this.#meet(edge, other)
      }
    }
    for (let vertex = inputVertices; vertex < this.#vertices.count; vertex++) {
      for (let edge = 0; edge < this.#edgeCount; edge++) this.#cutIfPassing(edge, vertex)
    }
  }

  /** The same with the edges sorted into cells by their boxes; a pair is met in the first cell that both boxes share. */
  #meetByCells(inputVertices: number): void {
    const grid = new EdgeCells(this.#fromX, this.#fromY, this.#toX, this.#toY, this.#edgeCount, 1)
    grid.forEachPair((edge, other) => this.#meet(edge, other))
    for (let vertex = inputVertices; vertex < this.#vertices.count; vertex++) {
      grid.forEachAt(this.#vertices.x[vertex]!, this.#vertices.y[vertex]!, (edge) => this.#cutIfPassing(edge, vertex))
    }
  }

  /** Two edges whose boxes, a pixel wider, meet. */
  #meet(edge: number, other: number): void {
    const ax = this.#fromX[edge]!
    const ay = this.#fromY[edge]!
    const bx = this.#toX[edge]!
    const by = this.#toY[edge]!
    const cx = this.#fromX[other]!
    const cy = this.#fromY[other]!
    const dx = this.#toX[other]!
    const dy = this.#toY[other]!
    const sideC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    const sideD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    // Both ends further than two pixels on one side: nothing in common. Rounding is far below a pixel here.
    const reach = 2 * (Math.abs(bx - ax) + Math.abs(by - ay))
    if (sideC > 0 ? sideC > reach && sideD > reach : sideC < -reach && sideD < -reach) return
    const sideA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
    const sideB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
    const otherReach = 2 * (Math.abs(dx - cx) + Math.abs(dy - cy))
    if (sideA > 0 ? sideA > otherReach && sideB > otherReach : sideA < -otherReach && sideB < -otherReach) return

    this.#cutIfPassing(edge, this.#from[other]!)
    this.#cutIfPassing(edge, this.#to[other]!)
    this.#cutIfPassing(other, this.#from[edge]!)
    this.#cutIfPassing(other, this.#to[edge]!)
    const turnC = orientation(ax, ay, bx, by, cx, cy)
    const turnD = orientation(ax, ay, bx, by, dx, dy)
    if (!((turnC > 0 && turnD < 0) || (turnC < 0 && turnD > 0))) return
    const turnA = orientation(cx, cy, dx, dy, ax, ay)
    const turnB = orientation(cx, cy, dx, dy, bx, by)
    if (!((turnA > 0 && turnB < 0) || (turnA < 0 && turnB > 0))) return
    const share = turnA / (turnA - turnB)
    const crossing = this.#vertices.at(Math.round(ax + share * (bx - ax)), Math.round(ay + share * (by - ay)), Number.NaN, Number.NaN)
    if (crossing !== this.#from[edge] && crossing !== this.#to[edge]) this.#cut(edge, crossing)
    if (crossing !== this.#from[other] && crossing !== this.#to[other]) this.#cut(other, crossing)
  }

  #cutIfPassing(edge: number, vertex: number): void {
    if (vertex === this.#from[edge] || vertex === this.#to[edge]) return
    const { x, y } = this.#vertices
    if (passesPixel(this.#fromX[edge]!, this.#fromY[edge]!, this.#toX[edge]!, this.#toY[edge]!, x[vertex]!, y[vertex]!)) this.#cut(edge, vertex)
  }

  #cut(edge: number, vertex: number): void {
    const cut = this.#cutCount++
    if (cut === this.#cutVertex.length) {
      this.#cutVertex = doubledInt32(this.#cutVertex)
      this.#nextCut = doubledInt32(this.#nextCut)
    }
    this.#cutVertex[cut] = vertex
    this.#nextCut[cut] = this.#firstCut[edge]!
    this.#firstCut[edge] = cut
  }

  /** Hand the pieces of one edge to the graph, in order along the edge. */
  #emit(edge: number, graph: PlanarGraph): void {
    const from = this.#from[edge]!
    const to = this.#to[edge]!
    const operand = this.#operands[edge]!
    if (this.#firstCut[edge]! < 0) {
      graph.addEdge(from, to, operand)
      return
    }
    const { x, y } = this.#vertices
    const fromX = this.#fromX[edge]!
    const fromY = this.#fromY[edge]!
    const dx = this.#toX[edge]! - fromX
    const dy = this.#toY[edge]! - fromY
    let length = 0
    for (let cut = this.#firstCut[edge]!; cut >= 0; cut = this.#nextCut[cut]!) {
      const vertex = this.#cutVertex[cut]!
      const position = (x[vertex]! - fromX) * dx + (y[vertex]! - fromY) * dy
      if (length === this.#chain.length) {
        this.#chain = doubledInt32(this.#chain)
        this.#chainPosition = doubledFloat64(this.#chainPosition)
      }
      let at = length++
      while (at > 0 && this.#chainPosition[at - 1]! > position) {
        this.#chainPosition[at] = this.#chainPosition[at - 1]!
        this.#chain[at] = this.#chain[at - 1]!
        at--
      }
      this.#chainPosition[at] = position
      this.#chain[at] = vertex
    }
    let previous = from
    for (let at = 0; at < length; at++) {
      const vertex = this.#chain[at]!
      if (vertex !== previous) graph.addEdge(previous, vertex, operand)
      previous = vertex
    }
    if (previous !== to) graph.addEdge(previous, to, operand)
  }

  #growEdges(): void {
    this.#from = doubledInt32(this.#from)
    this.#to = doubledInt32(this.#to)
    this.#firstCut = doubledInt32(this.#firstCut)
    this.#fromX = doubledFloat64(this.#fromX)
    this.#fromY = doubledFloat64(this.#fromY)
    this.#toX = doubledFloat64(this.#toX)
    this.#toY = doubledFloat64(this.#toY)
    this.#operands = doubledUint8(this.#operands)
  }
}
