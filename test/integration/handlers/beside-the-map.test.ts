/** What lists, tables and charts beside the map ask of the service, on the demonstration workspace. */
import { createRouterClient } from '@orpc/server'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serviceRouter } from '../../../electron/handlers'
import { createSession, type Session } from '../../../electron/handlers/session'

const clientOf = (context: Session) => createRouterClient(serviceRouter, { context: { session: context } })

let folder: string
let session: Session
let client: ReturnType<typeof clientOf>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-beside-'))
  session = createSession({ dataFolder: join(import.meta.dirname, '../../../data'), programVersion: 'test' })
  client = clientOf(session)
  const path = join(folder, 'nantong.gpkg')
  for await (const event of await client.workspace.create({ path, sample: 'nantong' })) if (event.type === 'result') break
  await client.workspace.open({ path })
})

afterAll(async () => {
  await session.close()
  await rm(folder, { recursive: true, force: true })
})

describe('a table', () => {
  const table = { kind: 'outfall', where: { district: ['如东县'] }, orderBy: { column: 'deadline', descending: true } } as const

  it('turns its pages without losing or repeating a row', async () => {
    const whole = await client.feature.list({ ...table, where: { district: ['如东县'] }, limit: 1000, offset: 0 })
    const pages = []
    for (let offset = 0; offset < whole.total && offset < 1000; offset += 130) {
      const page = await client.feature.list({ ...table, where: { district: ['如东县'] }, limit: Math.min(130, 1000 - offset), offset })
      pages.push(...page.features)
    }
    expect(pages.map(({ id }) => id)).toEqual(whole.features.map(({ id }) => id))
    expect(new Set(pages.map(({ id }) => id)).size).toBe(Math.min(1000, whole.total))
    const deadlines = pages.map(({ properties }) => properties['deadline'])
    const known = deadlines.filter((deadline) => deadline !== null)
    expect(known).toEqual([...known].sort().toReversed())
    expect(deadlines.indexOf(null)).toBe(known.length === deadlines.length ? -1 : known.length)
  })

  it('says where a feature stands in it, and null where it does not', async () => {
    const { features } = await client.feature.list({ ...table, where: { district: ['如东县'] }, limit: 5, offset: 400 })
    await expect(client.feature.position({ ...table, where: { district: ['如东县'] }, id: features[3]!.id })).resolves.toBe(403)
    await expect(client.feature.position({ ...table, where: { district: ['启东市'] }, id: features[3]!.id })).resolves.toBeNull()
  })

  it('follows what is written', async () => {
    const before = await client.feature.list({ kind: 'bay', limit: 10, offset: 0 })
    const { actionId } = await session.workspace().write({ action: 'test.delete', actor: 'test', params: {} }, [
      { op: 'deleteFeature', kind: 'bay', id: before.features[2]!.id },
    ])
    const after = await client.feature.list({ kind: 'bay', limit: 10, offset: 0 })
    expect(after.total).toBe(before.total - 1)
    expect(after.features.map(({ id }) => id)).toEqual(before.features.map(({ id }) => id).toSpliced(2, 1))
    await client.workspace.undo({ actionId })
    await expect(client.feature.list({ kind: 'bay', limit: 1, offset: 0 })).resolves.toMatchObject({ total: before.total })
  })

  it('shows the version of a legal layer that it is asked for', async () => {
    const layer = (await client.workspace.current())!.layers.find(({ kind }) => kind === 'ecologicalRedLine')!
    const totals = await Promise.all(
      layer.vintages.map(async (vintage) => (await client.feature.list({ kind: 'ecologicalRedLine', vintage, limit: 1, offset: 0 })).total),
    )
    expect(layer.vintages).toHaveLength(2)
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(layer.features)
  })
})

