/**
 * Many features of one theme taken away inside a running action: the reverse of `bulk-insert.ts`.
 *
 * The log's trigger writes its images row by row; the spatial index and the row count are brought up to date once at the end.
 */
import type { Connection, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { readableBounds } from '../geopackage/geometry-bounds'
import { countTriggers, countDeleteTriggerName } from '../geopackage/row-counts'
import { rtreeName, rtreeTriggers } from '../geopackage/rtree'
import { fillRtreeInSteps } from '../geopackage/rtree-bulk'
import { GEOMETRY_COLUMN, type TableShape } from '../schema/table-shape'
import type { ChangedRows, IdRange } from './changed-rows'
import { EntryList } from './entry-list'

/** Below this number of rows the triggers cost less than making the index anew. */
const BULK_DELETE_MINIMUM = 5000

/** @returns whether so many rows of a theme are better deleted at once */
export function isBulkDelete(connection: Connection, shape: TableShape, rows: number): boolean {
  if (shape.geometry === null || rows < BULK_DELETE_MINIMUM) return false
  const present = connection.value<number>('SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = ?', shape.table) ?? 0
  return rows >= present / 4
}

const ROWS_PER_STEP = 2000

/** Delete rows by ranges of ids, in steps of milliseconds. Links to them go with the action that made them. */
export function* deleteRangesInSteps(connection: Connection, shape: TableShape, changed: ChangedRows, ranges: readonly IdRange[]): Generator<void, void, void> {
  const { table } = shape
  const triggers = takeOffTriggers(connection, table)
  const part = changed.of(table)
  let deleted = 0
  for (const [first, last] of ranges) {
    for (let from = first; from <= last; from += ROWS_PER_STEP) {
      const to = Math.min(last, from + ROWS_PER_STEP - 1)
      for (const [fid, blob] of connection.all<[number, SqlValue]>(`SELECT fid, ${GEOMETRY_COLUMN} FROM ${quoteName(table)} WHERE fid BETWEEN ? AND ?`, from, to)) {
        part.noteRemoved(fid, readableBounds(blob))
        part.touched.add(fid)
      }
      deleted += connection.run(`DELETE FROM ${quoteName(table)} WHERE fid BETWEEN ? AND ?`, from, to)
      yield
    }
  }
  yield* rebuildIndex(connection, table, part.touched)
  connection.run('UPDATE gpkg_ogr_contents SET feature_count = feature_count - ? WHERE table_name = ?', deleted, table)
  for (const sql of triggers.values()) connection.exec(sql)
}

function takeOffTriggers(connection: Connection, table: string): ReadonlyMap<string, string> {
  const names = [`${rtreeName(table)}_delete`, countDeleteTriggerName(table)]
  const all = new Map([...rtreeTriggers(table), ...countTriggers(table)])
  for (const name of names) connection.exec(`DROP TRIGGER ${quoteName(name)}`)
  return new Map(names.map((name) => [name, all.get(name)!]))
}

/** Out of the entries of the rows that are left. */
function* rebuildIndex(connection: Connection, table: string, gone: ReadonlySet<number>): Generator<void, void, void> {
  const entries = new EntryList()
  const present = connection.prepare(`SELECT 1 FROM ${quoteName(table)} WHERE fid = ?`).pluck(true)
  for (const [id, ...box] of connection.all<[number, number, number, number, number]>(`SELECT id, minx, maxx, miny, maxy FROM ${quoteName(rtreeName(table))}`)) {
    if (!gone.has(id) || present.get(id) === 1) entries.addRounded(id, box)
  }
  yield* fillRtreeInSteps(connection, table, entries.toEntries())
}
