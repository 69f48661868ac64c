/** Features: what lies under the pointer, cards, tables, legend counts, search. */
import type { FeatureCard, SearchResult, TableQuery } from '../../shared/contract/feature'
import { commonFields, type KindId, kinds } from '../../shared/domain/kinds'
import { AppError } from '../../shared/errors'
import { measureGeometry } from '../engine/geodesy/measure-geometry'
import type { ColumnCondition, FeatureQuery, TileLayer } from '../store/workspace-store'
import { contract } from './base'
import { findFeature } from './find-feature'
import { readDocumentsOf } from './tasks/read-documents'
import { defaultDay } from './tasks/moment'
import { readTasksOnDay, toTaskSummary } from './tasks/read-tasks'
import type { Session } from './session'
import { momentOf } from './tasks/filter-tasks'
import { readFeatureAt } from './tasks/stages-at'
import { tasksOfFeature } from './tasks/task'

const HITS_SHOWN = 50

const { feature } = contract

export const featureHandlers = feature.router({
  hits: feature.hits.handler(({ input, context: { session } }) =>
    session.workspace().hitFeatures(input.lonLat, input.toleranceDegrees, input.layers.map(toLayerVersion), HITS_SHOWN),
  ),
  read: feature.read.handler(async ({ input, context: { session } }): Promise<FeatureCard> => {
    const workspace = session.workspace()
    const ref = { kind: input.kind, id: input.id }
    const moment = await momentOf(session, input)
    const [found, summaries, tasks, documents] = await Promise.all([
      readFeatureAt(session, ref, moment),
      workspace.readSummaries([ref]),
      tasksOfFeature(session, ref, moment),
      readDocumentsOf(workspace, input.kind, input.id, moment),
    ])
    const { areaSquareMeters, lengthMeters } = measureGeometry(found.geometry)
    return { feature: found, bounds: summaries[0]?.bounds ?? null, tasks, documents, areaSquareMeters, lengthMeters }
  }),
  list: feature.list.handler(async ({ input, context: { session } }) =>
    session.workspace().listFeatures({ ...toQuery(input), limit: input.limit, offset: input.offset }),
  ),
  position: feature.position.handler(async ({ input, context: { session } }) => session.workspace().positionOfFeature(toQuery(input), input.id)),
  find: feature.find.handler(({ input, context: { session } }) => findFeature(session.workspace(), input.text)),
  legendCounts: feature.legendCounts.handler(async ({ input, context: { session } }) => {
    requireColumns(input.kind, [input.column])
    const counts = await session.workspace().countFeatures(toLayerVersion(input), [input.column])
    return counts.map(({ key, count }) => ({ value: key[0] ?? null, count }))
  }),
  search: feature.search.handler(({ input, context: { session } }) => search(session, input.text, input.limit)),
})

/** A layer and, where one is named, the version of it. */
function toLayerVersion({ kind, vintage }: { readonly kind: KindId; readonly vintage?: string | undefined }): TileLayer {
  return vintage === undefined ? { kind } : { kind, vintage }
}

/** @throws AppError 'layer.noColumn' */
function toQuery(table: TableQuery): FeatureQuery {
  requireColumns(table.kind, [...Object.keys(table.where ?? {}), ...(table.orderBy === undefined ? [] : [table.orderBy.column])])
  const where: ColumnCondition[] = Object.entries(table.where ?? {}).map(([column, values]) => ({ column, in: values }))
  const words = table.text?.trim() ?? ''
  if (words !== '') where.push({ column: 'name', contains: words })
  return {
    kind: table.kind,
    where,
    ...(table.orderBy === undefined ? {} : { orderBy: { column: table.orderBy.column, descending: table.orderBy.descending ?? false } }),
    ...(table.vintage === undefined ? {} : { vintage: table.vintage }),
  }
}

/** @throws AppError 'layer.noColumn' for a column that the theme does not have */
function requireColumns(kind: keyof typeof kinds, columns: readonly string[]): void {
  const known = new Set<string>(['fid', ...commonFields.map(({ name }) => name), ...kinds[kind].fields.map(({ name }) => name)])
  for (const column of columns) if (!known.has(column)) throw new AppError('layer.noColumn', { layer: kind, column })
}

async function search(session: Session, text: string, limit: number): Promise<readonly SearchResult[]> {
  const workspace = session.workspace()
  const hits = await workspace.search(text, limit)
  const needsTasks = hits.some(({ type }) => type === 'task')
  const tasks = needsTasks ? await readTasksOnDay(session, await defaultDay(workspace)) : []
  const summaries = new Map(tasks.map((task) => [task.row.id, toTaskSummary(task)]))
  return hits.flatMap((hit): SearchResult[] => {
    if (hit.type === 'feature') return [hit]
    if (hit.type === 'document') return [{ type: 'document', document: { id: hit.id, name: hit.name }, matched: hit.matched }]
    const task = summaries.get(hit.id)
    return task === undefined ? [] : [{ type: 'task', task, matched: hit.matched }]
  })
}
