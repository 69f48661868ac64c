/** GeoPackages of other programs open as reference layers. Files are made by GDAL, whose PROJ transformed the coordinates. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openWorkspace } from '../../../../electron/store'
import { hasGdal, runProgram } from '../../../support/gdal'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { hashOfFile, tester, withSqlite } from '../../../support/workspace'

const folder = createTemporaryFolder()
const file = path.join(folder, 'foreign.gpkg')

const geojson = (...features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })
const feature = (properties: object, geometry: unknown) => ({ type: 'Feature', properties, geometry })
const temporaryCopies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('dutu-foreign-'))

describe.skipIf(!hasGdal)('a GeoPackage of GDAL', () => {
  beforeAll(() => {
    const points = path.join(folder, 'points.geojson')
    writeFileSync(points, geojson(feature({ 名称: '如东井', 深度: 12.5, 启用: true }, { type: 'Point', coordinates: [121.2, 32.3] }), feature({ 名称: '无坐标' }, null)))
    const areas = path.join(folder, 'areas.geojson')
    writeFileSync(areas, geojson(feature({ code: 'A-1' }, { type: 'Polygon', coordinates: [[[121, 32], [121.5, 32], [121.5, 32.5], [121, 32.5], [121, 32]]] })))
    const table = path.join(folder, 'table.csv')
    writeFileSync(table, 'name,value\n甲,1\n')
    const steps = [
      ['-f', 'GPKG', '-nln', 'wells', file, points],
      ['-update', '-t_srs', 'EPSG:4528', '-nln', 'zones', file, areas],
      ['-update', '-nln', 'notes', file, table],
    ]
    for (const args of steps) expect(runProgram('ogr2ogr', args).status).toBe(0)
  })

  it('shows its layers, is read-only and stays as it was', async () => {
    const before = { hash: hashOfFile(file), copies: temporaryCopies() }
    const workspace = await openWorkspace(file)
    const info = await workspace.info()
    expect(info.access).toEqual({ mode: 'readOnly', reason: 'foreign', holder: null })
    expect(info).toMatchObject({ path: file, title: 'foreign.gpkg', schemaVersion: 0, lastChanges: [] })
    expect(info.layers.map(({ name, kind, geometry, features }) => [name, kind, geometry, features])).toEqual([
      ['reference', 'reference', 'Geometry', 4],
      ['wells', null, 'Point', 2],
      ['zones', null, 'Polygon', 1],
      ['notes', null, null, 1],
    ])
    await expect(workspace.write(tester, [])).rejects.toMatchObject({ code: 'workspace.readOnly', params: { reason: 'foreign' } })
    expect(await workspace.history(5)).toEqual([])
    expect((await workspace.validate()).ok).toBe(true)
    await workspace.close()
    expect({ hash: hashOfFile(file), copies: temporaryCopies() }).toEqual(before)
    expect(existsSync(`${file}.lock`)).toBe(false)
  })

  it('is read like any reference layer, in the storage system', async () => {
    const workspace = await openWorkspace(file, { readOnly: true })
    const [well] = (await workspace.listFeatures({ kind: 'reference', where: [{ column: 'layer', equals: 'wells' }] })).features
    expect(well).toMatchObject({ properties: { name: '如东井', layer: 'wells' }, otherColumns: { 名称: '如东井', 深度: 12.5, 启用: true } })
    expect(await workspace.search('如东', 5)).toMatchObject([{ feature: { name: '如东井', bounds: [121.2, 32.3, 121.2, 32.3] } }])
    const [zone] = await workspace.hitFeatures([121.25, 32.25], 0, [{ kind: 'reference' }], 5)
    expect(zone?.code).toBe('A-1')
    // PROJ and proj4js agree to well under a millimetre, which is 10⁻⁸ degrees.
    const bounds = zone?.bounds ?? []
    for (const [index, side] of [121, 32, 121.5, 32.5].entries()) expect(bounds[index]).toBeCloseTo(side, 7)
    expect((await workspace.readTile(8, 214, 103, [{ kind: 'reference' }])).length).toBeGreaterThan(0)
    await workspace.close()
  })
})

it('a database without gpkg_contents is no GeoPackage', async () => {
  const other = path.join(folder, 'other.gpkg')
  withSqlite(other, (database) => database.exec('CREATE TABLE t (a)'))
  await expect(openWorkspace(other)).rejects.toMatchObject({ code: 'workspace.notGeoPackage' })
})
