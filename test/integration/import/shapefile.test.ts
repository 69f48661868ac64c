/** Shapefiles into a workspace. Counts, areas and coordinates are GDAL’s and PROJ’s of the same files. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasGdal, hasRealData, importError, importFile, newWorkspace, queryByGdal, realData } from '../../support/import-workspace'
import { runCommand } from '../../support/run-command'
import { createTemporaryFolder } from '../../support/temporary-folder'

const folder = createTemporaryFolder()
const anhui = join(realData, 'shp-gbk/nts_anhui_counties/chinese_encoding.shp')

/** A shapefile that GDAL writes from GeoJSON. */
function writeShapefile(name: string, features: readonly object[], crs: string, ...options: string[]): string {
  const source = join(folder, `${name}.geojson`)
  writeFileSync(source, JSON.stringify({ type: 'FeatureCollection', features }))
  const target = join(folder, `${name}.shp`)
  execFileSync('ogr2ogr', ['-t_srs', crs, '-s_srs', 'EPSG:4490', ...options, target, source], { stdio: 'ignore' })
  return target
}

const feature = (geometry: object, properties: object = {}) => ({ type: 'Feature', properties, geometry })
const point = (lon: number, lat: number, properties: object = {}) => feature({ type: 'Point', coordinates: [lon, lat] }, properties)
const polygon = (rings: readonly (readonly (readonly number[])[])[], properties: object = {}) => feature({ type: 'Polygon', coordinates: rings }, properties)

describe.skipIf(!hasRealData || !hasGdal)('78 counties in GBK without .prj', () => {
  it('come in whole, with the areas that GDAL reads, and go out whole', async () => {
    const workspace = await newWorkspace(folder, 'anhui.gpkg')
    const answer = await importFile(anhui, workspace, 'reference')
    expect(answer).toMatchObject({ format: 'shapefile', encoding: { name: 'gbk', how: 'dbf-ldid' }, read: 78, added: 78, rejected: 0 })
    const sums = 'sum(ST_Area(%)) AS area, count(*) AS n, sum(ST_IsValid(%)) AS valid'
    const ours = queryByGdal(workspace, `SELECT ${sums.replaceAll('%', 'geom')} FROM reference`)
    const theirs = queryByGdal(anhui, `SELECT ${sums.replaceAll('%', 'geometry')} FROM chinese_encoding`)
    expect(Number(ours[0]!['area'])).toBeCloseTo(Number(theirs[0]!['area']), 9)
    expect(ours[0]).toMatchObject({ n: 78, valid: 78 })
    const extra = queryByGdal(workspace, "SELECT json_extract(extra, '$.xianming') AS name FROM reference ORDER BY fid LIMIT 1")
    const own = queryByGdal(anhui, 'SELECT xianming AS name FROM chinese_encoding LIMIT 1')
    expect(extra).toEqual(own)

    const undone = await runCommand('undo-import', answer.importId!, '--workspace', workspace, '--json')
    expect(JSON.parse(undone.out)).toMatchObject({ importId: answer.importId, deleted: 78, restored: 0 })
    expect(queryByGdal(workspace, 'SELECT count(*) AS n FROM reference')).toEqual([{ n: 0 }])
    expect((await runCommand('undo-import', answer.importId!, '--workspace', workspace, '--json')).status).toBe(1)
  })

  it('a dry run answers the same and writes nothing', async () => {
    const workspace = await newWorkspace(folder, 'dry.gpkg')
    const tried = await importFile(anhui, workspace, 'reference', '--dry-run')
    expect(tried.importId).toBeNull()
    expect(queryByGdal(workspace, 'SELECT count(*) AS n FROM reference')).toEqual([{ n: 0 }])
    const done = await importFile(anhui, workspace, 'reference')
    expect({ ...done, importId: null }).toEqual(tried)
  })
})

