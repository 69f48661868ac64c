/**
 * Overviews kept in step with the features: whole, or where something changed.
 *
 * To be called inside the transaction that changes the features, after their rows and the R-tree are written. What comes out
 * depends on the features alone, never on the way there: a refresh in steps equals one from nothing.
 */
import type { Connection } from '../connection/connection'
import type { KindId } from '../../../shared/domain/kinds'
import type { Member } from './cell-members'
import { type Degrees, FeatureSource } from './feature-source'
import { gatherPyramid } from './gather-pyramid'
import { type GroupKey, OverviewRows, type ShapeRow } from './overview-rows'
import { emptyOverviewSqls } from './overview-schema'
import { cellKey, PointColumns } from './point-columns'
import { refreshCells, TouchedCells } from './refresh-cells'
import { ShapeGroup } from './shape-rows'
import { clearStale, isStale, markStale } from './stale-overviews'
import { cellSize, DETAIL_ZOOM, degreesOf, WORLD_SIZE, worldUnit, worldX, worldY } from './tile-grid'
import { tileTheme, type TileTheme } from './tile-theme'

/** One feature that was inserted, changed in any column or deleted. Bounds are null without geometry, before or after. */
export type FeatureChange = { readonly id: number; readonly oldBounds: Degrees | null; readonly newBounds: Degrees | null }

/**
 * Beyond this share of the features, starting from nothing is quicker. Measured with 1,000,000 points (8 µs each from nothing, 1.2 ms
 * a scattered change) and 10,000 areas of 130 vertices (0.4 ms and 2 to 4 ms).
 */
const REBUILD_SHARE = { clusters: 0.007, shapes: 0.1 } as const
/** And below this number of changes it does not matter. */
const REBUILD_MINIMUM = 50

/**
 * Bring a theme's overview up to date.
 * @param changed `all` makes it from nothing, as do very many changes
 */
export function refreshOverviews(connection: Connection, kind: KindId, changed: 'all' | Iterable<FeatureChange>): void {
  for (const _ of refreshOverviewsInSteps(connection, kind, changed)) continue
}

/**
 * The same in steps of some milliseconds, between which nothing may use the connection but other work may have its turn.
 *
 * An overview that is noted as stale stays so until it is made from nothing.
 * @param large what happens where it would be made from nothing: at once, or it is only noted as stale
 */
export function* refreshOverviewsInSteps(connection: Connection, kind: KindId, changed: 'all' | Iterable<FeatureChange>, large: 'now' | 'later' = 'now'): Generator<void> {
  const theme = tileTheme(kind)
  if (theme.generalisation === 'none') return
  const source = new FeatureSource(connection, theme)
  const isCluster = theme.generalisation === 'clusters'
  const changes = changed === 'all' ? null : upTo(changed, Math.max(REBUILD_MINIMUM, source.atMost() * REBUILD_SHARE[theme.generalisation]))
  if (changes === null && large === 'later') markStale(connection, theme)
  else if (changes === null) {
    connection.exec(emptyOverviewSqls(theme).join(';'))
    const rows = new OverviewRows(connection, theme, true)
    yield* isCluster ? buildClusters(theme, source, rows) : buildShapes(theme, source, rows)
    yield* rows.finishInSteps()
    clearStale(connection, theme)
  } else if (changes.length > 0 && !isStale(connection, theme)) {
    const rows = new OverviewRows(connection, theme)
    const places = changes.flatMap(({ oldBounds, newBounds }) => [oldBounds, newBounds]).filter((bounds) => bounds !== null)
    if (isCluster) refreshClusters(theme, source, rows, places)
    else refreshShapes(theme, source, rows, new Set(changes.map(({ id }) => id)), places)
  }
}

/** @returns null where there are more */
function upTo(changes: Iterable<FeatureChange>, limit: number): readonly FeatureChange[] | null {
  const kept: FeatureChange[] = []
  for (const change of changes) {
    if (kept.length >= limit) return null
    kept.push(change)
  }
  return kept
}

/** Features read, or drawn and written, between two steps. */
const POINTS_BETWEEN_STEPS = 10_000
const SHAPES_BETWEEN_STEPS = 20

function* buildClusters(theme: TileTheme, source: FeatureSource, rows: OverviewRows): Generator<void> {
  const points = new PointColumns()
  for (const { fid, x, y, properties } of source.points()) {
    points.append(fid, x, y, properties)
    if (points.length % POINTS_BETWEEN_STEPS === 0) yield
  }
  yield* gatherPyramid(theme, null, new Map([[DETAIL_ZOOM - 1, points]]), rows)
}

