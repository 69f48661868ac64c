/**
 * The part of a ring that matters inside a box.
 *
 * Chains of edges left of, right of or below the box bound nothing inside it and are left out; a run of chains above it becomes one
 * horizontal edge along its top. What remains encloses, inside the box, exactly what the ring encloses there.
 */
import type { EdgeBuffer } from './edge-buffer'
import { EDGES_PER_LEAF, NODES_PER_PARENT, type PreparedPolygons } from './prepared-polygons'

/** First node of each level of the tree that is being walked; a level holds an eighth of the one below. */
const levelStarts = new Int32Array(16)
/** Edges below a node of each level. */
const LEVEL_EDGES = Int32Array.from({ length: 9 }, (_, level) => EDGES_PER_LEAF * NODES_PER_PARENT ** level)

export class EdgeCollector {
  #minX = 0
  #minY = 0
  #maxX = 0
  #maxY = 0
  #clips = false
  #sign = 0
  #plane: Float64Array = new Float64Array(0)
  #boxes: Float64Array = new Float64Array(0)
  #firstVertex = 0
  #edgeCount = 0
  #runs = false
  #runStart = 0
  #runEnd = 0
  readonly #out: EdgeBuffer
  /** How many edges of the last ring reach into the box, vertical ones included. 0: the box lies wholly inside or wholly outside. */
  reaching = 0
  /** Where `reaching` is 0: 1 inside a ring that runs counter-clockwise, −1 inside one that runs clockwise, 0 outside; else meaningless. */
  winding = 0

  constructor(out: EdgeBuffer) {
    this.#out = out
  }

  /**
   * The box of the rings to come; the origin of the collected coordinates is its lower left corner.
   *
   * @param clips cut edges at the box too. Needed only where both operands are reduced to the box.
   */
  setBox(minX: number, minY: number, maxX: number, maxY: number, clips: boolean): void {
    this.#minX = minX
    this.#minY = minY
    this.#maxX = maxX
    this.#maxY = maxY
    this.#clips = clips
  }

