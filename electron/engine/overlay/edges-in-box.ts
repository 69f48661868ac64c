/** The edges of a ring whose boxes meet a box, sides included, found through the ring's tree. */
import { EDGES_PER_LEAF, NODES_PER_PARENT, type PreparedPolygons } from './prepared-polygons'

export class EdgesInBox {
  /** First vertex of each edge found by the last query; only the first `count` entries count. */
  readonly found: number[] = []
  readonly #prepared: PreparedPolygons
  readonly #levelStarts = new Int32Array(16)
  #firstVertex = 0
  #edgeCount = 0
  #minX = 0
  #minY = 0
  #maxX = 0
  #maxY = 0

  constructor(prepared: PreparedPolygons) {
    this.#prepared = prepared
  }

  /** @returns the first vertices of the edges found, in the order of the ring; overwritten by the next query */
  query(ring: number, minX: number, minY: number, maxX: number, maxY: number): readonly number[] {
    const { set, nodeStarts } = this.#prepared
    this.found.length = 0
    this.#firstVertex = set.ringStarts[ring]!
    this.#edgeCount = set.ringStarts[ring + 1]! - this.#firstVertex - 1
    this.#minX = minX
    this.#minY = minY
    this.#maxX = maxX
    this.#maxY = maxY
    let level = 0
    let nodes = Math.ceil(this.#edgeCount / EDGES_PER_LEAF)
    this.#levelStarts[0] = nodeStarts[ring]!
    while (nodes > 1) {
      this.#levelStarts[level + 1] = this.#levelStarts[level]! + nodes
      nodes = Math.ceil(nodes / NODES_PER_PARENT)
      level++
    }
    if (this.#edgeCount > 0) this.#visit(level, 0)
    return this.found
  }

  #visit(level: number, index: number): void {
    const boxes = this.#prepared.nodeBoxes
    const at = 4 * (this.#levelStarts[level]! + index)
    if (boxes[at]! > this.#maxX || boxes[at + 2]! < this.#minX || boxes[at + 1]! > this.#maxY || boxes[at + 3]! < this.#minY) return
    if (level > 0) {
      const firstChild = index * NODES_PER_PARENT
      const lastChild = Math.min(firstChild + NODES_PER_PARENT, this.#levelStarts[level]! - this.#levelStarts[level - 1]!)
      for (let child = firstChild; child < lastChild; child++) this.#visit(level - 1, child)
      return
    }
    const { plane } = this.#prepared
    const end = this.#firstVertex + Math.min((index + 1) * EDGES_PER_LEAF, this.#edgeCount)
    for (let vertex = this.#firstVertex + index * EDGES_PER_LEAF; vertex < end; vertex++) {
      const x1 = plane[2 * vertex]!
      const y1 = plane[2 * vertex + 1]!
      const x2 = plane[2 * vertex + 2]!
      const y2 = plane[2 * vertex + 3]!
      if (x1 < this.#minX ? x2 < this.#minX : x1 > this.#maxX && x2 > this.#maxX) continue
      if (y1 < this.#minY ? y2 < this.#minY : y1 > this.#maxY && y2 > this.#maxY) continue
      this.found.push(vertex)
    }
  }
}
