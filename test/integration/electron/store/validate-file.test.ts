/** `validate` answers whatever it is fed. */
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { beforeAll, describe, expect, it } from 'vitest'
import { validateFile } from '../../../../electron/store'
import { registerSpatialFunctions } from '../../../../electron/store/connection/spatial-functions'
import { hasGdal, runProgram } from '../../../support/gdal'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { hashOfFile, openEmptyWorkspace, pointOutfall, tester, withSqlite } from '../../../support/workspace'

const folder = createTemporaryFolder()
let sound: string

beforeAll(async () => {
  const { file, workspace } = await openEmptyWorkspace(folder, 'sound')
  await workspace.write(tester, [
    pointOutfall('甲', 121, 32),
    { op: 'insertFeature', kind: 'project', geometry: { type: 'Polygon', coordinates: [[[121, 32], [121.5, 32], [121.5, 32.5], [121, 32]]] }, values: { name: '项目' } },
    { op: 'insertRecord', table: 'task', values: { title: '任务' } },
    { op: 'insertRecord', table: 'taskLink', values: { task_id: 1, layer: 'outfall', feature_id: 1 } },
  ])
  await workspace.putDocument(new TextEncoder().encode('文件'), { name: '一.txt', media_type: 'text/plain' }, tester)
  await workspace.close()
  sound = file
})

let count = 0
function changed(change: (database: Database.Database) => void): string {
  const file = path.join(folder, `changed${count++}.gpkg`)
  copyFileSync(sound, file)
  withSqlite(file, (database) => {
    registerSpatialFunctions(database)
    database.pragma('foreign_keys = OFF')
    change(database)
  })
  return file
}

const failed = async (file: string) => {
  const { ok, checks } = await validateFile(file)
  const problems = checks.filter((check) => !check.ok).map((check) => [check.name, check.problems[0]?.code, check.problems[0]?.params])
  expect(ok).toBe(problems.length === 0)
  return problems
}

