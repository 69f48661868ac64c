/**
 * The report of a check as files, read back by other programs: SQLite, SheetJS, zip, and poppler where it is installed.
 *
 * A parcel lies half in a red line. What they share is a cell between meridians and parallels: its area is GeographicLib's, with the
 * parallels as many short geodesics.
 */
import { read, utils } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import geographicLib from 'geographiclib-geodesic'
import { existsSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../support/run-command'
import type { CheckReport } from '../../../shared/domain/check'
import { hasPoppler, textOfPdf } from '../../support/poppler'
import { withSqlite } from '../../support/workspace'
import { createSession } from '../../../electron/handlers/session'
import { createWorkspace } from '../../../electron/store'

let folder: string
let workspace: string

const box = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon' as const,
  coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
})

/** Area of a cell on the CGCS2000 ellipsoid, m². */
function cellArea(west: number, south: number, east: number, north: number): number {
  const polygon = new geographicLib.Geodesic.Geodesic(6378137, 1 / 298.257222101).Polygon(false)
  const steps = 2000
  for (let step = 0; step <= steps; step++) polygon.AddPoint(south, west + ((east - west) * step) / steps)
  for (let step = 0; step <= steps; step++) polygon.AddPoint(north, east - ((east - west) * step) / steps)
  return Math.abs(polygon.Compute(false, true).area ?? Number.NaN)
}

const SHARED = cellArea(121, 32.05, 121.01, 32.06)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-check-report-'))
  workspace = join(folder, 'check.gpkg')
  await createWorkspace(workspace, { title: '选址比对', today: '2023-10-31', force: true })
  const session = createSession({ dataFolder: join(import.meta.dirname, '../../../data'), programVersion: 'test' })
  await session.open(workspace, { readOnly: false })
  await session.workspace().write({ action: 'test.fill', actor: 'test', params: {} }, [
    { op: 'insertFeature', kind: 'ecologicalRedLine', geometry: box(121, 32, 121.1, 32.1), values: { name: '甲河红线', part: 'general', vintage: '2022-10-01' } },
    { op: 'insertFeature', kind: 'project', geometry: box(120.99, 32.05, 121.01, 32.06), values: { name: '项目甲', activity: 'housing' } },
  ])
  await session.close()
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function report(ending: string): Promise<{ readonly path: string; readonly fingerprint: string; readonly pages: number | null }> {
  const path = join(folder, `答复.${ending}`)
  const { out } = await runCommand('check', 'layer:project', '--workspace', workspace, '--report', path, '--json')
  const answer = JSON.parse(out) as { fingerprint: string; report: { pages: number | null } }
  return { path, fingerprint: answer.fingerprint, pages: answer.report.pages }
}

