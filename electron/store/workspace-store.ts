/**
 * The one door to a workspace's data.
 *
 * Everything outside `electron/store/` sees this interface alone: asynchronous and coarse, so that a bureau-wide workspace on
 * PostgreSQL/PostGIS can stand behind it as well as a GeoPackage file. Geometry is EPSG:4490, coordinates [lon, lat] in degrees.
 * Ids are texts. Reads see committed data only. Every write is one action: one transaction, one log entry, undoable.
 */
import type { BoundingBox, Feature, FeatureRef, FeatureSummary, Value } from '../../shared/domain/feature'
import type { FeatureBatch, StoredBatch } from '../../shared/domain/feature-batch'
import type { FeatureTable } from '../../shared/domain/feature-table'
import type { KindId } from '../../shared/domain/kinds'
import type { RowChange } from '../../shared/domain/row-history'
import type { RecordTableId } from '../../shared/domain/tables'
import type { ActionSummary, LayerInfo, ValidationReport, WorkspaceAccess, WorkspaceInfo } from '../../shared/domain/workspace'
import type { Geometry } from 'geojson'

/** A row of a theme or record table to write; columns by snake_case name, absent columns become null (insert) or stay (update). */
export type RowValues = Readonly<Record<string, Value>>

/** One change inside an action. Inserts may name themselves with `ref`, so that later changes of the action can point to them. */
export type Change =
  | { readonly op: 'insertFeature'; readonly kind: KindId; readonly geometry: Geometry | null; readonly values: RowValues; readonly ref?: string }
  /** Many features at once, by far the fastest way: for imports. */
  | { readonly op: 'insertFeatures'; readonly kind: KindId; readonly batch: FeatureBatch }
  /**
   * The same columns of many features, in the order of `ids`: how derived columns (属地, 汇水区) are refreshed after their layers
   * changed. The store does not derive them: a handler reads `streamBatches`, asks the engine, and writes what differs.
   */
  | { readonly op: 'updateFeatures'; readonly kind: KindId; readonly ids: Float64Array; readonly columns: FeatureBatch['columns'] }
  | { readonly op: 'updateFeature'; readonly kind: KindId; readonly id: string; readonly geometry?: Geometry | null; readonly values?: RowValues }
  | { readonly op: 'deleteFeature'; readonly kind: KindId; readonly id: string }
  | { readonly op: 'insertRecord'; readonly table: RecordTableId; readonly values: RecordValues; readonly ref?: string }
  | { readonly op: 'updateRecord'; readonly table: RecordTableId; readonly id: string; readonly values: RecordValues }
  | { readonly op: 'deleteRecord'; readonly table: RecordTableId; readonly id: string }

/** Values of a record; `{ ref }` stands for the id of a row inserted earlier in the same action. */
export type RecordValues = Readonly<Record<string, Value | { readonly ref: string }>>

/** What is written to the log beside the changes. */
export type ActionInput = {
  /** `area.verb`, as in the contract. */
  readonly action: string
  /** Who: from the operating system or chosen by the person. */
  readonly actor: string
  /** Parameters of the action, for the log. */
  readonly params: Readonly<Record<string, Value>>
  readonly reason?: string
}

/** What an action did. `ids` maps each `ref` to its new id. */
export type ActionResult = { readonly actionId: string; readonly inserted: number; readonly updated: number; readonly deleted: number; readonly ids: ReadonlyMap<string, string> }

/** How a long read or write reports and stops. */
export type JobContext = {
  readonly signal?: AbortSignal
  /** Called at most a few times a second; `total` null while unknown. `stage`: what is being done now, where a job has several parts. */
  readonly onProgress?: (done: number, total: number | null, stage?: string) => void
}

/** `largeOverviews`: `later` leaves overviews that would have to be made from nothing to `refreshOverviews`; absent: they are made at once. */
export type WriteContext = JobContext & { readonly largeOverviews?: 'now' | 'later' }

/** A condition on one column; several conditions all hold. `in` takes codes; `contains` is case-insensitive text. */
export type ColumnCondition =
  | { readonly column: string; readonly equals: Value }
  | { readonly column: string; readonly in: readonly Value[] }
  | { readonly column: string; readonly contains: string }
  | { readonly column: string; readonly atLeast?: Value; readonly atMost?: Value }

