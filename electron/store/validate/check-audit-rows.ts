/**
 * Inserted rows against the log: every row that an entry inserted is there, or its deletion left an image.
 *
 * A row that was removed, or slipped in, behind the triggers' back shows as a count that does not fit.
 */
import { parseImage } from '../audit/row-images'
import type { Connection } from '../connection/connection'
import { quoteName, quoteText } from '../connection/quote'
import { tableShapes } from '../schema/table-shape'
import type { IdRange } from '../write/changed-rows'
import { type Check, problem, ROWS_BETWEEN_BREATHS } from './check'
import { columnsOf } from './check-geopackage'

/** Numbers of rows by entry. */
type Counts = Map<number, number>

export const auditRowsCheck: Check = {
  name: 'auditRows',
  *run(connection) {
    const logged = readLoggedInsertions(connection)
    for (const { table } of tableShapes) {
      if (!columnsOf(connection, table).has('action_id')) continue
      const found = countPresent(connection, table)
      yield* countDeleted(connection, table, found)
      const expected = logged.get(table) ?? new Map<number, number>()
      for (const [entry, count] of expected) {
        const traced = found.get(entry) ?? 0
        if (traced !== count) yield problem('validation.auditRowCount', { entry, table, logged: count, found: traced })
      }
      for (const [entry, count] of found) if (!expected.has(entry) && count > 0) yield problem('validation.auditRowWithoutEntry', { entry, table, count })
      yield null
    }
  },
}

function readLoggedInsertions(connection: Connection): ReadonlyMap<string, Counts> {
  const logged = new Map<string, Counts>()
  for (const [seq, tables] of connection.all<[number, string]>('SELECT seq, tables FROM dutu_audit')) {
    for (const [table, ranges] of readRanges(tables)) {
      let counts = logged.get(table)
      if (counts === undefined) logged.set(table, (counts = new Map()))
      const count = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)
      if (count > 0) counts.set(seq, count)
    }
  }
  return logged
}

/** An entry that was altered may hold anything: the chain's check names it. */
function readRanges(tables: string): readonly (readonly [string, readonly IdRange[]])[] {
  try {
    const parsed = JSON.parse(tables) as Record<string, { readonly inserted: readonly IdRange[] }>
    return Object.entries(parsed).map(([table, { inserted }]) => [table, inserted.filter((range) => range.length === 2)])
  } catch {
    return []
  }
}

/** Rows that are there, by the entry that they name; without those that another program inserted since, whatever they name. */
function countPresent(connection: Connection, table: string): Counts {
  const pending = `SELECT row_id FROM dutu_audit_row WHERE action_id IS NULL AND change = 'insert' AND table_name = ${quoteText(table)}`
  const sql = `SELECT action_id, count(*) FROM ${quoteName(table)} WHERE action_id IS NOT NULL AND fid NOT IN (${pending}) GROUP BY action_id`
  return new Map(connection.all<[number, number]>(sql))
}

function* countDeleted(connection: Connection, table: string, counts: Counts): Generator<null> {
  let rows = 0
  for (const [image] of connection.iterate<[string | null]>("SELECT image FROM dutu_audit_row WHERE table_name = ? AND change = 'delete'", table)) {
    const entry = actionOf(image)
    if (entry !== null) counts.set(entry, (counts.get(entry) ?? 0) + 1)
    if (++rows % ROWS_BETWEEN_BREATHS === 0) yield null
  }
}

/** The entry that had inserted a deleted row; null where the image cannot be read (its digest tells). */
function actionOf(image: string | null): number | null {
  try {
    const action = image === null ? null : parseImage(image).get('action_id')
    return typeof action === 'number' ? action : null
  } catch {
    return null
  }
}
