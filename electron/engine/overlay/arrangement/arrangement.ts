/** The steps of an overlay in one reusable whole: vertices, noding, winding numbers, rings. Buffers are kept from use to use. */
import { Noder } from './noder'
import { PlanarGraph } from './planar-graph'
import { type OverlayRule, tracePolygons, type TracedPolygon } from './trace-rings'
import { VertexTable } from './vertex-table'

export class Arrangement {
  readonly vertices = new VertexTable()
  readonly #noder = new Noder(this.vertices)
  readonly #graph = new PlanarGraph(this.vertices)

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

  /** @returns the number of the vertex at a planar point; it hands out the coordinates given unless an earlier one fell there */
  addVertex(x: number, y: number, outX: number, outY: number): number {
    return this.vertices.at(this.vertices.toGridX(x), this.vertices.toGridY(y), outX, outY)
  }

  /** Add an edge of operand 0 (A) or 1 (B) that has its polygon on the left. */
  addEdge(from: number, to: number, operand: number): void {
    this.#noder.addEdge(from, to, operand)
  }

  /** Look only inside a planar box; see `PlanarGraph.setWindow`. */
  setWindow(minX: number, minY: number, maxX: number, maxY: number): void {
    const { vertices } = this
    this.#graph.setWindow(vertices.toGridX(minX), vertices.toGridY(minY), vertices.toGridX(maxX), vertices.toGridY(maxY))
  }

  /** A chain of edges above the window that was left out, between two planar x. */
  addRunAbove(fromX: number, toX: number, operand: number): void {
    this.#graph.addRunAbove(this.vertices.toGridX(fromX), this.vertices.toGridX(toX), operand)
  }

  /** Node and label. To be called once, after all edges. */
  build(): void {
    this.#noder.run(this.#graph)
    this.#graph.label()
  }

  /** Polygons of the places that the rule accepts. May be called with several rules after one `build`. */
  trace(rule: OverlayRule): TracedPolygon[] {
    return tracePolygons(this.#graph, this.vertices, rule)
  }
}
