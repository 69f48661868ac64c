/** Rows of the workspace that a re-imported file no longer has: kept, deleted where nothing refers to them, or marked. */
import type { Value } from '../../../shared/domain/feature'
import type { ImportMissing } from '../../../shared/domain/import'
import type { KindId } from '../../../shared/domain/kinds'
import { importMessages } from '../../../shared/messages/import'
import type { Change } from '../../store/workspace-store'
import { fileNameOf, type ImportTask } from './import-outcome'
import type { MissingRow } from './import-matches'
import { rowsInUse } from '../rows-in-use'

/** The other column that says since when a source has not had a row. */
export const MISSING_MARK: string = importMessages.missingMark.zh

export type MissingPlan = { readonly counts: ImportMissing; readonly changes: readonly Change[] }

const NAMED_KEYS = 10

/**
 * @param missing rows that the file lacks
 * @param othersOf other columns of a row
 */
export async function planMissing(
  { workspace, options, log }: ImportTask,
  layer: KindId | 'task',
  missing: readonly MissingRow[],
  othersOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, Readonly<Record<string, Value>>>>,
): Promise<MissingPlan> {
  const found = missing.length
  const left = new Set(options.leave ?? [])
  const concerned = missing.filter(({ key }) => !left.has(key))
  if (options.onMissing === 'delete') {
    const used = await rowsInUse(workspace, layer, concerned.map(({ id }) => id))
    const inUse = concerned.filter(({ id }) => used.has(id))
    if (inUse.length > 0) log.add({ severity: 'warning', code: 'import.missingInUse', params: { count: inUse.length, keys: inUse.slice(0, NAMED_KEYS).map(({ key }) => key).join(', ') } })
    const changes = concerned.filter(({ id }) => !used.has(id)).map(({ id }): Change => (layer === 'task' ? { op: 'deleteRecord', table: 'task', id } : { op: 'deleteFeature', kind: layer, id }))
    return { counts: { found, kept: found - changes.length, deleted: changes.length, marked: 0 }, changes }
  }
  if (options.onMissing !== 'mark') return { counts: { found, kept: found, deleted: 0, marked: 0 }, changes: [] }
  const mark = `${fileNameOf(options.path)} ${new Date().toISOString().slice(0, 10)}`
  const others = await othersOf(concerned.map(({ id }) => id))
  const changes = concerned.map(({ id }): Change => {
    // A row that was missing before keeps the day since when.
    const values = { extra: JSON.stringify({ [MISSING_MARK]: mark, ...others.get(id) }) }
    return layer === 'task' ? { op: 'updateRecord', table: 'task', id, values } : { op: 'updateFeature', kind: layer, id, values }
  })
  return { counts: { found, kept: found - changes.length, deleted: 0, marked: changes.length }, changes }
}
