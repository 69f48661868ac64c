/** The demonstration workspace meets the published numbers; counts are those of the named sources, not of the generator. */
import { createRouterClient } from '@orpc/server'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serviceRouter } from '../../../electron/handlers'
import { createSession, type Session } from '../../../electron/handlers/session'

const dataFolder = join(import.meta.dirname, '../../../data')
let folder: string
let session: Session
const clientOf = (context: { session: Session }) => createRouterClient(serviceRouter, { context })
let client: ReturnType<typeof clientOf>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-sample-'))
  session = createSession({ dataFolder, programVersion: 'test' })
  client = clientOf({ session })
  const path = join(folder, 'nantong.gpkg')
  for await (const event of await client.workspace.create({ path, sample: 'nantong' })) if (event.type === 'result') break
  await client.workspace.open({ path })
})

afterAll(async () => {
  await session.close()
  await rm(folder, { recursive: true, force: true })
})

const countOutfalls = async (where: Parameters<ReturnType<Session['workspace']>['countFeatures']>[0]['where'], by: string) => {
  const counts = await session.workspace().countFeatures({ kind: 'outfall', where: where ?? [] }, [by])
  return Object.fromEntries(counts.map(({ key, count }) => [String(key[0]), count]))
}

it('knows itself for what this program makes', async () => {
  expect(await client.workspace.sampleState({ path: session.workspace().share().path })).toBe('current')
})

describe('published numbers', () => {
  it('has the 1,336 sea outfalls of 南通日报 2021-03-13 by county', async () => {
    expect(await countOutfalls([{ column: 'receiving', equals: 'sea' }], 'district')).toEqual({ 如东县: 515, 启东市: 405, 通州湾示范区: 299, 海门区: 70, 海安市: 47 })
  })

  it('has the 7,618 river outfalls of the Huai basin, 2,513 of them rectified (end of October 2023)', async () => {
    const stages = await countOutfalls([{ column: 'receiving', equals: 'river' }, { column: 'basin', equals: '淮河流域' }], 'stage')
    const total = Object.values(stages).reduce((sum, count) => sum + count, 0)
    expect(total).toBe(7618)
    expect((stages['closed'] ?? 0) + (stages['supervised'] ?? 0)).toBe(2513)
  })

  it('has 16 national, 55 provincial and above, 104 city and above sections with 24 months up to 2023-10', async () => {
    const report = await client.section.status({ period: '2023-10' })
    expect(report.levels.map(({ controlLevel, evaluated, targetGoodRatio }) => [controlLevel, evaluated, targetGoodRatio])).toEqual([
      ['national', 16, 0.875],
      ['provincial', 55, 0.873],
      ['city', 104, 0.846],
    ])
    const months = await client.section.months()
    expect([months.length, months.at(0), months.at(-1)]).toEqual([24, '2021-11', '2023-10'])
    expect(report.sections.some(({ meetsTarget }) => meetsTarget === false)).toBe(true)
  })

  it('has 43 tasks, 32 completed and none closed, 259 closed petitions on 2023-10-31', async () => {
    const statistics = await client.task.statistics({})
    expect(statistics).toMatchObject({ asOf: '2023-10-31', total: 43, completed: 32, closed: 0, inProgress: 11, petitions: { total: 259, closed: 259 } })
  })

  it('names the two bays that were awarded in 2022', async () => {
    const { features } = await client.feature.list({ kind: 'bay', where: { award_year: [2022] }, limit: 10, offset: 0 })
    expect(features.map(({ properties }) => properties['name']).sort()).toEqual(['圆陀角', '小洋口'])
  })
})

describe('what nobody may mistake', () => {
  it('marks every feature as demonstration data, with its source saying so', async () => {
    const info = await session.workspace().info()
    for (const layer of info.layers) {
      if (layer.kind === null || layer.features === 0) continue
      const marks = await session.workspace().countFeatures({ kind: layer.kind, vintage: 'all' }, ['demonstration'])
      expect(marks, layer.name).toEqual([{ key: [true], count: layer.features }])
    }
  })
})

describe('tasks and features', () => {
  it('leads from a task to its features and back', async () => {
    const { tasks } = await client.task.list({ text: '如东县' })
    const found = tasks.find(({ features }) => features > 1)
    if (found === undefined) throw new Error('no task with features')
    const { task, bounds } = await client.task.read({ id: found.id })
    expect(task.links).toHaveLength(found.features)
    expect(bounds).not.toBeNull()
    const [link] = task.links
    const card = await client.feature.read({ kind: link!.feature.kind, id: link!.feature.id })
    expect(card.tasks.map(({ id }) => id)).toContain(found.id)
  })

  it('unlinks, undoes, and refuses a second link', async () => {
    const { tasks } = await client.task.list({})
    const linked = tasks.find(({ features }) => features > 0)!
    const { task } = await client.task.read({ id: linked.id })
    const { kind, id } = task.links[0]!.feature
    await expect(client.task.link({ taskId: task.id, feature: { kind, id } })).rejects.toMatchObject({ data: { code: 'link.alreadyExists' } })
    const { actionId } = await client.task.unlink({ taskId: task.id, feature: { kind, id } })
    expect((await client.task.read({ id: task.id })).task.links).toHaveLength(task.links.length - 1)
    await client.workspace.undo({ actionId })
    expect((await client.task.read({ id: task.id })).task.links).toHaveLength(task.links.length)
  })
})

describe('places for every rule', () => {
  it('each shipped rule of the conflict check finds something among projects, patches, outfalls or enterprises', async () => {
    const found = new Set<string>()
    for (const kind of ['project', 'patch', 'outfall', 'enterprise'] as const) {
      for await (const event of await client.check.run({ subjects: { type: 'layer', kind } })) {
        if (event.type !== 'result') continue
        for (const { rule } of event.result.findings) found.add(rule)
        expect(event.result.uncheckedRules).toEqual([])
      }
    }
    expect([...found].sort()).toEqual((await client.check.rules()).map(({ id }) => id).sort())
  })

  it('a layer that no rule for the subjects looks at does not count as compared', async () => {
    for await (const event of await client.check.run({ subjects: { type: 'layer', kind: 'enterprise' } })) {
      if (event.type === 'result') expect(event.result.checkedAgainst.map(({ layer }) => layer)).toEqual(['shoreline'])
    }
  })

  it('every area that only a rule names says that it is demonstration data', async () => {
    const parts = await session.workspace().countFeatures({ kind: 'reference' }, ['layer', 'demonstration'])
    expect(parts.map(({ key, count }) => [...key, count])).toEqual(
      expect.arrayContaining([['永久基本农田', true, 3], ['污水管网覆盖区', true, 3], ['海水浴场', true, 1], ['自然保护地', true, 1], ['通榆河平交河道保护区', true, 2], ['重要渔业水域', true, 1]]),
    )
  })
})
