/** What is written is read back, one action whole or not at all. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorkspace } from '../../../../electron/store'
import type { Change, Workspace } from '../../../../electron/store/workspace-store'
import type { Feature } from '../../../../shared/domain/feature'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { dumpData, hashOfFile, makeWorkspaceFile, openEmptyWorkspace, pointOutfall, tester } from '../../../support/workspace'

const folder = createTemporaryFolder()

describe('values', () => {
  let workspace: Workspace
  let id: string

  beforeAll(async () => {
    ;({ workspace } = await openEmptyWorkspace(folder, 'values'))
    const { ids } = await workspace.write(tester, [
      {
        op: 'insertFeature',
        kind: 'outfall',
        geometry: { type: 'Point', coordinates: [121.123456789012, 32.1] },
        values: { name: "甲's“一”\n号", key_water: true, sign_installed: false, target_class: 3, surveyed_on: '2023-05-06', extra: '{"流量":1.5,"备注":null,"列":["a"]}', demonstration: true },
        ref: 'a',
      },
    ])
    id = ids.get('a') ?? ''
  })
  afterAll(() => workspace.close())

  it('come back as they were given', async () => {
    const feature = await workspace.readFeature({ kind: 'outfall', id })
    expect(feature.geometry).toEqual({ type: 'Point', coordinates: [121.123456789012, 32.1] })
    expect(feature.properties).toMatchObject({ name: "甲's“一”\n号", key_water: true, sign_installed: false, online_monitoring: null, target_class: 3, surveyed_on: '2023-05-06', action_id: 1 })
    expect(feature.otherColumns).toEqual({ 流量: 1.5, 备注: null, 列: '["a"]' })
  })

  it('of a record: times in the one form of GeoPackage, UTC with milliseconds', async () => {
    await workspace.write(tester, [
      { op: 'insertRecord', table: 'task', values: { title: '任务' }, ref: 't' },
      { op: 'insertRecord', table: 'taskStep', values: { task_id: { ref: 't' }, state: 'assigned', recorded_at: '2023-10-31T16:00:00+08:00' } },
    ])
    const { rows } = await workspace.listRecords({ table: 'taskStep' })
    expect(rows[0]?.values).toMatchObject({ recorded_at: '2023-10-31T08:00:00.000Z', state: 'assigned' })
  })

  it('stay where an update does not name them', async () => {
    await workspace.write(tester, [{ op: 'updateFeature', kind: 'outfall', id, values: { stage: 'closed', key_water: null } }])
    const { properties, geometry } = await workspace.readFeature({ kind: 'outfall', id })
    expect(properties).toMatchObject({ stage: 'closed', key_water: null, sign_installed: false })
    expect(geometry).not.toBeNull()
  })

  it.each([
    [{ surveyed_on: '6.5.2023' }],
    [{ target_class: 2.5 }],
    [{ key_water: 'yes' }],
    [{ no_such_column: 1 }],
    [{ action_id: 7 }],
  ])('that do not belong into the column are a mistake of the caller: %o', async (values) => {
    await expect(workspace.write(tester, [{ op: 'updateFeature', kind: 'outfall', id, values }])).rejects.toThrow()
  })
})

async function* brokenSource(): AsyncGenerator<Change> {
  yield pointOutfall('丙', 121, 32)
  throw new Error('source broke off')
}

describe('an action', () => {
  it('is whole or not there, and a failed one leaves no entry', async () => {
    const file = await makeWorkspaceFile(folder, 'whole', [pointOutfall('甲', 121, 32)])
    const before = dumpData(file)
    const workspace = await openWorkspace(file)
    await expect(workspace.write(tester, [pointOutfall('乙', 121, 32), { op: 'updateFeature', kind: 'outfall', id: '99', values: {} }])).rejects.toMatchObject({ code: 'feature.notFound' })
    await expect(workspace.write(tester, [{ op: 'deleteRecord', table: 'task', id: '5' }])).rejects.toMatchObject({ code: 'task.notFound' })
    await expect(workspace.write(tester, brokenSource())).rejects.toThrow('source broke off')
    expect(await workspace.history(10)).toHaveLength(1)
    await workspace.close()
    expect(dumpData(file)).toEqual(before)
  })

  it('that is cancelled leaves the file byte for byte as it was', async () => {
    const { file, workspace } = await openEmptyWorkspace(folder, 'cancelled', { journal: 'rollback' })
    await workspace.write(tester, [pointOutfall('甲', 121, 32)])
    await workspace.close()
    const before = hashOfFile(file)
    const again = await openWorkspace(file, { journal: 'rollback' })
    const abort = new AbortController()
    const endless = function* (): Generator<Change> {
      for (let index = 0; ; index++) {
        if (index === 30_000) abort.abort()
        yield pointOutfall(`口${index}`, 121, 32)
      }
    }
    await expect(again.write(tester, endless(), { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' })
    await again.close()
    expect(hashOfFile(file)).toBe(before)
  })

  it('waits for the one before it', async () => {
    const { workspace } = await openEmptyWorkspace(folder, 'queue')
    const results = await Promise.all(['甲', '乙', '丙'].map((name) => workspace.write(tester, [pointOutfall(name, 121, 32)])))
    expect(results.map(({ actionId }) => actionId)).toEqual(['1', '2', '3'])
    await workspace.close()
  })

  it('is not seen before its end, and readers go on meanwhile', async () => {
    const { workspace } = await openEmptyWorkspace(folder, 'isolation')
    await workspace.write(tester, [pointOutfall('甲', 121, 32)])
    const seen: number[] = []
    const slow = async function* (): AsyncGenerator<Change> {
      for (let index = 0; index < 5; index++) {
        yield pointOutfall(`乙${index}`, 121, 32)
        seen.push((await workspace.listFeatures({ kind: 'outfall' })).total)
      }
    }
    await workspace.write(tester, slow())
    expect(seen).toEqual([1, 1, 1, 1, 1])
    expect((await workspace.listFeatures({ kind: 'outfall' })).total).toBe(6)
    await workspace.close()
  })
})

describe('deleting', () => {
  it('takes along what exists only for the row: links, steps, readings', async () => {
    const { workspace } = await openEmptyWorkspace(folder, 'cascade')
    await workspace.write(tester, [
      pointOutfall('甲', 121, 32, 'outfall'),
      { op: 'insertFeature', kind: 'section', geometry: null, values: { name: '断面' }, ref: 'section' },
      { op: 'insertRecord', table: 'reading', values: { section_id: { ref: 'section' }, time: '2023-10', item: 'codMn', value: 3.2 } },
      { op: 'insertRecord', table: 'task', values: { title: '任务' }, ref: 'task' },
      { op: 'insertRecord', table: 'taskStep', values: { task_id: { ref: 'task' }, state: 'assigned' } },
      { op: 'insertRecord', table: 'taskLink', values: { task_id: { ref: 'task' }, layer: 'outfall', feature_id: { ref: 'outfall' } } },
      { op: 'insertRecord', table: 'petition', values: { number: '1', task_id: { ref: 'task' } } },
    ])
    const outfall = await workspace.write(tester, [{ op: 'deleteFeature', kind: 'outfall', id: '1' }])
    expect(outfall).toMatchObject({ deleted: 2 })
    expect((await workspace.listRecords({ table: 'taskLink' })).total).toBe(0)
    expect(await workspace.write(tester, [{ op: 'deleteFeature', kind: 'section', id: '1' }])).toMatchObject({ deleted: 2 })
    expect(await workspace.write(tester, [{ op: 'deleteRecord', table: 'task', id: '1' }])).toMatchObject({ deleted: 2, updated: 1 })
    expect((await workspace.listRecords({ table: 'petition' })).rows[0]?.values['task_id']).toBeNull()
    expect((await workspace.validate()).checks.filter(({ ok }) => !ok)).toEqual([])
    await workspace.close()
  })
})

describe('documents', () => {
  it('are stored once per content', async () => {
    const { workspace } = await openEmptyWorkspace(folder, 'documents')
    const content = new TextEncoder().encode('整改照片')
    const first = await workspace.putDocument(content, { name: '一.jpg', media_type: 'image/jpeg', longitude: 121, latitude: 32 }, tester)
    const second = await workspace.putDocument(content, { name: '二.jpg', media_type: 'image/jpeg' }, tester)
    expect(second).toEqual(first)
    expect(await workspace.readDocument(first.documentId)).toEqual(content)
    const { rows } = await workspace.listRecords({ table: 'document' })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.values).toMatchObject({ name: '一.jpg', byte_length: content.byteLength, sha256: createHash('sha256').update(content).digest('hex') })
    await expect(workspace.readDocument('9')).rejects.toMatchObject({ code: 'feature.notFound' })
    await workspace.close()
  })
})

describe('queries', () => {
  let workspace: Workspace

  beforeAll(async () => {
    ;({ workspace } = await openEmptyWorkspace(folder, 'queries'))
    const stages = ['traced', 'closed', null, 'traced', 'suspected']
    await workspace.write(tester, [
      ...stages.map((stage, index): Change => ({ op: 'insertFeature', kind: 'outfall', geometry: { type: 'Point', coordinates: [120 + index * 0.1, 32] }, values: { name: `口${index}`, code: `C${5 - index}`, stage, key_water: index % 2 === 0, deadline: `2023-0${index + 1}-01` } })),
      ...['2018-06-09', '2022-10-01'].map((vintage): Change => ({ op: 'insertFeature', kind: 'ecologicalRedLine', geometry: null, values: { name: vintage, vintage } })),
    ])
  })
  afterAll(() => workspace.close())

  const names = async (query: Omit<Parameters<Workspace['listFeatures']>[0], 'kind'>) => {
    const { total, features } = await workspace.listFeatures({ kind: 'outfall', ...query })
    return [total, features.map(({ properties }) => properties['name'])]
  }

  it('select by conditions that all hold', async () => {
    expect(await names({ where: [{ column: 'stage', equals: 'traced' }] })).toEqual([2, ['口0', '口3']])
    expect(await names({ where: [{ column: 'stage', equals: null }] })).toEqual([1, ['口2']])
    expect(await names({ where: [{ column: 'stage', in: ['closed', null] }] })).toEqual([2, ['口1', '口2']])
    expect(await names({ where: [{ column: 'stage', in: [] }] })).toEqual([0, []])
    expect(await names({ where: [{ column: 'key_water', equals: true }, { column: 'stage', in: ['traced', 'suspected'] }] })).toEqual([2, ['口0', '口4']])
    expect(await names({ where: [{ column: 'code', contains: 'c1' }] })).toEqual([1, ['口4']])
    expect(await names({ where: [{ column: 'deadline', atLeast: '2023-02-01', atMost: '2023-04-01' }] })).toEqual([3, ['口1', '口2', '口3']])
    expect(await names({ where: [{ column: 'fid', in: [2, 4] }] })).toEqual([2, ['口1', '口3']])
    expect(await names({ bounds: [120.05, 31, 120.25, 33] })).toEqual([2, ['口1', '口2']])
  })

  it('sort and page', async () => {
    expect(await names({ orderBy: { column: 'code' }, limit: 2 })).toEqual([5, ['口4', '口3']])
    expect(await names({ orderBy: { column: 'stage', descending: true }, limit: 2, offset: 1 })).toEqual([5, ['口3', '口4']])
  })

  it('count by groups, the largest first', async () => {
    expect(await workspace.countFeatures({ kind: 'outfall' }, ['stage'])).toEqual([
      { key: ['traced'], count: 2 },
      { key: [null], count: 1 },
      { key: ['closed'], count: 1 },
      { key: ['suspected'], count: 1 },
    ])
    expect(await workspace.countFeatures({ kind: 'outfall' }, ['key_water'])).toEqual([{ key: [true], count: 3 }, { key: [false], count: 2 }])
    expect(await workspace.countFeatures({ kind: 'outfall' }, [])).toEqual([{ key: [], count: 5 }])
  })

  it('show the newest version of a legal layer unless told otherwise', async () => {
    const versions = async (vintage?: string) => (await workspace.listFeatures({ kind: 'ecologicalRedLine', ...(vintage === undefined ? {} : { vintage }) })).features.map(({ properties }) => properties['name'])
    expect(await versions()).toEqual(['2022-10-01'])
    expect(await versions('2018-06-09')).toEqual(['2018-06-09'])
    expect(await versions('all')).toEqual(['2018-06-09', '2022-10-01'])
    expect((await workspace.info()).layers.find(({ kind }) => kind === 'ecologicalRedLine')).toMatchObject({ vintage: '2022-10-01', vintages: ['2022-10-01', '2018-06-09'], features: 2 })
  })

  it('stream in one state while others write', async () => {
    const { file, workspace: other } = await openEmptyWorkspace(folder, 'stream')
    await other.write(tester, Array.from({ length: 2500 }, (_, index) => pointOutfall(`口${index}`, 120 + index / 1000, 32)))
    await other.close()
    const reopened = await openWorkspace(file)
    const streamed: Feature[] = []
    for await (const batch of reopened.streamFeatures({ kind: 'outfall' })) {
      // The first write of this session: the journal is switched in the middle of the stream.
      if (streamed.length === 0) await reopened.write(tester, [{ op: 'deleteFeature', kind: 'outfall', id: '2400' }, pointOutfall('新', 121, 32)])
      streamed.push(...batch)
    }
    expect(streamed.map(({ properties }) => properties['name'])).toEqual(Array.from({ length: 2500 }, (_, index) => `口${index}`))
    const ordered: unknown[] = []
    for await (const batch of reopened.streamFeatures({ kind: 'outfall', orderBy: { column: 'fid', descending: true }, limit: 2 })) ordered.push(...batch.map(({ id }) => id))
    expect(ordered).toEqual(['2501', '2500'])
    await reopened.close()
  })

  it('name a column that is not there', async () => {
    await expect(workspace.listFeatures({ kind: 'outfall', where: [{ column: 'x"; --', equals: 1 }] })).rejects.toThrow('has no column')
    await expect(workspace.readFeature({ kind: 'outfall', id: '77' })).rejects.toMatchObject({ code: 'feature.notFound' })
  })

  it('answer summaries in the order asked, without what is gone', async () => {
    const refs = [{ kind: 'outfall', id: '3' }, { kind: 'outfall', id: '99' }, { kind: 'ecologicalRedLine', id: '1' }, { kind: 'outfall', id: '1' }] as const
    expect((await workspace.readSummaries(refs)).map(({ kind, name, bounds }) => [kind, name, bounds])).toEqual([
      ['outfall', '口2', [120.2, 32, 120.2, 32]],
      ['ecologicalRedLine', '2018-06-09', null],
      ['outfall', '口0', [120, 32, 120, 32]],
    ])
  })
})
