/** What an action has touched so far, table by table: for the log's entry, the extents, the search index and the overviews. */
import type { BoundingBox } from '../../../shared/domain/feature'
import { unionOfBounds } from '../geopackage/union-of-bounds'

/** Consecutive ids, both ends included. */
export type IdRange = readonly [first: number, last: number]

export class ChangedTable {
  readonly #inserted: [number, number][] = []
  /** Rows that were there before and were updated. */
  readonly updated = new Set<number>()
  readonly deleted = new Set<number>()
  /** Box around every old and new geometry. */
  bounds: BoundingBox | null = null
  /** Box around the geometries that are new in their place. */
  addedBounds: BoundingBox | null = null
  /** Box around the geometries that went away. */
  removedBounds: BoundingBox | null = null

  noteInserted(fid: number): void {
    const last = this.#inserted.at(-1)
    if (last !== undefined && last[1] === fid - 1) last[1] = fid
    else this.#inserted.push([fid, fid])
  }

  noteInsertedRange(first: number, last: number): void {
    const previous = this.#inserted.at(-1)
    if (previous !== undefined && previous[1] === first - 1) previous[1] = last
    else this.#inserted.push([first, last])
  }

  /** The place of a row whose columns change. */
  noteTouchedBounds(bounds: BoundingBox | null): void {
    this.bounds = unionOfBounds([this.bounds, bounds])
  }

  noteAddedBounds(bounds: BoundingBox | null): void {
    this.addedBounds = unionOfBounds([this.addedBounds, bounds])
    this.bounds = unionOfBounds([this.bounds, bounds])
  }

  noteRemovedBounds(bounds: BoundingBox | null): void {
    this.removedBounds = unionOfBounds([this.removedBounds, bounds])
    this.bounds = unionOfBounds([this.bounds, bounds])
  }

  get inserted(): readonly IdRange[] {
    return this.#inserted
  }

  get insertedCount(): number {
    return this.#inserted.reduce((sum, [first, last]) => sum + last - first + 1, 0)
  }
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
