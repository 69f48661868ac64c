/** The requests of the conflict check on a real workspace. Areas by PostGIS 3.3 or geodesic software where a test says so. */
import { createRouterClient } from '@orpc/server'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkHandlers } from '../../../electron/handlers/check/check'
import { createSession, type Session } from '../../../electron/handlers/session'
import { taskHandlers } from '../../../electron/handlers/tasks/task'
import { workspaceHandlers } from '../../../electron/handlers/workspace'
import { createWorkspace } from '../../../electron/store'
import type { Change } from '../../../electron/store/workspace-store'
import type { CheckReport } from '../../../shared/domain/check'
import type { Rule } from '../../../shared/domain/rules/rule'

const dataFolder = join(import.meta.dirname, '../../../data')
let folder: string
let session: Session
const clientOf = (context: { session: Session }) => createRouterClient({ check: checkHandlers, task: taskHandlers, workspace: workspaceHandlers }, { context })
let client: ReturnType<typeof clientOf>

const box = (west: number, south: number, east: number, north: number) => ({
  type: 'Polygon' as const,
  coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
})
const RED_LINE = box(121, 32, 121.1, 32.1)
const CHANGES: readonly Change[] = [
  { op: 'insertFeature', kind: 'ecologicalRedLine', geometry: RED_LINE, values: { name: '示范红线', part: 'general', vintage: '2022-10-01', district: '如东县' } },
  { op: 'insertFeature', kind: 'ecologicalRedLine', geometry: box(122, 33, 122.1, 33.1), values: { name: '远处红线', part: 'general', vintage: '2022-10-01' } },
  { op: 'insertFeature', kind: 'controlUnit', geometry: box(120.5, 31.5, 121.5, 32.5), values: { name: '一般单元', unit_class: 'general', admission_list: '执行总体准入要求', vintage: '2020-12-31' } },
  { op: 'insertFeature', kind: 'project', geometry: box(120.99, 32.05, 121.01, 32.06), values: { name: '项目甲', activity: 'housing', district: '如东县' } },
  { op: 'insertFeature', kind: 'project', geometry: box(120.8, 32.2, 120.81, 32.21), values: { name: '项目乙', activity: 'housing' } },
  { op: 'insertFeature', kind: 'patch', geometry: box(121.01, 32.01, 121.02, 32.02), values: { name: '图斑一', code: 'TB-1', batch: '一批', verdict: 'confirmed', district: '如东县' } },
  { op: 'insertFeature', kind: 'patch', geometry: box(121.03, 32.01, 121.04, 32.02), values: { name: '图斑二', code: 'TB-2', batch: '一批', verdict: 'pending' } },
]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-check-'))
})

beforeEach(async () => {
  const path = join(folder, 'check.gpkg')
  await session?.close()
  await createWorkspace(path, { title: '比对', today: '2023-10-31', force: true })
  session = createSession({ dataFolder, programVersion: 'test' })
  client = clientOf({ session })
  await session.open(path, { readOnly: false })
  await session.workspace().write({ action: 'test.fill', actor: 'test', params: {} }, CHANGES)
})

afterAll(async () => {
  await session.close()
  await rm(folder, { recursive: true, force: true })
})

type RunInput = Parameters<typeof client.check.run>[0]

async function run(input: Partial<RunInput> = {}): Promise<CheckReport> {
  for await (const event of await client.check.run({ subjects: { type: 'layer', kind: 'project' }, ...input })) if (event.type === 'result') return event.result
  throw new Error('no result')
}

const sketch = { type: 'sketch' as const, rings: RED_LINE.coordinates.map((ring) => ring.map(([lon = 0, lat = 0]): [number, number] => [lon - 0.05, lat])) }

