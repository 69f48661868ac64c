/**
 * Box queries on an index over rings, without allocating: a query walks Flatbush's packed tree itself and leaves its answer in a buffer
 * that the next query overwrites.
 */
import { doubledInt32 } from './grow-array'
import { indexRings, type PreparedPolygons } from './prepared-polygons'

/** Behind an eight-byte head a Flatbush holds its boxes, items first, then each level above; then the first child of each, or the item. */
const HEAD_BYTES = 8
/** Above so many boxes Flatbush numbers them with four bytes. */
const SHORT_NUMBERS_LIMIT = 16384

export class RingSearch {
  /** Rings found by the last query; only the first `count` entries count, in no order. */
  found = new Int32Array(64)
  readonly #boxes: Float64Array
  readonly #children: Uint16Array | Uint32Array
  /** Behind the last ordinate of each level. */
  readonly #levelEnds: Int32Array
  readonly #nodeSpan: number
  readonly #stack = new Int32Array(1024)

  constructor(prepared: PreparedPolygons) {
    const index = indexRings(prepared)
    const nodeSize = index?.nodeSize ?? 1
    const ends = levelEnds(index?.numItems ?? 0, nodeSize)
    const total = ends.at(-1)! / 4
    this.#levelEnds = Int32Array.from(ends)
    this.#nodeSpan = 4 * nodeSize
    const data = index?.data ?? new ArrayBuffer(HEAD_BYTES)
    this.#boxes = new Float64Array(data, HEAD_BYTES, 4 * total)
    const behind = HEAD_BYTES + 32 * total
    this.#children = total < SHORT_NUMBERS_LIMIT ? new Uint16Array(data, behind, total) : new Uint32Array(data, behind, total)
  }

  /** @returns how many rings have boxes that meet this one, sides included */
  query(minX: number, minY: number, maxX: number, maxY: number): number {
    const boxes = this.#boxes
    if (boxes.length === 0) return 0
    const children = this.#children
    const ends = this.#levelEnds
    const span = this.#nodeSpan
    const firstInner = ends[0]!
    const stack = this.#stack
    let depth = 0
    let count = 0
    let node = boxes.length - 4
    let level = ends.length - 1
    for (;;) {
      const end = Math.min(node + span, ends[level]!)
      for (let at = node; at < end; at += 4) {
        if (maxX < boxes[at]! || maxY < boxes[at + 1]! || minX > boxes[at + 2]! || minY > boxes[at + 3]!) continue
        const child = children[at >> 2]!
        if (node >= firstInner) {
          stack[depth++] = child
          stack[depth++] = level - 1
        } else {
          if (count === this.found.length) this.found = doubledInt32(this.found)
          this.found[count++] = child
        }
      }
      if (depth === 0) return count
      level = stack[--depth]!
      node = stack[--depth]!
    }
  }
}

/** Behind the last ordinate of each level: items, their parents, …, the root. */
function levelEnds(items: number, nodeSize: number): number[] {
  const ends = [4 * items]
  let level = items
  let total = items
  while (level > 1 || (level === 1 && ends.length === 1)) {
    level = Math.ceil(level / nodeSize)
    total += level
    ends.push(4 * total)
  }
  return ends
}
