/** The tables of a workspace, overviews included, brought into PostGIS: geometry in EPSG:3857, indexed and laid out for tiles. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Client } from 'pg'
import { PbfReader } from 'pbf'
import type { Connection } from '../../../electron/store/connection/connection'
import { readGeometryHeader } from '../../../electron/store/geopackage/geometry-header'
import { unpackShape } from '../../../electron/store/tiles/generalise'
import { SHELL } from '../../../electron/store/tiles/geopackage-shape'
import { overviewTable } from '../../../electron/store/tiles/overview-schema'
import { dateNumber, TallyForm } from '../../../electron/store/tiles/tally'
import { DETAIL_ZOOM, EXTENT, WORLD_SIZE } from '../../../electron/store/tiles/tile-grid'
import type { TileTheme } from '../../../electron/store/tiles/tile-theme'
import type { Value } from '../../../shared/domain/feature'
import { OVERDUE_COUNT, POINT_COUNT } from '../../../shared/domain/tile-columns'
import { POSTGIS_DATABASE, POSTGIS_USER, type PostgisCluster } from './postgis-cluster'

/** Half the side of EPSG:3857's square in metres. */
const HALF_WORLD_METERS = 20037508.342789244

/** Columns of a theme's overview in PostGIS beside zoom, vintage, fid and geom. */
export function peerOverviewColumns(theme: TileTheme): readonly (readonly [name: string, type: string])[] {
  const own = [...theme.symbolColumns, ...theme.labelColumns].map(({ name, type }) => [name, type === 'boolean' ? 'boolean' : 'text'] as const)
  return [...own, [POINT_COUNT, 'integer'], [OVERDUE_COUNT, 'integer'], ...new TallyForm(theme).properties.map((name) => [name, 'integer'] as const)]
}

/** Load one theme: its features and its overview. */
export async function loadTheme(cluster: PostgisCluster, connection: Connection, theme: TileTheme, today: string): Promise<void> {
  const { table } = theme
  const columns = [...theme.symbolColumns, ...theme.labelColumns]
  const columnSql = columns.map(({ name, type }) => `, ${name} ${type === 'boolean' ? 'boolean' : 'text'}`).join('')
  await cluster.client.query(`CREATE UNLOGGED TABLE ${table}_raw (fid bigint, vintage text, geom geometry${columnSql})`)
  await copy(cluster, `${table}_raw`, featureLines(connection, theme))
  await cluster.client.query(
    `CREATE TABLE ${table} AS SELECT fid, vintage, ST_Transform(ST_SetSRID(geom, 4326), 3857) AS geom${columns.map(({ name }) => `, ${name}`).join('')} FROM ${table}_raw; DROP TABLE ${table}_raw`,
  )
  await layOut(cluster.client, table, '')

  const overview = `${table}_overview`
  const overviewColumns = peerOverviewColumns(theme)
  await cluster.client.query(
    `CREATE TABLE ${overview} (zoom integer, vintage text, fid bigint, geom geometry(Geometry, 3857)${overviewColumns.map(([name, type]) => `, ${name} ${type}`).join('')})`,
  )
  await copy(cluster, overview, overviewLines(connection, theme, today))
  // One index a zoom, and rows of a zoom together: a query names its zoom.
  for (let zoom = 0; zoom < DETAIL_ZOOM; zoom++) await layOut(cluster.client, overview, ` WHERE zoom = ${zoom}`, `_${zoom}`)
  await cluster.client.query(
    `CREATE TABLE sorted AS SELECT * FROM ${overview} ORDER BY zoom, ST_GeoHash(ST_Transform(ST_Centroid(geom), 4326)); TRUNCATE ${overview}; INSERT INTO ${overview} SELECT * FROM sorted; DROP TABLE sorted; ANALYZE ${overview}`,
  )
}

async function layOut(client: Client, table: string, condition: string, suffix = ''): Promise<void> {
  await client.query(`CREATE INDEX ${table}_geom${suffix} ON ${table} USING gist (geom)${condition}`)
  if (condition === '') await client.query(`CLUSTER ${table} USING ${table}_geom; ANALYZE ${table}`)
}

function* featureLines(connection: Connection, { table, symbolColumns, labelColumns, legal }: TileTheme): Generator<string> {
  const columns = [...symbolColumns, ...labelColumns]
  const sql = `SELECT fid, ${legal ? 'vintage' : 'NULL'}, geom${columns.map(({ name }) => `, ${name}`).join('')} FROM ${table}`
  for (const [fid, vintage, geometry, ...values] of connection.iterate(sql)) {
    const blob = geometry as Uint8Array
    const wkb = Buffer.from(blob.subarray(readGeometryHeader(blob).wkbOffset)).toString('hex')
    yield line([String(fid), vintage as string | null, wkb, ...values.map((value) => (value === null ? null : String(value)))])
  }
}

