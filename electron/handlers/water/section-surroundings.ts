/** Stations and outfalls that belong to a section: those that name it, outfalls else by its catchment. */
import type { SectionSurroundings } from '../../../shared/domain/section-work'
import type { FeatureRef } from '../../../shared/domain/feature'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import type { ColumnCondition, WorkspaceReader } from '../../store/workspace-store'
import { textOf } from './read-sections'

/** Outfalls that are named one by one; the others are counted. */
const OUTFALLS_LISTED = 30

/** @throws AppError 'feature.notFound' */
export async function readSurroundings(workspace: WorkspaceReader, id: string): Promise<SectionSurroundings> {
  const section = await workspace.readFeature({ kind: 'section', id })
  const name = textOf(section, 'name')
  if (name === null) return { stations: [], outfalls: { total: 0, by: null, stages: [], features: [] } }
  const stations = await workspace.listFeatures({ kind: 'station', where: [{ column: 'section', equals: name }], limit: 50 })
  return { stations: await workspace.readSummaries(stations.features.map(refOf)), outfalls: await readOutfalls(workspace, name) }
}

async function readOutfalls(workspace: WorkspaceReader, section: string): Promise<SectionSurroundings['outfalls']> {
  const named = await listOutfalls(workspace, { column: 'section', equals: section })
  if (named.total > 0) return { by: 'section', ...named }
  const { features } = await workspace.listFeatures({ kind: 'catchment', where: [{ column: 'section', equals: section }], limit: 1 })
  const catchment = features[0] === undefined ? null : textOf(features[0], 'name')
  if (catchment === null) return { by: null, ...named }
  return { by: 'catchment', ...(await listOutfalls(workspace, { column: 'catchment', equals: catchment })) }
}

async function listOutfalls(workspace: WorkspaceReader, where: ColumnCondition): Promise<Omit<SectionSurroundings['outfalls'], 'by'>> {
  const query = { kind: 'outfall', where: [where], orderBy: { column: 'code' }, limit: OUTFALLS_LISTED } as const
  const [{ total, features }, counts] = [await workspace.listFeatures(query), await workspace.countFeatures({ kind: 'outfall', where: [where] }, ['stage'])]
  const stages = counts.map(({ key, count }) => ({ stage: (key[0] ?? null) as CodeOf<'outfallStage'> | null, count })).sort((a, b) => b.count - a.count)
  return { total, stages, features: await workspace.readSummaries(features.map(refOf)) }
}

function refOf({ kind, id }: FeatureRef): FeatureRef {
  return { kind, id }
}
