/**
 * Many features of one theme inside a running action.
 *
 * What triggers do row by row (spatial index, row count) is done once at the end: the triggers are taken off meanwhile, inside the
 * transaction, so nobody sees the table without them. The search index takes the rows as they come.
 */
import type { BatchGeometry, FeatureBatch } from '../../../shared/domain/feature-batch'
import { auditInsertTriggerName, auditTriggers } from '../audit/audit-tables'
import type { Connection, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import { createPointBlob, setPoint } from '../geopackage/encode-geometry'
import { readableBounds } from '../geopackage/geometry-bounds'
import { STORAGE_SRS_ID } from '../geopackage/reference-systems'
import { countInsertTriggerName, countTriggers } from '../geopackage/row-counts'
import { rtreeName, rtreeTriggers } from '../geopackage/rtree'
import { fillRtreeInSteps } from '../geopackage/rtree-bulk'
import { hilbertOrder } from '../geopackage/hilbert-order'
import { RowIndexer } from '../search/index-rows'
import { readSearchSources } from '../search/search-source'
import { GEOMETRY_COLUMN, type TableShape } from '../schema/table-shape'
import type { ChangedRows } from './changed-rows'
import { EntryList } from './entry-list'
import { requireColumns, toBlob } from './row-writer'
import { toSqlValue } from './to-sql-value'

/** Below this number of new features, entering them one by one costs less than making the index anew. */
const REBUILD_MINIMUM = 5000
/** The index is made anew where the new features are at least this share of the old ones. */
const REBUILD_SHARE = 0.25

export class BulkInsert {
  readonly #connection: Connection
  readonly #shape: TableShape
  readonly #changed: ChangedRows
  readonly #actionId: number
  readonly #entries = new EntryList()
  readonly #indexer: RowIndexer | null
  #inserted = 0

  constructor(connection: Connection, shape: TableShape, changed: ChangedRows, actionId: number) {
    this.#connection = connection
    this.#shape = shape
    this.#changed = changed
    this.#actionId = actionId
    const source = readSearchSources(connection).find(({ shape: { table } }) => table === shape.table)
    this.#indexer = source === undefined ? null : new RowIndexer(connection, source.firstRowid)
    for (const name of this.#triggers().keys()) connection.exec(`DROP TRIGGER ${quoteName(name)}`)
  }

  insert(batch: FeatureBatch): void {
    if (batch.count === 0) return
    requireColumns(this.#shape, batch.columns)
    const fields = Object.keys(batch.columns).map((name) => this.#shape.columnsByName.get(name)!)
    const names = [GEOMETRY_COLUMN, 'action_id', ...fields.map(({ name }) => name)]
    const statement = this.#connection.prepare(`INSERT INTO ${quoteName(this.#shape.table)} (${names.map(quoteName).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    const columns = fields.map((field) => batch.columns[field.name]!)
    const searched = fields.flatMap(({ searchable }, index) => (searchable === true ? [index + 2] : []))
    const blobs = new BatchBlobs(this.#shape, batch.geometry)
    const row: SqlValue[] = [null, this.#actionId, ...fields.map(() => null)]
    let first = 0
    let last = 0
    for (let index = 0; index < batch.count; index++) {
      row[0] = blobs.at(index)
      for (let column = 0; column < fields.length; column++) row[column + 2] = toSqlValue(fields[column]!, columns[column]![index])
      last = Number(statement.run(...row).lastInsertRowid)
      if (index === 0) first = last
      if (row[0] !== null) this.#entries.add(last, blobs.bounds)
      this.#indexer?.enter(last, searchedText(row, searched))
    }
    // One writer, ids ascending: the rows of a batch follow one another.
    if (last - first + 1 !== batch.count) throw new Error('ids of a batch have a gap')
    this.#inserted += batch.count
    this.#changed.of(this.#shape.table).noteInsertedRange(first, last, this.#entries.bounds)
  }

  /** Index what was inserted and put the triggers back, in steps of milliseconds. */
  *finishInSteps(): Generator<void, void, void> {
    const { table } = this.#shape
    const known = this.#connection.value<number>(`SELECT count(*) FROM ${quoteName(`${rtreeName(table)}_rowid`)}`) ?? 0
    const added = this.#entries.length
    if (added >= REBUILD_MINIMUM && added >= known * REBUILD_SHARE) yield* this.#rebuildIndex()
    else this.#extendIndex()
    this.#connection.run('UPDATE gpkg_ogr_contents SET feature_count = feature_count + ? WHERE table_name = ?', this.#inserted, table)
    for (const sql of this.#triggers().values()) this.#connection.exec(sql)
  }

  *#rebuildIndex(): Generator<void, void, void> {
    const { table } = this.#shape
    for (const [id, ...box] of this.#connection.iterate<[number, number, number, number, number]>(`SELECT id, minx, maxx, miny, maxy FROM ${quoteName(rtreeName(table))}`)) {
      this.#entries.addRounded(id, box)
    }
    yield* fillRtreeInSteps(this.#connection, table, this.#entries.toEntries())
  }

  /** Along the curve, so that neighbours meet in the same node. */
  #extendIndex(): void {
    const { ids, boxes } = this.#entries.toEntries()
    const insert = this.#connection.prepare(`INSERT INTO ${quoteName(rtreeName(this.#shape.table))} VALUES (?, ?, ?, ?, ?)`)
    for (const entry of hilbertOrder(boxes)) insert.run(ids[entry], ...boxes.subarray(4 * entry, 4 * entry + 4))
  }

  #triggers(): ReadonlyMap<string, string> {
    const { table } = this.#shape
    const names = [`${rtreeName(table)}_insert`, countInsertTriggerName(table), auditInsertTriggerName(table)]
    const all = new Map([...rtreeTriggers(table), ...countTriggers(table), ...auditTriggers(this.#shape)])
    return new Map(names.map((name) => [name, all.get(name)!]))
  }
}

function searchedText(row: readonly SqlValue[], searched: readonly number[]): string {
  let text = ''
  for (const index of searched) if (row[index] !== null) text += `${String(row[index])}\n`
  return text
}

/** Geometry blobs of a batch, one after another. */
class BatchBlobs {
  readonly #shape: TableShape
  readonly #geometry: BatchGeometry
  readonly #point = createPointBlob(STORAGE_SRS_ID)
  readonly #view = new DataView(this.#point.buffer)
  /** Box of the last blob: min x, max x, min y, max y. */
  readonly bounds = new Float64Array(4)

  constructor(shape: TableShape, geometry: BatchGeometry) {
    this.#shape = shape
    this.#geometry = geometry
    if (geometry.type === 'points' && shape.geometry !== 'Point' && shape.geometry !== 'Geometry') throw new Error(`points do not belong into ${shape.table}`)
  }

  /** @returns null for a feature without geometry; a point's blob is filled anew by the next call */
  at(index: number): Uint8Array | null {
    if (this.#geometry.type === 'points') {
      const x = this.#geometry.xy[2 * index]!
      const y = this.#geometry.xy[2 * index + 1]!
      if (Number.isNaN(x) || Number.isNaN(y)) return null
      setPoint(this.#view, x, y)
      this.bounds[0] = this.bounds[1] = x
      this.bounds[2] = this.bounds[3] = y
      return this.#point
    }
    const geometry = this.#geometry.geometries[index] ?? null
    if (geometry === null) return null
    const blob = toBlob(this.#shape, geometry)
    const [west, south, east, north] = readableBounds(blob) ?? [Number.NaN, Number.NaN, Number.NaN, Number.NaN]
    this.bounds.set([west, east, south, north])
    return blob
  }
}
