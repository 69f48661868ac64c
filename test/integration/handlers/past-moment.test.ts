/** Tasks, links, documents and stages as of a past day, and as the log knew them at a time of recording. */
import { createRouterClient } from '@orpc/server'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { serviceRouter } from '../../../electron/handlers'
import { chinaDay } from '../../../electron/handlers/tasks/china-day'
import { createSession, type Session } from '../../../electron/handlers/session'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { openEmptyWorkspace, tester } from '../../support/workspace'

const folder = createTemporaryFolder()
const dataFolder = join(import.meta.dirname, '../../../data')
const clientOf = (context: Session) => createRouterClient(serviceRouter, { context: { session: context } })
let client: ReturnType<typeof clientOf>

/** Links are dated by the log, so by the clock: yesterday is past whatever day the test runs on. */
const DAY = 86_400_000
const today = chinaDay(new Date().toISOString())
const yesterday = chinaDay(new Date(Date.now() - DAY).toISOString())
const point = (lon: number) => ({ type: 'Point' as const, coordinates: [lon, 32] })

beforeAll(async () => {
  const made = await openEmptyWorkspace(folder, 'past')
  await made.workspace.write({ ...tester, action: 'import.run' }, [
    { op: 'insertFeature', kind: 'outfall', geometry: point(121), values: { name: '一号', receiving: 'river', stage: 'traced', district: '如东县' }, ref: 'one' },
    { op: 'insertFeature', kind: 'outfall', geometry: point(121.1), values: { name: '二号', receiving: 'river', stage: 'closed', accepted_on: '2023-09-01', district: '如东县' }, ref: 'two' },
    { op: 'insertFeature', kind: 'outfall', geometry: point(121.2), values: { name: '三号', receiving: 'river', stage: 'monitored', district: '海安市' } },
    { op: 'insertRecord', table: 'task', values: { number: 'P-1', title: '任务一', assigned_on: '2023-01-01', deadline_type: 'date', deadline: '2023-12-31', state: 'assigned' }, ref: 'task' },
    { op: 'insertRecord', table: 'taskStep', values: { task_id: { ref: 'task' }, state: 'assigned', effective_on: '2023-01-01', recorded_at: '2023-01-01T00:00:00Z' } },
    { op: 'insertRecord', table: 'taskLink', values: { task_id: { ref: 'task' }, layer: 'outfall', feature_id: { ref: 'one' }, role: 'subject' } },
  ])
  await made.workspace.close()
  client = clientOf(createSession({ dataFolder, programVersion: 'test' }))
  await client.workspace.open({ path: made.file })
})

const outfall = async (name: string) => ({ kind: 'outfall' as const, id: (await client.feature.find({ text: `outfall:${name}` })).id })
const task = () => client.task.find({ task: 'P-1' })
const linkedOn = async (moment: { readonly asOf?: string; readonly recordedAt?: string }) => (await client.task.read({ id: (await task()).id, ...moment })).task.links.map(({ feature }) => feature.name)

describe('links', () => {
  it('count from the day they are made; those of the import as long as their task', async () => {
    const { id: taskId } = await task()
    await client.task.link({ taskId, feature: await outfall('二号') })
    expect(await linkedOn({})).toEqual(['一号', '二号'])
    expect(await linkedOn({ asOf: today })).toEqual(['一号', '二号'])
    expect(await linkedOn({ asOf: yesterday })).toEqual(['一号'])
    expect((await client.task.statistics({ asOf: yesterday })).tasks[0]!.features).toBe(1)
    expect((await client.task.pins({ asOf: yesterday })).map(({ lonLat }) => lonLat[0])).toEqual([121])
    expect((await client.task.pins({})).map(({ lonLat }) => lonLat[0])).toEqual([121, 121.1])
    expect((await client.feature.read({ ...(await outfall('二号')), asOf: yesterday })).tasks).toEqual([])
    expect((await client.task.list({ feature: await outfall('二号'), asOf: yesterday })).total).toBe(0)
    expect((await client.task.list({ feature: await outfall('二号') })).total).toBe(1)
  })

  it('that were taken off stand on the days before; what was undone never was', async () => {
    const { id: taskId } = await task()
    const { actionId } = await client.task.unlink({ taskId, feature: await outfall('一号') })
    expect(await linkedOn({})).toEqual(['二号'])
    expect(await linkedOn({ asOf: yesterday })).toEqual(['一号'])
    expect((await client.task.pins({ asOf: yesterday }))).toHaveLength(1)
    await client.workspace.undo({ actionId })
    expect(await linkedOn({})).toEqual(['一号', '二号'])
    expect(await linkedOn({ asOf: yesterday })).toEqual(['一号'])
    const again = await client.task.link({ taskId, feature: await outfall('三号') })
    await client.workspace.undo({ actionId: again.actionId })
    expect(await linkedOn({})).toEqual(['一号', '二号'])
  })

  it('are those that the log knew at a time of recording', async () => {
    const { id: taskId } = await task()
    const before = new Date().toISOString()
    await new Promise((resolve) => {
      setTimeout(resolve, 5)
    })
    await client.task.link({ taskId, feature: await outfall('三号') })
    expect(await linkedOn({ recordedAt: before })).toEqual(['一号', '二号'])
    expect(await client.task.pins({ recordedAt: before })).toHaveLength(2)
    expect(await client.task.pins({})).toHaveLength(3)
  })
})

