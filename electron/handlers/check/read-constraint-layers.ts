/** The layers that rules name, in the version that counts on a day, as far as they may reach the subjects. */
import type { BoundingBox } from '../../../shared/domain/feature'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import type { Rule } from '../../../shared/domain/rules/rule'
import type { WorkspaceInfo } from '../../../shared/domain/workspace'
import { boundsCover } from '../../engine/check/feature-bounds'
import { constraintsOfTable } from '../../engine/check/stored-features'
import type { ConstraintFeature, ConstraintLayer } from '../../engine/check/subject'
import { growBounds } from '../../engine/distance/local-scale'
import type { FeatureQuery, JobContext, WorkspaceReader } from '../../store/workspace-store'
import type { LayerCache } from './layer-cache'

/** Columns beside those that rules filter by, which answers quote. */
const QUOTED_COLUMNS: Readonly<Partial<Record<KindId, readonly string[]>>> = { controlUnit: ['unit_class', 'admission_list'] }

export type LayerRequest = {
  /** Those that are asked for, switched-off ones included. */
  readonly rules: readonly Rule[]
  /** ISO date: of a legal layer the newest version not after it counts. */
  readonly on: string
  /** Of all subjects; null where none has a geometry. */
  readonly bounds: BoundingBox | null
  /** Layers that were read whole and stay for the next check; null: read what is needed and forget it. */
  readonly cache: LayerCache | null
}

/** @returns a layer for every kind that has a version on the day; one without features is there and empty */
export async function readConstraintLayers(workspace: WorkspaceReader, request: LayerRequest, job: Required<JobContext>): Promise<ReadonlyMap<KindId, ConstraintLayer>> {
  const info = await workspace.info()
  const enabled = request.rules.filter((rule) => rule.enabled)
  const layers = new Map<KindId, ConstraintLayer>()
  for (const kind of new Set(enabled.map(({ constraint }) => constraint.layer))) {
    const rules = enabled.filter(({ constraint }) => constraint.layer === kind)
    const version = versionOn(info, kind, request.on)
    if (version === null) continue
    const read = (bounds: BoundingBox | null | 'everywhere') => readLayer(workspace, kind, version, rules, bounds, job)
    const layer =
      request.cache === null
        ? await read(request.bounds === null ? null : reachedBounds(request.bounds, rules))
        : await request.cache.layer(workspace, `${kind} ${version.vintage} ${JSON.stringify(rules.map(({ id, constraint }) => [id, constraint]))}`, () => read('everywhere'))
    layers.set(kind, layer)
  }
  return layers
}

/** What of a layer may matter to its rules: the subjects' bounds, widened by the farthest reach. */
export function reachedBounds(bounds: BoundingBox, rules: readonly Rule[]): BoundingBox {
  return growBounds(bounds, Math.max(0, ...rules.map(({ relation }) => (relation.type === 'distance' ? relation.meters : 0))))
}

type LayerVersion = { readonly vintage: string | null; readonly demonstration: boolean; readonly bounds: BoundingBox | null }

/** @returns null for a legal layer that has versions, but none on the day */
function versionOn(info: WorkspaceInfo, kind: KindId, on: string): LayerVersion | null {
  const layer = info.layers.find((one) => one.kind === kind)
  if (layer === undefined) return null
  const vintage = kinds[kind].legal ? (layer.vintages.find((version) => version <= on) ?? null) : null
  if (kinds[kind].legal && vintage === null && layer.features > 0) return null
  return { vintage, demonstration: layer.demonstration, bounds: layer.bounds }
}

async function readLayer(
  workspace: WorkspaceReader,
  kind: KindId,
  { vintage, demonstration, bounds: extent }: LayerVersion,
  rules: readonly Rule[],
  bounds: BoundingBox | null | 'everywhere',
  job: Required<JobContext>,
): Promise<ConstraintLayer> {
  const whole: FeatureQuery = vintage === null ? { kind } : { kind, vintage }
  const count = async (query: FeatureQuery) => (await workspace.countFeatures(query, []))[0]?.count ?? 0
  const matching = new Map<string, number>()
  for (const { id, constraint } of rules) {
    if (constraint.where === undefined) continue
    matching.set(id, await count({ ...whole, where: Object.entries(constraint.where).map(([column, values]) => ({ column, in: values })) }))
  }
  const total = await count(whole)
  const parts = kind === 'reference' ? await readParts(workspace, rules) : []
  if (bounds === null || total === 0) return { kind, vintage, demonstration, total, matching, parts, features: [] }
  const isEverywhere = bounds === 'everywhere' || (extent !== null && boundsCover(bounds, extent))
  const columns = new Set(['name', ...(QUOTED_COLUMNS[kind] ?? []), ...rules.flatMap(({ constraint }) => Object.keys(constraint.where ?? {}))])
  const features = await readFeatures(workspace, isEverywhere ? whole : { ...whole, bounds }, [...columns], job)
  return { kind, vintage, demonstration, total, matching, parts, features }
}

/** Layers within the reference layer that rules ask for; all, where a rule asks for the whole. */
async function readParts(workspace: WorkspaceReader, rules: readonly Rule[]): Promise<ConstraintLayer['parts']> {
  const asked = rules.map(({ constraint }) => constraint.where?.['layer'])
  const counts = await workspace.countFeatures({ kind: 'reference' }, ['layer'])
  return counts.flatMap(({ key: [name], count }) => (typeof name === 'string' && asked.some((names) => names === undefined || names.includes(name)) ? [{ name, features: count }] : []))
}

/** The features of a query as the engine takes them, in the order of their ids. */
export async function readFeatures(workspace: WorkspaceReader, query: FeatureQuery, columns: readonly string[], job: Pick<JobContext, 'signal'>): Promise<readonly ConstraintFeature[]> {
  return constraintsOfTable(await workspace.readTable(query, columns, job))
}
