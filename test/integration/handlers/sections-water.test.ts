/** Periods, the board, outlooks, worklists, tracing, bays and drinking water, on small workspaces whose figures are worked out by hand. */
import { createRouterClient } from '@orpc/server'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serviceRouter } from '../../../electron/handlers'
import { createSession, type Session } from '../../../electron/handlers/session'
import { createWorkspace } from '../../../electron/store'
import type { Change } from '../../../electron/store/workspace-store'
import { withSqlite } from '../../support/workspace'

const clientOf = (session: Session) => createRouterClient(serviceRouter, { context: { session } })

let folder: string
let session: Session
let client: ReturnType<typeof clientOf>

const tester = { action: 'test.write', actor: 'tester', params: {} }
const write = (...changes: Change[]) => session.workspace().write(tester, changes)

const section = (name: string, lon: number, lat: number, values: Record<string, string | number | boolean> = {}): Change => ({
  op: 'insertFeature', kind: 'section', geometry: { type: 'Point', coordinates: [lon, lat] }, values: { name, code: name, control_level: 'city', target_class: 3, water_type: 'river', ...values },
})
const reading = (owner: 'section_id' | 'station_id', id: number, time: string, item: string, value: number): Change => ({
  op: 'insertRecord', table: 'reading', values: { [owner]: id, time, item, value, reported: String(value), below_detection: false, sample_source: 'manual' },
})
const phosphorus = (id: number, time: string, value: number) => reading('section_id', id, time, 'totalPhosphorus', value)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-water-'))
  session = createSession({ dataFolder: join(import.meta.dirname, '../../../data'), programVersion: 'test' })
  client = clientOf(session)
  const path = join(folder, 'water.gpkg')
  await createWorkspace(path, { force: true, today: '2025-10-31' })
  await client.workspace.open({ path })
})

afterEach(async () => {
  await session.close()
  await rm(folder, { recursive: true, force: true })
})

describe('periods', () => {
  it('counts 汛期 as May to September, and as the bureau has set it', async () => {
    await write(section('甲', 120.9, 32), phosphorus(1, '2025-04', 0.5), phosphorus(1, '2025-05', 0.1), phosphorus(1, '2025-09', 0.2), phosphorus(1, '2025-10', 0.5))
    // Mean of 0.1 and 0.2 is 0.15: class Ⅲ. With October (0.5) it is 0.267, class Ⅳ.
    await expect(client.section.status({ period: '2025-flood' })).resolves.toMatchObject({ firstMonth: '2025-05', lastMonth: '2025-09', sections: [{ class: 3, samples: 2 }] })
    await client.section.setFloodSeason({ firstMonth: 5, lastMonth: 10 })
    await expect(client.section.status({ period: '2025-flood' })).resolves.toMatchObject({ lastMonth: '2025-10', sections: [{ class: 4, samples: 3 }] })
    await expect(client.section.floodSeason()).resolves.toEqual({ firstMonth: 5, lastMonth: 10 })
    await expect(client.section.setFloodSeason({ firstMonth: 9, lastMonth: 5 })).rejects.toThrow()
  })

  it('tells total nitrogen of rivers that enter the sea beside the class, without counting it', async () => {
    await write(section('甲', 120.9, 32, { enters_sea: true }), phosphorus(1, '2025-10', 0.1), reading('section_id', 1, '2025-10', 'totalNitrogen', 9.9))
    await expect(client.section.status({ period: '2025-10' })).resolves.toMatchObject({ sections: [{ class: 2, entersSea: true, totalNitrogen: 9.9 }] })
  })
})

