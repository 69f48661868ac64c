/** Alerts from readings to feedback, through the handlers, on a small workspace whose readings are known. */
import { createRouterClient } from '@orpc/server'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { automaticNoteText } from '../../../shared/messages/alert-finding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serviceRouter } from '../../../electron/handlers'
import { createSession, type Session } from '../../../electron/handlers/session'
import { createWorkspace } from '../../../electron/store'
import type { Change } from '../../../electron/store/workspace-store'

const clientOf = (session: Session) => createRouterClient(serviceRouter, { context: { session } })

let folder: string
let session: Session
let client: ReturnType<typeof clientOf>

const tester = { action: 'test.write', actor: 'tester', params: {} }
const section: Change = { op: 'insertFeature', kind: 'section', ref: 'section', geometry: { type: 'Point', coordinates: [120.9, 32] }, values: { name: '测试断面', code: 'T1', control_level: 'city', target_class: 3, district: '海门区', responsible_unit: '海门区人民政府' } }
const station = (name: string): Change => ({ op: 'insertFeature', kind: 'station', ref: name, geometry: { type: 'Point', coordinates: [120.9, 32.001] }, values: { name, section: '测试断面', station_type: 'standard' } })
const monthly = (time: string, value: number): Change => ({ op: 'insertRecord', table: 'reading', values: { section_id: 1, time, item: 'totalPhosphorus', value, reported: String(value), below_detection: false, sample_source: 'manual' } })
const instant = (stationId: number, time: string, item: string, value: number): Change => ({ op: 'insertRecord', table: 'reading', values: { station_id: stationId, time, item, value, reported: String(value), below_detection: false, sample_source: 'automatic' } })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-alert-'))
  session = createSession({ dataFolder: join(import.meta.dirname, '../../../data'), programVersion: 'test' })
  client = clientOf(session)
  const path = join(folder, 'alerts.gpkg')
  await createWorkspace(path, { force: true, today: '2025-06-30' })
  await client.workspace.open({ path })
  await session.workspace().write(tester, [section, station('甲站'), station('乙站')])
})

afterEach(async () => {
  await session.close()
  await rm(folder, { recursive: true, force: true })
})

const write = (...changes: Change[]) => session.workspace().write(tester, changes)

