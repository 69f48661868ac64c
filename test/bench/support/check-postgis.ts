/**
 * What PostGIS makes of the same overlay: once as people write it, and in the best of several ways to tune it, with two parallel workers. Loading, cutting into
 * small pieces, clustering and indexing are done beforehand and not counted.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PolygonSet } from '../../../electron/engine/geometry/polygon-set'
import { type PostgisCluster, startPostgis } from './postgis-cluster'

/** Vertices a piece at most, of constraints that are cut up. */
const PIECE_SIZES = [64, 256]

export type PostgisPeer = {
  /** @returns the seconds of the fastest tuned query, and how many pairs it found with which area in all, m² */
  readonly runTuned: () => Promise<{ seconds: number; pairs: number; area: number; how: string }>
  /** @returns the seconds of the query as people write it */
  readonly runPlain: () => Promise<{ seconds: number; pairs: number }>
  readonly stop: () => Promise<void>
}

/** @param constraints polygons in metres of the plane; @returns null where PostGIS is not installed */
export async function startPostgisPeer(constraints: PolygonSet, subjects: PolygonSet): Promise<PostgisPeer | null> {
  // The server runs as another user, who must be able to enter.
  const folder = mkdtempSync(join(tmpdir(), 'dutu-check-postgis-'))
  chmodSync(folder, 0o755)
  const cluster = await startPostgis(join(folder, 'data'))
  if (cluster === null) return null
  const stop = async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await load(cluster, 'layer', constraints)
    await load(cluster, 'parcels', subjects)
    for (const size of PIECE_SIZES) {
      await cluster.client.query(`CREATE TABLE layer${size} AS SELECT id, ST_Subdivide(geom, ${size}) AS geom FROM layer`)
      await index(cluster, `layer${size}`)
    }
    return { runTuned: () => runTuned(cluster), runPlain: () => runPlain(cluster), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function load({ client }: PostgisCluster, table: string, set: PolygonSet): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'dutu-check-'))
  chmodSync(folder, 0o755)
  const file = join(folder, table)
  const lines: string[] = []
  for (let feature = 0; feature + 1 < set.featureStarts.length; feature++) lines.push(`${feature}\t${hexOf(set, feature)}\n`)
  writeFileSync(file, lines.join(''))
  chmodSync(file, 0o644)
  await client.query(`CREATE TABLE ${table} (id integer, geom geometry)`)
  await client.query(`COPY ${table} FROM '${file}'`)
  rmSync(folder, { recursive: true })
  await index({ client } as PostgisCluster, table)
}

/** Neighbours on the ground side by side on the pages, parallel plans allowed however small the table looks. */
async function index({ client }: PostgisCluster, table: string): Promise<void> {
  await client.query(`CREATE INDEX ${table}_geom ON ${table} USING gist (geom)`)
  await client.query(`CLUSTER ${table} USING ${table}_geom`)
  await client.query(`ALTER TABLE ${table} SET (parallel_workers = 2)`)
  await client.query(`VACUUM ANALYZE ${table}`)
}

const TUNED: readonly { readonly how: string; readonly sql: string }[] = [
  { how: 'whole polygons, cover short cut', sql: overlapSql('layer', 'layer c JOIN parcels p ON ST_Intersects(c.geom, p.geom)') },
  ...PIECE_SIZES.map((size) => ({
    how: `pieces of ${size} vertices, cover short cut`,
    sql: overlapSql(`layer${size}`, `layer${size} c JOIN parcels p ON ST_Intersects(c.geom, p.geom)`),
  })),
  ...PIECE_SIZES.map((size) => ({
    how: `pieces of ${size} vertices, parcels first`,
    sql: overlapSql(`layer${size}`, `parcels p JOIN layer${size} c ON ST_Intersects(p.geom, c.geom)`),
  })),
]

function overlapSql(table: string, joined: string): string {
  const area = 'CASE WHEN ST_Covers(c.geom, p.geom) THEN ST_Area(p.geom) ELSE ST_Area(ST_Intersection(c.geom, p.geom)) END'
  const pairs = `SELECT p.id AS parcel, c.id AS polygon, ${area} AS area FROM ${joined}`
  const whole = table === 'layer' ? pairs : `SELECT parcel, polygon, sum(area) AS area FROM (${pairs}) AS piece GROUP BY parcel, polygon`
  return `SELECT count(*)::int AS pairs, sum(area) AS area FROM (${whole}) AS overlap WHERE area > 0`
}

async function runTuned({ client }: PostgisCluster): Promise<{ seconds: number; pairs: number; area: number; how: string }> {
  for (const setting of [
    'max_parallel_workers_per_gather = 2',
    'parallel_setup_cost = 0',
    'parallel_tuple_cost = 0',
    'min_parallel_table_scan_size = 0',
    'enable_mergejoin = off',
    'enable_hashjoin = off',
  ]) {
    await client.query(`SET ${setting}`)
  }
  let best = { seconds: Infinity, pairs: 0, area: 0, how: '' }
  for (const { how, sql } of TUNED) {
    const start = performance.now()
    const { rows } = await client.query<{ pairs: number; area: number }>(sql)
    const seconds = (performance.now() - start) / 1000
    if (seconds < best.seconds) best = { seconds, pairs: rows[0]!.pairs, area: rows[0]!.area, how }
  }
  return best
}

async function runPlain({ client }: PostgisCluster): Promise<{ seconds: number; pairs: number }> {
  await client.query('RESET ALL')
  await client.query('SET max_parallel_workers_per_gather = 0')
  const start = performance.now()
  const { rows } = await client.query<{ pairs: number }>(
    `SELECT count(*)::int AS pairs FROM (
       SELECT p.id, c.id, ST_Area(ST_Intersection(p.geom, c.geom)) AS area FROM parcels p, layer c WHERE ST_Intersects(p.geom, c.geom)
     ) AS overlap WHERE area > 0`,
  )
  return { seconds: (performance.now() - start) / 1000, pairs: rows[0]!.pairs }
}

/** Well-known binary of a feature's only part, in hexadecimal. */
function hexOf(set: PolygonSet, feature: number): string {
  const part = set.featureStarts[feature]!
  const first = set.partStarts[part]!
  const end = set.partStarts[part + 1]!
  const vertices = set.ringStarts[end]! - set.ringStarts[first]!
  const bytes = Buffer.alloc(9 + 4 * (end - first) + 16 * vertices)
  bytes.writeUInt8(1, 0)
  bytes.writeUInt32LE(3, 1)
  bytes.writeUInt32LE(end - first, 5)
  let at = 9
  for (let ring = first; ring < end; ring++) {
    at = bytes.writeUInt32LE(set.ringStarts[ring + 1]! - set.ringStarts[ring]!, at)
    for (let ordinate = 2 * set.ringStarts[ring]!; ordinate < 2 * set.ringStarts[ring + 1]!; ordinate++) at = bytes.writeDoubleLE(set.coordinates[ordinate]!, at)
  }
  return bytes.toString('hex')
}
