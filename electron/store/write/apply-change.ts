/** One change of an action: checks that what it names exists, resolves ids of rows inserted before. */
import { AppError } from '../../../shared/errors'
import type { Connection } from '../connection/connection'
import { shapeOfKind, shapeOfRecords, type TableShape } from '../schema/table-shape'
import type { Change, RecordValues, RowValues } from '../workspace-store'
import { BulkInsert } from './bulk-insert'
import type { ChangedRows } from './changed-rows'
import { RowWriter } from './row-writer'
import { updateColumns } from './update-columns'

export class ChangeApplier {
  readonly rows: RowWriter
  /** Ids by the `ref` of the change that inserted the row. */
  readonly ids = new Map<string, string>()
  readonly #connection: Connection
  readonly #changed: ChangedRows
  readonly #actionId: number
  #bulk: { readonly table: string; readonly insert: BulkInsert } | null = null

  constructor(connection: Connection, changed: ChangedRows, actionId: number) {
    this.#connection = connection
    this.#changed = changed
    this.#actionId = actionId
    this.rows = new RowWriter(connection, changed, actionId)
  }

  /**
   * @returns the number of rows
   * @throws AppError 'feature.notFound', 'task.notFound' where a row to update or delete does not exist
   */
  apply(change: Change): number {
    if (change.op === 'insertFeatures') {
      this.#bulkOf(shapeOfKind(change.kind)).insert(change.batch)
      return change.batch.count
    }
    this.#finish()
    if (change.op === 'updateFeatures') {
      updateColumns(this.#connection, this.#changed, shapeOfKind(change.kind), change.ids, change.columns)
      return change.ids.length
    }
    this.#applyRow(change)
    return 1
  }

  /** Complete what was inserted in batches, in steps of milliseconds. */
  *finishInSteps(): Generator<void, void, void> {
    const bulk = this.#bulk
    this.#bulk = null
    if (bulk !== null) yield* bulk.insert.finishInSteps()
  }

  #finish(): void {
    const steps = this.finishInSteps()
    while (steps.next().done !== true);
  }

  #bulkOf(shape: TableShape): BulkInsert {
    if (this.#bulk?.table === shape.table) return this.#bulk.insert
    this.#finish()
    const insert = new BulkInsert(this.#connection, shape, this.#changed, this.#actionId)
    this.#bulk = { table: shape.table, insert }
    return insert
  }

  #applyRow(change: Exclude<Change, { op: 'insertFeatures' | 'updateFeatures' }>): void {
    switch (change.op) {
      case 'insertFeature':
        this.#noteId(change.ref, this.rows.insert(shapeOfKind(change.kind), change.geometry, change.values))
        return
      case 'updateFeature': {
        const shape = shapeOfKind(change.kind)
        if (!this.rows.update(shape, Number(change.id), change.geometry, change.values ?? {})) throw missing(shape, change.id)
        return
      }
      case 'deleteFeature': {
        const shape = shapeOfKind(change.kind)
        if (!this.rows.delete(shape, Number(change.id))) throw missing(shape, change.id)
        return
      }
      case 'insertRecord':
        this.#noteId(change.ref, this.rows.insert(shapeOfRecords(change.table), null, this.#resolveRefs(change.values)))
        return
      case 'updateRecord': {
        const shape = shapeOfRecords(change.table)
        if (!this.rows.update(shape, Number(change.id), undefined, this.#resolveRefs(change.values))) throw missing(shape, change.id)
        return
      }
      case 'deleteRecord': {
        const shape = shapeOfRecords(change.table)
        if (!this.rows.delete(shape, Number(change.id))) throw missing(shape, change.id)
        return
      }
    }
  }

  #noteId(ref: string | undefined, fid: number): void {
    if (ref !== undefined) this.ids.set(ref, String(fid))
  }

  #resolveRefs(values: RecordValues): RowValues {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        if (typeof value !== 'object' || value === null) return [name, value]
        const id = this.ids.get(value.ref)
        if (id === undefined) throw new Error(`no row was inserted as ${value.ref}`)
        return [name, Number(id)]
      }),
    )
  }
}

function missing({ kind, table }: TableShape, id: string): AppError {
  return table === 'task' ? new AppError('task.notFound', { task: id }) : new AppError('feature.notFound', { layer: kind ?? table, id })
}
