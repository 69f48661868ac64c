/** The same tiles out of PostGIS: `ST_AsMVT` over the same tables, one prepared statement a zoom. */
import { existsSync, rmSync } from 'node:fs'
import type { QueryConfig } from 'pg'
import type { Connection } from '../../../electron/store/connection/connection'
import type { TileAddress } from '../../../electron/store/tiles/read-tile'
import { MARGIN } from '../../../electron/store/tiles/tile-geometry'
import { DETAIL_ZOOM, EXTENT } from '../../../electron/store/tiles/tile-grid'
import { tileTheme, type TileTheme } from '../../../electron/store/tiles/tile-theme'
import type { KindId } from '../../../shared/domain/kinds'
import { type PostgisCluster, startPostgis } from './postgis-cluster'
import { loadTheme, peerOverviewColumns } from './postgis-tables'

export type PostgisTiles = {
  /** The answer as the client library has it, in hexadecimal: reading that is not counted as the peer's time. */
  readonly readTile: (address: TileAddress) => Promise<string>
  readonly stop: () => Promise<void>
}

/**
 * @param data folder of the cluster, kept from run to run; its name says what is loaded
 * @param vintages version to show of each legal theme
 * @returns null where PostgreSQL 15 is not installed
 */
export async function openPostgisTiles(data: string, connection: Connection, kinds: readonly KindId[], vintages: ReadonlyMap<KindId, string>, today: string): Promise<PostgisTiles | null> {
  const isLoaded = existsSync(`${data}/PG_VERSION`)
  const cluster = await startPostgis(data)
  if (cluster === null) return null
  const themes = kinds.map(tileTheme)
  try {
    if (!isLoaded) await load(cluster, connection, themes, today)
  } catch (error) {
    await cluster.stop()
    rmSync(data, { recursive: true, force: true })
    throw error
  }
  const statements = new Map<number, string>()
  const statementOf = (z: number) => {
    let sql = statements.get(z)
    if (sql === undefined) statements.set(z, (sql = `SELECT ${themes.map((theme) => layerSql(theme, z, vintages.get(theme.kind) ?? null)).join(' || ')} AS tile`))
    return sql
  }
  return {
    readTile: async ({ z, x, y }) => {
      const query = { name: `tile-${z}`, text: statementOf(z), values: [x, y], types: { getTypeParser: () => asItIs } }
      const { rows } = await cluster.client.query(query as QueryConfig)
      return (rows as { readonly tile: string }[])[0]!.tile
    },
    stop: cluster.stop,
  }
}

function asItIs(text: string): string {
  return text
}

/** @param tile what `readTile` answered */
export function decodePostgisTile(tile: string): Uint8Array {
  return Buffer.from(tile.slice('\\x'.length), 'hex')
}

async function load(cluster: PostgisCluster, connection: Connection, themes: readonly TileTheme[], today: string): Promise<void> {
  const started = performance.now()
  for (const theme of themes) {
    await loadTheme(cluster, connection, theme, today)
    process.stderr.write(`  ${theme.table} in PostGIS after ${Math.round((performance.now() - started) / 1000)} s\n`)
  }
  await cluster.client.query('VACUUM ANALYZE')
}

/** Points need no margin, lines and areas the one that ours have. */
function layerSql(theme: TileTheme, z: number, vintage: string | null): string {
  const margin = theme.generalisation === 'shapes' ? MARGIN : 0
  const isDetail = z >= DETAIL_ZOOM
  const columns = isDetail ? [...theme.symbolColumns, ...theme.labelColumns].map(({ name }) => name) : peerOverviewColumns(theme).map(([name]) => name)
  const table = isDetail ? theme.table : `${theme.table}_overview`
  const conditions = [
    `geom && ST_TileEnvelope(${z}, $1::integer, $2::integer, margin => ${margin / EXTENT})`,
    ...(isDetail ? [] : [`zoom = ${z}`]),
    ...(vintage === null ? [] : [`vintage = '${vintage}'`]),
  ]
  const geometry = `ST_AsMVTGeom(geom, ST_TileEnvelope(${z}, $1::integer, $2::integer), ${EXTENT}, ${margin}, true) AS geom`
  return `(SELECT coalesce(ST_AsMVT(layer, '${theme.table}', ${EXTENT}, 'geom', 'fid'), ''::bytea) FROM (SELECT fid, ${columns.join(', ')}, ${geometry} FROM ${table} WHERE ${conditions.join(' AND ')}) layer)`
}
