/** The layers that rules name, in the version that counts on a day. */
import type { Feature } from '../../shared/domain/feature'
import { fromGeoJson } from '../../shared/domain/flat-geometry-geojson'
import { type KindId, kinds } from '../../shared/domain/kinds'
import type { Rule } from '../../shared/domain/rules/rule'
import type { ConstraintFeature, ConstraintLayer } from '../engine/check/subject'
import type { FeatureQuery, JobContext, WorkspaceReader } from '../store/workspace-store'

/**
 * @param on ISO date: of a legal layer the newest version not after it counts
 * @returns a layer for every kind that has a version on the day; one without features is there and empty
 */
export async function readConstraintLayers(workspace: WorkspaceReader, rules: readonly Rule[], on: string, job: Required<JobContext>): Promise<ReadonlyMap<KindId, ConstraintLayer>> {
  const { layers: infos } = await workspace.info()
  const wanted = new Set(rules.filter(({ enabled }) => enabled).map(({ constraint }) => constraint.layer))
  const layers = new Map<KindId, ConstraintLayer>()
  for (const kind of wanted) {
    const info = infos.find((layer) => layer.kind === kind)
    const vintage = kinds[kind].legal ? (info?.vintages.find((version) => version <= on) ?? null) : null
    if (info === undefined || (kinds[kind].legal && vintage === null && info.features > 0)) continue
    const query: FeatureQuery = vintage === null ? { kind } : { kind, vintage }
    const features: Feature[] = []
    for await (const batch of workspace.streamFeatures(query, { signal: job.signal })) features.push(...batch)
    layers.set(kind, {
      kind,
      vintage,
      demonstration: info.demonstration,
      features: features.map(toConstraint),
    })
  }
  return layers
}

/** A stored feature as the engine takes it. */
export function toConstraint({ id, geometry, properties }: Feature): ConstraintFeature {
  return {
    id,
    name: typeof properties['name'] === 'string' ? properties['name'] : null,
    geometry: geometry === null ? null : fromGeoJson(geometry),
    columns: properties,
  }
}