export type FeatureQuery = {
  readonly kind: KindId
  readonly bounds?: BoundingBox
  readonly where?: readonly ColumnCondition[]
  /** Version of a legal layer, ISO date; absent: every row (other layers) or the newest version (legal layers). `all`: all versions. */
  readonly vintage?: string | 'all'
  /** Keyset paging and order: by this column, then by id. */
  readonly orderBy?: { readonly column: string; readonly descending?: boolean }
  readonly limit?: number
  readonly offset?: number
}

export type RecordQuery = {
  readonly table: RecordTableId
  readonly where?: readonly ColumnCondition[]
  readonly orderBy?: { readonly column: string; readonly descending?: boolean }
  readonly limit?: number
  readonly offset?: number
}

/** A record row: `id` is its fid. */
export type RecordRow = { readonly id: string; readonly values: Readonly<Record<string, Value>> }

/** A row with the log's entries that inserted and deleted it; `from` null: not known, `to` null: it is there. */
export type RecordSpan = RecordRow & { readonly from: SpanEnd | null; readonly to: SpanEnd | null }
type SpanEnd = { readonly time: string; readonly action: string }

/** Counts grouped by one or two columns. */
export type GroupCount = { readonly key: readonly Value[]; readonly count: number }

/** A tile's content: Mapbox Vector Tile 2.1 bytes, not compressed; empty where nothing lies in it. */
export type VectorTile = Uint8Array<ArrayBuffer>

/**
 * What another thread needs to read the same data: plain values that can be posted. To be opened with `openShare`; what is in it is the
 * store's own matter.
 */
export type WorkspaceShare = {
  readonly path: string
  readonly readPath: string
  readonly access: WorkspaceAccess
  readonly foreignLayers: readonly LayerInfo[] | null
  readonly gate: SharedArrayBuffer
  /** Given by `lend`: the other thread may write. */
  readonly writable: boolean
}

/** Read side. Any number may read at once; each call sees one consistent state. */
export interface WorkspaceReader {
  share(): WorkspaceShare
  info(): Promise<WorkspaceInfo>
  /** @throws AppError 'feature.notFound' */
  readFeature(ref: FeatureRef): Promise<Feature>
  /** Summaries for refs, in their order; those that no longer exist are left out. */
  readSummaries(refs: readonly FeatureRef[]): Promise<readonly FeatureSummary[]>
  /** Page of whole features without geometry, with the total count of the query. */
  listFeatures(query: FeatureQuery): Promise<{ readonly total: number; readonly features: readonly Feature[] }>
  /** Where a feature stands in a query's order, counted from 0 and without regard to its page; null where it is not in it. */
  positionOfFeature(query: FeatureQuery, id: string): Promise<number | null>
  /** Every feature of a query with geometry, in batches of at most some thousands. */
  streamFeatures(query: FeatureQuery, job?: JobContext): AsyncIterable<readonly Feature[]>
  /** The same as flat batches with only the columns named: for the engine, by far the fastest way to read a layer. */
  streamBatches(query: FeatureQuery, columns: readonly string[], job?: JobContext): AsyncIterable<StoredBatch>
  /** The same whole, in one table: where a layer is computed on as a whole. */
  readTable(query: FeatureQuery, columns: readonly string[], job?: JobContext): Promise<FeatureTable>
  countFeatures(query: FeatureQuery, groupBy: readonly string[]): Promise<readonly GroupCount[]>
  /**
   * Features under a point, nearest and topmost first, at most `limit`.
   * @param toleranceDegrees half the side of the square searched, in degrees of latitude (widened in longitude by 1/cos φ)
   * @param layers themes and, for legal ones, the version to search (absent: newest)
   */
  hitFeatures(lonLat: readonly [number, number], toleranceDegrees: number, layers: readonly TileLayer[], limit: number): Promise<readonly FeatureSummary[]>
  listRecords(query: RecordQuery): Promise<{ readonly total: number; readonly rows: readonly RecordRow[] }>
  /**
   * The named columns of a query's records, each whole and in the same order of rows (any order where `orderBy` is absent): for many
   * rows of which little is asked, by far the fastest way. Booleans come as 0 and 1.
   */
  listRecordColumns(query: RecordQuery, columns: readonly string[]): Promise<readonly (readonly Value[])[]>
  countRecords(query: RecordQuery, groupBy: readonly string[]): Promise<readonly GroupCount[]>
  /** Names, codes and texts of features, tasks and documents; Chinese by two-character grams. Ranked, at most `limit`. */
  search(text: string, limit: number): Promise<readonly SearchHit[]>
  /** Content of a document. */
  readDocument(id: string): Promise<Uint8Array<ArrayBuffer>>
  /**
   * One tile with one source layer a theme, named by its table.
   * @param layers themes and, for legal ones, the version to show (absent: newest)
   * @param signal when aborted before the tile was begun, it is dropped and the promise rejects with the signal's reason
   */
  readTile(z: number, x: number, y: number, layers: readonly TileLayer[], signal?: AbortSignal): Promise<VectorTile>
  history(limit: number, before?: string): Promise<readonly ActionSummary[]>
  /** Row changes that another program made and that wait for our next write to be taken into the log. */
  countOutsideEdits(): Promise<number>
  /** How long the log is, and its newest hash: printed in reports, so that a log that was cut off or changed later shows. */
  logHead(): Promise<{ readonly entries: number; readonly hash: string }>
  /** What happened to one row, newest first: who, when, field, before, after, why. Also for a row that is gone. */
  rowHistory(row: RowRef): Promise<readonly RowChange[]>
  /**
   * Every record of a table as the log knew it at a past moment.
   * @param time UTC, ISO: time of recording, not the effective date that a step carries
   */
  recordsAsOf(table: RecordTableId, time: string): Promise<readonly RecordRow[]>
  /** Every row that a record table ever had, with its last values and from when to when it was there; what was undone never was. */
  recordSpans(table: RecordTableId): Promise<readonly RecordSpan[]>
  /** Integrity, GeoPackage rules, dangling links, audit chain; progress counts checks. */
  validate(job?: JobContext): Promise<ValidationReport>
}

