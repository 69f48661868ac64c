/** Which rows something else refers to, so that deleting them would take more than themselves. */
import type { KindId } from '../../shared/domain/kinds'
import type { RecordTableId } from '../../shared/domain/tables'
import type { ColumnCondition, WorkspaceReader } from '../store/workspace-store'

type Reference = { readonly table: RecordTableId; readonly column: string; readonly where: readonly ColumnCondition[] }

const LINKS: readonly RecordTableId[] = ['taskLink', 'documentLink', 'featureStep']
const OF_SECTIONS: readonly RecordTableId[] = ['reading', 'sectionLimitOverride', 'alert', 'sectionProblem', 'compliancePlan']
const OF_STATIONS: readonly RecordTableId[] = ['reading', 'alert']
const OF_TASKS: readonly RecordTableId[] = ['taskLink', 'taskMilestone', 'letter', 'petition', 'alert', 'sectionProblem']

function referencesTo(layer: KindId | 'task'): readonly Reference[] {
  const byColumn = (tables: readonly RecordTableId[], column: string) => tables.map((table): Reference => ({ table, column, where: [] }))
  const links = LINKS.map((table): Reference => ({ table, column: 'feature_id', where: [{ column: 'layer', equals: layer }] }))
  switch (layer) {
    case 'section':
      return [...links, ...byColumn(OF_SECTIONS, 'section_id')]
    case 'station':
      return [...links, ...byColumn(OF_STATIONS, 'station_id')]
    case 'task':
      return [...links, ...byColumn(OF_TASKS, 'task_id')]
    default:
      return links
  }
}

/**
 * @param layer theme, or `task`; a task's own steps do not count
 * @returns those of the ids that are in use
 */
export async function rowsInUse(workspace: WorkspaceReader, layer: KindId | 'task', ids: readonly string[]): Promise<ReadonlySet<string>> {
  const used = new Set<string>()
  if (ids.length === 0) return used
  for (const { table, column, where } of referencesTo(layer)) {
    const groups = await workspace.countRecords({ table, where: [...where, { column, in: ids.map(Number) }] }, [column])
    for (const { key } of groups) used.add(String(key[0]))
  }
  return used
}
