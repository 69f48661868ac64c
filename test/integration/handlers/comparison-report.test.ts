/**
 * The comparison of two versions as files, read back by other programs: SQLite, SheetJS, poppler, and the zip of Word.
 *
 * Cells between meridians and parallels; their areas are GeographicLib's, with the parallels as many short geodesics.
 */
import { read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import geographicLib from 'geographiclib-geodesic'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSession } from '../../../electron/handlers/session'
import { createWorkspace } from '../../../electron/store'
import type { VersionComparison } from '../../../shared/domain/version-comparison'
import { hasPoppler, textOfPdf } from '../../support/poppler'
import { runCommand } from '../../support/run-command'
import { withSqlite } from '../../support/workspace'

let folder: string
let workspace: string

const box = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon' as const,
  coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
})
/** Crosses itself; each of its halves is a triangle. */
const bowTie = { type: 'Polygon' as const, coordinates: [[[121.3, 32], [121.31, 32.01], [121.31, 32], [121.3, 32.01], [121.3, 32]]] }

/** Area of a cell on the CGCS2000 ellipsoid, m². */
function cellArea(west: number, south: number, east: number, north: number): number {
  const polygon = new geographicLib.Geodesic.Geodesic(6378137, 1 / 298.257222101).Polygon(false)
  const steps = 2000
  for (let step = 0; step <= steps; step++) polygon.AddPoint(south, west + ((east - west) * step) / steps)
  for (let step = 0; step <= steps; step++) polygon.AddPoint(north, east - ((east - west) * step) / steps)
  return Math.abs(polygon.Compute(false, true).area ?? Number.NaN)
}

const LOST = cellArea(121, 32, 121.02, 32.1)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-comparison-'))
  workspace = join(folder, 'versions.gpkg')
  await createWorkspace(workspace, { title: '版本对比', today: '2023-10-31', force: true })
  const session = createSession({ dataFolder: join(import.meta.dirname, '../../../data'), programVersion: 'test' })
  await session.open(workspace, { readOnly: false })
  const redLine = (vintage: string, geometry: ReturnType<typeof box>, name: string, district: string) => ({
    op: 'insertFeature' as const, kind: 'ecologicalRedLine' as const, geometry, values: { name, part: 'general', category: 'wetland', district, vintage },
  })
  const source = (vintage: string, level: string) => ({
    op: 'insertFeature' as const, kind: 'waterSource' as const, geometry: box(121.5, 32, 121.51, 32.01), values: { name: '水源', protection_level: level, vintage },
  })
  await session.workspace().write({ action: 'test.fill', actor: 'test', params: {} }, [
    redLine('2018-06-09', box(121, 32, 121.1, 32.1), '甲河湿地', '如东县'),
    redLine('2018-06-09', bowTie, '乙河湿地', '启东市'),
    redLine('2022-10-01', box(121.02, 32, 121.1, 32.1), '甲河湿地', '如东县'),
    redLine('2022-10-01', bowTie, '乙河湿地', '启东市'),
    source('2020-01-01', 'first'),
    source('2023-01-01', 'second'),
  ])
  await session.close()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

type Answer = VersionComparison & { readonly report: { readonly pages: number | null } }

async function compare(ending: string, ...more: string[]): Promise<{ readonly path: string; readonly answer: Answer }> {
  const path = join(folder, `对比.${ending}`)
  const { out } = await runCommand('compare', 'ecologicalRedLine', '--workspace', workspace, '--from', '2018-06-09', '--to', '2022-10-01', '--report', path, '--json', ...more)
  return { path, answer: JSON.parse(out) as Answer }
}

