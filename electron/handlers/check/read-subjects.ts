/** What a check is asked about: a layer's features, a file's records, or a sketch. */
import type { CheckInput } from '../../../shared/contract/check'
import type { CheckedSource } from '../../../shared/domain/check'
import type { Value } from '../../../shared/domain/feature'
import type { FeatureTable } from '../../../shared/domain/feature-table'
import { fromGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import { type KindId, kinds } from '../../../shared/domain/kinds'
import type { Rule } from '../../../shared/domain/rules/rule'
import { subjectsOfTable } from '../../engine/check/stored-features'
import type { CheckSubject } from '../../engine/check/subject'
import type { SubjectFacts } from '../../engine/rules/select-rules'
import type { JobContext } from '../../store/workspace-store'
import { KINDS_OF_AREAS, kindsOfGeometry, readFileFeatures } from '../sources/read-file-features'
import type { Session } from '../session'

export type ReadSubjects = {
  readonly subjects: readonly CheckSubject[]
  /** How a file was read; null for layers and sketches. */
  readonly source: CheckedSource | null
}

/**
 * @param rules tell which columns count
 * @throws AppError where the file cannot be read or does not say where it lies
 */
export async function readSubjects(session: Session, input: CheckInput, rules: readonly Rule[], job: Required<JobContext>): Promise<ReadSubjects> {
  const { subjects, activity = null } = input
  const facts = new FactsPool(activity)
  if (subjects.type === 'layer') {
    const { kind } = subjects
    const columns = ['name', ...factColumns(rules).filter((column) => kinds[kind].fields.some(({ name }) => name === column))]
    const table = await session.workspace().readTable({ kind }, columns, job)
    return { subjects: subjectsOfTable(table, facts.ofTable([kind], table, columns.slice(1))), source: null }
  }
  if (subjects.type === 'sketch') {
    const geometry = fromGeoJson({ type: 'Polygon', coordinates: subjects.rings })
    return { subjects: [{ id: '1', name: null, geometry, facts: facts.of(KINDS_OF_AREAS, {}) }], source: null }
  }
  const wanted = new Set(factColumns(rules))
  const { features, source } = await readFileFeatures(session, subjects, job)
  const read = features.map(({ id, name, geometry, columns }) => ({
    id,
    name,
    geometry,
    facts: facts.of(kindsOfGeometry(geometry), Object.fromEntries(Object.entries(columns).filter(([column]) => wanted.has(column)))),
  }))
  return { subjects: read, source }
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

  /** Of every row of a table, by some of its columns. */
  ofTable(kindIds: readonly KindId[], { ids, columns }: FeatureTable, names: readonly string[]): readonly SubjectFacts[] {
    const asked = names.map((column) => columns[column] ?? [])
    const facts: SubjectFacts[] = []
    for (let row = 0; row < ids.length; row++) {
      const before = facts[row - 1]
      // Mostly as in the row before.
      facts.push(before !== undefined && asked.every((values) => values[row] === values[row - 1]) ? before : this.of(kindIds, Object.fromEntries(names.map((column, index) => [column, asked[index]?.[row] ?? null]))))
    }
    return facts
  }

  of(kindIds: readonly KindId[], columns: Readonly<Record<string, Value>>): SubjectFacts {
    const key = JSON.stringify([kindIds, columns])
    return this.#known.get(key) ?? this.#make(key, kindIds, columns)
  }

  #make(key: string, kindIds: readonly KindId[], columns: Readonly<Record<string, Value>>): SubjectFacts {
    const facts = { kinds: kindIds, activity: this.#activity ?? textOf(columns['activity']), status: textOf(columns['status']), columns }
    this.#known.set(key, facts)
    return facts
  }
}

function textOf(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}