describe('validate', () => {
  it('is content with a sound file and changes nothing in it', async () => {
    const before = hashOfFile(sound)
    const { ok, checks } = await validateFile(sound)
    expect(ok).toBe(true)
    expect(checks.map(({ name }) => name)).toEqual(expect.arrayContaining(['sqliteIntegrity', 'geoPackageHeader', 'geometries', 'spatialIndex', 'danglingReferences', 'auditChain']))
    expect(checks.every(({ name }) => /^[a-z]+([A-Z][a-z]*)*$/.test(name))).toBe(true)
    expect(hashOfFile(sound)).toBe(before)
  })

  it('reports broken files of every kind', async () => {
    const file = path.join(folder, 'broken.gpkg')
    writeFileSync(file, '')
    expect(await failed(file)).toEqual([['sqliteIntegrity', 'validation.fileEmpty', {}]])
    writeFileSync(file, 'PK\u0003\u0004 not a database')
    expect(await failed(file)).toEqual([['sqliteIntegrity', 'validation.notSqlite', {}]])
    copyFileSync(sound, file)
    const size = readFileSync(file).length
    for (const length of [50, 100, 1000, 4096, size - 1]) {
      copyFileSync(sound, file)
      truncateSync(file, length)
      expect((await failed(file))[0]?.[0]).toBe('sqliteIntegrity')
    }
  })

  it('survives a byte changed anywhere', async () => {
    const bytes = readFileSync(sound)
    const file = path.join(folder, 'bytes.gpkg')
    for (let offset = 16; offset < bytes.length; offset += Math.trunc(bytes.length / 60)) {
      const copy = Buffer.from(bytes)
      copy[offset] = copy[offset]! ^ 0xff
      writeFileSync(file, copy)
      const { checks } = await validateFile(file)
      expect(checks.length).toBeGreaterThan(0)
    }
  })

  it('says that there is no file, or no file but a folder', async () => {
    await expect(validateFile(path.join(folder, 'missing.gpkg'))).rejects.toMatchObject({ code: 'workspace.notFound' })
    mkdirSync(path.join(folder, 'folder.gpkg'))
    await expect(validateFile(path.join(folder, 'folder.gpkg'))).rejects.toMatchObject({ code: 'workspace.notGeoPackage' })
  })

  it.each([
    ['another application id', 'PRAGMA application_id = 1', 'geoPackageHeader', 'validation.applicationId'],
    ['another version', 'PRAGMA user_version = 3', 'geoPackageHeader', 'validation.userVersion'],
    ['a missing reference system', 'DELETE FROM gpkg_spatial_ref_sys WHERE srs_id = 4326', 'referenceSystems', 'validation.referenceSystemMissing'],
    ['a wrong data type', "UPDATE gpkg_contents SET data_type = 'things' WHERE table_name = 'task'", 'contents', 'validation.contentsType'],
    ['a wrong time', "UPDATE gpkg_contents SET last_change = 'yesterday' WHERE table_name = 'task'", 'contents', 'validation.contentsTime'],
    ['contents without a table', "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('nowhere', 'attributes', 'x')", 'contents', 'validation.tableMissing'],
    ['a geometry column that is not there', "UPDATE gpkg_geometry_columns SET column_name = 'shape' WHERE table_name = 'bay'", 'geometryColumns', 'validation.geometryColumn'],
    ['an extension without a table', "INSERT INTO gpkg_extensions VALUES ('nowhere', NULL, 'dutu_x', 'x', 'write-only')", 'extensions', 'validation.extensionRow'],
    ['a title for a column that is not there', "INSERT INTO gpkg_data_columns (table_name, column_name) VALUES ('task', 'nowhere')", 'dataColumns', 'validation.columnMissing'],
    ['a constraint that is not there', "UPDATE gpkg_data_columns SET constraint_name = 'nowhere' WHERE table_name = 'task' AND column_name = 'state'", 'dataColumns', 'validation.constraintMissing'],
    ['a spatial index that is not listed', "DELETE FROM gpkg_extensions WHERE table_name = 'outfall'", 'extensions', 'validation.extensionMissing'],
    ['extensions without their list', 'DROP TABLE gpkg_extensions', 'extensions', 'validation.extensionMissing'],
    ['a table without a key', "CREATE TABLE extra (a TEXT); INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('extra', 'attributes', 'extra')", 'contents', 'validation.primaryKeyMissing'],
    ['a key that is no number', "CREATE TABLE extra (a TEXT PRIMARY KEY); INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('extra', 'attributes', 'extra')", 'contents', 'validation.primaryKeyMissing'],
    ['a layer without a geometry column', "DELETE FROM gpkg_geometry_columns WHERE table_name = 'bay'", 'geometryColumns', 'validation.geometryColumnMissing'],
    ['a relation without its view', 'DROP VIEW task_of_bay', 'relatedTables', 'validation.relation'],
    ['a geometry that is none', "UPDATE outfall SET geom = x'475000018a110000' WHERE fid = 1", 'geometries', 'validation.geometryUnreadable'],
    ['a geometry that is text', "UPDATE outfall SET geom = 'POINT(1 2)' WHERE fid = 1", 'geometries', 'validation.geometryUnreadable'],
    ['another geometry type', 'UPDATE outfall SET geom = (SELECT geom FROM project) WHERE fid = 1', 'geometries', 'validation.geometryType'],
    ['another reference system', "UPDATE outfall SET geom = CAST(x'4750000100000000' || substr(geom, 9) AS BLOB) WHERE fid = 1", 'geometries', 'validation.geometryReferenceSystem'],
    ['an infinite coordinate', "UPDATE outfall SET geom = CAST(substr(geom, 1, 13) || x'000000000000f07f' || substr(geom, 22) AS BLOB) WHERE fid = 1", 'geometries', 'validation.geometryNotFinite'],
    ['an envelope of something else', "UPDATE project SET geom = CAST(substr(geom, 1, 8) || substr(geom, 25, 16) || substr(geom, 9, 16) || substr(geom, 41) AS BLOB) WHERE fid = 1", 'geometries', 'validation.geometryEnvelope'],
    ['an index entry too few', 'DELETE FROM rtree_outfall_geom', 'spatialIndex', 'validation.indexEntryMissing'],
    ['an index entry too many', 'INSERT INTO rtree_outfall_geom VALUES (9, 0, 1, 0, 1)', 'spatialIndex', 'validation.indexEntryOrphaned'],
    ['an index entry elsewhere', 'UPDATE rtree_outfall_geom SET minx = 0, maxx = 1 WHERE id = 1', 'spatialIndex', 'validation.indexEntryWrong'],
    ['an index entry too wide', 'UPDATE rtree_outfall_geom SET maxx = 122 WHERE id = 1', 'spatialIndex', 'validation.indexEntryWrong'],
    ['a missing trigger', 'DROP TRIGGER rtree_outfall_geom_delete', 'triggers', 'validation.triggerMissing'],
    ['a wrong count', "UPDATE gpkg_ogr_contents SET feature_count = 5 WHERE table_name = 'outfall'", 'countsAndExtents', 'validation.rowCount'],
    ['a wrong extent', "UPDATE gpkg_contents SET min_x = 121.5 WHERE table_name = 'outfall'", 'countsAndExtents', 'validation.contentsExtent'],
    ['a date that is none', "UPDATE outfall SET deadline = '31.10.2023' WHERE fid = 1", 'values', 'validation.valueType'],
    ['a truth that is none', 'UPDATE outfall SET key_water = 2 WHERE fid = 1', 'values', 'validation.valueType'],
    ['an unknown code', "UPDATE outfall SET stage = 'halfway' WHERE fid = 1", 'vocabularyCodes', 'validation.unknownCode'],
    ['a link to nothing', "INSERT INTO task_link (task_id, layer, feature_id) VALUES (1, 'bay', 7)", 'danglingReferences', 'validation.danglingReference'],
    ['a link to no layer', "UPDATE task_link SET layer = 'nowhere'", 'danglingReferences', 'validation.danglingReference'],
    ['a task that is gone', 'DELETE FROM task', 'foreignKeys', 'validation.foreignKey'],
    ['a document without content', 'DELETE FROM dutu_content', 'documents', 'validation.documentContentMissing'],
    ['a document with other content', "UPDATE dutu_content SET content = x'00'", 'documents', 'validation.documentContentAltered'],
    ['a table that is gone', 'DROP TABLE ratio_target', 'schema', 'validation.tableMissing'],
  ])('finds %s', async (_, sql, check, code) => {
    const problems = await failed(changed((database) => database.exec(sql)))
    expect(problems.map(([name, problem]) => [name, problem])).toContainEqual([check, code])
  })

  it('finds damage inside a page', async () => {
    const file = path.join(folder, 'page.gpkg')
    copyFileSync(sound, file)
    const page = withSqlite(file, (database) => database.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'outfall'").pluck().get() as number)
    const bytes = readFileSync(file)
    bytes.fill(0x5a, (page - 1) * 4096, (page - 1) * 4096 + 200)
    writeFileSync(file, bytes)
    expect((await failed(file)).map(([name]) => name)).toContain('sqliteIntegrity')
  })

  it.skipIf(!hasGdal)('holds a GeoPackage of another program to the standard alone', async () => {
    const source = path.join(folder, 'source.geojson')
    writeFileSync(source, '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[121,32]}}]}')
    const file = path.join(folder, 'foreign.gpkg')
    runProgram('ogr2ogr', ['-f', 'GPKG', file, source])
    const { ok, checks } = await validateFile(file)
    expect(ok).toBe(true)
    expect(checks.map(({ name }) => name)).not.toContain('auditChain')
  })

  it('tells of unfinished writes, and can be cancelled', async () => {
    const abort = new AbortController()
    abort.abort()
    await expect(validateFile(sound, { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' })
    const progress: (number | null)[] = []
    await validateFile(sound, { onProgress: (done, total) => progress.push(done, total) })
    expect(progress.at(-1)).toBe(progress.at(-2))
  })
})
