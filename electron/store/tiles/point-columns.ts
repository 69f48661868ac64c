/** Many points by columns, and their order along the Z curve. */
import type { Member } from './cell-members'
import { cellSize } from './tile-grid'

/** Grows by appending. */
export class PointColumns {
  #fid = new Float64Array(1024)
  #x = new Int32Array(1024)
  #y = new Int32Array(1024)
  #properties = new Uint32Array(1024)
  readonly #texts: string[] = []
  readonly #placeOfText = new Map<string, number>()
  #length = 0

  get length(): number {
    return this.#length
  }

  append(fid: number, x: number, y: number, properties: string): void {
    if (this.#length === this.#fid.length) this.#grow()
    let place = this.#placeOfText.get(properties)
    if (place === undefined) {
      place = this.#texts.length
      this.#texts.push(properties)
      this.#placeOfText.set(properties, place)
    }
    const index = this.#length++
    this.#fid[index] = fid
    this.#x[index] = x
    this.#y[index] = y
    this.#properties[index] = place
  }

  /** The points cell by cell along the Z curve of a zoom's cells, so that cells with one parent follow each other. */
  *cells(zoom: number): Generator<readonly Member[]> {
    const size = cellSize(zoom)
    const keys = new Uint32Array(this.#length)
    for (let index = 0; index < this.#length; index++) keys[index] = cellKey(this.#x[index]!, this.#y[index]!, size)
    const order = sortedOrder(keys)
    let from = 0
    while (from < order.length) {
      const key = keys[order[from]!]!
      const members: Member[] = []
      while (from < order.length && keys[order[from]!] === key) members.push(this.#member(order[from++]!))
      yield members
    }
  }

  #member(index: number): Member {
    const x = this.#x[index]!
    const y = this.#y[index]!
    return { fid: this.#fid[index]!, x, y, count: 1, sumX: x, sumY: y, properties: this.#texts[this.#properties[index]!]! }
  }

  #grow(): void {
    const length = this.#length * 2
    this.#fid = copyInto(this.#fid, new Float64Array(length))
    this.#x = copyInto(this.#x, new Int32Array(length))
    this.#y = copyInto(this.#y, new Int32Array(length))
    this.#properties = copyInto(this.#properties, new Uint32Array(length))
  }
}

function copyInto<A extends { set(values: A): void }>(values: A, target: A): A {
  target.set(values)
  return target
}

/** Place of a point's cell on the Z curve (Morton 1966). At the finest zoom with cells there are 2^16 to a side: the key has 32 bits. */
export function cellKey(x: number, y: number, size: number): number {
  return (spread(Math.floor(x / size)) | (spread(Math.floor(y / size)) << 1)) >>> 0
}

/** Put a zero between any two of the lower 16 bits. */
function spread(value: number): number {
  let bits = value & 0xffff
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return (bits | (bits << 1)) & 0x55555555
}

/** Indices by ascending key; equal keys keep their order. Radix sort by 16 bits. */
function sortedOrder(keys: Uint32Array): Uint32Array {
  let order: Uint32Array = Uint32Array.from(keys, (_, index) => index)
  let next: Uint32Array = new Uint32Array(keys.length)
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(65537)
    for (const key of keys) starts[((key >>> shift) & 0xffff) + 1]!++
    for (let digit = 0; digit < 65536; digit++) starts[digit + 1]! += starts[digit]!
    for (const index of order) next[starts[(keys[index]! >>> shift) & 0xffff]!++] = index
    ;[order, next] = [next, order]
  }
  return order
}
