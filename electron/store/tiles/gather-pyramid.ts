/** All cells of a group from nothing, from the finest zoom to the whole world. */
import { CellGatherer, type Member } from './cell-members'
import type { GroupKey, OverviewRows } from './overview-rows'
import { cellKey, type PointColumns } from './point-columns'
import { cellSize, DETAIL_ZOOM } from './tile-grid'
import type { TileTheme } from './tile-theme'

const ROWS_BETWEEN_STEPS = 500

/**
 * Write the points of all zooms, in steps of some milliseconds.
 *
 * @param entering the points that first appear at a zoom, going from fine to coarse: all features of a point theme at the finest;
 *   lines and areas where they become too small
 */
export function* gatherPyramid(theme: TileTheme, group: GroupKey, entering: ReadonlyMap<number, PointColumns>, rows: OverviewRows): Generator<void> {
  const gatherer = new CellGatherer(theme)
  let finer: readonly Member[] = []
  for (let zoom = DETAIL_ZOOM - 1; zoom >= 0; zoom--) {
    const shown: Member[] = []
    for (const members of cellsOf(finer, entering.get(zoom), zoom)) {
      for (const member of gatherer.gather(members)) {
        rows.insertMember(zoom, group, member)
        shown.push(member)
        if (shown.length % ROWS_BETWEEN_STEPS === 0) yield
      }
    }
    finer = shown
  }
}

/** Points cell by cell along the Z curve. */
function* cellsOf(finer: readonly Member[], entering: PointColumns | undefined, zoom: number): Iterable<readonly Member[]> {
  if (finer.length === 0) {
    if (entering !== undefined) yield* entering.cells(zoom)
    return
  }
  const size = cellSize(zoom)
  const cells = new Map<number, Member[]>()
  const add = (member: Member) => {
    const key = cellKey(member.x, member.y, size)
    const cell = cells.get(key)
    if (cell === undefined) cells.set(key, [member])
    else cell.push(member)
  }
  for (const member of finer) add(member)
  if (entering === undefined) {
    // The finer points came along the curve, so their cells do.
    yield* cells.values()
    return
  }
  for (const members of entering.cells(zoom)) members.forEach(add)
  for (const key of [...cells.keys()].sort((a, b) => a - b)) yield cells.get(key)!
}
