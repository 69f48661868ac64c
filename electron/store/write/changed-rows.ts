/** What an action has touched so far, table by table: for the log's entry, the extents, the search index and the overviews. */
import type { BoundingBox } from '../../../shared/domain/feature'
import { unionOfBounds } from '../geopackage/union-of-bounds'

/** Consecutive ids, both ends included. */
export type IdRange = readonly [first: number, last: number]

/** Where a feature was and is; null without geometry, and before it was inserted or after it was deleted. */
export type MovedFeature = { readonly id: number; readonly oldBounds: BoundingBox | null; readonly newBounds: BoundingBox | null }

/** From so many touched features on they are not told apart: what is derived from them is made anew. */
const FEATURES_TOLD_APART = 20_000

export class ChangedTable {
  readonly #inserted: [number, number][] = []
  readonly #toIndex: [number, number][] = []
  #moved: Map<number, { oldBounds: BoundingBox | null; newBounds: BoundingBox | null }> | null = new Map()
  /** Rows that were updated or deleted. */
  readonly touched = new Set<number>()
  /** Box around the geometries that are new in their place. */
  addedBounds: BoundingBox | null = null
  /** Box around the geometries that went away. */
  removedBounds: BoundingBox | null = null

  noteInserted(fid: number): void {
    addRange(this.#inserted, fid, fid)
    addRange(this.#toIndex, fid, fid)
  }

  /** Many rows at once, with the box around their geometries. They are in the search index already; where each lies, {@link noteAdded} says. */
  noteInsertedRange(first: number, last: number, bounds: BoundingBox | null): void {
    addRange(this.#inserted, first, last)
    this.addedBounds = unionOfBounds([this.addedBounds, bounds])
  }

  /** Whether features are still told apart. */
  get tellsApart(): boolean {
    return this.#moved !== null
  }

  /** A feature's columns change, its place does not. */
  noteTouched(fid: number, bounds: BoundingBox | null): void {
    this.#move(fid, bounds, bounds)
  }

  noteAdded(fid: number, bounds: BoundingBox | null): void {
    this.addedBounds = unionOfBounds([this.addedBounds, bounds])
    this.#move(fid, null, bounds)
  }

  noteRemoved(fid: number, bounds: BoundingBox | null): void {
    this.removedBounds = unionOfBounds([this.removedBounds, bounds])
    this.#move(fid, bounds, null)
  }

  get inserted(): readonly IdRange[] {
    return this.#inserted
  }

  wasInserted(fid: number): boolean {
    return this.#inserted.some(([first, last]) => first <= fid && fid <= last)
  }

  /** Inserted rows that the search index does not know yet. */
  get toIndex(): readonly IdRange[] {
    return this.#toIndex
  }

  get insertedCount(): number {
    return this.#inserted.reduce((sum, [first, last]) => sum + last - first + 1, 0)
  }

  /** Features with their places before and after the action, or null where they were too many to be told apart. */
  get moved(): readonly MovedFeature[] | null {
    return this.#moved === null ? null : [...this.#moved].map(([id, bounds]) => ({ id, ...bounds }))
  }

  /** The first old place and the last new one count. */
  #move(fid: number, oldBounds: BoundingBox | null, newBounds: BoundingBox | null): void {
    if (this.#moved === null) return
    const known = this.#moved.get(fid)
    if (known === undefined) this.#moved.set(fid, { oldBounds, newBounds })
    else known.newBounds = newBounds
    if (this.#moved.size > FEATURES_TOLD_APART) this.#moved = null
  }
}

/** Lengthen the last range where the new one touches it. */
function addRange(ranges: [number, number][], first: number, last: number): void {
  const previous = ranges.at(-1)
  if (previous !== undefined && previous[1] === first - 1) previous[1] = last
  else if (previous !== undefined && previous[0] === last + 1) previous[0] = first
  else ranges.push([first, last])
}

/** All tables that an action has touched. */
export class ChangedRows {
  readonly #tables = new Map<string, ChangedTable>()

  of(table: string): ChangedTable {
    let changed = this.#tables.get(table)
    if (changed === undefined) {
      changed = new ChangedTable()
      this.#tables.set(table, changed)
    }
    return changed
  }

  get tables(): ReadonlyMap<string, ChangedTable> {
    return this.#tables
  }
}