describe('documents', () => {
  it('are on a card from the day they were added, a letter from its own date', async () => {
    const { id } = await task()
    const file = join(folder, '报告.txt')
    writeFileSync(file, '报告')
    await client.document.add({ owner: { layer: 'task', id }, paths: [file], role: 'report' })
    await client.letter.make({ kind: 'assignmentOrder', taskId: id, on: '2023-02-01', recipient: '如东县人民政府', path: join(folder, '交办单.docx') })
    const namesOn = async (asOf?: string) => (await client.task.read({ id, ...(asOf === undefined ? {} : { asOf }) })).task.documents.map(({ name }) => name)
    expect(await namesOn()).toEqual(['报告.txt', '交办单.docx'])
    expect(await namesOn('2023-02-01')).toEqual(['交办单.docx'])
    expect(await namesOn('2023-01-31')).toEqual([])
  })
})

describe('stages of outfalls', () => {
  it('follow their steps; before an acceptance of which only the date is known the stage is not known', async () => {
    const { id } = await outfall('一号')
    await client.life.step({ subject: 'outfall', ids: [id], to: 'planned', effectiveOn: '2023-06-01', fields: { policy: '截污', disposition: 'regulate', deadline: '2023-12-31' } })
    await client.life.step({ subject: 'outfall', ids: [id], to: 'rectifying', effectiveOn: '2023-07-01' })
    const stageOn = async (name: string, asOf: string) => (await client.feature.read({ ...(await outfall(name)), asOf })).feature.properties['stage']
    expect(await Promise.all(['2023-07-01', '2023-06-30', '2023-06-01', '2023-05-31'].map((day) => stageOn('一号', day)))).toEqual(['rectifying', 'planned', 'planned', 'traced'])
    expect(await Promise.all(['2023-09-01', '2023-08-31'].map((day) => stageOn('二号', day)))).toEqual(['closed', null])
    expect((await client.feature.read({ ...(await outfall('二号')), asOf: '2023-08-31' })).feature.properties['accepted_on']).toBeNull()
    expect(await client.life.stages({ subject: 'outfall' })).toEqual([])
    expect((await client.life.stages({ subject: 'outfall', asOf: '2023-06-30' })).map(({ stage, now }) => [stage, now])).toEqual([['planned', 'rectifying'], [null, 'closed']])
  })

  it('are counted so, and the parts make the whole', async () => {
    expect(await client.life.counts({ subject: 'outfall' })).toMatchObject({ total: 3, done: 1, byState: { rectifying: 1, closed: 1, monitored: 1 } })
    const then = await client.life.counts({ subject: 'outfall', by: 'district', asOf: '2023-06-30' })
    expect(then).toMatchObject({ total: 3, done: 0, byState: { planned: 1, unknown: 1, monitored: 1 } })
    expect(then.rows.map(({ key, total }) => [key, total])).toEqual([['如东县', 2], ['海安市', 1]])
    expect((await client.life.counts({ subject: 'outfall', where: { stage: ['planned'] }, asOf: '2023-06-30' })).total).toBe(1)
    expect((await client.life.counts({ subject: 'outfall', where: { stage: ['planned'] } })).total).toBe(0)
  })
})