describe('what is read', () => {
  it('counts the whole version and reads what the subjects reach', async () => {
    const report = await run()
    expect(report.checkedAgainst.find(({ layer }) => layer === 'ecologicalRedLine')).toMatchObject({ features: 2, vintage: '2022-10-01' })
    expect(report.findings.filter(({ rule }) => rule === 'R02').map(({ subjectName, constraintName }) => [subjectName, constraintName])).toEqual([['项目甲', '示范红线']])
  })

  it('gives the same fingerprint whether a layer was read whole or in part, and another one for another rule or geometry', async () => {
    const first = await run({ subjects: sketch })
    const again = await run({ subjects: sketch })
    expect(again.fingerprint).toBe(first.fingerprint)
    const parcel = join(folder, 'parcel.geojson')
    await writeFile(parcel, JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: sketch.rings } }] }))
    // The same parcel from a file reads only what it reaches.
    expect((await run({ subjects: { type: 'file', path: parcel, crs: 'EPSG:4490' } })).fingerprint).toBe(first.fingerprint)
    expect((await run({ subjects: sketch, toleranceSquareMeters: 11 })).fingerprint).not.toBe(first.fingerprint)
    expect((await run({ subjects: sketch, plane: 'EPSG:4549' })).fingerprint).not.toBe(first.fingerprint)
  })

  it('follows an edit of a layer that it had kept for sketches', async () => {
    expect((await run({ subjects: sketch, rules: ['R02'] })).findings).toHaveLength(1)
    await session.workspace().write({ action: 'test.delete', actor: 'test', params: {} }, [{ op: 'deleteFeature', kind: 'ecologicalRedLine', id: '1' }])
    expect((await run({ subjects: sketch, rules: ['R02'] })).findings).toHaveLength(0)
  })

  it('takes facts from a file’s own headings', async () => {
    const parcel = join(folder, 'named.geojson')
    const geometry = { type: 'Polygon', coordinates: sketch.rings }
    await writeFile(parcel, JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { 地块编号: 'D-7', 建设活动: '填海围海' }, geometry }] }))
    const { findings } = await run({ subjects: { type: 'file', path: parcel, crs: 'EPSG:4490' }, rules: ['R03'] })
    expect(findings.map(({ subject, rule }) => [subject, rule])).toEqual([['D-7', 'R03']])
  })

  it('lists repaired constraints', async () => {
    const bowTie = { type: 'Polygon' as const, coordinates: [[[121, 32.05], [121.01, 32.06], [121.01, 32.05], [121, 32.06], [121, 32.05]]] }
    await session.workspace().write({ action: 'test.add', actor: 'test', params: {} }, [{ op: 'insertFeature', kind: 'ecologicalRedLine', geometry: bowTie, values: { part: 'core', vintage: '2022-10-01' } }])
    expect((await run()).constraintProblems).toEqual([{ layer: 'ecologicalRedLine', constraint: '3', code: 'geometry.selfIntersection', outcome: 'repaired' }])
  })
})

describe('planar areas', () => {
  it('are those of PROJ', async () => {
    const report = await run({ subjects: sketch, rules: ['R02'], plane: 'EPSG:4549' })
    expect(report.plane).toBe('EPSG:4549')
    // GDAL 3.6 with PROJ: the area of POLYGON((121 32,121.05 32,121.05 32.1,121 32.1,121 32)), which is what both share, brought from 4490 to 4549.
    expect(report.findings[0]?.planeOverlapSquareMeters).toBeCloseTo(PROJ_PLANE_AREA, 1)
    expect(report.findings[0]?.overlapSquareMeters).not.toBeCloseTo(PROJ_PLANE_AREA, 0)
  })

  it.each(['EPSG:4490', 'EPSG:9999'])('are refused in %s', async (plane) => {
    await expect(run({ plane })).rejects.toMatchObject({ data: { code: 'check.notAPlane' } })
  })
})

const PROJ_PLANE_AREA = 52_374_259.4957

describe('one finding', () => {
  it('is explained in both languages', async () => {
    const report = await run()
    const finding = report.findings.findIndex(({ rule }) => rule === 'R02')
    const zh = await client.check.explain({ finding })
    expect(zh.sentences[0]).toContain('“项目甲”')
    expect(zh.sentences[0]).toContain('50.00 %')
    expect(zh.sentences.join('')).toContain('疑似')
    expect(zh.extent?.map((degrees) => Math.round(degrees * 1e6) / 1e6)).toEqual([121, 32.05, 121.01, 32.06])
    const en = await client.check.explain({ finding, language: 'en' })
    expect(en.sentences[0]).toContain('overlaps ecological red line “示范红线”')
    await expect(client.check.explain({ finding: 99 })).rejects.toMatchObject({ data: { code: 'check.unknownFinding' } })
  })

  it('is mended by a shift that the check then finds nothing on', async () => {
    const report = await run({ rules: ['R02'] })
    const { shift, trim } = await client.check.mend({ finding: 0, reachMeters: 2000 })
    // 0.01° of longitude at 32.06°N: geod gives 944.31 m.
    expect(shift?.meters).toBeCloseTo(944.31, 0)
    expect((trim?.squareMeters ?? 0) / (report.findings[0]?.overlapSquareMeters ?? 1)).toBeCloseTo(1, 6)
    const rings = shift?.geometry.coordinates[0]?.map((ring) => ring.map(([lon = 0, lat = 0]): [number, number] => [lon, lat])) ?? []
    expect((await run({ subjects: { type: 'sketch', rings }, rules: ['R02'] })).findings).toEqual([])
  })
})

