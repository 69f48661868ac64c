/** What a check is asked about: a layer's features, a file's records, or a sketch. */
import type { CheckInput } from '../../shared/contract/check'
import type { Value } from '../../shared/domain/feature'
import { fromGeoJson } from '../../shared/domain/flat-geometry-geojson'
import { type KindId, kinds } from '../../shared/domain/kinds'
import type { Rule } from '../../shared/domain/rules/rule'
import type { CheckSubject } from '../engine/check/subject'
import type { SubjectFacts } from '../engine/rules/select-rules'
import type { JobContext } from '../store/workspace-store'
import { readFeatures } from './read-constraint-layers'
import { KINDS_OF_AREAS, kindsOfGeometry, readFileFeatures } from './read-file-features'
import type { Session } from './session'

/**
 * @param rules tell which columns count
 * @throws AppError where the file cannot be read or does not say where it lies
 */
export async function readSubjects(session: Session, input: CheckInput, rules: readonly Rule[], job: Required<JobContext>): Promise<readonly CheckSubject[]> {
  const { subjects, activity = null } = input
  const facts = new FactsPool(activity)
  if (subjects.type === 'layer') {
    const { kind } = subjects
    const columns = ['name', ...factColumns(rules).filter((column) => kinds[kind].fields.some(({ name }) => name === column))]
    const features = await readFeatures(session.workspace(), { kind }, columns, job)
    return features.map(({ id, name, geometry, columns: { name: _, ...values } }) => ({ id, name, geometry, facts: facts.of([kind], values) }))
  }
  if (subjects.type === 'sketch') {
    const geometry = fromGeoJson({ type: 'Polygon', coordinates: subjects.rings })
    return [{ id: '1', name: null, geometry, facts: facts.of(KINDS_OF_AREAS, {}) }]
  }
  const wanted = new Set(factColumns(rules))
  const features = await readFileFeatures(session, subjects, job)
  return features.map(({ id, name, geometry, columns }) => ({
    id,
    name,
    geometry,
    facts: facts.of(kindsOfGeometry(geometry), Object.fromEntries(Object.entries(columns).filter(([column]) => wanted.has(column)))),
  }))
}

/** Columns of subjects that any rule asks for. */
function factColumns(rules: readonly Rule[]): readonly string[] {
  const asked = rules.flatMap(({ when, severityCases = [] }) => [when, ...severityCases.map((one) => one.when)])
  return [...new Set(['activity', 'status', ...asked.flatMap((facts) => Object.keys(facts?.columns ?? {}))])]
}

/** Facts of subjects, one object for all that are alike. */
class FactsPool {
  readonly #activity: string | null
  readonly #known = new Map<string, SubjectFacts>()

  /** @param activity given for the whole check; goes before the subjects' own */
  constructor(activity: string | null) {
    this.#activity = activity
  }

  of(kindIds: readonly KindId[], columns: Readonly<Record<string, Value>>): SubjectFacts {
    const key = JSON.stringify([kindIds, columns])
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const facts = { kinds: kindIds, activity: this.#activity ?? textOf(columns['activity']), status: textOf(columns['status']), columns }
    this.#known.set(key, facts)
    return facts
  }
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}
