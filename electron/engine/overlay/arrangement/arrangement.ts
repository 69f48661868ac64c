/** The steps of an overlay in one reusable whole: vertices, noding, winding numbers, rings. Buffers are kept from use to use. */
import { Noder } from './noder'
import { PlanarGraph } from './planar-graph'
import { type OverlayRule, tracePolygons, type TracedPolygon } from './trace-rings'
import { VertexTable } from './vertex-table'

export class Arrangement {
  readonly vertices = new VertexTable()
  readonly #noder = new Noder(this.vertices)
  readonly #graph = new PlanarGraph(this.vertices)
  #x = 0
  #y = 0
  #vertex = 0

  /**
   * Begin anew.
   *
   * @param scale grid cells per unit, see `gridScale`
   * @param originX a planar point near the input
   */
  reset(scale: number, originX: number, originY: number): void {
    this.vertices.reset(scale, originX, originY)
    this.#noder.reset()
    this.#graph.reset()
  }

  /** Begin a chain of edges at a planar point; its vertex hands out the coordinates given unless an earlier one fell there. */
  moveTo(x: number, y: number, outX: number, outY: number): void {
    const { vertices } = this
    this.#x = vertices.toGridX(x)
    this.#y = vertices.toGridY(y)
    this.#vertex = vertices.at(Math.round(this.#x), Math.round(this.#y), outX, outY)
  }

  /**
   * Add the edge from the last point to this one.
   *
   * @param operand 0 for A, 1 for B
   * @param sign 1 where the polygon lies to the left of the chain, −1 where it lies to the right
   */
  lineTo(x: number, y: number, outX: number, outY: number, operand: number, sign: number): void {
    const fromX = this.#x
    const fromY = this.#y
    const from = this.#vertex
    this.moveTo(x, y, outX, outY)
    if (sign > 0) this.#noder.addEdge(from, this.#vertex, fromX, fromY, this.#x, this.#y, operand)
    else this.#noder.addEdge(this.#vertex, from, this.#x, this.#y, fromX, fromY, operand)
  }

  /** Look only inside a planar box; see `PlanarGraph.setWindow`. */
  setWindow(minX: number, minY: number, maxX: number, maxY: number): void {
    const { vertices } = this
    this.#graph.setWindow(
      Math.round(vertices.toGridX(minX)),
      Math.round(vertices.toGridY(minY)),
      Math.round(vertices.toGridX(maxX)),
      Math.round(vertices.toGridY(maxY)),
    )
  }

  /** A chain of edges above the window that was left out, between two planar x. */
  addRunAbove(fromX: number, toX: number, operand: number): void {
    this.#graph.addRunAbove(Math.round(this.vertices.toGridX(fromX)), Math.round(this.vertices.toGridX(toX)), operand)
  }

  /** Node and label. To be called once, after all edges. */
  build(): void {
    this.#noder.run(this.#graph)
    this.#graph.label()
  }

  /** After `build`: whether edges of both operands have a vertex in common, that is, whether their boundaries meet. */
  operandsMeet(): boolean {
    return this.#graph.operandsMeet()
  }

  /** Polygons of the places that the rule accepts. May be called with several rules after one `build`. */
  trace(rule: OverlayRule): TracedPolygon[] {
    return tracePolygons(this.#graph, this.vertices, rule)
  }
}
