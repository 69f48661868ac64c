/**
 * The search index follows the rows of an action, inside its transaction.
 *
 * The index only grows: a changed row is entered again under its number, a deleted one stays. A hit is compared with the row itself,
 * so what is left of earlier texts never shows.
 */
import type { Connection, SqlRow } from '../connection/connection'
import { quoteName, quoteText } from '../connection/quote'
import type { ChangedRows } from '../write/changed-rows'
import { foldText, gramsOf } from './grams'
import { readSearchSources, type SearchSource } from './search-source'

/** Enter what an action inserted, and what it changed in a searched column. */
export function indexChangedRows(connection: Connection, actionId: number, changed: ChangedRows): void {
  // In the order of rowids: FTS5 writes a segment whenever they step back.
  for (const source of readSearchSources(connection)) {
    const part = changed.tables.get(source.shape.table)
    if (part === undefined) continue
    if (part.touched.size > 0) indexRows(connection, source, `fid IN (${changedIdsSql(source)})`, actionId, source.shape.table)
    for (const [first, last] of [...part.toIndex].sort((a, b) => a[0] - b[0])) indexRows(connection, source, 'fid BETWEEN ? AND ?', first, last)
  }
}

/** Make the index anew. */
export function rebuildSearchIndex(connection: Connection): void {
  connection.run("INSERT INTO dutu_search (dutu_search) VALUES ('delete-all')")
  for (const source of readSearchSources(connection)) indexRows(connection, source, '1')
}

/** Ids of rows whose images name a searched column. */
function changedIdsSql({ columns }: SearchSource): string {
  const anyColumn = columns.map((column) => `instr(image, ${quoteText(`,${column}=`)})`).join(' OR ')
  return `SELECT row_id FROM dutu_audit_row WHERE action_id = ? AND table_name = ? AND change = 'update' AND (${anyColumn})`
}

/** Enters rows of one source. */
export class RowIndexer {
  readonly #insert: ReturnType<Connection['prepare']>
  readonly #firstRowid: number

  constructor(connection: Connection, firstRowid: number) {
    this.#insert = connection.prepare('INSERT INTO dutu_search (rowid, grams) VALUES (?, ?)')
    this.#firstRowid = firstRowid
  }

  /** @param text searched columns, each on a line of its own: no token reaches from one to the next */
  enter(fid: number, text: string): void {
    const grams = gramsOf(foldText(text))
    // Bound as a whole number: as a fraction FTS5 would refuse it.
    if (grams !== '') this.#insert.run(BigInt(this.#firstRowid + fid), grams)
  }
}

const ROWS_AT_ONCE = 5000

function indexRows(connection: Connection, { shape, columns, firstRowid }: SearchSource, condition: string, ...values: (number | string)[]): void {
  const select = `SELECT fid, ${columns.map(quoteName).join(', ')} FROM ${quoteName(shape.table)} WHERE fid > ? AND ${condition} ORDER BY fid LIMIT ${ROWS_AT_ONCE}`
  const index = new RowIndexer(connection, firstRowid)
  for (let last = 0; ; ) {
    const rows = connection.all(select, last, ...values)
    for (const row of rows) {
      index.enter(Number(row[0]), searchedText(row))
    }
    const end = rows.at(-1)
    if (end === undefined || rows.length < ROWS_AT_ONCE) return
    last = Number(end[0])
  }
}

/** Searched columns of a row, after its id, as one text. */
function searchedText(row: SqlRow): string {
  let text = ''
  for (let index = 1; index < row.length; index++) {
    const value = row[index]
    if (value !== null && value !== undefined) text += `${String(value)}\n`
  }
  return text
}
