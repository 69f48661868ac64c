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
      database.exec(`UPDATE "井" SET geom = x'4750000100000000010800000000000000' WHERE fid = 1; UPDATE "井" SET geom = x'4750' WHERE fid = 2`)
    })
    expect((await recordsOf(broken, '井')).map(({ problems }) => problems)).toEqual([
      [{ severity: 'rejected', code: 'geometry.unsupportedType', params: { type: 'CircularString' } }],
      [{ severity: 'rejected', code: 'geometry.unreadable', params: { detail: 'shorter than its header' } }],
      [],
    ])
  })
})

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