describe.skipIf(!hasGdal)('coordinates', () => {
  const places = [point(120.89, 31.98, { 编号: 'A1' }), point(121.2, 32.31, { 编号: 'A2' }), point(119.6, 32.7, { 编号: 'A3' })]

  it.each(['EPSG:4528', 'EPSG:4549', 'EPSG:4490', 'EPSG:3857', 'EPSG:2385'])('of %s by its .prj come back to PROJ’s degrees', async (crs) => {
    const file = writeShapefile(`points-${crs.slice(5)}`, places, crs, '-lco', 'ENCODING=UTF-8')
    const workspace = await newWorkspace(folder, `points-${crs.slice(5)}.gpkg`)
    const answer = await importFile(file, workspace, 'outfall')
    expect(answer).toMatchObject({ crs: { code: crs, how: 'prj', confidence: 1 }, read: 3, added: 3 })
    const ours = queryByGdal(workspace, 'SELECT code, ST_X(geom) AS lon, ST_Y(geom) AS lat FROM outfall ORDER BY fid')
    // Old datums are taken as they are, as PROJ does with its ballpark transformations.
    const theirs = execFileSync('gdaltransform', ['-s_srs', crs, '-t_srs', '+proj=longlat +ellps=GRS80 +no_defs', '-output_xy'], {
      input: queryByGdal(file, 'SELECT ST_X(geometry) AS x, ST_Y(geometry) AS y FROM "points-' + crs.slice(5) + '"').map(({ x, y }) => `${x} ${y}`).join('\n'),
      encoding: 'utf8',
    }).trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number))
    for (const [index, { code, lon, lat }] of ours.entries()) {
      expect(code).toBe(`A${index + 1}`)
      expect(Number(lon)).toBeCloseTo(theirs[index]![0]!, 8)
      expect(Number(lat)).toBeCloseTo(theirs[index]![1]!, 8)
    }
  })

  it('with a zone number need no .prj; six digits without a workspace around them do', async () => {
    const workspace = await newWorkspace(folder, 'bare.gpkg')
    const prefixed = bare(writeShapefile('prefixed', places, 'EPSG:4528'))
    expect(await importFile(prefixed, workspace, 'outfall', '--dry-run')).toMatchObject({ crs: { code: 'EPSG:4528', how: 'zone-prefix' } })
    const unprefixed = bare(writeShapefile('unprefixed', places, 'EPSG:4549'))
    const tried = await importFile(unprefixed, workspace, 'outfall', '--dry-run')
    expect(tried.crs).toBeNull()
    expect(tried.candidates).toHaveLength(3)
    expect(tried.candidates![0]).toMatchObject({ transform: 'none', reason: expect.any(String) })
    expect((await importError(unprefixed, workspace, 'outfall')).code).toBe('import.crsUnsure')
    expect(queryByGdal(workspace, 'SELECT count(*) AS n FROM outfall')).toEqual([{ n: 0 }])
    expect(await importFile(unprefixed, workspace, 'outfall', '--crs', 'EPSG:4549')).toMatchObject({ crs: { code: 'EPSG:4549', how: 'given', confidence: 1 }, added: 3 })
  })

  it('that contradict the .prj are warned about, and the .prj wins', async () => {
    const file = writeShapefile('contradicting', places, 'EPSG:4490')
    copyFileSync(writeShapefile('other', places, 'EPSG:4528').replace('.shp', '.prj'), file.replace('.shp', '.prj'))
    const answer = await importFile(file, await newWorkspace(folder, 'contradicting.gpkg'), 'outfall')
    expect(answer.crs).toMatchObject({ code: 'EPSG:4528', how: 'prj' })
    expect(answer.problems.map(({ code }) => code)).toContain('crs.numbersContradict')
  })
})

/** The shapefile alone, without its .prj. */
function bare(file: string): string {
  const target = join(folder, `bare-${file.split('/').at(-1)!.replace('.shp', '')}`)
  mkdirSync(target, { recursive: true })
  for (const part of ['shp', 'shx', 'dbf']) copyFileSync(file.replace('.shp', `.${part}`), join(target, `bare.${part}`))
  return join(target, 'bare.shp')
}

describe.skipIf(!hasGdal)('polygons', () => {
  const square = [[120.8, 31.9], [120.81, 31.9], [120.81, 31.91], [120.8, 31.91], [120.8, 31.9]]
  const bowTie = [[120.8, 31.9], [120.81, 31.91], [120.81, 31.9], [120.8, 31.91], [120.8, 31.9]]
  /** A square whose upper side dips to a triangle that is cut out of it and touches the side in one point. */
  const touching = [[120.8, 31.9], [120.81, 31.9], [120.81, 31.91], [120.805, 31.91], [120.807, 31.905], [120.803, 31.905], [120.805, 31.91], [120.8, 31.91], [120.8, 31.9]]

  it('that cross themselves are rejected with the place; that touch themselves are repaired; the others come in', async () => {
    const file = writeShapefile('shapes', [polygon([square], { 名称: 'a' }), polygon([bowTie], { 名称: 'b' }), polygon([touching], { 名称: 'c' })], 'EPSG:4490', '-lco', 'ENCODING=UTF-8')
    const workspace = await newWorkspace(folder, 'shapes.gpkg')
    const answer = await importFile(file, workspace, 'project')
    expect(answer).toMatchObject({ read: 3, added: 2, rejected: 1, repaired: 1 })
    const rejected = answer.problems.filter(({ severity }) => severity === 'rejected')
    expect(rejected).toHaveLength(1)
    expect(rejected[0]).toMatchObject({ row: 2, code: 'geometry.selfIntersection', message: expect.stringContaining('120.805') })
    expect(answer.problems.find(({ severity }) => severity === 'repaired')).toMatchObject({ row: 3 })
    expect(queryByGdal(workspace, 'SELECT name, ST_IsValid(geom) AS valid FROM project ORDER BY fid')).toEqual([{ name: 'a', valid: 1 }, { name: 'c', valid: 1 }])
  })
})
