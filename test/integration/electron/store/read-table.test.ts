/**
 * The table against what the same features are when read one by one (GeoJSON, through the other decoder), and against WKB that SQLite's own functions
 * and other programs leave in a GeoPackage: heights, big-endian numbers, empty and damaged blobs (OGC 12-128r17, 2.1.3).
 */
import Database from 'better-sqlite3'
import type { Geometry, Position } from 'geojson'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkspace } from '../../../../electron/store'
import type { Change, Workspace } from '../../../../electron/store/workspace-store'
import type { FeatureTable } from '../../../../shared/domain/feature-table'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { openEmptyWorkspace, tester } from '../../../support/workspace'

const folder = createTemporaryFolder()
const square = (x: number, y: number, side: number): Position[] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
const round = (x: number, y: number): Position[] => [...Array.from({ length: 30 }, (_, index) => [x + Math.cos(index / 5) / 7, y + Math.sin(index / 5) / 7]), [x + 1 / 7, y]]
/** Past one page of rows, short and long rings, one without geometry. */
const GEOMETRIES: readonly (Geometry | null)[] = [
  { type: 'Polygon', coordinates: [square(120, 31, 1), square(120.2, 31.2, 0.3)] },
  { type: 'MultiPolygon', coordinates: [[square(120, 31, 1)], [square(122, 31, 1), square(122.2, 31.2, 0.3), square(122.6, 31.6, 0.1)]] },
  null,
  { type: 'LineString', coordinates: [[120, 31], [121, 32]] },
  { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [120, 31] }, { type: 'Polygon', coordinates: [square(1, 2, 3)] }] },
  ...Array.from({ length: 1200 }, (_, index): Geometry => ({ type: 'Polygon', coordinates: [index % 3 === 0 ? square(120 + index / 1000, 31, 0.001) : round(120 + index / 1000, 32)] })),
]
let workspace: Workspace

/** Numbers of a feature out of the table: its rings, part by part. */
function ringsOf({ shapes: { polygons } }: FeatureTable, row: number): Position[][][] {
  const { coordinates, ringStarts, partStarts, featureStarts } = polygons
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)
  return range(featureStarts[row]!, featureStarts[row + 1]!).map((part) =>
    range(partStarts[part]!, partStarts[part + 1]!).map((ring) => range(ringStarts[ring]!, ringStarts[ring + 1]!).map((vertex) => [coordinates[2 * vertex]!, coordinates[2 * vertex + 1]!])),
  )
}

function polygonsOf(geometry: Geometry | null): Position[][][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates]
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates
  return geometry?.type === 'GeometryCollection' ? geometry.geometries.flatMap(polygonsOf) : []
}

beforeAll(async () => {
  const empty = await openEmptyWorkspace(folder, 'table')
  workspace = empty.workspace
  await workspace.write(tester, GEOMETRIES.map((geometry, index): Change => ({ op: 'insertFeature', kind: 'reference', geometry, values: { name: index === 7 ? null : `要素${index}` } })))
})
afterAll(() => workspace.close())

describe('a table of features', () => {
  it('holds every polygon of every feature in the order of their ids', async () => {
    const table = await workspace.readTable({ kind: 'reference' }, ['name', 'demonstration'])
    expect(table.ids).toEqual(Float64Array.from(GEOMETRIES, (_, index) => index + 1))
    expect(GEOMETRIES.flatMap((geometry, row) => (JSON.stringify(ringsOf(table, row)) === JSON.stringify(polygonsOf(geometry)) ? [] : [row]))).toEqual([])
    expect([...table.shapes.others.keys()]).toEqual([3, 4])
    expect(table.columns['name']?.slice(6, 9)).toEqual(['要素6', null, '要素8'])
    expect(table.columns['name']).toHaveLength(GEOMETRIES.length)
  })

  it('holds what lies within bounds alone, by id', async () => {
    const table = await workspace.readTable({ kind: 'reference', bounds: [121.9, 30, 124, 33] }, [])
    expect([...table.ids]).toEqual(GEOMETRIES.flatMap((geometry, index) => (polygonsOf(geometry).some((rings) => rings[0]!.some(([x = 0]) => x >= 121.9)) ? [index + 1] : [])))
  })

  it('reads what other programs write, and passes over what cannot be read', async () => {
    const path = `${folder}/foreign-blobs.gpkg`
    await (await openEmptyWorkspace(folder, 'foreign-blobs')).workspace.close()
    const database = new Database(path)
    database.pragma('synchronous = OFF')
    database.exec('BEGIN')
    for (const name of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all()) database.exec(`DROP TRIGGER "${String(name)}"`)
    const header = '475000018a110000'
    const point = (x: number, y: number, big: boolean, z?: number) => {
      const bytes = Buffer.alloc(z === undefined ? 16 : 24)
      for (const [index, value] of [x, y, ...(z === undefined ? [] : [z])].entries()) {
        if (big) bytes.writeDoubleBE(value, 8 * index)
        else bytes.writeDoubleLE(value, 8 * index)
      }
      return bytes.toString('hex')
    }
    const corners = [[120, 31], [121, 31], [121, 32], [120, 31]] as const
    const blobs = [
      // Little-endian polygon with heights (type 1003), big-endian polygon, an empty one, one that ends too early, no geometry at all.
      `${header}01eb0300000100000004000000${corners.map(([x, y]) => point(x, y, false, 5)).join('')}`,
      `${header}00000000030000000100000004${corners.map(([x, y]) => point(x, y, true)).join('')}`,
      `47500011${'8a110000'}010300000000000000`,
      `${header}0103000000010000000400000000`,
      '00',
    ]
    const insert = database.prepare('INSERT INTO reference (fid, geom, name) VALUES (?, ?, ?)')
    // A blob where a text belongs reads as none.
    blobs.forEach((blob, index) => insert.run(index + 1, Buffer.from(blob, 'hex'), index === 1 ? Buffer.from('00ff', 'hex') : `${index}`))
    database.exec('COMMIT')
    database.close()
    const opened = await openWorkspace(path, { readOnly: true })
    const table = await opened.readTable({ kind: 'reference' }, ['name'])
    await opened.close()
    expect(table.columns['name']).toEqual(['0', null, '2', '3', '4'])
    const ring = corners.map(([x, y]) => [x, y])
    expect([0, 1, 2, 3, 4].map((row) => ringsOf(table, row))).toEqual([[[ring]], [[ring]], [], [], []])
    expect(table.shapes.others.size).toBe(0)
  })
})
