/** What a check is asked about: a layer's features, a file's records, or a sketch. */
import type { CheckInput } from '../../shared/contract/check'
import type { Feature, Value } from '../../shared/domain/feature'
import type { FlatGeometry } from '../../shared/domain/flat-geometry'
import { fromGeoJson } from '../../shared/domain/flat-geometry-geojson'
import type { KindId } from '../../shared/domain/kinds'
import type { CheckSubject } from '../engine/check/subject'
import type { JobContext } from '../store/workspace-store'
import { readFileFeatures } from './read-file-features'
import type { Session } from './session'

/** Rules speak of projects, outfalls and enterprises: what a file's or a sketch's geometry counts as. */
const KINDS_OF_AREAS: readonly KindId[] = ['project']
const KINDS_OF_POINTS: readonly KindId[] = ['outfall', 'enterprise', 'project']

/** @throws AppError where the file cannot be read or does not say where it lies */
export async function readSubjects(session: Session, input: CheckInput, job: Required<JobContext>): Promise<readonly CheckSubject[]> {
  const { subjects, activity } = input
  if (subjects.type === 'layer') return readLayerSubjects(session, subjects.kind, activity ?? null, job)
  if (subjects.type === 'sketch') {
    const geometry = fromGeoJson({ type: 'Polygon', coordinates: subjects.rings })
    return [{ id: '1', name: null, geometry, facts: { kinds: KINDS_OF_AREAS, activity: activity ?? null, status: null, columns: {} } }]
  }
  const features = await readFileFeatures(session, subjects, job)
  return features.map(({ id, name, geometry, columns }) => ({
    id,
    name,
    geometry,
    facts: { kinds: kindsOf(geometry), activity: activity ?? textOf(columns['activity']), status: textOf(columns['status']), columns },
  }))
}

async function readLayerSubjects(session: Session, kind: KindId, activity: string | null, job: Required<JobContext>): Promise<readonly CheckSubject[]> {
  const features: Feature[] = []
  for await (const batch of session.workspace().streamFeatures({ kind }, { signal: job.signal })) features.push(...batch)
  return features.map(({ id, geometry, properties }) => ({
    id,
    name: textOf(properties['name']),
    geometry: geometry === null ? null : fromGeoJson(geometry),
    facts: { kinds: [kind], activity: activity ?? textOf(properties['activity']), status: textOf(properties['status']), columns: properties },
  }))
}

function kindsOf(geometry: FlatGeometry | null): readonly KindId[] {
  return geometry?.type === 'Point' || geometry?.type === 'MultiPoint' ? KINDS_OF_POINTS : KINDS_OF_AREAS
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}
