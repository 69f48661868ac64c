/**
 * A table's features in its order, by id: what lets a long table turn its pages, from any place to any other, without sorting again.
 *
 * Kept for the last few tables, eight bytes a feature, and thrown away as soon as anything was committed to the file.
 */
import type { Connection } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { shapeOfKind } from '../schema/table-shape'
import type { FeatureQuery } from '../workspace-store'
import { featureClause, orderClause } from './conditions'

const KEPT_ORDERS = 4

export class FeatureOrders {
  readonly #kept = new Map<string, Float64Array>()
  #version: unknown = null

  /** Ids of all features of a query, in its order; its page is passed over. */
  ids(connection: Connection, query: FeatureQuery): Float64Array {
    const shape = shapeOfKind(query.kind)
    const { sql, values } = featureClause(shape, query)
    const statement = `SELECT fid FROM ${quoteName(shape.table)} WHERE ${sql} ${orderClause(shape, query.orderBy)}`
    // Changes with every commit of another connection, and this one only reads.
    const version = connection.pragma('data_version')
    if (version !== this.#version) this.#kept.clear()
    this.#version = version
    const key = JSON.stringify([statement, values])
    const ids = this.#kept.get(key) ?? Float64Array.from(connection.database.prepare(statement).pluck(true).all(...values) as number[])
    // Used last, thrown away last.
    this.#kept.delete(key)
    this.#kept.set(key, ids)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > KEPT_ORDERS && oldest !== undefined) this.#kept.delete(oldest)
    return ids
  }
}
