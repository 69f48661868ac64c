/**
 * Noding by snap rounding: edges are cut wherever they cross, and bent to every vertex whose pixel they pass through, so that
 * what comes out meets only at shared vertices (Hobby, "Practical segment intersection with finite precision output", 1999).
 *
 * No input is too bad for it: shared edges, vertices on edges and edges a hair apart all end as the same edges of the grid.
 */
import { doubledFloat64, doubledInt32, doubledUint8 } from '../grow-array'
import { crossSign, passesPixel } from './grid-predicates'
import type { PlanarGraph } from './planar-graph'
import type { VertexTable } from './vertex-table'

/** Up to this many edges every pair is looked at; above, only those that share a cell. */
const ALL_PAIRS_EDGES = 40

export class Noder {
  #from = new Int32Array(128)
  #to = new Int32Array(128)
  #operands = new Uint8Array(128)
  /** First entry of each edge's list of vertices to be cut at; −1 where there is none. */
  #firstCut = new Int32Array(128)
  #edgeCount = 0
  #cutVertex = new Int32Array(128)
  #nextCut = new Int32Array(128)
  #cutCount = 0
  #chain = new Int32Array(64)
  #chainPosition = new Float64Array(64)
  #cellStarts = new Int32Array(256)
  #cellMembers = new Int32Array(512)
  readonly #vertices: VertexTable

  constructor(vertices: VertexTable) {
    this.#vertices = vertices
  }

  reset(): void {
    this.#edgeCount = 0
    this.#cutCount = 0
  }

