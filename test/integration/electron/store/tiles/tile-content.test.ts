import { join } from 'node:path'
import Database from 'better-sqlite3'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReadConnection } from '../../../../../electron/store/connection/open-connection'
import { unpackShape } from '../../../../../electron/store/tiles/generalise'
import { readTile } from '../../../../../electron/store/tiles/read-tile'
import { kindIds } from '../../../../../shared/domain/kinds'
import { randomNumbers } from '../../../../bench/random-numbers'
import { createTemporaryFolder } from '../../../../support/temporary-folder'
import { raggedArea } from './made-features'
import { neighbouringUnits } from './neighbouring-units'
import { decodeTile, insert, makeTileWorkspace, tileFeatures, tileOf, type TileWorkspace, TODAY } from './tile-workspace'

const folder = createTemporaryFolder()
const PLACE = [120.87, 32.01] as const

describe('what a tile carries', () => {
  let file: TileWorkspace
  beforeAll(async () => {
    const random = randomNumbers(4)
    const point = { type: 'Point' as const, coordinates: [...PLACE] }
    file = await makeTileWorkspace(join(folder, 'content.gpkg'), [
      insert('section', point, { name: '九圩港桥', control_level: 'national', bearing: 12.5, target_class: 3 }),
      insert('station', point, { name: '自动站', online: true, operator: '运维' }),
      insert('station', point, { online: false }),
      insert('enterprise', point, { name: '化工厂', chemical: true, credit_code: '91320600' }),
      insert('ecologicalRedLine', raggedArea(PLACE, 0.02, 40, random), { name: '旧', vintage: '2018-06-09', part: 'core' }),
      insert('ecologicalRedLine', raggedArea(PLACE, 0.03, 40, random), { name: '新', vintage: '2022-10-01', part: 'general' }),
      insert('waterSource', raggedArea(PLACE, 0.02, 40, random), { name: '无版本', protection_level: 'first' }),
      insert('project', null, { name: '无图形' }),
      insert('waterway', { type: 'LineString', coordinates: [[120.8, 32], [120.95, 32.02]] }, { name: '九圩港', name_en: 'Jiuweigang', level: 'city', schematic: true }),
    ])
  })
  afterAll(() => file.close())

  it.each([8, 12, 14, 17])('at zoom %i: the columns of the theme in their own types, the id, nothing else', (z) => {
    const address = tileOf(...PLACE, z)
    expect(tileFeatures(file.connection, address, { kind: 'section' })).toMatchObject([{ id: 1, type: 'point' }])
    expect(tileFeatures(file.connection, address, { kind: 'section' })[0]!.properties).toEqual({ name: '九圩港桥', control_level: 'national', bearing: 12.5 })
    expect(tileFeatures(file.connection, address, { kind: 'station' }).map(({ id, properties }) => [id, properties])).toEqual([
      [1, { name: '自动站', online: true }],
      [2, { online: false }],
    ])
    expect(tileFeatures(file.connection, address, { kind: 'enterprise' })[0]!.properties).toEqual(z < 14 ? { chemical: true } : { chemical: true, name: '化工厂' })
  })

  it('names an area by its table', () => {
    const tile = readTile(file.connection, tileOf(...PLACE, 12), kindIds.map((kind) => ({ kind })), TODAY)
    expect(Object.keys(decodeTile(tile)).sort()).toEqual(['ecological_red_line', 'enterprise', 'section', 'station', 'water_source', 'waterway'])
  })

  it.each([10, 14])('shows one version of a legal layer at zoom %i: the newest, or the one asked for', (z) => {
    const address = tileOf(...PLACE, z)
    const ids = (vintage?: string) => new Set(tileFeatures(file.connection, address, vintage === undefined ? { kind: 'ecologicalRedLine' } : { kind: 'ecologicalRedLine', vintage }).map(({ id }) => id))
    expect(ids()).toEqual(new Set([2]))
    expect(ids('2018-06-09')).toEqual(new Set([1]))
    expect(ids('1999-01-01')).toEqual(new Set())
    expect(tileFeatures(file.connection, address, { kind: 'waterSource' })[0]!.id).toBe(1)
  })

  it('labels an area where there is room for it', () => {
    const [small, large] = [8, 11].map((z) =>
      tileFeatures(file.connection, tileOf(...PLACE, z), { kind: 'ecologicalRedLine' }).map(({ type, properties }) => [type, properties['name'], properties['label']]),
    )
    expect(small).toEqual([['area', undefined, undefined]])
    expect(large).toEqual([['area', '新', undefined], ['point', '新', true]])
  })

  it('labels a line along itself', () => {
    const river = tileFeatures(file.connection, tileOf(...PLACE, 13), { kind: 'waterway' })
    expect(river.map(({ type, properties }) => [type, properties])).toEqual([['line', { name: '九圩港', name_en: 'Jiuweigang', level: 'city', schematic: true }]])
  })

  it('is empty where nothing lies, beyond the world and for no layers', () => {
    expect(readTile(file.connection, tileOf(-70, 10, 9), [{ kind: 'section' }, { kind: 'project' }], TODAY)).toHaveLength(0)
    expect(readTile(file.connection, { z: 3, x: 8, y: 0 }, [{ kind: 'section' }], TODAY)).toHaveLength(0)
    expect(readTile(file.connection, tileOf(...PLACE, 9), [], TODAY)).toHaveLength(0)
  })
})

