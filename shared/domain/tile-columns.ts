/**
 * What a vector tile carries of each theme besides the feature's id: the columns that symbols and labels go by.
 *
 * One source layer a theme, named by its table. Feature ids are the `fid`. Column names and values are those of the table (codes,
 * ISO dates, booleans); a null is left out.
 *
 * - A point that stands for several, at small scales, has no id and carries `point_count` (whole number over 1), for the theme's
 *   `countedColumns` how many of them have each code (`countProperty`), and `overdue_count` where some are overdue. Themes of
 *   lines and areas have such points too, and single points, for what is too small to be drawn at that scale.
 * - Such a point of the theme `reference`, which holds several layers, stands for features of one `layer` and names it.
 * - `labelColumns` come only where a label has room: on points from `POINT_LABEL_ZOOM`, on lines and areas by their size.
 * - An area with a label also has a point in the layer, once and inside it, with the same id and properties and `label: true`:
 *   label that, or the name is repeated in every tile.
 * - Where a tile had to be thinned to keep its size, every feature of it carries `thinned`: `labels` (left out) or `features`
 *   (some stand for several that are not in the tile, small ones are missing).
 */
import type { KindId } from './kinds'

/** Property of a point that stands for several. */
export const POINT_COUNT = 'point_count'

/** Property of such a point: how many outfalls of it are past their deadline and not finished on the workspace's date. */
export const OVERDUE_COUNT = 'overdue_count'

/** Property, true on the point inside an area that its label is placed by. */
export const LABEL_POINT = 'label'

/** Property of every feature of a thinned tile. */
export const THINNED = 'thinned'

/** Columns that are labels, not symbols. */
export const labelColumns = ['name', 'name_en'] as const

/** Zoom from which points carry their labels. Themes that are never clustered carry them always. */
export const POINT_LABEL_ZOOM = 14

/** Columns by theme. */
export const tileColumns = {
  outfall: ['name', 'receiving', 'outfall_class', 'stage', 'deadline'],
  station: ['name', 'station_type', 'online'],
  section: ['name', 'control_level', 'bearing'],
  ecologicalRedLine: ['name', 'category', 'part'],
  ecologicalControlZone: ['name', 'category'],
  ecologicalBuffer: ['name', 'stage'],
  bay: ['name'],
  waterSource: ['name', 'protection_level'],
  project: ['name'],
  enterprise: ['name', 'chemical'],
  district: ['name', 'district_type'],
  controlUnit: ['name', 'unit_class'],
  catchment: ['name'],
  waterway: ['name', 'name_en', 'level', 'schematic'],
  shoreline: ['name', 'shoreline_type'],
  patch: ['name', 'verdict'],
  contaminatedPlot: ['name', 'status'],
  reference: ['name', 'layer'],
} as const satisfies Record<KindId, readonly string[]>

/** Columns whose codes are counted where one point stands for several. */
export const countedColumns: { readonly [K in KindId]?: readonly (typeof tileColumns)[K][number][] } = {
  outfall: ['outfall_class', 'stage'],
  enterprise: ['chemical'],
  patch: ['verdict'],
  contaminatedPlot: ['status'],
}

/** Property that carries the count of one code: `stage_closed`, `chemical_true`. */
export function countProperty(column: string, code: string | number | boolean): string {
  return `${column}_${code}`
}