describe('targets and limits of their own', () => {
  it('keeps the ratio targets of a plan year, holds ratios against the newest that is not later, and takes a year out', async () => {
    await write(section('甲', 120.9, 32), section('乙', 120.9, 32.1), section('丙', 120.9, 32.2), phosphorus(1, '2025-10', 0.1), phosphorus(2, '2025-10', 0.1), phosphorus(3, '2025-10', 0.3))
    const level = async (period: string) => (await client.section.status({ period })).levels[0]
    await expect(level('2025-10')).resolves.toMatchObject({ targetGoodRatio: null, reachesTarget: null })
    await client.section.savePlanYear({ year: 2025, source: '计划', targets: [{ controlLevel: 'city', goodRatio: 0.667, decimals: 1 }] })
    // 2 of 3 is 66.67 %: rounded to the target's decimal it reaches 66.7 %.
    await expect(level('2025-10')).resolves.toMatchObject({ goodOrBetter: 2, targetGoodRatio: 0.667, reachesTarget: true })
    await client.section.savePlanYear({ year: 2025, source: '计划', targets: [{ controlLevel: 'city', goodRatio: 0.67, decimals: 0 }, { controlLevel: 'national', goodRatio: 0.9, decimals: 0 }] })
    await expect(client.section.planYears()).resolves.toMatchObject({ own: [{ year: 2025, source: '计划', targets: [{ controlLevel: 'national', goodRatio: 0.9 }, { controlLevel: 'city', goodRatio: 0.67, decimals: 0 }] }], shipped: [{ year: 2021, area: '320600' }] })
    await expect(level('2024-10')).resolves.toMatchObject({ evaluated: 0, targetGoodRatio: null })
    const { actionId } = await client.section.savePlanYear({ year: 2025, targets: [] })
    await expect(client.section.planYears()).resolves.toMatchObject({ own: [] })
    await client.workspace.undo({ actionId })
    await expect(client.section.planYears()).resolves.toMatchObject({ own: [{ year: 2025 }] })
  })

  it('holds an item against the section’s own limit while that is in force, the limit itself failing where it is to be below', async () => {
    await write(section('甲', 120.9, 32), reading('section_id', 1, '2025-09', 'ammoniaNitrogen', 3), reading('section_id', 1, '2025-10', 'ammoniaNitrogen', 3))
    const failed = async (period: string) => (await client.section.status({ period })).sections[0]?.failed
    await expect(failed('2025-10')).resolves.toEqual(['ammoniaNitrogen'])
    const own = { sectionId: '1', item: 'ammoniaNitrogen', limit: 3, validFrom: '2025-10-01', basis: '省厅通知' } as const
    await client.section.saveOverride(own)
    await expect(failed('2025-10')).resolves.toEqual([])
    await expect(failed('2025-09')).resolves.toEqual(['ammoniaNitrogen'])
    const [kept] = await client.section.overrides({ id: '1' })
    expect(kept).toMatchObject({ item: 'ammoniaNitrogen', limit: 3, strict: false, validFrom: '2025-10-01', validTo: null, basis: '省厅通知' })
    await client.section.saveOverride({ ...own, id: kept!.id, strict: true })
    await expect(failed('2025-10')).resolves.toEqual(['ammoniaNitrogen'])
    await client.section.deleteOverride({ id: kept!.id })
    await expect(client.section.overrides({ id: '1' })).resolves.toEqual([])
    await expect(client.section.deleteOverride({ id: kept!.id })).rejects.toMatchObject({ data: { code: 'section.overrideNotFound' } })
    await expect(client.section.saveOverride({ ...own, validTo: '2025-09-01' })).rejects.toThrow()
  })
})

describe('an overview', () => {
  it('goes through quarters, years so far, years and 汛期, each graded as its own report', async () => {
    await write(section('甲', 120.9, 32), phosphorus(1, '2024-12', 0.5), phosphorus(1, '2025-04', 0.5), phosphorus(1, '2025-05', 0.1), phosphorus(1, '2025-06', 0.2), phosphorus(1, '2025-10', 0.5))
    const expected = {
      month: [['2024-12', '2024-12'], ['2025-04', '2025-04'], ['2025-05', '2025-05'], ['2025-06', '2025-06'], ['2025-10', '2025-10']],
      quarter: [['2024-Q4', '2024-12'], ['2025-Q2', '2025-06'], ['2025-Q4', '2025-10']],
      ytd: [['2024-01..2024-12', '2024-12'], ['2025-01..2025-04', '2025-04'], ['2025-01..2025-05', '2025-05'], ['2025-01..2025-06', '2025-06'], ['2025-01..2025-10', '2025-10']],
      year: [['2024', '2024-12'], ['2025', '2025-10']],
      // October and December lie in none.
      flood: [['2025-flood', '2025-06']],
    } as const
    for (const [span, periods] of Object.entries(expected)) {
      const overview = await client.section.overview({ span: span as keyof typeof expected })
      expect(overview.periods.map((period, index) => [period, overview.months[index]])).toEqual(periods)
      for (const [index, period] of overview.periods.entries()) {
        const report = await client.section.status({ period })
        expect(overview.sections[0]?.classes[index], period).toBe(report.sections[0]?.class)
        expect(overview.levels[index], period).toEqual(report.levels)
      }
    }
  })
})

