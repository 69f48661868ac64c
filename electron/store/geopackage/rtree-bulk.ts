/**
 * Fill a spatial index at once.
 *
 * Entries are sorted along a Hilbert curve and packed into nodes from the leaves up (Kamel & Faloutsos 1993, “On packing R-trees”);
 * the nodes are written in the form of SQLite's R-tree module (rtree.c, “Database Format of R-Tree Tables”) into its own tables.
 * That is ten times as fast as entry by entry, and searches read fewer nodes.
 */
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { createRtreeSql, rtreeName } from './rtree'
import { hilbertOrder } from './hilbert-order'

/** Entries of an index: id and box of each. */
export type RtreeEntries<Boxes extends Float32Array | Int32Array = Float32Array> = {
  readonly ids: Float64Array
  /** min x, max x, min y, max y of each, rounded outwards to 32 bits; whole numbers for an index of the kind `rtree_i32`. */
  readonly boxes: Boxes
}

const CELL_SIZE_BYTES = 24
const NODE_HEADER_SIZE_BYTES = 4
/** Room left in a node, so that the next insertions do not split it. */
const FILL_SHARE = 0.9
const ROOT = 1

/** Entries that are written between two steps. */
const ENTRIES_PER_STEP = 10_000
/** Half of a small row's time goes into calling SQLite. */
const ROWS_OF_A_STATEMENT = 50

/** Replace the whole index of a theme's table, in steps of milliseconds. To be called inside a transaction. */
export function* fillRtreeInSteps(connection: Connection, table: string, entries: RtreeEntries): Generator<void, void, void> {
  connection.exec(`DROP TABLE ${quoteName(rtreeName(table))}`)
  connection.exec(createRtreeSql(table))
  yield* packRtreeInSteps(connection, rtreeName(table), entries, hilbertOrder(entries.boxes))
}

/**
 * Fill an empty index, in steps of milliseconds. To be called inside a transaction.
 *
 * @param name of the virtual table; of the kind `rtree_i32` where the boxes are whole numbers
 * @param order in which entries are packed: neighbours should follow one another; null: as they are
 */
export function* packRtreeInSteps(connection: Connection, name: string, { ids, boxes }: RtreeEntries<Float32Array | Int32Array>, order: Uint32Array | null): Generator<void, void, void> {
  if (ids.length === 0) return
  const nodeTable = quoteName(`${name}_node`)
  const nodeSize = connection.value<number>(`SELECT length(data) FROM ${nodeTable} WHERE nodeno = ${ROOT}`)!
  const capacity = Math.trunc((nodeSize - NODE_HEADER_SIZE_BYTES) / CELL_SIZE_BYTES)
  // The module's own tables are closed to plain SQL otherwise.
  connection.database.unsafeMode(true)
  try {
    const writeNode = connection.prepare(`INSERT OR REPLACE INTO ${nodeTable} VALUES (?, ?)`)
    const writeParent = connection.prepare(`INSERT INTO ${quoteName(`${name}_parent`)} VALUES (?, ?)`)
    const packer = new LevelPacker(nodeSize, capacity, (node, data) => writeNode.run(node, data), (node, parent) => writeParent.run(node, parent))
    const leafOf = yield* packer.pack(ids, boxes, order)
    yield* writeRowids(connection, name, ids, leafOf)
  } finally {
    connection.database.unsafeMode(false)
  }
}

/** In ascending order of ids, as the table grows fastest. */
function* writeRowids(connection: Connection, name: string, ids: Float64Array, leafOf: Float64Array): Generator<void, void, void> {
  const insertRows = (rows: number) => connection.prepare(`INSERT INTO ${quoteName(`${name}_rowid`)} VALUES ${Array.from({ length: rows }, () => '(?, ?)').join(', ')}`)
  const isSorted = ids.every((id, index) => index === 0 || ids[index - 1]! < id)
  const order = isSorted ? null : Array.from(ids.keys()).sort((a, b) => ids[a]! - ids[b]!)
  for (let from = 0; from < ids.length; from += ROWS_OF_A_STATEMENT) {
    const rows = Math.min(ROWS_OF_A_STATEMENT, ids.length - from)
    const values: number[] = []
    for (let place = from; place < from + rows; place++) {
      const index = order === null ? place : order[place]!
      values.push(ids[index]!, leafOf[index]!)
    }
    insertRows(rows).run(values)
    if (from % ENTRIES_PER_STEP === 0) yield
  }
}

