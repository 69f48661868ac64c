/**
 * The tables that overviews are kept in: one with an R-tree for each theme that is generalised.
 *
 * Everything in them is derived from the themes' tables and may be thrown away and made again by `refreshOverviews`.
 */
import { kindIds } from '../../../shared/domain/kinds'
import { quoteName } from '../connection/quote'
import { WORLD_SIZE } from './tile-grid'
import { tileTheme, type TileTheme } from './tile-theme'

/** Name of a theme's overview. */
export function overviewTable(theme: TileTheme): string {
  return `dutu_overview_${theme.table}`
}

/** Name of its R-tree. */
export function overviewIndex(theme: TileTheme): string {
  return `rtree_${overviewTable(theme)}`
}

/**
 * In the R-tree the worlds of all zooms lie side by side, that of zoom z beginning at z · `WORLD_SIZE`: one two-dimensional
 * index then finds a place at a zoom, and rows of different zooms never share a leaf for long.
 */
export function indexX(zoom: number, x: number): number {
  return zoom * WORLD_SIZE + x
}

/** Themes that have overviews. */
const generalisedThemes: readonly TileTheme[] = kindIds.map(tileTheme).filter(({ generalisation }) => generalisation !== 'none')

/** All tables of the extension, for `gpkg_extensions`. */
export const overviewTables: readonly string[] = generalisedThemes.flatMap((theme) => [overviewTable(theme), overviewIndex(theme)])

/** What stands in `gpkg_extensions` as their definition. */
export const OVERVIEW_DEFINITION =
  'Dutu overviews: features generalised for small map scales, derived from the theme tables and rebuilt from them by Dutu; readers may ignore them. ' +
  'dutu_overview_T has rows by zoom (Web Mercator tile pyramid; x, y = whole units of a world of 2^26 units, origin north-west). ' +
  'Rows with geometry: feature fid as drawn at that zoom, protobuf varints on a grid of 4096 units a tile; from shape_zoom on it is large enough. ' +
  'Rows without: a feature (fid, properties as JSON) or point_count features (fid NULL, sums of their coordinates, counts by code and due date in properties) shown as a point in one cell of 1/8 tile. ' +
  'Zoom 14: anchor point of each line or area. rtree_dutu_overview_T indexes id by bounds, x shifted by zoom * 2^26.'

/** DDL of one theme's overview. */
function overviewSqls(theme: TileTheme): readonly string[] {
  const table = quoteName(overviewTable(theme))
  return [
    `CREATE TABLE ${table} (
  id INTEGER PRIMARY KEY,
  zoom INTEGER NOT NULL,
  group_key TEXT,
  fid INTEGER,
  shape_zoom INTEGER,
  point_count INTEGER NOT NULL,
  x INTEGER NOT NULL,
  y INTEGER NOT NULL,
  sum_x INTEGER,
  sum_y INTEGER,
  properties TEXT NOT NULL,
  label TEXT,
  geometry BLOB
)`,
    // Rows of a line's or area's own; its points in cells are found by place.
    `CREATE INDEX ${quoteName(`${overviewTable(theme)}_by_feature`)} ON ${table} (fid) WHERE shape_zoom IS NOT NULL`,
    `CREATE VIRTUAL TABLE ${quoteName(overviewIndex(theme))} USING rtree_i32(id, min_x, max_x, min_y, max_y)`,
  ]
}

/** What leaves a theme's overview empty: a virtual table is dropped faster than its rows. */
export function emptyOverviewSqls(theme: TileTheme): readonly string[] {
  return [`DROP TABLE IF EXISTS ${quoteName(overviewTable(theme))}`, `DROP TABLE IF EXISTS ${quoteName(overviewIndex(theme))}`, ...overviewSqls(theme)]
}

/** DDL of all overviews; run once when a workspace is made. */
export const createOverviewSqls: readonly string[] = generalisedThemes.flatMap(overviewSqls)