describe('the board', () => {
  it('ranks districts by exact shares, equals sharing a rank, and lists what changed class', async () => {
    const districts = ['甲区', '甲区', '甲区', '乙区', '乙区', '乙区', '乙区', '乙区', '乙区', '丙区']
    await write(...districts.map((district, index) => section(`断面${index}`, 120.9 + index / 100, 32, { district })))
    // 甲区 2 of 3, 乙区 4 of 6: equal. 丙区 0 of 1, worse than Ⅴ.
    const now = [0.1, 0.2, 0.3, 0.1, 0.1, 0.2, 0.2, 0.3, 0.25, 0.5]
    const before = [0.1, 0.3, 0.3, 0.1, 0.1, 0.2, 0.3, 0.3, 0.25, 0.35]
    await write(...now.map((value, index) => phosphorus(index + 1, '2025-10', value)), ...before.map((value, index) => phosphorus(index + 1, '2025-09', value)))
    const board = await client.section.board({ period: '2025-10', comparedWith: '2025-09' })
    expect(board.districts.map(({ district, rank, now: counts, better, worse }) => [district, rank, counts.goodOrBetter, counts.evaluated, better, worse])).toEqual([
      ['甲区', 1, 2, 3, 1, 0],
      ['乙区', 1, 4, 6, 1, 0],
      ['丙区', 3, 0, 1, 0, 1],
    ])
    expect(board.changed.map(({ name, before: former, now: current }) => [name, former, current])).toEqual([['断面9', 5, 6], ['断面1', 4, 3], ['断面6', 4, 3]])
    // 6/10 before 4/10: +20 points of Ⅰ–Ⅲ, 劣Ⅴ 1/10 before 0/10: +10 points; ΔG − ΔD is 10, no clear change.
    expect(board.levels).toMatchObject([{ now: { controlLevel: 'city', goodOrBetter: 6, worseThanV: 1 }, before: { goodOrBetter: 4, worseThanV: 0 }, change: { size: 'none', direction: null } }])
    await expect(client.section.board({ period: '2025-10', comparedWith: '2025-09', level: 'national' })).resolves.toMatchObject({ districts: [], changed: [] })
  })
})

describe('a section’s year', () => {
  it('says what the rest must average, or that it no longer can', async () => {
    await write(section('甲', 120.9, 32), ...Array.from({ length: 10 }, (_, index) => phosphorus(1, `2025-${String(index + 1).padStart(2, '0')}`, 0.21)))
    // (10 × 0.21 + 2 x) / 12, rounded to two decimals, ≤ 0.2: the mean may be 0.205 (to even: 0.20) → x ≤ 0.18.
    const outlook = await client.section.outlook({ id: '1', month: '2025-10' })
    expect(outlook).toMatchObject({ period: '2025-01..2025-10', class: 4, meetsTarget: false, months: 10 })
    const [need] = outlook.remaining
    expect(need).toMatchObject({ item: 'totalPhosphorus', monthsSoFar: 10, monthsRemaining: 2, state: 'reachable' })
    const mean = (10 * 0.21 + 2 * (need!.atMost ?? Number.NaN)) / 12
    expect(mean).toBeLessThanOrEqual(0.205)
    expect((10 * 0.21 + 2 * ((need!.atMost ?? 0) + 0.01)) / 12).toBeGreaterThan(0.2)
    await write(phosphorus(1, '2025-11', 2))
    expect((await client.section.outlook({ id: '1', month: '2025-11' })).remaining).toMatchObject([{ state: 'unreachable', atMost: null }])
  })
})

