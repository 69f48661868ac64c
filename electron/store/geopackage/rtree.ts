/**
 * The spatial index of a theme: virtual table and triggers of OGC 12-128r17 (GeoPackage 1.3), F.3.
 *
 * The triggers call `ST_IsEmpty`, `ST_MinX` …: every connection that writes needs `registerSpatialFunctions`.
 */
import { GEOMETRY_COLUMN } from '../schema/table-shape'

/** Name of the index of a table. */
export function rtreeName(table: string): string {
  return `rtree_${table}_${GEOMETRY_COLUMN}`
}

export function createRtreeSql(table: string): string {
  return `CREATE VIRTUAL TABLE "${rtreeName(table)}" USING rtree(id, minx, maxx, miny, maxy)`
}

/** Triggers by name, so that a bulk insertion can take the first one off and put it back. */
export function rtreeTriggers(table: string): ReadonlyMap<string, string> {
  const t = `"${table}"`
  const r = `"${rtreeName(table)}"`
  const name = (suffix: string) => `${rtreeName(table)}_${suffix}`
  const present = 'NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")'
  const absent = 'NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")'
  const insertNew = `INSERT OR REPLACE INTO ${r} VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom"));`
  const bodies: readonly (readonly [string, string])[] = [
    ['insert', `AFTER INSERT ON ${t} WHEN (${present}) BEGIN ${insertNew} END`],
    ['update1', `AFTER UPDATE OF "geom" ON ${t} WHEN OLD."fid" = NEW."fid" AND (${present}) BEGIN ${insertNew} END`],
    ['update2', `AFTER UPDATE OF "geom" ON ${t} WHEN OLD."fid" = NEW."fid" AND (${absent}) BEGIN DELETE FROM ${r} WHERE id = OLD."fid"; END`],
    ['update3', `AFTER UPDATE ON ${t} WHEN OLD."fid" != NEW."fid" AND (${present}) BEGIN DELETE FROM ${r} WHERE id = OLD."fid"; ${insertNew} END`],
    ['update4', `AFTER UPDATE ON ${t} WHEN OLD."fid" != NEW."fid" AND (${absent}) BEGIN DELETE FROM ${r} WHERE id IN (OLD."fid", NEW."fid"); END`],
    ['delete', `AFTER DELETE ON ${t} WHEN OLD."geom" NOT NULL BEGIN DELETE FROM ${r} WHERE id = OLD."fid"; END`],
  ]
  return new Map(bodies.map(([suffix, body]) => [name(suffix), `CREATE TRIGGER "${name(suffix)}" ${body}`]))
}
