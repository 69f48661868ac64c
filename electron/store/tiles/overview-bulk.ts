/** Rows of an overview that is made from nothing: many a statement, and the index packed once at the end. */
import type { Connection, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { packRtreeInSteps } from '../geopackage/rtree-bulk'

const ROWS_OF_A_STATEMENT = 20
const FIRST_CAPACITY = 4096

export class OverviewBulk {
  readonly #connection: Connection
  readonly #table: string
  readonly #index: string
  readonly #columns: readonly string[]
  #values: SqlValue[] = []
  #rows = 0
  #boxes = new Int32Array(4 * FIRST_CAPACITY)
  #length = 0

  /**
   * @param table empty, with a key `id`
   * @param index its empty R-tree
   * @param columns beside the id
   */
  constructor(connection: Connection, table: string, index: string, columns: readonly string[]) {
    this.#connection = connection
    this.#table = table
    this.#index = index
    this.#columns = columns
  }

  /** @param values in the order of the columns */
  add(values: readonly SqlValue[], west: number, east: number, north: number, south: number): void {
    if (4 * this.#length === this.#boxes.length) this.#grow()
    const at = 4 * this.#length++
    this.#boxes[at] = west
    this.#boxes[at + 1] = east
    this.#boxes[at + 2] = north
    this.#boxes[at + 3] = south
    this.#values.push(this.#length, ...values)
    if (++this.#rows === ROWS_OF_A_STATEMENT) this.#flush()
  }

  /** Write what is left, and the index. Rows were added place by place, which is the order in which it is packed. */
  *finishInSteps(): Generator<void> {
    this.#flush()
    const ids = Float64Array.from({ length: this.#length }, (_, index) => index + 1)
    yield* packRtreeInSteps(this.#connection, this.#index, { ids, boxes: this.#boxes.subarray(0, 4 * this.#length) }, null)
  }

  #flush(): void {
    if (this.#rows === 0) return
    const names = ['id', ...this.#columns]
    const row = `(${names.map(() => '?').join(', ')})`
    this.#connection.prepare(`INSERT INTO ${quoteName(this.#table)} (${names.map(quoteName).join(', ')}) VALUES ${Array.from({ length: this.#rows }, () => row).join(', ')}`).run(this.#values)
    this.#values = []
    this.#rows = 0
  }

  #grow(): void {
    const boxes = new Int32Array(2 * this.#boxes.length)
    boxes.set(this.#boxes)
    this.#boxes = boxes
  }
}
