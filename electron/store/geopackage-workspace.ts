/** A workspace in a GeoPackage file: the interface `Workspace` over reading connections and, from the first write on, one that writes. */
import type { FeatureRef } from '../../shared/domain/feature'
import type { RecordTableId } from '../../shared/domain/tables'
import type { LayerInfo, WorkspaceAccess } from '../../shared/domain/workspace'
import { AppError } from '../../shared/errors'
import { countOutsideEdits } from './audit/adopt-outside-edits'
import type { EntryInput } from './audit/append-entry'
import { readLogHead } from './audit/read-entry'
import { readRowHistory } from './audit/row-history'
import { readRowSpans } from './audit/row-spans'
import { readRowsAsOf } from './audit/rows-as-of'
import type { Connection } from './connection/connection'
import { asReadFailure } from './connection/sqlite-failure'
import type { Lock } from './open/lock-file'
import type { OpenReader } from './open/open-reader'
import { FeatureOrders } from './read/feature-orders'
import { ReaderGate } from './read/reader-gate'
import { hitFeatures } from './read/hit-features'
import { countFeatures, listFeatures, readFeature, readSummaries } from './read/read-features'
import { readHistory } from './read/read-history'
import { readInfo } from './read/read-info'
import { countRecords, listRecordColumns, listRecords, readDocument } from './read/read-records'
import { Snapshots } from './read/snapshots'
import { readPages } from './read/read-pages'
import { tableOfPages } from './read/read-table'
import { streamBatches } from './read/stream-batches'
import { streamFeatures } from './read/stream-features'
import type { ActionInput, Change, FeatureQuery, JobContext, RecordQuery, RowRef, RowValues, TileLayer, Workspace, WorkspaceShare, WriteContext } from './workspace-store'
import { readMeta } from './schema/meta'
import { shapeOfKind, shapeOfRecords } from './schema/table-shape'
import { searchRows } from './search/search-rows'
import { staleKinds } from './tiles/stale-overviews'
import { TilePool } from './tiles/tile-pool'
import { validateFile } from './validate/validate-file'
import { refreshStaleOverviews } from './write/refresh-stale-overviews'
import { putDocument } from './write/put-document'
import { undoAction } from './write/undo-action'
import { writeAction } from './write/write-action'
import { Writer } from './write/writer'

export type OpenFile = {
  readonly path: string
  readonly opened: OpenReader
  /** The layers of a file that another program made; null for a workspace of ours. */
  readonly foreignLayers: readonly LayerInfo[] | null
  readonly access: WorkspaceAccess
  /** Held while the workspace may be written. */
  readonly lock: Lock | null
  readonly journal: 'wal' | 'rollback'
  /** Of the writer in another thread; absent: the writer is here. */
  readonly gate?: ReaderGate
}

export class GeoPackageWorkspace implements Workspace {
  readonly #file: OpenFile
  readonly #gate: ReaderGate
  readonly #snapshots: Snapshots
  readonly #writer: Writer
  readonly #orders = new FeatureOrders()
  readonly #tiles: TilePool
  #open = true

  constructor(file: OpenFile) {
    this.#file = file
    this.#gate = file.gate ?? new ReaderGate()
    this.#snapshots = new Snapshots(file.opened.path, this.#gate)
    this.#writer = new Writer({ path: file.path, journal: file.journal, withoutSnapshots: this.#snapshots.without, gate: this.#gate, wal: file.gate === undefined ? 'leave' : 'return' })
    this.#tiles = new TilePool({ path: file.opened.path, changeCounter: () => Number(file.opened.reader.pragma('data_version')) })
  }