describe('the report of a check', () => {
  it('as a workbook has one row a finding, with area, clause and fingerprint', async () => {
    const { path, fingerprint } = await report('xlsx')
    const book = read(await readFile(path))
    const rows = utils.sheet_to_json<Record<string, string | number>>(book.Sheets['疑似问题']!)
    expect(rows.map((row) => [row['比对对象'], row['规则'], row['约束要素']])).toEqual([['项目甲', 'R02', '甲河红线']])
    expect(Number(rows[0]!['重叠面积（平方米）']) / SHARED).toBeCloseTo(1, 6)
    expect(Number(rows[0]!['占对象比例'])).toBeCloseTo(0.5, 6)
    expect(rows[0]!['依据']).toContain('142号')
    const [answer] = utils.sheet_to_json<Record<string, string>>(book.Sheets['各对象答复']!)
    expect([answer!['生态保护红线'], answer!['饮用水水源保护区']]).toEqual(['涉及', '未比对'])
    expect(JSON.stringify(utils.sheet_to_json(book.Sheets['比对范围']!))).toContain(fingerprint)
  })

  it('as a GeoPackage holds the parcel with its worst finding, and the piece where it lies', async () => {
    const { path, fingerprint } = await report('gpkg')
    const [subjects, findings, extent] = withSqlite(path, (database) => [
      database.prepare('SELECT name, worst, findings, fingerprint FROM check_subject').all(),
      database.prepare('SELECT rule, severity, constraint_name, overlap_square_meters AS area FROM check_finding').all() as { area: number }[],
      database.prepare("SELECT round(min_x, 6), round(min_y, 6), round(max_x, 6), round(max_y, 6) FROM gpkg_contents WHERE table_name = 'check_finding'").raw().get(),
    ])
    expect(subjects).toEqual([{ name: '项目甲', worst: 3, findings: 1, fingerprint }])
    expect(findings).toMatchObject([{ rule: 'R02', severity: 3, constraint_name: '甲河红线' }])
    expect((findings as { area: number }[])[0]!.area / SHARED).toBeCloseTo(1, 6)
    expect(extent).toEqual([121, 32.05, 121.01, 32.06])
  })

  it('as Word answers the question of the desk and quotes the clause', async () => {
    const { path, fingerprint } = await report('docx')
    const parts = unzipSync(new Uint8Array(await readFile(path)))
    const text = strFromU8(parts['word/document.xml']!).replaceAll(/<[^>]+>/g, '')
    for (const said of ['选址空间比对答复', '疑似结果，待核实', '生态保护红线', '涉及', '未比对', '甲河红线', '142号', fingerprint]) expect(text).toContain(said)
    expect(Object.keys(parts).filter((name) => name.startsWith('word/media/')).length).toBeGreaterThanOrEqual(2)
  })

  it.skipIf(!hasPoppler)('as PDF says the same in text that can be searched, on as many pages as it answers', async () => {
    const { path, fingerprint, pages } = await report('pdf')
    const text = textOfPdf(path)
    for (const said of ['选址空间比对答复', '甲河红线', '项目甲', fingerprint]) expect(text.replaceAll(/\s/g, '')).toContain(said)
    expect(text.split('\f').length - 1).toBe(pages)
  })

  it('of a file says in which system it was read and what was repaired; of a parcel with unknown facts, what is undecided', async () => {
    const file = join(folder, '地块.geojson')
    // Crosses itself inside the red line; nobody says what is to be built.
    const tie = { type: 'Polygon', coordinates: [[[121.05, 32.05], [121.06, 32.06], [121.06, 32.05], [121.05, 32.06], [121.05, 32.05]]] }
    writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { 编号: '乙-1' }, geometry: tie }] }))
    const path = join(folder, '读取.xlsx')
    const { out } = await runCommand('check', file, '--workspace', workspace, '--rules', 'R03', '--report', path, '--json')
    const answer = JSON.parse(out) as CheckReport
    expect(answer.source).toMatchObject({ format: 'geojson', crs: { transform: 'none' } })
    expect([answer.findings, answer.noFindings, answer.unchecked]).toEqual([[], [], [{ subject: '乙-1', code: 'fact.unknown' }]])
    expect(answer.conditional.map(({ rule, condition }) => [rule, condition])).toEqual([['R03', 'unknown']])
    const book = read(await readFile(path))
    const coverage = JSON.stringify(utils.sheet_to_json(book.Sheets['比对范围']!))
    for (const said of ['坐标系', '边界相交，修复后参与计算：乙-1']) expect(coverage).toContain(said)
    expect(utils.sheet_to_json<Record<string, string>>(book.Sheets['待定']!).map((row) => [row['规则'], row['约束要素']])).toEqual([['R03', '甲河红线']])
    expect(utils.sheet_to_json<Record<string, string>>(book.Sheets['各对象答复']!)[0]!['生态保护红线']).toBe('涉及')
  })

  it('in an unknown format is refused, and nothing is written', async () => {
    const path = join(folder, '答复.odt')
    const { status, out } = await runCommand('check', 'layer:project', '--workspace', workspace, '--report', path, '--json')
    expect([status, (JSON.parse(out) as { error: { code: string } }).error.code]).toEqual([1, 'document.unknownFormat'])
    expect(existsSync(path)).toBe(false)
  })
})