it('leaves out a column that an older file does not have', async () => {
  const path = join(folder, 'older.gpkg')
  const file = await makeTileWorkspace(path, [insert('station', { type: 'Point', coordinates: [...PLACE] }, { name: '站', online: true })])
  await file.close()
  const database = new Database(path)
  for (const { name } of database.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'station'").all()) database.exec(`DROP TRIGGER "${name}"`)
  database.exec('ALTER TABLE station DROP COLUMN online')
  database.close()
  const connection = openReadConnection(path)
  expect(tileFeatures(connection, tileOf(...PLACE, 14), { kind: 'station' })[0]!.properties).toEqual({ name: '站' })
  connection.close()
})

describe('areas that share boundaries', () => {
  const COLUMNS = 5
  const ROWS = 5
  let file: TileWorkspace
  beforeAll(async () => {
    file = await makeTileWorkspace(join(folder, 'units.gpkg'), neighbouringUnits(COLUMNS, ROWS, 8))
  })
  afterAll(() => file.close())

  it.each([7, 8, 9, 10, 11, 12, 13])('leave no gap at zoom %i', (z) => {
    const packed = file.connection.all<[Uint8Array]>('SELECT geometry FROM dutu_overview_control_unit WHERE zoom = ? AND geometry IS NOT NULL', z)
    expect(packed).toHaveLength(COLUMNS * ROWS)
    const open = openEdges(packed.flatMap(([geometry]) => unpackRings(geometry)))
    const x = open.map((edge) => edge.x)
    const y = open.map((edge) => edge.y)
    const [west, east, north, south] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)]
    // An edge without a counterpart lies on the outline of the whole, which is a fifth of a unit deep.
    const depth = (east - west) / COLUMNS / 4
    expect(open.length).toBeGreaterThan(2 * (COLUMNS + ROWS) - 1)
    expect(open.filter((edge) => edge.x > west + depth && edge.x < east - depth && edge.y > north + depth && edge.y < south - depth)).toEqual([])
  })
})

function unpackRings(packed: Uint8Array): readonly (readonly Edge[])[] {
  const rings: Edge[][] = []
  const sink = {
    x: new Float64Array(1000),
    y: new Float64Array(1000),
    reserve: () => undefined,
    addPath(_role: number, count: number) {
      const ring = Array.from({ length: count }, (_, index) => ({ x: this.x[index]!, y: this.y[index]! }))
      rings.push([...ring, ring[0]!])
    },
  }
  unpackShape(new PbfReader(packed), packed.length, 0, 0, sink)
  return rings
}

type Edge = { readonly x: number; readonly y: number }

/** First vertices of the edges that no other ring has in the other direction. */
function openEdges(rings: readonly (readonly Edge[])[]): readonly Edge[] {
  const edges = new Map<string, Edge>()
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const a = ring[index - 1]!
      const b = ring[index]!
      if (!edges.delete(`${b.x},${b.y},${a.x},${a.y}`)) edges.set(`${a.x},${a.y},${b.x},${b.y}`, a)
    }
  }
  return [...edges.values()]
}