function* overviewLines(connection: Connection, theme: TileTheme, today: string): Generator<string> {
  type Row = readonly [number, string | null, number | null, number, number, number, string, string | null, Uint8Array | null]
  const columns = peerOverviewColumns(theme).map(([name]) => name)
  const form = new TallyForm(theme)
  const sql = `SELECT zoom, group_key, fid, point_count, x, y, properties, label, geometry FROM ${overviewTable(theme)} WHERE zoom < ${DETAIL_ZOOM}`
  for (const [zoom, group, fid, count, x, y, properties, label, packed] of connection.iterate(sql) as Iterable<Row>) {
    const values: Record<string, Value> = fid === null ? clusterValues(form, count, properties, today) : { ...JSON.parse(properties), ...(label === null ? {} : JSON.parse(label)) }
    const wkb = packed === null ? pointWkb(metersX(x + 0.5), metersY(y + 0.5)) : areasWkb(packed, zoom)
    yield line([String(zoom), group, fid === null ? null : String(fid), wkb, ...columns.map((name) => (values[name] === undefined ? null : String(values[name])))])
  }
}

function clusterValues(form: TallyForm, count: number, text: string, today: string): Record<string, number> {
  const { counts, due } = form.parse(text)
  const values: Record<string, number> = { [POINT_COUNT]: count }
  for (const [place, name] of form.properties.entries()) if (counts[place] !== 0) values[name] = counts[place]!
  const overdue = [...due].reduce((sum, [date, number]) => (date < dateNumber(today)! ? sum + number : sum), 0)
  if (overdue > 0) values[OVERDUE_COUNT] = overdue
  return values
}

const metersX = (units: number) => (units / WORLD_SIZE) * 2 * HALF_WORLD_METERS - HALF_WORLD_METERS
const metersY = (units: number) => HALF_WORLD_METERS - (units / WORLD_SIZE) * 2 * HALF_WORLD_METERS

/** Beginning of EWKB: little endian, type, EPSG:3857. */
function ewkbHead(type: number): Buffer {
  return Buffer.concat([Buffer.from([1]), wholeNumber(0x20000000 + type), wholeNumber(3857)])
}

function wholeNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}

function pointWkb(x: number, y: number): string {
  const body = Buffer.alloc(16)
  body.writeDoubleLE(x, 0)
  body.writeDoubleLE(y, 8)
  return Buffer.concat([ewkbHead(1), body]).toString('hex')
}

function areasWkb(packed: Uint8Array, zoom: number): string {
  const unit = WORLD_SIZE / (EXTENT * 2 ** zoom)
  const polygons: Buffer[][] = []
  const sink = {
    x: new Float64Array(100_000),
    y: new Float64Array(100_000),
    reserve: () => undefined,
    addPath(role: number, count: number) {
      const ring = Buffer.alloc(4 + 16 * (count + 1))
      ring.writeUInt32LE(count + 1, 0)
      for (let index = 0; index <= count; index++) {
        ring.writeDoubleLE(metersX(this.x[index % count]! * unit), 4 + 16 * index)
        ring.writeDoubleLE(metersY(this.y[index % count]! * unit), 12 + 16 * index)
      }
      if (role === SHELL) polygons.push([ring])
      else polygons.at(-1)!.push(ring)
    },
  }
  unpackShape(new PbfReader(packed), packed.length, 0, 0, sink)
  const members = polygons.flatMap((rings) => [Buffer.from([1, 3, 0, 0, 0]), wholeNumber(rings.length), ...rings])
  return Buffer.concat([ewkbHead(6), wholeNumber(polygons.length), ...members]).toString('hex')
}

/** One line of COPY's text format. */
function line(values: readonly (string | null)[]): string {
  return `${values.map((value) => (value === null ? '\\N' : value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n'))).join('\t')}\n`
}

/** COPY goes through psql: the client library has no stream of its own for it. */
async function copy({ host }: PostgisCluster, table: string, lines: Iterable<string>): Promise<void> {
  const psql = spawn('psql', ['-h', host, '-U', POSTGIS_USER, '-d', POSTGIS_DATABASE, '-q', '-v', 'ON_ERROR_STOP=1', '-c', `COPY ${table} FROM STDIN`], { stdio: ['pipe', 'inherit', 'inherit'] })
  const ended = once(psql, 'exit')
  let batch = ''
  for (const text of lines) {
    batch += text
    if (batch.length < 1_000_000) continue
    if (!psql.stdin.write(batch)) await once(psql.stdin, 'drain')
    batch = ''
  }
  psql.stdin.end(batch)
  const [code] = await ended
  if (code !== 0) throw new Error(`COPY ${table} failed`)
}
