/** Take an action back whole, as a new action. */
import { deleteRangesInSteps, isBulkDelete } from './bulk-delete'
import type { ChangedRows, IdRange } from './changed-rows'
import { parseImage, readImagesBackwards, type RowImage } from '../audit/row-images'
import { AppError } from '../../../shared/errors'
import type { Connection } from '../connection/connection'
import { shapeOfTable, type TableShape } from '../schema/table-shape'
import type { ActionResult, JobContext } from '../workspace-store'
import { requireIntactReferences } from './dangling-references'
import { Pauses } from './pauses'
import { requireNothingBuiltUpon } from './later-actions'
import type { RowWriter } from './row-writer'
import { runAction, type RunningAction } from './write-action'

const IMAGES_AT_ONCE = 500
const ROWS_DELETED_AT_ONCE = 2000

/** Name of an undoing action. */
const UNDO_ACTION = 'workspace.undo'

export type UndoInput = { readonly actionId: string; readonly actor: string; readonly reason: string | null }

/**
 * @throws AppError 'action.notFound', 'action.alreadyUndone', 'action.builtUpon' where later actions changed or refer to the same rows
 */
export async function undoAction(connection: Connection, input: UndoInput, job: JobContext = {}): Promise<ActionResult> {
  const undone = Number(input.actionId)
  const entry = { action: UNDO_ACTION, actor: input.actor, params: { action: input.actionId }, reason: input.reason, undoes: undone }
  const work = async ({ rows, changed }: RunningAction) => {
    const inserted = readInsertedRanges(connection, undone)
    requireNothingBuiltUpon(connection, undone, inserted)
    const pauses = new Pauses(job)
    await restoreImages(connection, rows, undone, inserted, pauses)
    await deleteInserted(connection, rows, changed, inserted, pauses)
    requireIntactReferences(connection, input.actionId)
  }
  return runAction(connection, entry, work, job)
}

/** Ids of the rows that an action inserted, by table. @throws AppError 'action.notFound' */
function readInsertedRanges(connection: Connection, actionId: number): ReadonlyMap<string, readonly IdRange[]> {
  const tables = connection.value<string>('SELECT tables FROM dutu_audit WHERE seq = ?', actionId)
  if (tables === null) throw new AppError('action.notFound', { action: String(actionId) })
  const parsed = JSON.parse(tables) as Readonly<Record<string, { readonly inserted: readonly IdRange[] }>>
  return new Map(Object.entries(parsed).map(([table, { inserted }]) => [table, inserted]))
}

/** Newest image first, so that a row that was changed twice ends as it began. */
async function restoreImages(
  connection: Connection,
  writer: RowWriter,
  actionId: number,
  inserted: ReadonlyMap<string, readonly IdRange[]>,
  pauses: Pauses,
): Promise<void> {
  for (let before: number | null = null; ; ) {
    const images = readImagesBackwards(connection, actionId, before, IMAGES_AT_ONCE)
    const last = images.at(-1)
    if (last === undefined) return
    for (const image of images) {
      if (!isWithin(inserted.get(image.table) ?? [], image.fid)) restoreRow(writer, image)
      await pauses.afterChange()
    }
    before = last.id
  }
}

function restoreRow(writer: RowWriter, { table, fid, change, image, geometry }: RowImage): void {
  if (change === 'insert' || image === null) return
  const values = parseImage(image, geometry)
  if (change === 'update') writer.restoreColumns(requireShape(table), fid, values)
  else writer.restoreRow(requireShape(table), fid, values)
}

async function deleteInserted(connection: Connection, writer: RowWriter, changed: ChangedRows, inserted: ReadonlyMap<string, readonly IdRange[]>, pauses: Pauses): Promise<void> {
  for (const [table, ranges] of inserted) {
    const shape = requireShape(table)
    if (isBulkDelete(connection, shape, countIds(ranges))) {
      for (const _ of deleteRangesInSteps(connection, shape, changed, ranges)) await pauses.afterStep()
      continue
    }
    for (const [first, last] of ranges) {
      for (let from = first; from <= last; from += ROWS_DELETED_AT_ONCE) {
        const to = Math.min(last, from + ROWS_DELETED_AT_ONCE - 1)
        writer.deleteRange(shape, from, to)
        await pauses.afterChange(to - from + 1)
      }
    }
  }
}

function countIds(ranges: readonly IdRange[]): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0)
}

function isWithin(ranges: readonly IdRange[], fid: number): boolean {
  return ranges.some(([first, last]) => first <= fid && fid <= last)
}

function requireShape(table: string): TableShape {
  const shape = shapeOfTable(table)
  if (shape === null) throw new Error(`the log names a table that is not known: ${table}`)
  return shape
}
