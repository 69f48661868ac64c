/**
 * Many features of one theme inside a running action.
 *
 * What triggers do row by row (spatial index, row count) is done once at the end: the triggers are taken off meanwhile, inside the
 * transaction, so nobody sees the table without them. The search index takes the rows as they come.
 */
import type { BoundingBox, Value } from '../../../shared/domain/feature'
import type { BatchGeometry, FeatureBatch } from '../../../shared/domain/feature-batch'
import type { Field } from '../../../shared/domain/field'
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

const ROWS_OF_A_STATEMENT = 20

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
    const columns = fields.map((field) => batch.columns[field.name]!)
    const searched = fields.flatMap(({ searchable }, index) => (searchable === true ? [columns[index]!] : []))
    const blobs = new BatchBlobs(this.#shape, batch.geometry)
    const width = fields.length + 2
    const part = this.#changed.of(this.#shape.table)
    let first = 0
    let last = 0
    for (let from = 0; from < batch.count; from += ROWS_OF_A_STATEMENT) {
      const rows = Math.min(ROWS_OF_A_STATEMENT, batch.count - from)
      const values: SqlValue[] = []
      for (let place = 0; place < rows; place++) {
        const index = from + place
        values.push(blobs.at(index, place), this.#actionId)
        for (let column = 0; column < fields.length; column++) values.push(toSqlValue(fields[column]!, columns[column]![index]))
      }
      last = Number(this.#statement(fields, rows).run(values).lastInsertRowid)
      const firstOfRows = last - rows + 1
      if (from === 0) first = firstOfRows
      for (let place = 0; place < rows; place++) {
        const box = values[place * width] === null ? null : blobs.bounds.subarray(4 * place, 4 * place + 4)
        if (box !== null) this.#entries.add(firstOfRows + place, box)
        if (part.tellsApart) part.noteAdded(firstOfRows + place, toBounds(box))
        this.#indexer?.enter(firstOfRows + place, searchedText(searched, from + place))
      }
    }
    // One writer, ids ascending: the rows of a batch follow one another.
    if (last - first + 1 !== batch.count) throw new Error('ids of a batch have a gap')
    this.#inserted += batch.count
    part.noteInsertedRange(first, last, this.#entries.bounds)
  }

  /** Many rows a statement: half of a row's time goes into calling SQLite. */
  #statement(fields: readonly Field[], rows: number) {
    const names = [GEOMETRY_COLUMN, 'action_id', ...fields.map(({ name }) => name)]
    const row = `(${names.map(() => '?').join(', ')})`
    return this.#connection.prepare(`INSERT INTO ${quoteName(this.#shape.table)} (${names.map(quoteName).join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`)
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

/** @param box min x, max x, min y, max y; NaN for an empty geometry */
function toBounds(box: Float64Array | null): BoundingBox | null {
  return box === null || Number.isNaN(box[0]) ? null : [box[0]!, box[2]!, box[1]!, box[3]!]
}

function searchedText(searched: readonly (readonly Value[])[], index: number): string {
  let text = ''
  for (const column of searched) {
    const value = column[index]
    if (value !== null && value !== undefined) text += `${String(value)}\n`
  }
  return text
}

/** Geometry blobs of a batch, one after another. */
class BatchBlobs {
  readonly #shape: TableShape
  readonly #geometry: BatchGeometry
  readonly #points: { readonly blob: Uint8Array; readonly view: DataView }[] = []
  /** Boxes of the last blobs by their place: min x, max x, min y, max y. */
  readonly bounds = new Float64Array(4 * ROWS_OF_A_STATEMENT)

  constructor(shape: TableShape, geometry: BatchGeometry) {
    this.#shape = shape
    this.#geometry = geometry
    if (geometry.type === 'points' && shape.geometry !== 'Point' && shape.geometry !== 'Geometry') throw new Error(`points do not belong into ${shape.table}`)
  }

  /**
   * @param place below `ROWS_OF_A_STATEMENT`; a point's blob is filled anew when its place comes again
   * @returns null for a feature without geometry
   */
  at(index: number, place: number): Uint8Array | null {
    const { bounds } = this
    if (this.#geometry.type === 'points') {
      const x = this.#geometry.xy[2 * index]!
      const y = this.#geometry.xy[2 * index + 1]!
      if (Number.isNaN(x) || Number.isNaN(y)) return null
      const { blob, view } = this.#point(place)
      setPoint(view, x, y)
      bounds[4 * place] = bounds[4 * place + 1] = x
      bounds[4 * place + 2] = bounds[4 * place + 3] = y
      return blob
    }
    const geometry = this.#geometry.geometries[index] ?? null
    if (geometry === null) return null
    const blob = toBlob(this.#shape, geometry)
    const [west, south, east, north] = readableBounds(blob) ?? [Number.NaN, Number.NaN, Number.NaN, Number.NaN]
    bounds.set([west, east, south, north], 4 * place)
    return blob
  }

  #point(place: number) {
    let point = this.#points[place]
    if (point === undefined) {
      const blob = createPointBlob(STORAGE_SRS_ID)
      this.#points[place] = point = { blob, view: new DataView(blob.buffer) }
    }
    return point
  }
}
