import { doubledFloat64 } from './grow-array'

/** A growing list of edges in separate arrays, reused from pair to pair so that the inner loops allocate nothing. */
export class EdgeBuffer {
  /** Left end of each edge, and x of its right end: x1 < x2. */
  x1 = new Float64Array(256)
  y1 = new Float64Array(256)
  x2 = new Float64Array(256)
  /** By how much y grows with x. */
  slope = new Float64Array(256)
  /** +1 where the edge runs to the right with the polygon on its left, −1 where it runs to the left. */
  sign = new Int8Array(256)
  count = 0

  clear(): void {
    this.count = 0
  }

  /** Append an edge; its ends may come in either order. Vertical edges bound no area below them and are dropped. */
  push(fromX: number, fromY: number, toX: number, toY: number, sign: number): void {
    if (fromX === toX) return
    const at = this.count++
    if (at === this.x1.length) this.#grow()
    this.slope[at] = (toY - fromY) / (toX - fromX)
    if (fromX < toX) {
      this.x1[at] = fromX
      this.y1[at] = fromY
      this.x2[at] = toX
      this.sign[at] = sign
    } else {
      this.x1[at] = toX
      this.y1[at] = toY
      this.x2[at] = fromX
      this.sign[at] = -sign
    }
  }

  #grow(): void {
    this.x1 = doubledFloat64(this.x1)
    this.y1 = doubledFloat64(this.y1)
    this.x2 = doubledFloat64(this.x2)
    this.slope = doubledFloat64(this.slope)
    const signs = new Int8Array(this.x1.length)
    signs.set(this.sign)
    this.sign = signs
  }
}
