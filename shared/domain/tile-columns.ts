/**
 * What a vector tile carries of each theme besides the feature's id: the columns that symbols and labels go by.
 *
 * One source layer a theme, named by its table. Feature ids are the `fid`. Column names and values are those of the table (codes,
 * ISO dates, booleans); a null is left out. A point that stands for several, at small scales, carries `point_count` (whole
 * number over 1) and no other column.
 */
import type { KindId } from './kinds'

/** Property of a point that stands for several. */
export const POINT_COUNT = 'point_count'

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