function refreshClusters(theme: TileTheme, source: FeatureSource, rows: OverviewRows, places: readonly Degrees[]): void {
  const touched = new TouchedCells()
  for (const [west, south, east, north] of places) {
    // Bounds out of an R-tree are rounded outwards, so the corners of a point may lie in different cells.
    for (const longitude of [west, east]) {
      for (const latitude of [south, north]) touched.touch(DETAIL_ZOOM - 1, null, worldUnit(worldX(longitude)), worldUnit(worldY(latitude)))
    }
  }
  const finestMembers = (west: number, north: number, size: number): readonly Member[] => {
    const members: Member[] = []
    for (const { fid, properties, shape } of source.within(degreesOf({ west, north, size }, 1))) {
      const x = worldUnit(shape.x[0]!)
      const y = worldUnit(shape.y[0]!)
      if (x < west || x >= west + size || y < north || y >= north + size) continue
      members.push({ fid, x, y, count: 1, sumX: x, sumY: y, properties })
    }
    return members
  }
  refreshCells(theme, rows, touched, finestMembers)
}

function* buildShapes(theme: TileTheme, source: FeatureSource, rows: OverviewRows): Generator<void> {
  const groups = new Map<GroupKey, ShapeGroup>()
  for (const feature of source.all()) groupOf(groups, feature.group).append(feature)
  for (const [key, group] of groups) {
    const entering = new Map<number, PointColumns>()
    const made: ShapeRow[] = []
    let drawn = 0
    for (const shapeRows of group.rows(() => true)) {
      made.push(...shapeRows)
      if (++drawn % SHAPES_BETWEEN_STEPS === 0) yield
      const { fid, shapeZoom, x, y, properties } = shapeRows[0]!
      if (shapeZoom === 0) continue
      let points = entering.get(shapeZoom - 1)
      if (points === undefined) entering.set(shapeZoom - 1, (points = new PointColumns()))
      points.append(fid, x, y, properties)
    }
    for (const [index, row] of inOrderOfReading(made).entries()) {
      rows.insertShape(row)
      if (index % (10 * SHAPES_BETWEEN_STEPS) === 0) yield
    }
    yield* gatherPyramid(theme, key, entering, rows)
  }
}

/** Zoom by zoom and place by place: what one tile reads lies together in the file. */
function inOrderOfReading(rows: readonly ShapeRow[]): readonly ShapeRow[] {
  const size = cellSize(DETAIL_ZOOM - 1)
  const worldKey = cellKey(WORLD_SIZE - 1, WORLD_SIZE - 1, size) + 1
  const keys = Float64Array.from(rows, ({ zoom, x, y }) => zoom * worldKey + cellKey(x, y, size))
  const order = Array.from(rows.keys()).sort((a, b) => keys[a]! - keys[b]!)
  return order.map((index) => rows[index]!)
}

/**
 * A change of one feature may change where its neighbours' boundaries have junctions, so these are drawn again as well; and
 * what their junctions are depends on their own neighbours, which are therefore looked at.
 */
function refreshShapes(theme: TileTheme, source: FeatureSource, rows: OverviewRows, ids: ReadonlySet<number>, places: readonly Degrees[]): void {
  const redrawn = new Set(ids)
  const redrawnBounds = [...places]
  for (const bounds of places) {
    for (const [id, ...itsBounds] of source.boundsWithin(widened(bounds))) {
      if (redrawn.has(id)) continue
      redrawn.add(id)
      redrawnBounds.push(itsBounds)
    }
  }
  const lookedAt = new Set(redrawn)
  for (const bounds of redrawnBounds) for (const [id] of source.boundsWithin(widened(bounds))) lookedAt.add(id)

  const touched = new TouchedCells()
  const touchCellOf = (feature: Pick<ShapeRow, 'group' | 'shapeZoom' | 'x' | 'y'> | null) => {
    if (feature !== null && feature.shapeZoom > 0) touched.touch(feature.shapeZoom - 1, feature.group, feature.x, feature.y)
  }
  for (const id of redrawn) touchCellOf(rows.deleteShape(id))
  const groups = new Map<GroupKey, ShapeGroup>()
  for (const id of [...lookedAt].sort((a, b) => a - b)) {
    const feature = source.one(id)
    if (feature !== null) groupOf(groups, feature.group).append(feature)
  }
  for (const group of groups.values()) {
    for (const shapeRows of group.rows((fid) => redrawn.has(fid))) {
      shapeRows.forEach((row) => rows.insertShape(row))
      touchCellOf(shapeRows[0]!)
    }
  }
  refreshCells(theme, rows, touched, null)
}

/** By one unit of the grid: vertices that fall on one unit count as shared. */
function widened([west, south, east, north]: Degrees): Degrees {
  const unit = 360 / WORLD_SIZE
  return [west - unit, south - unit, east + unit, north + unit]
}

function groupOf(groups: Map<GroupKey, ShapeGroup>, key: GroupKey): ShapeGroup {
  let group = groups.get(key)
  if (group === undefined) groups.set(key, (group = new ShapeGroup(key)))
  return group
}
