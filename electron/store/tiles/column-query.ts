/**
 * Many rows as few values: each column as one JSON array, all blobs as one.
 *
 * A row a time, most of a tile's time would go into making an array, its texts and a buffer for every row; so SQLite puts the
 * columns together. Within one query its aggregates see the rows in the same order.
 */
import type { Value } from '../../../shared/domain/feature'
import type { Connection, SqlValue } from '../connection/connection'

/** Column by column. `blobs` are those of all rows one behind the other, `blobEnds` where each one ends; an absent one is empty. */
export type RowColumns = {
  readonly count: number
  readonly columns: readonly (readonly Value[])[]
  readonly blobs: Uint8Array
  readonly blobEnds: Uint32Array
}

const NO_BYTES = new Uint8Array(0)

/** A column that another program may have put a blob into, for which there is no JSON. */
export function textOrNumber(column: string): string {
  return `CASE WHEN typeof(${column}) <> 'blob' THEN ${column} END`
}

/**
 * @param columns expressions that give texts, numbers or null: JSON holds no blob
 * @param blob expression that gives a blob or null
 * @param from the rest of the statement, from FROM on, without ORDER BY or LIMIT
 */
export function columnsSql(columns: readonly string[], blob: string, from: string): string {
  return `SELECT ${[...columns.map((column) => `json_group_array(${column})`), `json_group_array(length(CAST(${blob} AS BLOB)))`, `CAST(group_concat(${blob}, '') AS BLOB)`].join(', ')} ${from}`
}

/** Run a statement of `columnsSql`. */
export function readColumns(connection: Connection, sql: string, ...values: readonly SqlValue[]): RowColumns {
  const row = connection.get(sql, ...values)
  if (row === null) throw new Error('a query of aggregates gives one row')
  const parsed = row.slice(0, -1).map((text) => JSON.parse(text as string) as readonly Value[])
  const lengths = parsed.at(-1) as readonly (number | null)[]
  const blobEnds = new Uint32Array(lengths.length)
  let end = 0
  for (let index = 0; index < lengths.length; index++) {
    end += lengths[index] ?? 0
    blobEnds[index] = end
  }
  const blobs = row.at(-1)
  return { count: lengths.length, columns: parsed.slice(0, -1), blobs: blobs instanceof Uint8Array ? blobs : NO_BYTES, blobEnds }
}