describe('sections', () => {
  it('have the same class and target in the overview of all months as in the report of one', async () => {
    const overview = await client.section.overview()
    expect(overview.months).toHaveLength(24)
    for (const [index, month] of overview.months.entries()) {
      const report = await client.section.status({ period: month })
      expect(overview.sections.map(({ id, classes, meetsTarget }) => [id, classes[index], meetsTarget[index]])).toEqual(
        report.sections.map((section) => [section.id, section.class, section.meetsTarget]),
      )
      expect(overview.levels[index]).toEqual(report.levels)
    }
  })

  it('name every item past the target, and the multiples of those that have one, month by month', async () => {
    const { sections } = await client.section.status({ period: '2023-10' })
    const missing = sections.filter(({ meetsTarget }) => meetsTarget === false)
    expect(missing.length).toBeGreaterThan(0)
    for (const { id, failed, exceedances } of missing) {
      expect(failed.length).toBeGreaterThan(0)
      const months = await client.section.history({ id })
      expect(months.find(({ month }) => month === '2023-10')).toMatchObject({ failed, exceedances })
    }
  })

  it('carry the limits of GB 3838-2002 Table 1 for their water type', async () => {
    const { features } = await client.feature.list({ kind: 'section', where: { water_type: ['river'] }, limit: 1, offset: 0 })
    const limits = await client.section.limits({ id: features[0]!.id })
    const of = (item: string) => limits.find((limit) => limit.item === item)
    expect(of('totalPhosphorus')).toMatchObject({ counts: true, operator: '<=', limits: [0.02, 0.1, 0.2, 0.3, 0.4], own: null })
    expect(of('dissolvedOxygen')).toMatchObject({ counts: true, operator: '>=', limits: [7.5, 6, 5, 3, 2] })
    expect(of('ph')).toMatchObject({ operator: 'within', lows: [6, 6, 6, 6, 6], limits: [9, 9, 9, 9, 9] })
    expect(of('fecalColiform')).toMatchObject({ counts: false })
  })
})

describe('a station', () => {
  it('gives its readings by item, oldest first, and the section that it names', async () => {
    // One without readings of its own in the demonstration.
    const { features } = await client.feature.list({ kind: 'station', where: { station_type: ['micro'] }, limit: 1, offset: 0 })
    const station = features[0]!
    const reading = (item: string, time: string, value: number) =>
      ({ op: 'insertRecord', table: 'reading', values: { station_id: Number(station.id), item, time, value } }) as const
    const { actionId } = await session.workspace().write({ action: 'test.insert', actor: 'test', params: {} }, [
      reading('ammoniaNitrogen', '2023-10-02T04:00', 0.4),
      reading('ammoniaNitrogen', '2023-10-02T00:00', 0.3),
      reading('ph', '2023-10-02T00:00', 7.2),
    ])
    const answer = await client.section.station({ id: station.id })
    expect(answer.section).toMatchObject({ kind: 'section', name: station.properties['section'] })
    expect(Object.fromEntries(answer.series.map(({ item, points }) => [item, points.map(({ value }) => value)]))).toEqual({ ammoniaNitrogen: [0.3, 0.4], ph: [7.2] })
    await client.workspace.undo({ actionId })
    await expect(client.section.station({ id: station.id })).resolves.toMatchObject({ series: [] })
  })
})

describe('a task’s card', () => {
  it('has its milestones by date', async () => {
    const { tasks } = await client.task.list({})
    const cards = await Promise.all(tasks.map(({ id }) => client.task.read({ id })))
    const milestones = cards.flatMap(({ task }) => task.milestones.map(({ dueOn }) => dueOn))
    expect(milestones.length).toBeGreaterThan(0)
    for (const { task } of cards) expect(task.milestones.map(({ dueOn }) => dueOn)).toEqual(task.milestones.map(({ dueOn }) => dueOn).toSorted())
  })
})

describe('the log', () => {
  it('says what an action was asked for', async () => {
    const { features } = await client.feature.list({ kind: 'station', limit: 50, offset: 0 })
    const { tasks } = await client.task.list({})
    const task = tasks[0]!
    const card = await client.task.read({ id: task.id })
    const linked = new Set(card.task.links.map(({ feature }) => `${feature.kind} ${feature.id}`))
    const free = features.find(({ id }) => !linked.has(`station ${id}`))!
    await client.task.link({ taskId: task.id, feature: { kind: 'station', id: free.id }, role: 'evidence' })
    const [newest] = await client.workspace.history({ limit: 1 })
    expect(newest).toMatchObject({ action: 'task.link', params: { task: task.id, kind: 'station', feature: free.id }, inserted: 1 })
  })
})