  /** Append to the buffer what one ring has inside the box. */
  collect(prepared: PreparedPolygons, ring: number): void {
    const { ringStarts } = prepared.set
    this.#plane = prepared.plane
    this.#boxes = prepared.nodeBoxes
    this.#firstVertex = ringStarts[ring]!
    this.#edgeCount = ringStarts[ring + 1]! - this.#firstVertex - 1
    this.#sign = prepared.ringSigns[ring]!
    this.reaching = 0
    this.winding = 0
    this.#runs = false
    if (this.#edgeCount <= 0) return
    let level = 0
    let nodes = Math.ceil(this.#edgeCount / EDGES_PER_LEAF)
    levelStarts[0] = prepared.nodeStarts[ring]!
    while (nodes > 1) {
      levelStarts[level + 1] = levelStarts[level]! + nodes
      nodes = Math.ceil(nodes / NODES_PER_PARENT)
      level++
    }
    this.#visit(level, 0, 1)
    this.#endRun()
  }

  /** Append all edges of a ring, relative to the box's corner. Edges on the lower side must not be missing where the other operand is not clipped. */
  collectAll({ set, plane, ringSigns }: PreparedPolygons, ring: number): void {
    const sign = ringSigns[ring]!
    for (let at = 2 * set.ringStarts[ring]!; at < 2 * (set.ringStarts[ring + 1]! - 1); at += 2) {
      this.#out.push(plane[at]! - this.#minX, plane[at + 1]! - this.#minY, plane[at + 2]! - this.#minX, plane[at + 3]! - this.#minY, sign)
    }
  }

  /** Visit consecutive nodes of a level, in the order of the ring. */
  #visit(level: number, first: number, end: number): void {
    const boxes = this.#boxes
    const minX = this.#minX
    const minY = this.#minY
    const maxX = this.#maxX
    const maxY = this.#maxY
    const start = levelStarts[level]!
    const edgesPerNode = LEVEL_EDGES[level]!
    for (let node = first; node < end; node++) {
      const at = 4 * (start + node)
      // Left, right and below leave nothing behind.
      if (boxes[at + 2]! <= minX || boxes[at]! >= maxX || boxes[at + 3]! <= minY) continue
      const firstEdge = node * edgesPerNode
      const endEdge = Math.min(firstEdge + edgesPerNode, this.#edgeCount)
      if (boxes[at + 1]! >= maxY) {
        const plane = this.#plane
        this.#extendRun(plane[2 * (this.#firstVertex + firstEdge)]!, plane[2 * (this.#firstVertex + endEdge)]!)
      } else if (level === 0) this.#visitEdges(firstEdge, endEdge)
      else {
        const firstChild = node * NODES_PER_PARENT
        this.#visit(level - 1, firstChild, Math.min(firstChild + NODES_PER_PARENT, start - levelStarts[level - 1]!))
      }
    }
  }

  #visitEdges(first: number, end: number): void {
    const plane = this.#plane
    const minX = this.#minX
    const minY = this.#minY
    const maxX = this.#maxX
    const maxY = this.#maxY
    let at = 2 * (this.#firstVertex + first)
    let x = plane[at]!
    let y = plane[at + 1]!
    for (let edge = first; edge < end; edge++) {
      at += 2
      const fromX = x
      const fromY = y
      x = plane[at]!
      y = plane[at + 1]!
      if (y <= minY && fromY <= minY) continue
      if (x <= minX ? fromX <= minX : x >= maxX && fromX >= maxX) continue
      if (y >= maxY && fromY >= maxY) {
        this.#extendRun(fromX, x)
        continue
      }
      this.reaching++
      if (this.#clips) this.#pushClipped(fromX - minX, fromY - minY, x - minX, y - minY)
      else this.#out.push(fromX - minX, fromY - minY, x - minX, y - minY, this.#sign)
    }
  }

  #extendRun(fromX: number, toX: number): void {
    if (this.#runs && this.#runEnd === fromX) {
      this.#runEnd = toX
      return
    }
    this.#endRun()
    this.#runs = true
    this.#runStart = fromX
    this.#runEnd = toX
  }

  #endRun(): void {
    if (!this.#runs) return
    this.#runs = false
    const from = Math.min(Math.max(this.#runStart, this.#minX), this.#maxX)
    const to = Math.min(Math.max(this.#runEnd, this.#minX), this.#maxX)
    const middle = (this.#minX + this.#maxX) / 2
    if ((from <= middle) !== (to <= middle)) this.winding += from > to ? 1 : -1
    const height = this.#maxY - this.#minY
    this.#out.push(from - this.#minX, height, to - this.#minX, height, this.#sign)
  }

  /** Cut an edge at the sides of the box. What runs above is laid onto the top, what runs below left out. */
  #pushClipped(fromX: number, fromY: number, toX: number, toY: number): void {
    if (fromX === toX) return
    const width = this.#maxX - this.#minX
    const height = this.#maxY - this.#minY
    const slope = (toY - fromY) / (toX - fromX)
    const startX = Math.min(Math.max(fromX, 0), width)
    const endX = Math.min(Math.max(toX, 0), width)
    const startY = startX === fromX ? fromY : fromY + (startX - fromX) * slope
    const endY = endX === toX ? toY : toY + (endX - toX) * slope
    const sign = this.#sign
    if (startY >= 0 && startY <= height && endY >= 0 && endY <= height) {
      this.#out.push(startX, startY, endX, endY, sign)
      return
    }
    if (startY >= height && endY >= height) {
      this.#out.push(startX, height, endX, height, sign)
      return
    }
    if (startY <= 0 && endY <= 0) return
    const low = startX - startY / slope
    const high = startX + (height - startY) / slope
    const rises = endY > startY
    const clamp = (x: number) => (startX < endX ? Math.min(Math.max(x, startX), endX) : Math.min(Math.max(x, endX), startX))
    const enter = clamp(rises ? low : high)
    const leave = clamp(rises ? high : low)
    if (startY > height) this.#out.push(startX, height, enter, height, sign)
    this.#out.push(enter, Math.min(Math.max(startY, 0), height), leave, Math.min(Math.max(endY, 0), height), sign)
    if (endY > height) this.#out.push(leave, height, endX, height, sign)
  }
}
