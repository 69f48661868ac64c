import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change, Workspace } from '../../../../electron/store/workspace-store'
import type { StoredBatch } from '../../../../shared/domain/feature-batch'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { openEmptyWorkspace, pointOutfall, tester } from '../../../support/workspace'

const folder = createTemporaryFolder()
let workspace: Workspace

beforeAll(async () => {
  ;({ workspace } = await openEmptyWorkspace(folder, 'batches'))
  await workspace.write(tester, [
    ...Array.from({ length: 1500 }, (_, index) => pointOutfall(`口${index}`, 120 + index / 1000, 32)),
    { op: 'insertFeature', kind: 'outfall', geometry: null, values: { name: '无' } },
    { op: 'insertFeature', kind: 'district', geometry: { type: 'Polygon', coordinates: [[[120, 31], [121, 31], [121, 33], [120, 31]]] }, values: { name: '西', vintage: '2020-01-01' } },
  ] satisfies Change[])
})
afterAll(() => workspace.close())

async function all(stream: AsyncIterable<StoredBatch>): Promise<readonly StoredBatch[]> {
  const batches: StoredBatch[] = []
  for await (const batch of stream) batches.push(batch)
  return batches
}

describe('flat batches', () => {
  it('hold points as bare numbers, with the columns asked for', async () => {
    const batches = await all(workspace.streamBatches({ kind: 'outfall' }, ['name', 'demonstration']))
    expect(batches.length).toBeGreaterThan(1)
    expect(batches.reduce((sum, { count }) => sum + count, 0)).toBe(1501)
    const [first] = batches
    expect(first).toMatchObject({ geometry: { type: 'points' }, columns: { demonstration: expect.arrayContaining([null]) } })
    expect([first?.ids[1], first?.columns['name']?.[1]]).toEqual([2, '口1'])
    const last = batches.at(-1)
    expect(last?.geometry.type === 'points' && Number.isNaN(last.geometry.xy.at(-1))).toBe(true)
    const second = first?.geometry.type === 'points' ? Array.from(first.geometry.xy.subarray(2, 4)) : []
    expect(second).toEqual([120.001, 32])
  })

  it('hold anything else as flat geometries', async () => {
    const [batch] = await all(workspace.streamBatches({ kind: 'district' }, ['name']))
    expect(batch?.geometry).toEqual({ type: 'geometries', geometries: [{ type: 'MultiPolygon', xy: Float64Array.of(120, 31, 121, 31, 121, 33, 120, 31), z: null, m: null, pathEnds: [4], polygonEnds: [1] }] })
  })
})

describe('columns of many features', () => {
  it('are written where they differ, logged, and can be undone', async () => {
    const before = await workspace.countFeatures({ kind: 'outfall' }, ['district'])
    const ids = Float64Array.of(1, 2, 3, 99_999)
    const columns = { district: ['西', '西', null, '西'], catchment: ['甲', null, null, '甲'] }
    const first = await workspace.write(tester, [{ op: 'updateFeatures', kind: 'outfall', ids, columns }])
    expect(first).toMatchObject({ inserted: 0, updated: 2, deleted: 0 })
    expect(await workspace.write(tester, [{ op: 'updateFeatures', kind: 'outfall', ids, columns }])).toMatchObject({ updated: 0 })
    expect((await workspace.listFeatures({ kind: 'outfall', where: [{ column: 'district', equals: '西' }] })).total).toBe(2)
    await workspace.undo(first.actionId, 'tester')
    expect(await workspace.countFeatures({ kind: 'outfall' }, ['district'])).toEqual(before)
    await expect(workspace.write(tester, [{ op: 'updateFeatures', kind: 'outfall', ids, columns: { nowhere: [] } }])).rejects.toThrow('no column')
  })
})
