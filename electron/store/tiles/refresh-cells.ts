/** Cells after a change: only those that it touches, from the finest zoom to the whole world. */
import { CellGatherer, type Member } from './cell-members'
import type { CellPlace, GroupKey, OverviewRows } from './overview-rows'
import { cellSize, DETAIL_ZOOM } from './tile-grid'
import type { TileTheme } from './tile-theme'

/** Cells to look at again. */
export class TouchedCells {
  readonly #byZoom: Map<string, CellPlace>[] = Array.from({ length: DETAIL_ZOOM }, () => new Map())

  /** Touch the cell of `zoom` in which a point of the world lies. */
  touch(zoom: number, group: GroupKey, x: number, y: number): void {
    const size = cellSize(zoom)
    this.touchCell({ zoom, group, column: Math.floor(x / size), row: Math.floor(y / size) })
  }

  touchCell(cell: CellPlace): void {
    this.#byZoom[cell.zoom]!.set(JSON.stringify([cell.column, cell.row, cell.group]), cell)
  }

  at(zoom: number): Iterable<CellPlace> {
    return this.#byZoom[zoom]!.values()
  }
}

/**
 * Bring touched cells, and the coarser ones above them, up to date.
 *
 * @param finestMembers the features of a cell of the finest zoom, for themes of which the overview has no rows at `DETAIL_ZOOM`
 */
export function refreshCells(
  theme: TileTheme,
  rows: OverviewRows,
  touched: TouchedCells,
  finestMembers: ((west: number, north: number, size: number) => readonly Member[]) | null,
): void {
  const gatherer = new CellGatherer(theme)
  for (let zoom = DETAIL_ZOOM - 1; zoom >= 0; zoom--) {
    const size = cellSize(zoom)
    for (const { group, column, row } of touched.at(zoom)) {
      const west = column * size
      const north = row * size
      const members =
        finestMembers !== null && zoom === DETAIL_ZOOM - 1 ? finestMembers(west, north, size) : rows.handedUp(zoom + 1, group, west, north, size)
      const shown = members.length === 0 ? [] : gatherer.gather(members)
      const before = rows.membersIn(zoom, group, west, north, size)
      if (sameMembers(before, shown)) continue
      for (const { rowId } of before) rows.delete(rowId)
      for (const member of shown) rows.insertMember(zoom, group, member)
      if (zoom > 0) touched.touchCell({ zoom: zoom - 1, group, column: column >> 1, row: row >> 1 })
    }
  }
}

function sameMembers(before: readonly Member[], after: readonly Member[]): boolean {
  if (before.length !== after.length) return false
  const known = new Set(before.map(describe))
  return after.every((member) => known.has(describe(member)))
}

function describe({ fid, x, y, count, sumX, sumY, properties }: Member): string {
  return JSON.stringify([fid, x, y, count, sumX, sumY, properties])
}
