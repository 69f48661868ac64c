/** The columns of a ledger of tasks: by their headings, the state's also by what stands in it. */
import type { Value } from '../../../shared/domain/feature'
import type { ImportOptions } from '../../../shared/domain/import'
import { taskFields } from '../../engine/import/complete-task'
import { withStateColumn } from '../../engine/import/find-task-state'
import { type MatchedColumn, matchColumns } from '../../engine/import/match-columns'
import { targetNames } from '../../engine/import/target-names'
import type { OpenedLayer } from './import-layer'

const SAMPLE_ROWS = 500

/** @throws AppError 'import.mapTarget', 'import.mapSource' */
export async function matchTaskColumns({ source, layer }: OpenedLayer, { mapping = {}, wholeMapping = false }: ImportOptions, signal: AbortSignal): Promise<readonly MatchedColumn[]> {
  const matched = matchColumns(layer.fields, taskFields, mapping, targetNames.task, { onlyGiven: wholeMapping })
  if (wholeMapping) return matched
  const rows: (readonly Value[])[] = []
  for await (const { records } of source.read(layer, signal)) {
    rows.push(...records.map(({ attributes }) => attributes))
    if (rows.length >= SAMPLE_ROWS) break
  }
  return withStateColumn(layer.fields, matched, rows)
}