describe('worklist and plans', () => {
  it('are kept line by line, completed, deleted and undone', async () => {
    await write(section('甲', 120.9, 32))
    await client.section.saveProblem({ sectionId: '1', problem: '管网溢流', measure: '修复', deadline: '2025-12-31', person: '张三' })
    await client.section.saveProblem({ sectionId: '1', problem: '支浜淤积' })
    const [first, second] = await client.section.problems({ id: '1' })
    expect([first!.number, second!.number, first!.completedOn]).toEqual(['1', '2', null])
    await client.section.saveProblem({ sectionId: '1', id: second!.id, number: '2', problem: '支浜淤积严重', measure: '清淤' })
    await client.section.completeProblem({ id: first!.id, completedOn: '2025-10-20' })
    const { actionId } = await client.section.deleteProblem({ id: second!.id })
    await expect(client.section.problems({ id: '1' })).resolves.toMatchObject([{ completedOn: '2025-10-20', person: '张三' }])
    await client.workspace.undo({ actionId })
    await expect(client.section.problems({ id: '1' })).resolves.toMatchObject([{}, { problem: '支浜淤积严重', measure: '清淤' }])
    await expect(client.section.completeProblem({ id: '99', completedOn: null })).rejects.toMatchObject({ data: { code: 'section.problemNotFound' } })
    await expect(client.section.saveProblem({ sectionId: '7', problem: '无' })).rejects.toMatchObject({ data: { code: 'feature.notFound' } })

    await client.section.savePlan({ sectionId: '1', title: '限期达标方案', targetClass: 3, dueOn: '2026-06-30', milestones: [{ title: '工程完成', dueOn: '2026-03-31', reachedOn: null }, { title: '排查', dueOn: '2025-12-31', reachedOn: '2025-12-01' }] })
    const [plan] = await client.section.plans({ id: '1' })
    expect(plan!.milestones.map(({ title }) => title)).toEqual(['排查', '工程完成'])
    await client.section.deletePlan({ id: plan!.id })
    await expect(client.section.plans({ id: '1' })).resolves.toEqual([])
  })
})

describe('tracing', () => {
  const line = (name: string, coordinates: number[][]): Change => ({ op: 'insertFeature', kind: 'waterway', geometry: { type: 'MultiLineString', coordinates: [coordinates] }, values: { name } })
  const outfall = (name: string, lon: number, lat: number, values: Record<string, number> = {}): Change => ({ op: 'insertFeature', kind: 'outfall', geometry: { type: 'Point', coordinates: [lon, lat] }, values: { name, code: name, ...values } })

  it('takes everything that flows into a confluence at which the section lies, and cuts the water at the distance', async () => {
    await write(line('干流', [[120, 32], [120.1, 32], [120.2, 32]]), line('支流', [[120.1, 32.05], [120.1, 32]]), section('汇口', 120.1, 32))
    await write(outfall('干流口', 120.09, 32.0001, { discharge_volume: 120 }), outfall('支流口', 120.1, 32.02), outfall('下游口', 120.15, 32))
    const report = await client.section.trace({ id: '1', upstreamMeters: 3000 })
    expect(report).toMatchObject({ by: 'network', network: 'workspace' })
    expect(report.features.map(({ name, load }) => [name, load?.volumeCubicMetersPerDay ?? null])).toEqual([['干流口', 120], ['支流口', null]])
    // 0.01° of longitude at 32° N is 944.7 m, 0.02° of latitude 2217.9 m (GeographicLib).
    expect(report.features.map(({ distanceMeters }) => Math.round(distanceMeters / 5))).toEqual([Math.round(944.7 / 5), Math.round(2217.9 / 5)])
    // 3 km up the stem is 0.03176° west of the confluence.
    const west = Math.min(...report.water.flat().map(([lon]) => lon))
    expect(west).toBeCloseTo(120.1 - 3000 / 94_472, 4)
  })

  it('keeps a section on the river that it names, where another runs as near', async () => {
    await write(line('大河', [[120, 32], [120.2, 32]]), line('小河', [[120.1, 32.05], [120.1, 32.0005], [120.1, 32]]), section('小河口', 120.1003, 32.0002, { water_body: '小河' }))
    await write(outfall('大河口', 120.05, 32), outfall('小河口', 120.1, 32.03))
    const { features } = await client.section.trace({ id: '1', upstreamMeters: 20_000 })
    expect(features.map(({ name }) => name)).toEqual(['小河口'])
  })

  it('goes along the base map’s rivers where the workspace has none, else by catchment or distance, and says so', async () => {
    const basemap = JSON.parse(await readFile(join(import.meta.dirname, '../../../data/basemap/schematic-waterways.geojson'), 'utf8')) as { features: { geometry: { coordinates: [number, number][] } }[] }
    const [lon, lat] = basemap.features[0]!.geometry.coordinates[3]!
    await write(section('底图河流', lon, lat), section('远离河流', 110, 30), outfall('近处', 110.01, 30))
    await expect(client.section.trace({ id: '1', upstreamMeters: 1000 })).resolves.toMatchObject({ by: 'network', network: 'basemap' })
    await expect(client.section.trace({ id: '2', upstreamMeters: 2000 })).resolves.toMatchObject({ by: 'distance', network: null, features: [{ name: '近处' }] })
  })

  it('leaves as a table and as a GeoPackage with the water', async () => {
    await write(line('干流', [[120, 32], [120.1, 32], [120.2, 32]]), section('断面', 120.1, 32), outfall('一号口', 120.09, 32, { discharge_volume: 120 }))
    for (const format of ['csv', 'xlsx', 'gpkg'] as const) {
      const path = join(folder, `trace.${format}`)
      for await (const event of await client.section.exportTrace({ id: '1', upstreamMeters: 3000, format, path })) {
        if (event.type === 'result') expect(event.result).toEqual({ file: path, features: 1 })
      }
    }
    const [head, row] = (await readFile(join(folder, 'trace.csv'), 'utf8')).split('\r\n')
    expect(head).toContain('沿程距离（m）')
    expect(row).toContain('一号口')
    const counts = withSqlite(join(folder, 'trace.gpkg'), (database) => ['traced_feature', 'traced_water'].map((table) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()))
    expect(counts).toEqual([1, 1])
  })
})