  /** Add an edge that has its polygon on the left. */
  addEdge(from: number, to: number, operand: number): void {
    if (from === to) return
    const edge = this.#edgeCount++
    if (edge === this.#from.length) this.#growEdges()
    this.#from[edge] = from
    this.#to[edge] = to
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
    const { x, y } = this.#vertices
    for (let edge = 0; edge < this.#edgeCount; edge++) {
      const from = this.#from[edge]!
      const to = this.#to[edge]!
      const minX = Math.min(x[from]!, x[to]!)
      const maxX = Math.max(x[from]!, x[to]!)
      const minY = Math.min(y[from]!, y[to]!)
      const maxY = Math.max(y[from]!, y[to]!)
      for (let other = edge + 1; other < this.#edgeCount; other++) {
        const a = this.#from[other]!
        const b = this.#to[other]!
        const ax = x[a]!
        const bx = x[b]!
        if (ax < minX ? bx < minX : ax > maxX && bx > maxX) continue
        const ay = y[a]!
        const by = y[b]!
        if (ay < minY ? by < minY : ay > maxY && by > maxY) continue
        this.#meet(edge, other)
      }
    }
    for (let vertex = inputVertices; vertex < this.#vertices.count; vertex++) {
      for (let edge = 0; edge < this.#edgeCount; edge++) this.#cutIfPassing(edge, vertex)
    }
  }

  /** The same with the edges sorted into square cells by their boxes; a pair is met in the first cell that both boxes share. */
  #meetByCells(inputVertices: number): void {
    const { x, y } = this.#vertices
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let vertex = 0; vertex < inputVertices; vertex++) {
      minX = Math.min(minX, x[vertex]!)
      maxX = Math.max(maxX, x[vertex]!)
      minY = Math.min(minY, y[vertex]!)
      maxY = Math.max(maxY, y[vertex]!)
    }
    const side = Math.ceil(Math.sqrt(this.#edgeCount / 2))
    const perX = side / (maxX - minX + 1)
    const perY = side / (maxY - minY + 1)
    const column = (vertex: number) => Math.floor((x[vertex]! - minX) * perX)
    const row = (vertex: number) => Math.floor((y[vertex]! - minY) * perY)
    const columns = new Int32Array(2 * this.#edgeCount)
    const rows = new Int32Array(2 * this.#edgeCount)
    let members = 0
    const starts = this.#clearedCells(side * side + 2)
    for (let edge = 0; edge < this.#edgeCount; edge++) {
      const [a, b] = [this.#from[edge]!, this.#to[edge]!]
      columns[2 * edge] = Math.min(column(a), column(b))
      columns[2 * edge + 1] = Math.max(column(a), column(b))
      rows[2 * edge] = Math.min(row(a), row(b))
      rows[2 * edge + 1] = Math.max(row(a), row(b))
      for (let r = rows[2 * edge]!; r <= rows[2 * edge + 1]!; r++) {
        for (let c = columns[2 * edge]!; c <= columns[2 * edge + 1]!; c++) {
          starts[r * side + c + 2]!++
          members++
        }
      }
    }
    for (let cell = 2; cell < side * side + 2; cell++) starts[cell]! += starts[cell - 1]!
    if (this.#cellMembers.length < members) this.#cellMembers = new Int32Array(2 * members)
    const cellMembers = this.#cellMembers
    for (let edge = 0; edge < this.#edgeCount; edge++) {
      for (let r = rows[2 * edge]!; r <= rows[2 * edge + 1]!; r++) {
        for (let c = columns[2 * edge]!; c <= columns[2 * edge + 1]!; c++) cellMembers[starts[r * side + c + 1]!++] = edge
      }
    }
    for (let cell = 0; cell < side * side; cell++) {
      const end = starts[cell + 1]!
      for (let i = starts[cell]!; i < end; i++) {
        const edge = cellMembers[i]!
        for (let j = i + 1; j < end; j++) {
          const other = cellMembers[j]!
          const firstRow = Math.max(rows[2 * edge]!, rows[2 * other]!)
          if (firstRow * side + Math.max(columns[2 * edge]!, columns[2 * other]!) !== cell) continue
          if (this.#boxesMeet(edge, other)) this.#meet(edge, other)
        }
      }
    }
    for (let vertex = inputVertices; vertex < this.#vertices.count; vertex++) {
      const cell = row(vertex) * side + column(vertex)
      for (let at = starts[cell]!; at < starts[cell + 1]!; at++) this.#cutIfPassing(cellMembers[at]!, vertex)
    }
  }

  #clearedCells(length: number): Int32Array {
    if (this.#cellStarts.length < length) this.#cellStarts = new Int32Array(2 * length)
    return this.#cellStarts.fill(0, 0, length)
  }

  #boxesMeet(edge: number, other: number): boolean {
    const { x, y } = this.#vertices
    const [a, b, c, d] = [this.#from[edge]!, this.#to[edge]!, this.#from[other]!, this.#to[other]!]
    return (
      Math.min(x[a]!, x[b]!) <= Math.max(x[c]!, x[d]!) &&
      Math.max(x[a]!, x[b]!) >= Math.min(x[c]!, x[d]!) &&
      Math.min(y[a]!, y[b]!) <= Math.max(y[c]!, y[d]!) &&
      Math.max(y[a]!, y[b]!) >= Math.min(y[c]!, y[d]!)
    )
  }

  /** Two edges whose boxes meet. */
  #meet(edge: number, other: number): void {
    const { x, y } = this.#vertices
    const a = this.#from[edge]!
    const b = this.#to[edge]!
    const c = this.#from[other]!
    const d = this.#to[other]!
    const dx = x[b]! - x[a]!
    const dy = y[b]! - y[a]!
    const sideC = dx * (y[c]! - y[a]!) - dy * (x[c]! - x[a]!)
    const sideD = dx * (y[d]! - y[a]!) - dy * (x[d]! - x[a]!)
    // Both ends further than a pixel on one side: nothing in common. Rounding is far below a pixel here.
    const reach = Math.abs(dx) + Math.abs(dy)
    if (sideC > 0 ? sideC > reach && sideD > reach : sideC < -reach && sideD < -reach) return
    const ex = x[d]! - x[c]!
    const ey = y[d]! - y[c]!
    const sideA = ex * (y[a]! - y[c]!) - ey * (x[a]! - x[c]!)
    const sideB = ex * (y[b]! - y[c]!) - ey * (x[b]! - x[c]!)
    const otherReach = Math.abs(ex) + Math.abs(ey)
    if (sideA > 0 ? sideA > otherReach && sideB > otherReach : sideA < -otherReach && sideB < -otherReach) return

    if (c !== a && c !== b) this.#cutIfPassing(edge, c)
    if (d !== a && d !== b) this.#cutIfPassing(edge, d)
    if (a !== c && a !== d) this.#cutIfPassing(other, a)
    if (b !== c && b !== d) this.#cutIfPassing(other, b)
    if (a === c || a === d || b === c || b === d) return
    const signC = crossSign(dx, dy, x[c]! - x[a]!, y[c]! - y[a]!)
    const signD = crossSign(dx, dy, x[d]! - x[a]!, y[d]! - y[a]!)
    if (!((signC > 0 && signD < 0) || (signC < 0 && signD > 0))) return
    const signA = crossSign(ex, ey, x[a]! - x[c]!, y[a]! - y[c]!)
    const signB = crossSign(ex, ey, x[b]! - x[c]!, y[b]! - y[c]!)
    if (!((signA > 0 && signB < 0) || (signA < 0 && signB > 0))) return
    const share = signA / (signA - signB)
    const crossing = this.#vertices.at(Math.round(x[a]! + share * dx), Math.round(y[a]! + share * dy), Number.NaN, Number.NaN)
    if (crossing !== a && crossing !== b) this.#cut(edge, crossing)
    if (crossing !== c && crossing !== d) this.#cut(other, crossing)
  }

  #cutIfPassing(edge: number, vertex: number): void {
    const { x, y } = this.#vertices
    const a = this.#from[edge]!
    const b = this.#to[edge]!
    if (vertex === a || vertex === b) return
    if (passesPixel(x[a]!, y[a]!, x[b]!, y[b]!, x[vertex]!, y[vertex]!)) this.#cut(edge, vertex)
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
    const dx = x[to]! - x[from]!
    const dy = y[to]! - y[from]!
    let length = 0
    for (let cut = this.#firstCut[edge]!; cut >= 0; cut = this.#nextCut[cut]!) {
      const vertex = this.#cutVertex[cut]!
      const position = (x[vertex]! - x[from]!) * dx + (y[vertex]! - y[from]!) * dy
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
    this.#operands = doubledUint8(this.#operands)
  }
}