describe('raising', () => {
  it('raises a run once, brings it up to date when it goes on, and raises anew only what follows its closing', async () => {
    // Class Ⅲ total phosphorus of rivers: 0.2 mg/L (GB 3838-2002, Table 1).
    await write(monthly('2025-01', 0.15), monthly('2025-02', 0.21), monthly('2025-03', 0.25), monthly('2025-04', 0.24))
    await expect(client.alert.raise()).resolves.toMatchObject({ raised: 1, updated: 0, known: 0 })
    await expect(client.alert.raise()).resolves.toMatchObject({ actionId: null, raised: 0, updated: 0, known: 1 })
    const [raised] = (await client.alert.list({})).alerts
    expect(raised).toMatchObject({ kind: 'exceedance', state: 'pending', item: 'totalPhosphorus', sectionName: '测试断面', firstTime: '2025-02', lastTime: '2025-04', evidence: { limit: 0.2, worst: 0.25, multiple: 0.25, targetClass: 3 } })
    expect(raised!.evidence.readings).toEqual([{ time: '2025-02', value: 0.21 }, { time: '2025-03', value: 0.25 }, { time: '2025-04', value: 0.24 }])

    await write(monthly('2025-05', 0.3))
    await expect(client.alert.raise()).resolves.toMatchObject({ raised: 0, updated: 1 })
    expect((await client.alert.read({ id: raised!.id })).alert).toMatchObject({ lastTime: '2025-05', evidence: { worst: 0.3, multiple: 0.5 } })

    await client.alert.judge({ id: raised!.id, verdict: 'real', note: '' })
    await client.alert.close({ id: raised!.id, note: '已整改' })
    await write(monthly('2025-06', 0.22), monthly('2025-07', 0.22))
    await expect(client.alert.raise()).resolves.toMatchObject({ raised: 0 })
    await write(monthly('2025-08', 0.26))
    await expect(client.alert.raise()).resolves.toMatchObject({ raised: 1 })
    const [next] = (await client.alert.list({ states: ['pending'] })).alerts
    expect(next).toMatchObject({ firstTime: '2025-06', lastTime: '2025-08', evidence: { worst: 0.26, multiple: 0.3 } })
  })

  it('goes by the number that the bureau has set', async () => {
    await write(monthly('2025-03', 0.25), monthly('2025-04', 0.24))
    await expect(client.alert.raise()).resolves.toMatchObject({ raised: 0 })
    const { rule } = await client.alert.rule()
    await client.alert.setRule({ ...rule, consecutive: 2 })
    await expect(client.alert.raise()).resolves.toMatchObject({ raised: 1 })
    await expect(client.alert.rule()).resolves.toMatchObject({ rule: { consecutive: 2 }, shipped: { consecutive: 3 } })
  })

  it('raises a jump, and silence of the one station that stopped while another went on', async () => {
    await write(
      ...['00', '04', '08'].map((hour) => instant(1, `2025-06-28T${hour}:00`, 'ammoniaNitrogen', 0.3)),
      ...['00', '04', '08'].map((hour, index) => instant(2, `2025-06-30T${hour}:00`, 'ammoniaNitrogen', [0.3, 0.3, 0.8][index]!)),
    )
    await expect(client.alert.raise()).resolves.toMatchObject({ raised: 2 })
    const { alerts } = await client.alert.list({})
    expect(alerts.find(({ kind }) => kind === 'jump')).toMatchObject({ stationName: '乙站', sectionName: '测试断面', item: 'ammoniaNitrogen', evidence: { readings: [{ value: 0.3 }, { value: 0.8 }] } })
    expect(alerts.find(({ kind }) => kind === 'silence')).toMatchObject({ stationName: '甲站', lastTime: '2025-06-28T08:00', evidence: { hours: 48 } })
  })

  it('leaves alone what ended long ago', async () => {
    await write(...['2024-01', '2024-02', '2024-03'].map((time) => monthly(time, 0.3)), monthly('2025-04', 0.1))
    await expect(client.alert.raise()).resolves.toMatchObject({ raised: 0 })
  })
})

