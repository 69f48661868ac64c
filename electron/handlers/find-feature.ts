/** A feature as a person or a script names it: LAYER:ID, LAYER:CODE, LAYER:NAME, or a code or name that only one feature has. */
import type { FeatureSummary } from '../../shared/domain/feature'
import { isKindId, kindIds, type KindId, kinds } from '../../shared/domain/kinds'
import { AppError } from '../../shared/errors'
import type { WorkspaceReader } from '../store/workspace-store'

/** @throws AppError 'feature.notNamed', 'feature.ambiguous' */
export async function findFeature(workspace: WorkspaceReader, named: string): Promise<FeatureSummary> {
  const { kind, key } = splitName(named.trim())
  const found: FeatureSummary[] = []
  if (kind !== null && /^\d{1,15}$/.test(key)) found.push(...(await workspace.readSummaries([{ kind, id: key }])))
  // A code that is a number may not be the id that it looks like: the id wins, as it is what every answer prints.
  if (found.length === 0) {
    for (const layer of kind === null ? kindIds : [kind]) found.push(...(await findInLayer(workspace, layer, key)))
  }
  const [first] = found
  if (first === undefined) throw new AppError('feature.notNamed', { text: named })
  if (found.length > 1) throw new AppError('feature.ambiguous', { text: named, count: found.length })
  return first
}

/** The newest version of legal layers; codes before names. */
async function findInLayer(workspace: WorkspaceReader, kind: KindId, key: string): Promise<readonly FeatureSummary[]> {
  for (const column of ['code', 'name']) {
    const { features } = await workspace.listFeatures({ kind, where: [{ column, equals: key }], limit: 50 })
    if (features.length > 0) return workspace.readSummaries(features.map(({ id }) => ({ kind, id })))
  }
  return []
}

/** The layer by its id or its table's name, before a colon or a slash; Chinese colons too. */
function splitName(text: string): { readonly kind: KindId | null; readonly key: string } {
  const match = /^([A-Za-z_]+)[:：/](.+)$/s.exec(text)
  if (match === null) return { kind: null, key: text }
  const [, layer = '', key = ''] = match
  const kind = isKindId(layer) ? layer : (kindIds.find((id) => kinds[id].table === layer) ?? null)
  return kind === null ? { kind: null, key: text } : { kind, key: key.trim() }
}
