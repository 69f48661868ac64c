/** Rows of a file held against rows that exist, by key: which are new, changed, the same, missing. For themes and for tasks. */
import type { Value } from '../../shared/domain/feature'
import type { FlatGeometry } from '../../shared/domain/flat-geometry'
import type { ChangedRow, ImportDifferences } from '../../shared/domain/import'
import type { SourceProblem } from '../../shared/domain/source-record'
import { compareValues, movedMeters } from '../engine/import/compare-rows'
import type { ProblemLog } from '../engine/import/problem-log'
import { parseOthers } from '../engine/import/row-key'

/** A row that exists. */
export type ExistingRow = {
  readonly id: string
  readonly values: Readonly<Record<string, Value>>
  readonly others: Readonly<Record<string, Value>>
  readonly geometry: FlatGeometry | null
}

/** A row of the file. */
export type FileRow = {
  readonly row: number
  readonly line: number | null
  /** Null where it has none. */
  readonly key: string | null
  readonly values: Readonly<Record<string, Value>>
  readonly geometry: FlatGeometry | null
}

/** What an update writes; null: nothing changed. */
export type RowUpdate = { readonly id: string; readonly values: Readonly<Record<string, Value>>; readonly moved: boolean } | null

export type ExistingKey = { readonly id: string; readonly name: string | null }

/** Collects differences while a file is gone through. */
export class RowMatcher {
  readonly #keyName: string
  readonly #existing: ReadonlyMap<string, readonly ExistingKey[]>
  readonly #log: ProblemLog
  readonly #seen = new Map<string, number>()
  readonly #added: { row: number; key: string }[] = []
  readonly #changed: ChangedRow[] = []

  /** @param existing rows that exist, by key */
  constructor(keyName: string, existing: ReadonlyMap<string, readonly ExistingKey[]>, log: ProblemLog) {
    this.#keyName = keyName
    this.#existing = existing
    this.#log = log
  }

  /** @returns id of the row that it matches, `new`, or `rejected` (then the log says why) */
  find({ row, line, key }: Pick<FileRow, 'row' | 'line' | 'key'>): { readonly id: string } | 'new' | 'rejected' {
    if (key === null) return this.#reject({ severity: 'rejected', code: 'import.keyMissing', params: { key: this.#keyName } }, row, line)
    const first = this.#seen.get(key)
    if (first !== undefined) return this.#reject({ severity: 'rejected', code: 'import.keyRepeated', params: { key: shownKey(key), row: first } }, row, line)
    this.#seen.set(key, row)
    const found = this.#existing.get(key) ?? []
    if (found.length > 1) return this.#reject({ severity: 'rejected', code: 'import.keyAmbiguous', params: { key: shownKey(key), count: found.length } }, row, line)
    const [match] = found
    if (match !== undefined) return { id: match.id }
    this.#added.push({ row, key })
    return 'new'
  }

  /** What a matched row changes. */
  compare(file: FileRow, existing: ExistingRow): RowUpdate {
    const { extra = null, ...values } = file.values
    const others = parseOthers(extra)
    const changes = compareValues(existing.values, values)
    const otherChanges = compareValues(existing.others, others)
    const moved = movedMeters(existing.geometry, file.geometry)
    if (changes.length + otherChanges.length === 0 && moved === null) return null
    const placed = existing.geometry === null && file.geometry !== null ? [{ field: 'geom', before: null, after: file.geometry.type }] : []
    this.#changed.push({
      row: file.row,
      key: file.key ?? '',
      id: existing.id,
      fields: [...changes, ...otherChanges, ...placed],
      movedMeters: moved === null || placed.length > 0 ? null : moved,
    })
    return {
      id: existing.id,
      values: {
        ...Object.fromEntries(changes.map(({ field, after }) => [field, after])),
        ...(otherChanges.length === 0 ? {} : { extra: JSON.stringify({ ...existing.others, ...others }) }),
      },
      moved: moved !== null,
    }
  }

  /** @param isConcerned whether a key that the file lacks is missing from it, or of another version */
  differences(isConcerned: (key: string) => boolean): ImportDifferences {
    const missing = [...this.#existing].filter(([key]) => !this.#seen.has(key) && isConcerned(key))
    return {
      key: this.#keyName,
      added: this.#added.map(({ row, key }) => ({ row, key: shownKey(key) })),
      changed: this.#changed.map((change) => ({ ...change, key: shownKey(change.key) })),
      missing: missing.flatMap(([key, rows]) => rows.map(({ id, name }) => ({ id, key: shownKey(key), name }))),
    }
  }

  #reject(problem: SourceProblem, row: number, line: number | null): 'rejected' {
    this.#log.add(problem, row, line)
    return 'rejected'
  }
}

/** Between a version and a key of a legal layer. */
const VERSION_MARK = '\u0000'

/** A key within its version: in a legal layer the same key stands in every version. */
export function versionedKey(key: string | null, vintage: Value): string | null {
  return key === null ? null : `${vintage === null ? '' : String(vintage)}${VERSION_MARK}${key}`
}

export function versionOfKey(key: string): string {
  return key.split(VERSION_MARK)[0] ?? ''
}

function shownKey(key: string): string {
  return key.split(VERSION_MARK).at(-1) ?? key
}