describe('following', () => {
  beforeEach(async () => {
    await write(...['2025-04', '2025-05', '2025-06'].map((time) => monthly(time, 0.3)), {
      op: 'insertFeature', kind: 'outfall', ref: 'outfall', geometry: { type: 'Point', coordinates: [120.9, 32.01] }, values: { name: '一号口' },
    })
    await client.alert.raise()
  })

  it('makes a task only after a person judged it real, once, with section and sources', async () => {
    const input = { id: '1', deadline: '2025-08-31', sources: [{ kind: 'outfall', id: '1' }] } as const
    await expect(client.alert.makeTask({ ...input, sources: [...input.sources] })).rejects.toMatchObject({ data: { code: 'alert.notJudged' } })
    await client.alert.judge({ id: '1', verdict: 'instrument', note: '' })
    await expect(client.alert.makeTask({ ...input, sources: [...input.sources] })).rejects.toMatchObject({ data: { code: 'alert.notReal' } })
    await client.alert.judge({ id: '1', verdict: 'real', note: '现场复测超标' })
    const { taskId } = await client.alert.makeTask({ ...input, sources: [...input.sources] })
    const { task } = await client.task.read({ id: taskId })
    expect(task).toMatchObject({ number: 'YJ-20250630-01', taskSource: 'alert', state: 'assigned', deadline: '2025-08-31', responsibleUnit: '海门区人民政府', district: '海门区' })
    expect(task.links.map(({ role, feature }) => [role, feature.kind, feature.name])).toEqual([['affected', 'section', '测试断面'], ['source', 'outfall', '一号口']])
    expect(task.problem).toContain('0.3 mg/L')
    const card = await client.alert.read({ id: '1' })
    expect(card.alert.state).toBe('assigned')
    expect(card.task?.id).toBe(taskId)
    await expect(client.alert.makeTask({ ...input, sources: [] })).rejects.toMatchObject({ data: { code: 'alert.hasTask' } })
  })

  it('is one entry of the log a change, and undone whole', async () => {
    await client.alert.judge({ id: '1', verdict: 'real', note: '' })
    const { actionId, taskId } = await client.alert.makeTask({ id: '1', deadline: '2025-08-31', sources: [] })
    const [entry] = await client.workspace.history({ limit: 1 })
    expect(entry).toMatchObject({ id: actionId, action: 'alert.makeTask' })
    await client.workspace.undo({ actionId })
    await expect(client.task.read({ id: taskId })).rejects.toMatchObject({ data: { code: 'task.notFound' } })
    const card = await client.alert.read({ id: '1' })
    expect(card.alert).toMatchObject({ state: 'judged', taskId: null })
    expect(card.steps).toHaveLength(2)
  })

  it('notes what the program did as codes, worded in either language, beside a person’s words and the role stated', async () => {
    await client.alert.judge({ id: '1', role: 'monitoringStation', verdict: 'real', note: '现场复测超标' })
    await client.alert.makeTask({ id: '1', deadline: '2025-08-31' })
    const { steps } = await client.alert.read({ id: '1' })
    expect(steps.map(({ automatic }) => automatic?.code)).toEqual(['raised', 'judged', 'assigned'])
    expect(steps.map(({ automatic }) => automaticNoteText(automatic!, 'zh'))).toEqual(['产生预警：总磷连续 3 次超标', '研判结论：真实超标', expect.stringMatching(/^交办任务 YJ-.*，时限 2025-08-31$/)])
    expect(automaticNoteText(steps[0]!.automatic!, 'en')).toMatch(/^Raised: /)
    expect(steps.map(({ note, role }) => [note, role])).toEqual([[null, null], ['现场复测超标', 'monitoringStation'], [null, 'office']])
  })

  it('goes by the bureau’s table of who may do what, as tasks do', async () => {
    await expect(client.alert.judge({ id: '1', role: 'responsibleUnit', verdict: 'real' })).rejects.toMatchObject({ data: { code: 'alert.notAllowed', params: { step: '研判', role: '责任单位' } } })
    await client.life.savePermission({ subject: 'alert', permission: { judge: ['responsibleUnit'] } })
    await expect(client.alert.judge({ id: '1', verdict: 'real' })).rejects.toMatchObject({ data: { code: 'alert.notAllowed' } })
    await client.alert.judge({ id: '1', role: 'responsibleUnit', verdict: 'real' })
    await expect(client.alert.close({ id: '1', role: 'responsibleUnit', note: '无' })).rejects.toMatchObject({ data: { code: 'alert.notAllowed' } })
    await expect(client.alert.read({ id: '1' })).resolves.toMatchObject({ alert: { verdict: 'real', state: 'judged' } })
  })

  it('records steps under the four mechanisms and closes with feedback, after which nothing changes', async () => {
    await expect(client.alert.close({ id: '1', note: '无' })).rejects.toMatchObject({ data: { code: 'alert.notJudged' } })
    await client.alert.judge({ id: '1', verdict: 'dataError', note: '' })
    await client.alert.addStep({ id: '1', mechanism: 'tracing', effectiveOn: '2025-07-02', note: '沿河排查' })
    await client.alert.addStep({ id: '1', mechanism: 'supervision', effectiveOn: '2025-07-05', note: '现场督查' })
    await client.alert.close({ id: '1', note: '数据已更正' })
    const { steps, alert } = await client.alert.read({ id: '1' })
    expect(steps.map(({ mechanism }) => mechanism).sort()).toEqual(['feedback', 'supervision', 'tracing', 'warning', 'warning'])
    expect(alert).toMatchObject({ state: 'closed', closedOn: '2025-06-30' })
    await expect(client.alert.addStep({ id: '1', mechanism: 'tracing', effectiveOn: '2025-07-06', note: '再查' })).rejects.toMatchObject({ data: { code: 'alert.closed' } })
    await expect(client.alert.judge({ id: '1', verdict: 'real', note: '' })).rejects.toMatchObject({ data: { code: 'alert.closed' } })
    await expect(client.alert.read({ id: '9' })).rejects.toMatchObject({ data: { code: 'alert.notFound' } })
  })
})
