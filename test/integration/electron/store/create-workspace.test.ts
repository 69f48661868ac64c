/** What a new workspace is to other programs: GDAL 3.6 and its validator of GeoPackages are asked. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createWorkspace, openWorkspace } from '../../../../electron/store'
import { kindIds, kinds } from '../../../../shared/domain/kinds'
import { recordTables } from '../../../../shared/domain/tables'
import { vocabularies } from '../../../../shared/domain/vocabularies'
import { gdalValidation, gdalWarnings, hasGdal, hasGeoPackageValidator, runProgram } from '../../../support/gdal'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { hashOfFile, makeWorkspaceFile, pointOutfall, withSqlite } from '../../../support/workspace'

const folder = createTemporaryFolder()
let empty: string
let filled: string

beforeAll(async () => {
  empty = path.join(folder, 'empty.gpkg')
  await createWorkspace(empty, { title: '南通', today: '2023-10-31', sample: 'nantong' })
  const task = { op: 'insertRecord', table: 'task', values: { title: '整改', number: '1', deadline: '2023-12-31', demonstration: true }, ref: 'task' } as const
  filled = await makeWorkspaceFile(folder, 'filled', [
    pointOutfall('如东县掘港排口', 121.18, 32.32, 'outfall'),
    { op: 'insertFeature', kind: 'ecologicalRedLine', geometry: { type: 'Polygon', coordinates: [[[121, 32], [121.5, 32], [121.5, 32.5], [121, 32.5], [121, 32]]] }, values: { name: '红线', vintage: '2022-10-01', published_area: 12.5, category: 'wetland' } },
    { op: 'insertFeature', kind: 'waterway', geometry: { type: 'LineString', coordinates: [[120.5, 32.2], [121, 32.3]] }, values: { name: '如泰运河', schematic: true } },
    { op: 'insertFeature', kind: 'reference', geometry: { type: 'Point', coordinates: [121, 32] }, values: { layer: '其他', extra: '{"列":1}' } },
    { op: 'insertFeature', kind: 'outfall', geometry: null, values: { name: '无坐标' } },
    task,
    { op: 'insertRecord', table: 'taskLink', values: { task_id: { ref: 'task' }, layer: 'outfall', feature_id: { ref: 'outfall' }, role: 'subject' } },
    { op: 'insertRecord', table: 'taskStep', values: { task_id: { ref: 'task' }, state: 'assigned', effective_on: '2023-01-02', recorded_at: '2023-01-02T01:00:00Z' } },
  ])
})

describe('a new workspace', () => {
  it('begins as GeoPackage 1.3: application id GPKG, user version 10300 (OGC 12-128r17, requirement 2)', () => {
    const header = readFileSync(empty).subarray(0, 100)
    expect(header.toString('latin1', 68, 72)).toBe('GPKG')
    expect(header.readUInt32BE(60)).toBe(10300)
    // Rollback journal at rest: file format versions 1.
    expect([header[18], header[19]]).toEqual([1, 1])
  })

  it('has a table for every theme and record table, named in Chinese', () => {
    const contents = withSqlite(empty, (database) => new Map(database.prepare('SELECT table_name, identifier FROM gpkg_contents').raw().all() as [string, string][]))
    for (const { table, title } of [...Object.values(kinds), ...Object.values(recordTables)]) expect(contents.get(table)).toBe(title.zh)
  })

  it('gives titles to all columns, unique within a table, and titles to all codes', () => {
    withSqlite(empty, (database) => {
      const untitled = database.prepare("SELECT m.name || '.' || c.name FROM gpkg_contents t JOIN sqlite_master m ON m.name = t.table_name AND m.type = 'table' JOIN pragma_table_info(m.name) c LEFT JOIN gpkg_data_columns d ON d.table_name = m.name AND d.column_name = c.name WHERE d.title IS NULL AND c.name NOT IN ('fid', 'geom') AND m.name <> 'layer_styles'").pluck().all()
      expect(untitled).toEqual([])
      const codes = database.prepare("SELECT value, description FROM gpkg_data_column_constraints WHERE constraint_name = 'outfall_stage' ORDER BY rowid").raw().all()
      expect(codes).toEqual(Object.entries(vocabularies.outfallStage).map(([code, title]) => [code, title.zh]))
    })
  })

  it('keeps its facts and starts with an empty log', async () => {
    const workspace = await openWorkspace(empty, { readOnly: true })
    const info = await workspace.info()
    expect(info).toMatchObject({ title: '南通', today: '2023-10-31', sample: 'nantong', schemaVersion: 2, lastChanges: [], bounds: null })
    expect(info.layers.map(({ kind }) => kind)).toEqual(kindIds)
    await workspace.close()
  })

  it('leaves nothing beside it', () => {
    expect(readdirSync(folder).filter((name) => name.startsWith('empty'))).toEqual(['empty.gpkg'])
  })

  it('does not overwrite unless forced, and then replaces the whole file', async () => {
    const file = path.join(folder, 'taken.gpkg')
    writeFileSync(file, 'something else')
    const before = hashOfFile(file)
    await expect(createWorkspace(file)).rejects.toMatchObject({ code: 'workspace.alreadyExists' })
    expect(hashOfFile(file)).toBe(before)
    await createWorkspace(file, { force: true })
    expect(readFileSync(file).toString('latin1', 0, 15)).toBe('SQLite format 3')
  })

  it('tells why a file cannot be made', async () => {
    await expect(createWorkspace(path.join(folder, 'no', 'such', 'folder.gpkg'))).rejects.toMatchObject({ code: 'workspace.cannotWrite' })
    await expect(createWorkspace(folder, { force: true })).rejects.toMatchObject({ code: 'workspace.cannotWrite' })
    expect(existsSync(path.join(folder, 'no'))).toBe(false)
  })
})

describe.skipIf(!hasGdal)('GDAL', () => {
  it('reads a new and a filled workspace without a warning', () => {
    expect(gdalWarnings(empty)).toBe('')
    expect(gdalWarnings(filled)).toBe('')
  })

  it.skipIf(!hasGeoPackageValidator)('finds nothing wrong by its validator, warnings included', () => {
    expect(gdalValidation(empty)).toBe('')
    expect(gdalValidation(filled)).toBe('')
  })

  it('reads what was written', () => {
    const { stdout } = runProgram('ogr2ogr', ['-f', 'GeoJSON', '/vsistdout/', filled, 'outfall'])
    const { features } = JSON.parse(stdout) as { features: { properties: Record<string, unknown>; geometry: unknown }[] }
    expect(features.map(({ geometry }) => geometry)).toEqual([{ type: 'Point', coordinates: [121.18, 32.32] }, null])
    expect(features[0]?.properties).toMatchObject({ name: '如东县掘港排口', receiving: 'river', stage: 'traced' })
    const task = JSON.parse(runProgram('ogr2ogr', ['-f', 'GeoJSON', '/vsistdout/', filled, 'task']).stdout) as { features: { properties: unknown }[] }
    expect(task.features[0]?.properties).toMatchObject({ title: '整改', deadline: '2023-12-31', demonstration: true })
  })

  it('knows the storage system as EPSG:4490 and takes coordinates as longitude, latitude', () => {
    const { stdout } = runProgram('ogrinfo', ['-ro', '-al', '-so', filled, 'ecological_red_line'])
    expect(stdout).toContain('ID["EPSG",4490]')
    expect(stdout).toContain('Extent: (121.000000, 32.000000) - (121.500000, 32.500000)')
  })

  it('writes through its own driver and leaves a workspace that is still valid', async () => {
    const file = await makeWorkspaceFile(folder, 'edited', [pointOutfall('甲', 121, 32)])
    const added = path.join(folder, 'added.geojson')
    writeFileSync(added, '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"外来"},"geometry":{"type":"Point","coordinates":[120.5,32.5]}}]}')
    expect(runProgram('ogr2ogr', ['-append', '-nln', 'outfall', file, added]).stderr).toBe('')
    const workspace = await openWorkspace(file)
    expect((await workspace.listFeatures({ kind: 'outfall' })).total).toBe(2)
    expect(await workspace.hitFeatures([120.5, 32.5], 0.001, [{ kind: 'outfall' }], 5)).toMatchObject([{ name: '外来' }])
    expect((await workspace.validate()).checks.filter(({ ok }) => !ok)).toEqual([])
    await workspace.close()
  })
})