describe('选址答复', () => {
  it('answers each question, and tells what was not checked from what was not found', async () => {
    await run()
    const [first, second] = await client.check.siteAnswer({})
    const answers = (site: typeof first) => Object.fromEntries(site?.questions.map(({ question, answer }) => [question, answer]) ?? [])
    expect(answers(first)).toEqual({ controlUnit: 'involved', redLine: 'involved', controlZone: 'notChecked', waterSource: 'notChecked', shore: 'notChecked', buffer: 'notChecked', contaminatedPlot: 'notChecked' })
    expect(answers(second)).toMatchObject({ redLine: 'notFound' })
    expect(first?.questions[0]?.units).toEqual([{ id: '1', name: '一般单元', unitClass: 'general', admissionList: '执行总体准入要求' }])
    expect(first?.questions[2]?.unchecked).toEqual([{ rule: 'R04', code: 'layer.empty' }])
  })
})

describe('tasks', () => {
  it('a finding becomes a task, linked to both, and is undone whole', async () => {
    const report = await run({ rules: ['R02'] })
    const [finding] = report.findings
    const made = await client.check.makeTask({ finding: finding!, fingerprint: report.fingerprint, on: report.on, subject: { kind: 'project', id: finding!.subject }, deadline: '2023-12-31' })
    expect(made.number).toBe('BD-20231031-01')
    const { task } = await client.task.read({ id: made.taskId })
    expect(task).toMatchObject({ state: 'assigned', district: '如东县', deadline: '2023-12-31', taskSource: 'conflictCheck', category: 'ecology' })
    expect(task.problem).toContain('示范红线')
    expect(task.links.map(({ feature, role }) => [feature.kind, feature.id, role]).sort()).toEqual([['ecologicalRedLine', '1', 'affected'], ['project', '1', 'subject']])
    const { rows } = await session.workspace().listRecords({ table: 'task' })
    expect(JSON.parse(String(rows[0]?.values['origin']))).toMatchObject({ type: 'conflictCheck', fingerprint: report.fingerprint, rule: 'R02', finding: { constraint: '1' } })
    await client.workspace.undo({ actionId: made.actionId })
    expect((await client.task.list({})).total).toBe(0)
  })

  it('confirmed patches become tasks once', async () => {
    const first = await client.check.makeTasksFromPatches({ batch: '一批' })
    expect(first.tasks.map(({ patch, number }) => [patch, number])).toEqual([['1', 'TB-20231031-01']])
    expect(first.skipped).toEqual([{ patch: '2', code: 'notConfirmed' }])
    expect(await client.check.makeTasksFromPatches({})).toMatchObject({ actionId: null, tasks: [], skipped: [{ patch: '1', code: 'hasTask' }, { patch: '2', code: 'notConfirmed' }] })
  })
})

describe('batches of suspected patches', () => {
  it('are counted by verdict and task, judged in one action, and taken back', async () => {
    const counts = { batch: '一批', total: 2, withTask: 0 }
    expect(await client.check.patchBatches()).toEqual([{ ...counts, pending: 1, confirmed: 1, dismissed: 0, withoutTask: 1 }])
    const judged = await client.check.judgePatches({ ids: ['1', '2'], verdict: 'confirmed' })
    expect(judged.changed).toBe(1)
    expect(await client.check.patchBatches()).toEqual([{ ...counts, pending: 0, confirmed: 2, dismissed: 0, withoutTask: 2 }])
    expect(await client.check.judgePatches({ ids: ['1', '2'], verdict: 'confirmed' })).toEqual({ actionId: null, changed: 0 })
    await client.check.makeTasksFromPatches({ batch: '一批' })
    expect(await client.check.patchBatches()).toEqual([{ ...counts, withTask: 2, pending: 0, confirmed: 2, dismissed: 0, withoutTask: 0 }])
    await client.workspace.undo({ actionId: judged.actionId! })
    expect(await client.check.patchBatches()).toEqual([{ ...counts, withTask: 2, pending: 1, confirmed: 1, dismissed: 0, withoutTask: 0 }])
    await expect(client.check.judgePatches({ ids: ['99'], verdict: 'confirmed' })).rejects.toMatchObject({ data: { code: 'feature.notFound' } })
  })
})

