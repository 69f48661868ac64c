/** GeoPackages as files to import. The file is GDAL's; curves and damage are put in by hand. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isGeoPackageFile, openGeoPackageSource } from '../../../../electron/store'
import { registerSpatialFunctions } from '../../../../electron/store/connection/spatial-functions'
import type { SourceRecord } from '../../../../shared/domain/source-record'
import { crsRegistry } from '../../../support/crs-registry'
import { hasGdal, runProgram } from '../../../support/gdal'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { hashOfFile, makeWorkspaceFile, pointOutfall, withSqlite } from '../../../support/workspace'

const folder = createTemporaryFolder()
const file = path.join(folder, 'source.gpkg')

async function recordsOf(target: string, layerName: string): Promise<readonly SourceRecord[]> {
  const source = await openGeoPackageSource(target, crsRegistry)
  try {
    const layer = source.layers.find(({ name }) => name === layerName)!
    const records: SourceRecord[] = []
    for await (const batch of source.read(layer)) records.push(...batch.records)
    return records
  } finally {
    await source.close()
  }
}

describe.skipIf(!hasGdal)('a GeoPackage of GDAL', () => {
  beforeAll(() => {
    const points = path.join(folder, 'points.geojson')
    const features = [
      { type: 'Feature', properties: { 名称: '甲', 数: 3, 值: 1.5, 日: '2023-10-31', 真: true }, geometry: { type: 'Point', coordinates: [121.2, 32.3] } },
      { type: 'Feature', properties: { 名称: null, 数: null, 值: null, 日: null, 真: false }, geometry: { type: 'Point', coordinates: [121.3, 32.4] } },
      { type: 'Feature', properties: { 名称: '丙', 数: 9007199254740, 值: 0, 日: null, 真: null }, geometry: null },
    ]
    writeFileSync(points, JSON.stringify({ type: 'FeatureCollection', features }))
    for (const args of [['-f', 'GPKG', '-t_srs', 'EPSG:4528', '-nln', '井', file, points], ['-update', '-nln', 'empty', '-where', '0 = 1', file, points]]) expect(runProgram('ogr2ogr', args).stderr).toBe('')
  })

  it('tells layers, fields and systems', async () => {
    const source = await openGeoPackageSource(file, crsRegistry)
    expect(source.layers).toMatchObject([
      { name: '井', geometryType: 'Point', featureCount: 3, hasZ: false, crs: { code: 'EPSG:4528', how: 'embedded', confidence: 1 } },
      { name: 'empty', featureCount: 0, crs: { code: 'EPSG:4326' } },
    ])
    expect(source.layers[0]?.fields.map(({ name, type }) => [name, type])).toEqual([['名称', 'text'], ['数', 'integer'], ['值', 'real'], ['日', 'date'], ['真', 'boolean']])
    await source.close()
  })

  it('gives records in the layer’s own system and changes nothing', async () => {
    const before = hashOfFile(file)
    const records = await recordsOf(file, '井')
    expect(records.map(({ row, attributes }) => [row, attributes])).toEqual([
      [1, ['甲', 3, 1.5, '2023-10-31', true]],
      [2, [null, null, null, null, false]],
      [3, ['丙', 9007199254740, 0, null, null]],
    ])
    // PROJ by `echo 121.2 32.3 | gdaltransform -s_srs EPSG:4490 -t_srs EPSG:4528`.
    const [x, y] = runProgram('gdaltransform', ['-s_srs', 'EPSG:4490', '-t_srs', 'EPSG:4528', '-output_xy'], '121.2 32.3\n').stdout.trim().split(' ').map(Number)
    const xy = records[0]?.geometry?.type === 'Point' ? records[0].geometry.xy : []
    expect(xy[0]).toBeCloseTo(x ?? 0, 3)
    expect(xy[1]).toBeCloseTo(y ?? 0, 3)
    expect(records[2]?.geometry).toBeNull()
    expect(await recordsOf(file, 'empty')).toEqual([])
    expect(hashOfFile(file)).toBe(before)
  })

  it('tells of geometry that cannot be read, record by record', async () => {
    const broken = path.join(folder, 'broken.gpkg')
    runProgram('cp', [file, broken])
    withSqlite(broken, (database) => {
      registerSpatialFunctions(database)
      database.exec(`UPDATE "井" SET geom = x'4750002100000000010800000000000000' WHERE fid = 1; UPDATE "井" SET geom = x'4750' WHERE fid = 2`)
    })
    expect((await recordsOf(broken, '井')).map(({ problems }) => problems)).toEqual([
      [{ severity: 'rejected', code: 'geometry.unsupportedType', params: { type: 'ExtendedGeoPackageBinary' } }],
      [{ severity: 'rejected', code: 'geometry.unreadable', params: { detail: 'shorter than its header' } }],
      [],
    ])
  })
})

describe.skipIf(!hasGdal)('arcs', () => {
  // Circles of 100 m: their lengths and areas are known. Segments leave them by 5 mm at most.
  const circle = (y: number) => `CIRCULARSTRING(0 ${y},100 ${y + 100},200 ${y},100 ${y - 100},0 ${y})`
  const half = 'CIRCULARSTRING(0 0,100 100,200 0)'
  const cases: [string, string, { length?: number; area?: number }][] = [
    [half, 'LineString', { length: Math.PI * 100 }],
    // A whole circle, by the point opposite its beginning.
    ['CIRCULARSTRING(0 0,100 -100,0 0)', 'LineString', { length: Math.PI * Math.hypot(100, 100) }],
    ['CIRCULARSTRING(0 0,100 0,200 0)', 'LineString', { length: 200 }],
    [`COMPOUNDCURVE((-50 0,0 0),${half})`, 'LineString', { length: 50 + Math.PI * 100 }],
    [`CURVEPOLYGON(${circle(0)},(90 -10,110 -10,110 10,90 10,90 -10))`, 'Polygon', { area: Math.PI * 1e4 - 400 }],
    [`CURVEPOLYGON(COMPOUNDCURVE(${half},(200 0,0 0)))`, 'Polygon', { area: (Math.PI * 1e4) / 2 }],
    [`MULTISURFACE(CURVEPOLYGON(${circle(0)}),((500 0,600 100,600 0,500 0)))`, 'MultiPolygon', { area: Math.PI * 1e4 + 5000 }],
    [`MULTICURVE(${half},(0 0,30 40))`, 'MultiLineString', { length: Math.PI * 100 + 50 }],
    ['CIRCULARSTRING Z(0 0 1,100 100 2,200 0 3)', 'LineString', { length: Math.PI * 100 }],
  ]

  it('become short segments on the arc', async () => {
    const text = path.join(folder, 'arcs.csv')
    const target = path.join(folder, 'arcs.gpkg')
    writeFileSync(text, ['id,WKT', ...cases.map(([wkt], index) => `${index},"${wkt}"`)].join('\n'))
    expect(runProgram('ogr2ogr', ['-f', 'GPKG', '-a_srs', 'EPSG:4549', '-oo', 'GEOM_POSSIBLE_NAMES=WKT', '-nln', 'arcs', target, text]).stderr).toBe('')
    const records = await recordsOf(target, 'arcs')
    expect(records).toHaveLength(cases.length)
    for (const [index, { geometry, problems }] of records.entries()) {
      const [wkt, type, { length, area }] = cases[index]!
      expect(geometry?.type, wkt).toBe(type)
      expect(problems, wkt).toMatchObject([{ severity: 'repaired', code: 'geometry.curveApproximated' }])
      if (geometry === null || geometry.type === 'GeometryCollection') throw new Error(wkt)
      const { lengths, areas } = measure(geometry.xy, geometry.pathEnds)
      // 5 mm along the whole circle is a ten-thousandth of its area.
      if (length !== undefined) expect(Math.abs(lengths / length - 1), wkt).toBeLessThan(1e-4)
      if (area !== undefined) expect(Math.abs(areas / area - 1), wkt).toBeLessThan(2e-4)
    }
  })
})

/** Sum of lengths, and of areas with their signs turned so that the first ring's is positive. */
function measure(xy: Float64Array, pathEnds: readonly number[]): { readonly lengths: number; readonly areas: number } {
  let lengths = 0
  let areas = 0
  for (const [index, end] of pathEnds.entries()) {
    for (let at = (pathEnds[index - 1] ?? 0) + 1; at < end; at++) {
      const [x0, y0, x1, y1] = [xy[2 * at - 2]!, xy[2 * at - 1]!, xy[2 * at]!, xy[2 * at + 1]!]
      lengths += Math.hypot(x1 - x0, y1 - y0)
      areas += (x0 * y1 - x1 * y0) / 2
    }
  }
  return { lengths, areas: Math.abs(areas) }
}

it('workspaces are GeoPackages like any other', async () => {
  const workspace = await makeWorkspaceFile(folder, 'own', [pointOutfall('口', 121, 32)])
  const [record] = await recordsOf(workspace, 'outfall')
  expect(record?.geometry).toMatchObject({ type: 'Point', xy: Float64Array.of(121, 32) })
})

it('other files are told apart by their first bytes', async () => {
  const text = path.join(folder, 'a.gpkg')
  writeFileSync(text, 'SQLite')
  expect(isGeoPackageFile(text)).toBe(false)
  expect(isGeoPackageFile(path.join(folder, 'missing'))).toBe(false)
  const other = path.join(folder, 'other.gpkg')
  withSqlite(other, (database) => database.exec('CREATE TABLE t (a)'))
  expect(isGeoPackageFile(other)).toBe(true)
  await expect(openGeoPackageSource(other, crsRegistry)).rejects.toMatchObject({ code: 'workspace.notGeoPackage' })
})