describe('the report of a comparison', () => {
  it('as a workbook has the balance by category and district, and one row a piece', async () => {
    const { path, answer } = await compare('xlsx')
    const book = read(await readFile(path))
    const balance = utils.sheet_to_json<Record<string, string | number>>(book.Sheets['面积变化']!)
    expect(balance.map((row) => [row['分类'], row['名称'], Math.round((Number(row['调出 m²']) / LOST) * 1e6) / 1e6])).toEqual([
      ['类型', '重要湿地', 1],
      ['属地', '启东市', 0],
      ['属地', '如东县', 1],
      ['合计', '', 1],
    ])
    const pieces = utils.sheet_to_json<Record<string, string | number>>(book.Sheets['变化图斑']!)
    expect(pieces.map((row) => [row['变化'], row['名称'], row['属地']])).toEqual([['调出', '甲河湿地', '如东县']])
    const method = JSON.stringify(utils.sheet_to_json(book.Sheets['方法与局限']!))
    for (const said of [answer.fingerprint, '面积减少', '严重', '边界相交，修复后参与计算', '功能是否降低由人工判定']) expect(method).toContain(said)
  })

  it('as a GeoPackage holds the piece where it lies', async () => {
    const { path, answer } = await compare('gpkg')
    const [rows, extent] = withSqlite(path, (database) => [
      database.prepare('SELECT change, name, square_meters AS area, from_version, to_version, fingerprint FROM version_change').all() as { area: number }[],
      database.prepare("SELECT round(min_x, 6), round(min_y, 6), round(max_x, 6), round(max_y, 6) FROM gpkg_contents WHERE table_name = 'version_change'").raw().get(),
    ])
    expect(rows).toMatchObject([{ change: 'out', name: '甲河湿地', from_version: '2018-06-09', to_version: '2022-10-01', fingerprint: answer.fingerprint }])
    expect((rows as { area: number }[])[0]!.area / LOST).toBeCloseTo(1, 6)
    expect(extent).toEqual([121, 32, 121.02, 32.1])
  })

  it.skipIf(!hasPoppler)('as PDF says what was lost, that no approval is known, and what was repaired', async () => {
    const { path, answer } = await compare('pdf')
    const text = textOfPdf(path).replaceAll(/\s/g, '')
    for (const said of ['生态保护红线版本对比报告', '调出', '面积减少', '规则R05：严重', '甲河湿地', '修复后参与计算', answer.fingerprint]) expect(text).toContain(said)
    expect(textOfPdf(path).split('\f').length - 1).toBe(answer.report.pages)
  })

  it('as Word names the approval, and is then a notice', async () => {
    const { path, answer } = await compare('docx', '--approval', '苏政函〔2022〕1号')
    const parts = unzipSync(new Uint8Array(await readFile(path)))
    const text = strFromU8(parts['word/document.xml']!).replaceAll(/<[^>]+>/g, '')
    for (const said of ['规则 R05：提示', '苏政函〔2022〕1号', answer.fingerprint]) expect(text).toContain(said)
    expect(answer.severity).toBe(1)
  })

  it('in an unknown format is refused before anything is compared or written', async () => {
    const path = join(folder, '对比.odt')
    const { status, out } = await runCommand('compare', 'ecologicalRedLine', '--workspace', workspace, '--from', '2018-06-09', '--to', '2022-10-01', '--report', path, '--json')
    expect([status, (JSON.parse(out) as { error: { code: string } }).error.code]).toEqual([1, 'document.unknownFormat'])
    expect(existsSync(path)).toBe(false)
  })
})

describe('two versions', () => {
  it('say what was repaired before it was computed on, and have the same fingerprint every time', async () => {
    const [first, second] = [(await compare('xlsx')).answer, (await compare('gpkg')).answer]
    expect(first.problems.map(({ version, code, outcome }) => [version, code, outcome])).toEqual([['before', 'geometry.selfIntersection', 'repaired'], ['after', 'geometry.selfIntersection', 'repaired']])
    expect(second.fingerprint).toBe(first.fingerprint)
    expect((await compare('xlsx', '--tolerance', '11')).answer.fingerprint).not.toBe(first.fingerprint)
  })

  it('of a protection zone change their nature where its level changes', async () => {
    const { out } = await runCommand('compare', 'waterSource', '--workspace', workspace, '--from', '2020-01-01', '--to', '2023-01-01', '--json')
    const { categoryKept, areaKept, severity, pieces } = JSON.parse(out) as VersionComparison
    expect({ categoryKept, areaKept, severity }).toEqual({ categoryKept: false, areaKept: true, severity: 3 })
    expect(pieces.map(({ change, category, categoryAfter }) => [change, category, categoryAfter])).toEqual([['category', 'first', 'second']])
  })

  it('of lines are not compared: they have no area', async () => {
    const { status, out } = await runCommand('compare', 'shoreline', '--workspace', workspace, '--from', '2020-01-01', '--to', '2023-01-01', '--json')
    expect([status, (JSON.parse(out) as { error: { code: string } }).error.code]).toEqual([1, 'check.noVersions'])
  })
})