describe('bays and drinking water', () => {
  const square = (west: number, south: number) => ({ type: 'MultiPolygon' as const, coordinates: [[[[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]]] })
  const seaPoint = (name: string, lon: number, lat: number, area: number | null): Change => ({ op: 'insertFeature', kind: 'station', geometry: { type: 'Point', coordinates: [lon, lat] }, values: { name, station_type: 'sea', sea_area: area } })

  it('grades points by GB 3097-1997, and tells shares by points and by area apart', async () => {
    await write({ op: 'insertFeature', kind: 'bay', geometry: square(121.5, 32.5), values: { name: '测试湾' } }, seaPoint('一号', 121.52, 32.52, 30), seaPoint('二号', 121.55, 32.55, 10), seaPoint('湾外', 121.7, 32.5, 5))
    // Inorganic nitrogen: 二类 ≤ 0.30, 三类 ≤ 0.40, 四类 ≤ 0.50. Nitrate + nitrite + ammonia of the second point are 0.45.
    await write(
      reading('station_id', 1, '2025-08', 'inorganicNitrogen', 0.25),
      ...[['nitrateNitrogen', 0.35], ['nitriteNitrogen', 0.05], ['ammoniaNitrogen', 0.05]].map(([item, value]) => reading('station_id', 2, '2025-08', String(item), Number(value))),
      reading('station_id', 3, '2025-08', 'inorganicNitrogen', 0.9),
    )
    const [bay] = await client.bay.status({ period: '2025-10' })
    expect(bay!.points.map(({ feature, class: seaClass }) => [feature.name, seaClass])).toEqual([['一号', 2], ['二号', 4]])
    // No survey in October: August's, and it says so. The mean of 0.25 and 0.45 is 0.35: 三类.
    expect(bay).toMatchObject({ surveyed: '2025-08', class: 3, byPoints: { evaluated: 2, goodRatio: 0.5 }, byArea: { evaluated: 40, goodRatio: 0.75 }, year: { surveys: 1, byPoints: 0.5, byArea: 0.75 } })
  })

  it('does not give a share by area where a point has none', async () => {
    await write({ op: 'insertFeature', kind: 'bay', geometry: square(121.5, 32.5), values: { name: '测试湾' } }, seaPoint('一号', 121.52, 32.52, null), reading('station_id', 1, '2025-08', 'inorganicNitrogen', 0.15))
    await expect(client.bay.status({ period: '2025-08' })).resolves.toMatchObject([{ class: 1, byPoints: { goodRatio: 1 }, byArea: null }])
  })

  it('holds a source against class Ⅲ and the supplementary items', async () => {
    await write({ op: 'insertFeature', kind: 'waterSource', geometry: square(120.8, 31.9), values: { name: '水源地', protection_level: 'first', vintage: '2020-01-01' } }, section('源内', 120.85, 31.95), section('源外', 120.95, 31.95))
    await write(phosphorus(1, '2025-10', 0.1), reading('section_id', 1, '2025-10', 'manganese', 0.11), phosphorus(2, '2025-10', 0.9))
    // Manganese: 0.1 mg/L (GB 3838-2002, Table 2).
    await expect(client.waterSource.status({ id: '1', period: '2025-10' })).resolves.toMatchObject({ places: [{ feature: { name: '源内' }, class: 2, supplementsUsed: ['manganese'], supplementsFailed: ['manganese'], meets: false }] })
  })
})