describe('rules of a bureau', () => {
  const ruleOf = async (id: string): Promise<Rule> => {
    const found = (await client.check.rules()).find((rule) => rule.id === id)
    if (found === undefined) throw new Error(`no ${id}`)
    return found
  }
  const originOf = async (id: string) => (await client.check.ruleSet()).find(({ rule }) => rule.id === id)?.origin

  it('are switched off and on, and the check says so', async () => {
    await client.check.saveRule({ id: 'R02', enabled: false })
    const report = await run()
    expect(report.uncheckedRules).toContainEqual({ rule: 'R02', code: 'rule.off' })
    expect([report.findings.some(({ rule }) => rule === 'R02'), report.rules.some(({ id }) => id === 'R02')]).toEqual([false, false])
    await client.check.saveRule({ id: 'R02', enabled: true })
    expect(await originOf('R02')).toBe('shipped')
  })

  it('are changed under a version of their own that depends on the content alone, and undone', async () => {
    const before = await run({ rules: ['R02'] })
    const shipped = await ruleOf('R02')
    const { actionId, rule } = await client.check.saveRule({ rule: { ...shipped, severity: 2, severityCases: [] } })
    expect(rule.version).toMatch(/^own-[0-9a-f]{12}$/)
    const after = await run({ rules: ['R02'] })
    expect(after.findings.map(({ severity }) => severity)).toEqual([2])
    expect(after.rules[0]?.version).toBe(rule.version)
    expect(after.fingerprint).not.toBe(before.fingerprint)
    // The same content with its keys in another order, and whatever version it claims.
    const reordered = Object.fromEntries(Object.entries({ ...rule, version: 'mine' }).toReversed())
    expect((await client.check.saveRule({ rule: reordered })).rule.version).toBe(rule.version)
    await client.workspace.undo({ actionId: (await session.workspace().history(1))[0]!.id })
    await client.workspace.undo({ actionId })
    expect(await originOf('R02')).toBe('shipped')
    expect((await run({ rules: ['R02'] })).fingerprint).toBe(before.fingerprint)
  })

  it('are added and removed', async () => {
    const own = { ...(await ruleOf('R21')), id: 'NT-01', subjects: ['project'], constraint: { layer: 'controlUnit' }, severity: 1 }
    await client.check.saveRule({ rule: own })
    expect(await originOf('NT-01')).toBe('own')
    expect((await run({ rules: ['NT-01'] })).findings).toHaveLength(2)
    await client.check.resetRule({ id: 'NT-01' })
    await expect(run({ rules: ['NT-01'] })).rejects.toMatchObject({ data: { code: 'check.unknownRule' } })
  })

  it.each([
    ['an unknown layer', { constraint: { layer: 'redline' } }, 'constraint.layer', '没有图层“redline”'],
    ['a column that the layer does not have', { constraint: { layer: 'bay', where: { part: ['core'] } } }, 'constraint.where.part', '约束图层没有这一列'],
    ['a code that the column does not have', { constraint: { layer: 'ecologicalRedLine', where: { part: ['core', 'cor'] } } }, 'constraint.where.part.1', '“cor”不是这一列的代码'],
    ['a fact that the subjects do not have', { when: { columns: { chemcial: [true] } } }, 'when.columns.chemcial', '比对对象的图层没有列“chemcial”'],
    ['a basis that ends before it begins', { basis: [{ document: { zh: '甲', en: 'A' }, effectiveFrom: '2026-08-15', effectiveTo: '2026-08-14', verified: false }] }, 'basis.0.effectiveTo', '废止日期早于施行日期'],
    ['a misspelt field', { severty: 2 }, 'severty', '没有这一项'],
    ['a severity that is none', { severity: 4 }, 'severity', '“4”不是允许的值，可用 1, 2, 3'],
    ['no basis', { basis: [] }, 'basis', '不能为空'],
    ['a text for a number', { relation: { type: 'distance', meters: '100' } }, 'relation.meters', '应为数值，现为 100'],
    ['a date that is none', { basis: [{ document: { zh: '法', en: 'law' }, effectiveFrom: '2026', effectiveTo: null, verified: false }] }, 'basis.0.effectiveFrom', '不是日期'],
    ['a title in one language', { title: { zh: '标题' } }, 'title.en', '缺少这一项'],
  ])('are refused for %s, saying where and what', async (_reason, change, field, problem) => {
    await expect(client.check.saveRule({ rule: { ...(await ruleOf('R21')), ...change } })).rejects.toMatchObject({
      data: { code: 'check.badRule', params: { rule: 'R21', field, problem: expect.stringContaining(problem) } },
    })
    expect(await originOf('R21')).toBe('shipped')
  })

  it('go through a file: exported, taken over as one action, nothing twice', async () => {
    await client.check.saveRule({ rule: { ...(await ruleOf('R04')), severity: 3 } })
    const path = join(folder, 'rules.json')
    expect(await client.check.exportRules({ path, only: 'own' })).toMatchObject({ rules: 1 })
    await client.check.resetRule({ id: 'R04' })
    const taken = await client.check.importRules({ path })
    expect(taken).toMatchObject({ added: 0, changed: 1, unchanged: 0 })
    expect((await ruleOf('R04')).severity).toBe(3)
    expect(await client.check.importRules({ path })).toEqual({ actionId: null, added: 0, changed: 0, unchanged: 1 })
    await writeFile(path, (await readFile(path, 'utf8')).replace('"severity": 3', '"severity": "x"'))
    await expect(client.check.importRules({ path, language: 'en' })).rejects.toMatchObject({ data: { code: 'check.badRule', params: { rule: 'R04', field: 'severity', problem: 'x is not allowed; use one of 1, 2, 3' } } })
  })
})
