/**
 * Edges sorted into the cells of a grid by their boxes.
 *
 * Cells are about as large as the edges, and at most nine an edge: the border of a polygon fills few of the cells of a coarser grid, and
 * long edges would fill too many of a finer one.
 */

const CELLS_PER_EDGE_SIDE = 3

export class EdgeCells {
  readonly #minX: Float64Array
  readonly #minY: Float64Array
  readonly #maxX: Float64Array
  readonly #maxY: Float64Array
  readonly #columns: number
  readonly #rows: number
  readonly #starts: Int32Array
  readonly #members: Int32Array
  readonly #left: number
  readonly #bottom: number
  readonly #perX: number
  readonly #perY: number

  /**
   * @param fromX ends of the edges, in any plane
   * @param count number of edges; the arrays may be longer
   * @param margin by how much the box of each edge is widened on all sides
   */
  constructor(fromX: Float64Array, fromY: Float64Array, toX: Float64Array, toY: Float64Array, count: number, margin: number) {
    let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
    const minX = new Float64Array(count)
    const minY = new Float64Array(count)
    const maxX = new Float64Array(count)
    const maxY = new Float64Array(count)
    let widths = 0
    let heights = 0
    for (let edge = 0; edge < count; edge++) {
      const lowX = (fromX[edge]! < toX[edge]! ? fromX[edge]! : toX[edge]!) - margin
      const highX = (fromX[edge]! < toX[edge]! ? toX[edge]! : fromX[edge]!) + margin
      const lowY = (fromY[edge]! < toY[edge]! ? fromY[edge]! : toY[edge]!) - margin
      const highY = (fromY[edge]! < toY[edge]! ? toY[edge]! : fromY[edge]!) + margin
      if (lowX < left) left = lowX
      if (highX > right) right = highX
      if (lowY < bottom) bottom = lowY
      if (highY > top) top = highY
      widths += highX - lowX
      heights += highY - lowY
      minX[edge] = lowX
      maxX[edge] = highX
      minY[edge] = lowY
      maxY[edge] = highY
    }
    const most = CELLS_PER_EDGE_SIDE * Math.sqrt(count)
    this.#columns = Math.ceil(Math.min(most, ((right - left) * count) / widths || 0) + 1)
    this.#rows = Math.ceil(Math.min(most, ((top - bottom) * count) / heights || 0) + 1)
    this.#left = left
    this.#bottom = bottom
    this.#perX = right > left ? this.#columns / (right - left) : 0
    this.#perY = top > bottom ? this.#rows / (top - bottom) : 0
    this.#minX = minX
    this.#minY = minY
    this.#maxX = maxX
    this.#maxY = maxY

    const starts = new Int32Array(this.#columns * this.#rows + 2)
    let total = 0
    for (let edge = 0; edge < count; edge++) {
      const lastRow = this.#rowOf(maxY[edge]!)
      const firstColumn = this.#columnOf(minX[edge]!)
      const lastColumn = this.#columnOf(maxX[edge]!)
      for (let row = this.#rowOf(minY[edge]!); row <= lastRow; row++) {
        for (let column = firstColumn; column <= lastColumn; column++) starts[row * this.#columns + column + 2]!++
        total += lastColumn - firstColumn + 1
      }
    }
    for (let cell = 2; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!
    const members = new Int32Array(total)
    for (let edge = 0; edge < count; edge++) {
      const lastRow = this.#rowOf(maxY[edge]!)
      const firstColumn = this.#columnOf(minX[edge]!)
      const lastColumn = this.#columnOf(maxX[edge]!)
      for (let row = this.#rowOf(minY[edge]!); row <= lastRow; row++) {
        for (let column = firstColumn; column <= lastColumn; column++) members[starts[row * this.#columns + column + 1]!++] = edge
      }
    }
    this.#starts = starts
    this.#members = members
  }

  /** Visit every pair of edges whose widened boxes meet, once. */
  forEachPair(visit: (edge: number, other: number) => void): void {
    const starts = this.#starts
    const members = this.#members
    const minX = this.#minX
    const minY = this.#minY
    const maxX = this.#maxX
    const maxY = this.#maxY
    for (let cell = 0; cell + 2 < starts.length; cell++) {
      const end = starts[cell + 1]!
      for (let i = starts[cell]!; i + 1 < end; i++) {
        const edge = members[i]!
        const left = minX[edge]!
        const right = maxX[edge]!
        const bottom = minY[edge]!
        const top = maxY[edge]!
        for (let j = i + 1; j < end; j++) {
          const other = members[j]!
          if (minX[other]! > right || maxX[other]! < left || minY[other]! > top || maxY[other]! < bottom) continue
          // Of the cells that both boxes share, only the first one counts.
          const column = this.#columnOf(left > minX[other]! ? left : minX[other]!)
          if (this.#rowOf(bottom > minY[other]! ? bottom : minY[other]!) * this.#columns + column === cell) visit(edge, other)
        }
      }
    }
  }

  /** Visit at least the edges whose widened boxes hold a point; none outside the extent of all. */
  forEachAt(x: number, y: number, visit: (edge: number) => void): void {
    const column = this.#columnOf(x)
    const row = this.#rowOf(y)
    if (column < 0 || row < 0) return
    const cell = row * this.#columns + column
    for (let at = this.#starts[cell]!; at < this.#starts[cell + 1]!; at++) visit(this.#members[at]!)
  }

  #columnOf(x: number): number {
    return Math.min(this.#columns - 1, Math.floor((x - this.#left) * this.#perX))
  }

  #rowOf(y: number): number {
    return Math.min(this.#rows - 1, Math.floor((y - this.#bottom) * this.#perY))
  }
}
