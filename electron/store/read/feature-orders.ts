/**
 * A table's features in its order, by id: what lets a long table turn its pages, from any place to any other, without sorting again.
 *
 * Kept for the last few tables, eight bytes a feature, and thrown away as soon as anything was committed to the file.
 */
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { shapeOfKind, type TableShape } from '../schema/table-shape'
import type { FeatureQuery } from '../workspace-store'
import { featureClause, orderClause } from './conditions'
import { countRows } from './count-rows'

const KEPT_ORDERS = 4

export class FeatureOrders {
  readonly #kept = new Map<string, Float64Array>()
  #version: unknown = null

  /** Ids of all features of a query, in its order; its page is passed over. */
  ids(connection: Connection, query: FeatureQuery): Float64Array {
    const shape = shapeOfKind(query.kind)
    const { sql, values } = featureClause(shape, query)
    const table = quoteName(shape.table)
    const statement = `SELECT fid FROM ${table} WHERE ${sql} ${orderClause(shape, query.orderBy)}`
    // Changes with every commit of another connection, and this one only reads.
    const version = connection.pragma('data_version')
    if (version !== this.#version) this.#kept.clear()
    this.#version = version
    const key = JSON.stringify([statement, values])
    const all = sql === '1' && query.orderBy === undefined ? idsWithoutGaps(connection, shape) : null
    const ids = this.#kept.get(key) ?? all ?? Float64Array.from(connection.database.prepare(statement).pluck(true).all(...values) as number[])
    // Used last, thrown away last.
    this.#kept.delete(key)
    this.#kept.set(key, ids)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > KEPT_ORDERS && oldest !== undefined) this.#kept.delete(oldest)
    return ids
  }
}

/**
 * All ids of a table from which nothing was deleted, without reading its rows.
 *
 * @returns null where there are gaps
 */
function idsWithoutGaps(connection: Connection, shape: TableShape): Float64Array | null {
  const table = quoteName(shape.table)
  const first = connection.value<number>(`SELECT min(fid) FROM ${table}`) ?? 1
  const last = connection.value<number>(`SELECT max(fid) FROM ${table}`) ?? 0
  const count = countRows(connection, shape, '1', [])
  return last - first + 1 === count ? Float64Array.from({ length: count }, (_, index) => first + index) : null
}
