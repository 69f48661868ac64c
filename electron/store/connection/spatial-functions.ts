/** The functions that a GeoPackage's R-tree triggers call: OGC 12-128r17, F.3, table 41. */
import type Database from 'better-sqlite3'
import { readableBounds } from '../geopackage/geometry-bounds'

/** Register them on a connection that writes. Null and damaged geometry count as empty. */
export function registerSpatialFunctions(database: Database.Database): void {
  const define = (name: string, of: (blob: unknown) => number | null) => database.function(name, { deterministic: true }, of)
  define('ST_IsEmpty', (blob) => (blob === null ? null : readableBounds(blob) === null ? 1 : 0))
  define('ST_MinX', (blob) => readableBounds(blob)?.[0] ?? null)
  define('ST_MinY', (blob) => readableBounds(blob)?.[1] ?? null)
  define('ST_MaxX', (blob) => readableBounds(blob)?.[2] ?? null)
  define('ST_MaxY', (blob) => readableBounds(blob)?.[3] ?? null)
}
