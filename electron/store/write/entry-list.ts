/** Entries for a spatial index, gathered while features are inserted. */
import type { BoundingBox } from '../../../shared/domain/feature'
import type { RtreeEntries } from '../geopackage/rtree-bulk'
import { roundDown, roundUp } from '../geopackage/rtree-rounding'

const FIRST_CAPACITY = 4096

export class EntryList {
  #ids = new Float64Array(FIRST_CAPACITY)
  #boxes = new Float32Array(4 * FIRST_CAPACITY)
  #length = 0
  #west = Infinity
  #south = Infinity
  #east = -Infinity
  #north = -Infinity

  get length(): number {
    return this.#length
  }

  /** Box around what {@link add} was given, not rounded. */
  get bounds(): BoundingBox | null {
    return this.#west <= this.#east ? [this.#west, this.#south, this.#east, this.#north] : null
  }

  /** @param box min x, max x, min y, max y; NaN for an empty geometry, which has no entry */
  add(id: number, box: Float64Array): void {
    const west = box[0]!
    const east = box[1]!
    const south = box[2]!
    const north = box[3]!
    if (Number.isNaN(west)) return
    if (west < this.#west) this.#west = west
    if (east > this.#east) this.#east = east
    if (south < this.#south) this.#south = south
    if (north > this.#north) this.#north = north
    this.#push(id, roundDown(west), roundUp(east), roundDown(south), roundUp(north))
  }

  /** An entry that an index had before. */
  addRounded(id: number, [west, east, south, north]: readonly number[]): void {
    this.#push(id, west!, east!, south!, north!)
  }

  toEntries(): RtreeEntries {
    return { ids: this.#ids.subarray(0, this.#length), boxes: this.#boxes.subarray(0, 4 * this.#length) }
  }

  #push(id: number, west: number, east: number, south: number, north: number): void {
    if (this.#length === this.#ids.length) this.#grow()
    this.#ids[this.#length] = id
    const at = 4 * this.#length
    this.#boxes[at] = west
    this.#boxes[at + 1] = east
    this.#boxes[at + 2] = south
    this.#boxes[at + 3] = north
    this.#length++
  }

  #grow(): void {
    const ids = new Float64Array(2 * this.#ids.length)
    ids.set(this.#ids)
    this.#ids = ids
    const boxes = new Float32Array(2 * this.#boxes.length)
    boxes.set(this.#boxes)
    this.#boxes = boxes
  }
}