/** A feature or a record. */
export type RowRef = FeatureRef | { readonly table: RecordTableId; readonly id: string }

export type TileLayer = { readonly kind: KindId; readonly vintage?: string }

export type SearchHit =
  | { readonly type: 'feature'; readonly feature: FeatureSummary; readonly matched: string }
  | { readonly type: 'task'; readonly id: string; readonly number: string | null; readonly title: string; readonly matched: string }
  | { readonly type: 'document'; readonly id: string; readonly name: string; readonly matched: string }

/** Write side; at most one writer. */
export interface WorkspaceWriter {
  /**
   * One user action: all changes or none, one log entry. Refreshes derived data (search, overviews, counts, extents).
   * @throws AppError 'workspace.readOnly', 'feature.notFound', 'workspace.cannotWrite'
   */
  write(input: ActionInput, changes: Iterable<Change> | AsyncIterable<Change>, context?: WriteContext): Promise<ActionResult>
  /** Whether a write has left overviews behind that can be made here; false where the workspace cannot be written. */
  lacksOverviews(): Promise<boolean>
  /**
   * Make the overviews that a write left behind, one transaction a theme. They are no action: nothing that they hold is not in the features.
   *
   * @returns how many themes
   * @throws AppError 'workspace.readOnly'; the signal's reason: then what is not finished is still to be made
   */
  refreshOverviews(job?: JobContext): Promise<number>
  /**
   * Take one action back whole, as a new action.
   * @throws AppError 'action.notFound', 'action.alreadyUndone', 'action.builtUpon', 'workspace.readOnly'
   */
  undo(actionId: string, actor: string, reason?: string, job?: JobContext): Promise<ActionResult>
  /**
   * Let another thread write, through the share that it is given: nothing is written here until `work` ends.
   * @throws AppError 'workspace.readOnly', and what `work` throws
   */
  lend<Result>(work: (share: WorkspaceShare) => Promise<Result>): Promise<Result>
  /** Store a document once per content and return its id as part of an action's changes. */
  putDocument(content: Uint8Array, values: RowValues, input: ActionInput): Promise<{ readonly documentId: string; readonly actionId: string }>
  /** Back to one file at rest; further calls fail with 'workspace.notOpen'. */
  close(): Promise<void>
}

/** An open workspace. */
export type Workspace = WorkspaceReader & WorkspaceWriter
