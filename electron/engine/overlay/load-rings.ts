/** Rings of prepared polygons into an arrangement, whole or only what a box needs. */
import type { Arrangement } from './arrangement/arrangement'
import { EDGES_PER_LEAF, NODES_PER_PARENT, type PreparedPolygons } from './prepared-polygons'

/** Add a ring, turned so that its polygon is on the left. Rings without area are left out. */
export function loadRing(arrangement: Arrangement, prepared: PreparedPolygons, ring: number, operand: number): void {
  const sign = prepared.ringSigns[ring]!
  if (sign === 0) return
  const { coordinates, ringStarts } = prepared.set
  const { plane } = prepared
  const end = 2 * ringStarts[ring + 1]!
  let at = 2 * ringStarts[ring]!
  arrangement.moveTo(plane[at]!, plane[at + 1]!, coordinates[at]!, coordinates[at + 1]!)
  for (at += 2; at < end; at += 2) {
    arrangement.lineTo(plane[at]!, plane[at + 1]!, coordinates[at]!, coordinates[at + 1]!, operand, sign)
  }
}

/** Loads the edges of rings that reach a box, and tells the arrangement of the chains above it that it leaves out. */
export class BoxLoader {
  #minX = 0
  #minY = 0
  #maxX = 0
  #maxY = 0
  #operand = 0
  #sign = 0
  #firstVertex = 0
  #edgeCount = 0
  #prepared: PreparedPolygons | null = null
  readonly #levelStarts = new Int32Array(16)
  readonly #arrangement: Arrangement

  constructor(arrangement: Arrangement) {
    this.#arrangement = arrangement
  }

  setBox(minX: number, minY: number, maxX: number, maxY: number): void {
    this.#minX = minX
    this.#minY = minY
    this.#maxX = maxX
    this.#maxY = maxY
  }

  load(prepared: PreparedPolygons, ring: number, operand: number): void {
    const { ringStarts } = prepared.set
    this.#prepared = prepared
    this.#operand = operand
    this.#sign = prepared.ringSigns[ring]!
    this.#firstVertex = ringStarts[ring]!
    this.#edgeCount = ringStarts[ring + 1]! - this.#firstVertex - 1
    if (this.#sign === 0) return
    let level = 0
    let nodes = Math.ceil(this.#edgeCount / EDGES_PER_LEAF)
    this.#levelStarts[0] = prepared.nodeStarts[ring]!
    while (nodes > 1) {
      this.#levelStarts[level + 1] = this.#levelStarts[level]! + nodes
      nodes = Math.ceil(nodes / NODES_PER_PARENT)
      level++
    }
    this.#visit(prepared, level, 0)
  }

  #visit(prepared: PreparedPolygons, level: number, index: number): void {
    const boxes = prepared.nodeBoxes
    const at = 4 * (this.#levelStarts[level]! + index)
    if (boxes[at + 2]! < this.#minX || boxes[at]! > this.#maxX || boxes[at + 3]! < this.#minY) return
    const edgesPerNode = EDGES_PER_LEAF * NODES_PER_PARENT ** level
    const first = index * edgesPerNode
    if (boxes[at + 1]! > this.#maxY) {
      this.#passAbove(first, Math.min(first + edgesPerNode, this.#edgeCount))
      return
    }
    if (level === 0) {
      this.#visitEdges(first, Math.min(first + EDGES_PER_LEAF, this.#edgeCount))
      return
    }
    const firstChild = index * NODES_PER_PARENT
    const lastChild = Math.min(firstChild + NODES_PER_PARENT, this.#levelStarts[level]! - this.#levelStarts[level - 1]!)
    for (let child = firstChild; child < lastChild; child++) this.#visit(prepared, level - 1, child)
  }

  #passAbove(first: number, last: number): void {
    const { plane } = this.#prepared!
    const fromX = plane[2 * (this.#firstVertex + first)]!
    const toX = plane[2 * (this.#firstVertex + last)]!
    if (this.#sign > 0) this.#arrangement.addRunAbove(fromX, toX, this.#operand)
    else this.#arrangement.addRunAbove(toX, fromX, this.#operand)
  }

  #visitEdges(first: number, end: number): void {
    const { plane, set } = this.#prepared!
    const { coordinates } = set
    const arrangement = this.#arrangement
    let at = 2 * (this.#firstVertex + first)
    let x = plane[at]!
    let y = plane[at + 1]!
    let isChain = false
    for (let edge = first; edge < end; edge++) {
      const fromX = x
      const fromY = y
      at += 2
      x = plane[at]!
      y = plane[at + 1]!
      const isAside = (x < this.#minX ? fromX < this.#minX : x > this.#maxX && fromX > this.#maxX) || (y < this.#minY && fromY < this.#minY)
      if (isAside) {
        isChain = false
        continue
      }
      if (y > this.#maxY && fromY > this.#maxY) {
        this.#passAbove(edge, edge + 1)
        isChain = false
        continue
      }
      if (!isChain) arrangement.moveTo(fromX, fromY, coordinates[at - 2]!, coordinates[at - 1]!)
      arrangement.lineTo(x, y, coordinates[at]!, coordinates[at + 1]!, this.#operand, this.#sign)
      isChain = true
    }
  }
}
