/** Rows of a file held against rows that exist, by key: which are new, changed, the same, missing. For themes and for tasks. */
import type { Value } from '../../../shared/domain/feature'
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import type { ChangedRow, ImportDifferences, ImportOptions } from '../../../shared/domain/import'
import type { SourceProblem } from '../../../shared/domain/source-record'
import { compareValues, movedMeters } from '../../engine/import/compare-rows'
import type { ProblemLog } from '../../engine/import/problem-log'
import { parseOthers } from '../../engine/import/row-key'

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

/** A row of the workspace that the file does not have. */
export type MissingRow = ImportDifferences['missing'][number]

/** What became of a row of the file: it matches a row, is new, is left out as was asked, or cannot be matched (then the log says why). */
export type Found = { readonly id: string; readonly left: boolean } | 'new' | 'left' | 'rejected'

export type ExistingKey = { readonly id: string; readonly name: string | null }

/** Collects differences while a file is gone through. */
export class RowMatcher {
  readonly #keyName: string
  readonly #existing: ReadonlyMap<string, readonly ExistingKey[]>
  readonly #log: ProblemLog
  readonly #addsNew: boolean
  readonly #updates: boolean
  readonly #left: ReadonlySet<string>
  readonly #marks: string
  readonly #seen = new Map<string, number>()
  readonly #added: { row: number; key: string }[] = []
  readonly #changed: ChangedRow[] = []
  #skipped = 0

  /**
   * @param existing rows that exist, by key
   * @param mark other column that says that an earlier file did not have a row; it goes when the row is there again
   */
  constructor(options: ImportOptions, existing: ReadonlyMap<string, readonly ExistingKey[]>, log: ProblemLog, mark: string) {
    this.#keyName = options.key ?? ''
    this.#existing = existing
    this.#log = log
    this.#addsNew = options.onNew !== 'skip'
    this.#updates = options.onMatch !== 'skip'
    this.#left = new Set(options.leave ?? [])
    this.#marks = mark
  }

  find({ row, line, key }: Pick<FileRow, 'row' | 'line' | 'key'>): Found {
    if (key === null) return this.#reject({ severity: 'rejected', code: 'import.keyMissing', params: { key: this.#keyName } }, row, line)
    const first = this.#seen.get(key)
    if (first !== undefined) return this.#reject({ severity: 'rejected', code: 'import.keyRepeated', params: { key: shownKey(key), row: first } }, row, line)
    this.#seen.set(key, row)
    const found = this.#existing.get(key) ?? []
    if (found.length > 1) return this.#reject({ severity: 'rejected', code: 'import.keyAmbiguous', params: { key: shownKey(key), count: found.length } }, row, line)
    const [match] = found
    const isLeft = this.#left.has(shownKey(key))
    if (match !== undefined) return { id: match.id, left: isLeft || !this.#updates }
    this.#added.push({ row, key })
    if (!isLeft && this.#addsNew) return 'new'
    this.#skipped++
    return 'left'
  }

  /** What a matched row changes. */
  compare(file: FileRow, existing: ExistingRow): RowUpdate {
    const { extra = null, ...values } = file.values
    const others = parseOthers(extra)
    const changes = compareValues(existing.values, values)
    const isMarked = this.#marks in existing.others
    const otherChanges = [...compareValues(existing.others, others), ...(isMarked ? [{ field: this.#marks, before: existing.others[this.#marks]!, after: null }] : [])]
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
        ...(otherChanges.length === 0 ? {} : { extra: jsonWithout({ ...existing.others, ...others }, this.#marks) }),
      },
      moved: moved !== null,
    }
  }

  /**
   * When all rows were gone through.
   *
   * @param isConcerned whether a key that the file lacks is missing from it, or of another version
   */
  differences(isConcerned: (key: string) => boolean): ImportDifferences {
    const missing = [...this.#existing].filter(([key]) => !this.#seen.has(key) && isConcerned(key))
    if (this.#skipped > 0) this.#log.add({ severity: 'warning', code: 'import.newSkipped', params: { count: this.#skipped } })
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

/** @returns null where nothing else is there */
function jsonWithout(others: Readonly<Record<string, Value>>, name: string): string | null {
  const kept = Object.entries(others).filter(([other]) => other !== name)
  return kept.length === 0 ? null : JSON.stringify(Object.fromEntries(kept))
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
