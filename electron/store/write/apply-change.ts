/** One change of an action: checks that what it names exists, resolves ids of rows inserted before. */
import { AppError } from '../../../shared/errors'
import { shapeOfKind, shapeOfRecords, type TableShape } from '../schema/table-shape'
import type { Change, RecordValues, RowValues } from '../workspace-store'
import type { RowWriter } from './row-writer'

/** @throws AppError 'feature.notFound' where a row to update or delete does not exist */
export function applyChange(writer: RowWriter, change: Change, ids: Map<string, string>): void {
  switch (change.op) {
    case 'insertFeature': {
      const fid = writer.insert(shapeOfKind(change.kind), change.geometry, change.values)
      noteId(ids, change.ref, fid)
      return
    }
    case 'updateFeature': {
      const shape = shapeOfKind(change.kind)
      if (!writer.update(shape, Number(change.id), change.geometry, change.values ?? {})) throw missing(shape, change.id)
      return
    }
    case 'deleteFeature': {
      const shape = shapeOfKind(change.kind)
      if (!writer.delete(shape, Number(change.id))) throw missing(shape, change.id)
      return
    }
    case 'insertRecord': {
      const fid = writer.insert(shapeOfRecords(change.table), null, resolveRefs(change.values, ids))
      noteId(ids, change.ref, fid)
      return
    }
    case 'updateRecord': {
      const shape = shapeOfRecords(change.table)
      if (!writer.update(shape, Number(change.id), undefined, resolveRefs(change.values, ids))) throw missing(shape, change.id)
      return
    }
    case 'deleteRecord': {
      const shape = shapeOfRecords(change.table)
      if (!writer.delete(shape, Number(change.id))) throw missing(shape, change.id)
      return
    }
  }
}

function noteId(ids: Map<string, string>, ref: string | undefined, fid: number): void {
  if (ref !== undefined) ids.set(ref, String(fid))
}

function missing({ kind, table }: TableShape, id: string): AppError {
  return table === 'task' ? new AppError('task.notFound', { task: id }) : new AppError('feature.notFound', { layer: kind ?? table, id })
}

function resolveRefs(values: RecordValues, ids: ReadonlyMap<string, string>): RowValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'object' || value === null) return [name, value]
      const id = ids.get(value.ref)
      if (id === undefined) throw new Error(`no row was inserted as ${value.ref}`)
      return [name, Number(id)]
    }),
  )
}