/** Packs entries into nodes, level by level; the root is always node 1. */
class LevelPacker {
  readonly #capacity: number
  readonly #data: Uint8Array
  readonly #view: DataView
  readonly #writeNode: (node: number, data: Uint8Array) => void
  readonly #writeParent: (node: number, parent: number) => void
  #nextNode = ROOT + 1

  constructor(nodeSize: number, capacity: number, writeNode: (node: number, data: Uint8Array) => void, writeParent: (node: number, parent: number) => void) {
    this.#capacity = capacity
    this.#data = new Uint8Array(nodeSize)
    this.#view = new DataView(this.#data.buffer)
    this.#writeNode = writeNode
    this.#writeParent = writeParent
  }

  /** @returns the leaf of each entry */
  *pack(ids: Float64Array, boxes: Float32Array | Int32Array, order: Uint32Array | null): Generator<void, Float64Array, void> {
    const leafOf = new Float64Array(ids.length)
    const isWhole = boxes instanceof Int32Array
    let level: RtreeEntries<Float32Array | Int32Array> = { ids, boxes }
    let levelOrder: Uint32Array | null = order
    for (let depth = 0; ; depth++) {
      const count = level.ids.length
      const nodes = count <= this.#capacity ? 1 : Math.ceil(count / Math.trunc(this.#capacity * FILL_SHARE))
      const above = { ids: new Float64Array(nodes), boxes: isWhole ? new Int32Array(4 * nodes) : new Float32Array(4 * nodes) }
      for (let index = 0; index < nodes; index++) {
        const from = Math.trunc((count * index) / nodes)
        const to = Math.trunc((count * (index + 1)) / nodes)
        const node = nodes === 1 ? ROOT : this.#nextNode++
        this.#fillNode(level, levelOrder, from, to, above, index)
        above.ids[index] = node
        // Only the root tells how deep the tree is.
        this.#view.setUint16(0, nodes === 1 ? depth : 0)
        this.#writeNode(node, this.#data)
        if (index % (ENTRIES_PER_STEP / this.#capacity) < 1) yield
        for (let place = from; place < to; place++) {
          const entry = levelOrder === null ? place : levelOrder[place]!
          if (depth === 0) leafOf[entry] = node
          else this.#writeParent(level.ids[entry]!, node)
        }
      }
      if (nodes === 1) return leafOf
      level = above
      // Nodes come off one level in the order of the curve.
      levelOrder = null
    }
  }

  #fillNode({ ids, boxes }: RtreeEntries<Float32Array | Int32Array>, order: Uint32Array | null, from: number, to: number, above: RtreeEntries<Float32Array | Int32Array>, index: number): void {
    const isWhole = boxes instanceof Int32Array
    this.#data.fill(0)
    this.#view.setUint16(2, to - from)
    let offset = NODE_HEADER_SIZE_BYTES
    const around = [Infinity, -Infinity, Infinity, -Infinity]
    for (let place = from; place < to; place++) {
      const entry = order === null ? place : order[place]!
      const id = ids[entry]!
      this.#view.setUint32(offset, Math.trunc(id / 2 ** 32))
      this.#view.setUint32(offset + 4, id >>> 0)
      for (let side = 0; side < 4; side++) {
        const value = boxes[4 * entry + side]!
        if (isWhole) this.#view.setInt32(offset + 8 + 4 * side, value)
        else this.#view.setFloat32(offset + 8 + 4 * side, value)
        around[side] = side % 2 === 0 ? Math.min(around[side]!, value) : Math.max(around[side]!, value)
      }
      offset += CELL_SIZE_BYTES
    }
    above.boxes.set(around, 4 * index)
  }
}