  share(): WorkspaceShare {
    const { path, opened, access, foreignLayers } = this.#file
    return { path, readPath: opened.path, access, foreignLayers, gate: this.#gate.memory, writable: false }
  }

  async lend<Result>(work: (share: WorkspaceShare) => Promise<Result>) {
    this.#requireWritable()
    return this.#writer.lend(() => work({ ...this.share(), writable: true }))
  }

  info() {
    return this.#read((reader) => readInfo(reader, this.#file))
  }

  readFeature(ref: FeatureRef) {
    return this.#read((reader) => readFeature(reader, ref))
  }

  readSummaries(refs: readonly FeatureRef[]) {
    return this.#read((reader) => readSummaries(reader, refs))
  }

  listFeatures(query: FeatureQuery) {
    return this.#read((reader) => listFeatures(reader, this.#orders, query))
  }

  positionOfFeature(query: FeatureQuery, id: string) {
    return this.#read((reader): number | null => {
      const position = this.#orders.ids(reader, query).indexOf(Number(id))
      return position === -1 ? null : position
    })
  }

  streamFeatures(query: FeatureQuery, job?: JobContext) {
    return this.#stream((snapshot) => streamFeatures(snapshot, query, job))
  }

  streamBatches(query: FeatureQuery, columns: readonly string[], job?: JobContext) {
    return this.#stream((snapshot) => streamBatches(snapshot, query, columns, job))
  }

  readTable(query: FeatureQuery, columns: readonly string[], job: JobContext = {}) {
    const shape = shapeOfKind(query.kind)
    return tableOfPages(shape, columns, this.#stream((snapshot) => readPages(snapshot, shape, query, columns, job)))
  }

  /** In a read transaction of its own. */
  async *#stream<Batch>(read: (snapshot: Connection) => AsyncGenerator<Batch, void, void>): AsyncGenerator<Batch, void, void> {
    this.#requireOpen()
    const snapshot = this.#snapshots.begin()
    try {
      for await (const batch of read(snapshot)) {
        yield batch
        await this.#snapshots.letWriterThrough(snapshot)
      }
    } catch (error) {
      throw asReadFailure(error, this.#file.path)
    } finally {
      this.#snapshots.end(snapshot)
    }
  }

  countFeatures(query: FeatureQuery, groupBy: readonly string[]) {
    return this.#read((reader) => countFeatures(reader, query, groupBy))
  }

  hitFeatures(lonLat: readonly [number, number], toleranceDegrees: number, layers: readonly TileLayer[], limit: number) {
    return this.#read((reader) => hitFeatures(reader, lonLat, toleranceDegrees, layers, limit))
  }

  listRecords(query: RecordQuery) {
    return this.#read((reader) => listRecords(reader, query))
  }

  listRecordColumns(query: RecordQuery, columns: readonly string[]) {
    return this.#read((reader) => listRecordColumns(reader, query, columns))
  }

  countRecords(query: RecordQuery, groupBy: readonly string[]) {
    return this.#read((reader) => countRecords(reader, query, groupBy))
  }

  readDocument(id: string) {
    return this.#read((reader) => readDocument(reader, id))
  }

  history(limit: number, before?: string) {
    return this.#read((reader) => (this.#file.foreignLayers === null ? readHistory(reader, limit, before) : []))
  }

  countOutsideEdits() {
    return this.#read((reader) => (this.#file.foreignLayers === null ? countOutsideEdits(reader) : 0))
  }

  logHead() {
    return this.#read(readLogHead)
  }

  rowHistory(row: RowRef) {
    return this.#read((reader) => readRowHistory(reader, 'kind' in row ? shapeOfKind(row.kind) : shapeOfRecords(row.table), Number(row.id)))
  }

  recordsAsOf(table: RecordTableId, time: string) {
    return this.#read((reader) => readRowsAsOf(reader, shapeOfRecords(table), time))
  }

  recordSpans(table: RecordTableId) {
    return this.#read((reader) => readRowSpans(reader, shapeOfRecords(table)))
  }

  async write(input: ActionInput, changes: Iterable<Change> | AsyncIterable<Change>, context?: WriteContext) {
    this.#requireWritable()
    return this.#writer.run((connection) => writeAction(connection, toEntry(input), changes, context))
  }

  lacksOverviews() {
    return this.#read((reader) => this.#file.access.mode === 'readWrite' && this.#file.foreignLayers === null && staleKinds(reader).length > 0)
  }

  async refreshOverviews(job?: JobContext) {
    this.#requireWritable()
    return this.#writer.run((connection) => refreshStaleOverviews(connection, job))
  }

  async putDocument(content: Uint8Array, values: RowValues, input: ActionInput) {
    this.#requireWritable()
    return this.#writer.run((connection) => putDocument(connection, content, values, toEntry(input)))
  }

  search(text: string, limit: number) {
    return this.#read((reader) => searchRows(reader, text, limit))
  }

  async readTile(z: number, x: number, y: number, layers: readonly TileLayer[], signal?: AbortSignal) {
    this.#requireOpen()
    try {
      const today = readMeta(this.#file.opened.reader).today ?? localDate()
      return await this.#tiles.read({ address: { z, x, y }, layers, today }, signal)
    } catch (error) {
      throw asReadFailure(error, this.#file.path)
    }
  }

  async validate(job?: JobContext) {
    this.#requireOpen()
    return validateFile(this.#file.path, job)
  }

  async undo(actionId: string, actor: string, reason?: string, job?: JobContext) {
    this.#requireWritable()
    return this.#writer.run((connection) => undoAction(connection, { actionId, actor, reason: reason ?? null }, job))
  }

  async close() {
    if (!this.#open) return
    this.#open = false
    this.#snapshots.close()
    try {
      // Other readers keep the journal from going back to one file.
      await this.#tiles.close()
      this.#file.opened.reader.close()
      await this.#writer.close()
    } finally {
      this.#file.opened.discard()
      this.#file.lock?.release()
    }
  }

  async #read<Result>(read: (reader: Connection) => Result): Promise<Result> {
    this.#requireOpen()
    try {
      return read(this.#file.opened.reader)
    } catch (error) {
      throw asReadFailure(error, this.#file.path)
    }
  }

  #requireOpen(): void {
    if (!this.#open) throw new AppError('workspace.notOpen', {})
  }

  /** @throws AppError 'workspace.readOnly' */
  #requireWritable(): void {
    this.#requireOpen()
    const { access, path } = this.#file
    if (access.mode === 'readOnly') throw new AppError('workspace.readOnly', { path, reason: access.reason })
  }
}

function toEntry({ action, actor, params, reason }: ActionInput): EntryInput {
  return { action, actor, params, reason: reason ?? null, undoes: null }
}

/** The computer's date, ISO. */
function localDate(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
