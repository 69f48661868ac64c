/** Undo takes an action back whole, as a new entry, and never against what came later. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Change, Workspace } from '../../../../electron/store/workspace-store'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { dumpData, openEmptyWorkspace, pointOutfall, tester } from '../../../support/workspace'

const folder = createTemporaryFolder()
let file: string
let workspace: Workspace
let count = 0

const renamed = (id: string, name: string): Change => ({ op: 'updateFeature', kind: 'outfall', id, values: { name } })
const act = async (...changes: readonly Change[]) => (await workspace.write(tester, changes)).actionId
const name = async (id: string) => (await workspace.readFeature({ kind: 'outfall', id })).properties['name']

beforeEach(async () => {
  ;({ file, workspace } = await openEmptyWorkspace(folder, `undo${count++}`))
  return async () => {
    const { checks } = await workspace.validate()
    await workspace.close()
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
  }
})

describe('undo', () => {
  it('restores every column, geometry and link exactly', async () => {
    await act(
      { op: 'insertFeature', kind: 'bay', geometry: { type: 'Polygon', coordinates: [[[121, 32], [121.1, 32], [121.1, 32.123456789], [121, 32]]] }, values: { name: '湾', good_water_ratio: 0.1 + 0.2, award_year: 2022, extra: '{"a":"它\'s"}' } },
      { op: 'insertRecord', table: 'task', values: { title: '任务', demonstration: false } },
      { op: 'insertRecord', table: 'taskLink', values: { task_id: 1, layer: 'bay', feature_id: 1 } },
    )
    const before = dumpData(file)
    const changed = await act(
      { op: 'updateFeature', kind: 'bay', id: '1', geometry: null, values: { good_water_ratio: null, extra: null } },
      { op: 'updateFeature', kind: 'bay', id: '1', values: { name: '二' } },
      { op: 'updateFeature', kind: 'bay', id: '1', values: { name: '三', award_year: 2023 } },
      { op: 'deleteFeature', kind: 'bay', id: '1' },
      { op: 'updateRecord', table: 'task', id: '1', values: { demonstration: true } },
      pointOutfall('新', 121, 32),
    )
    const undone = await workspace.undo(changed, 'tester', '误改')
    expect(undone).toMatchObject({ inserted: 2, updated: 1, deleted: 1 })
    expect(dumpData(file)).toEqual(before)
    expect((await workspace.history(1))[0]).toMatchObject({ undoes: changed, reason: '误改', actor: 'tester' })
    expect(await workspace.hitFeatures([121.09, 32.05], 0, [{ kind: 'bay' }], 5)).toHaveLength(1)
    expect(await workspace.search('湾', 5)).toHaveLength(1)
    expect(await workspace.search('新', 5)).toHaveLength(0)
  })

  it('of an undo brings the action back', async () => {
    const inserted = await act(pointOutfall('甲', 121, 32), pointOutfall('乙', 121, 32))
    const after = dumpData(file)
    const undone = await workspace.undo(inserted, 'tester')
    expect((await workspace.listFeatures({ kind: 'outfall' })).total).toBe(0)
    const redone = await workspace.undo(undone.actionId, 'tester')
    expect(dumpData(file)).toEqual(after)
    await workspace.undo(redone.actionId, 'tester')
    expect((await workspace.listFeatures({ kind: 'outfall' })).total).toBe(0)
  })

  it('refuses where later actions changed the same rows, and goes once those are undone', async () => {
    const first = await act(pointOutfall('甲', 121, 32))
    const second = await act(renamed('1', '乙'))
    const third = await act(renamed('1', '丙'))
    await expect(workspace.undo(first, 'tester')).rejects.toMatchObject({ code: 'action.builtUpon', params: { action: first, later: third } })
    await expect(workspace.undo(second, 'tester')).rejects.toMatchObject({ code: 'action.builtUpon', params: { later: third } })
    await workspace.undo(third, 'tester')
    expect(await name('1')).toBe('乙')
    await expect(workspace.undo(first, 'tester')).rejects.toMatchObject({ code: 'action.builtUpon', params: { later: second } })
    await workspace.undo(second, 'tester')
    expect(await name('1')).toBe('甲')
    await workspace.undo(first, 'tester')
    expect((await workspace.listFeatures({ kind: 'outfall' })).total).toBe(0)
  })

  it('lets independent later actions stand', async () => {
    const first = await act(pointOutfall('甲', 121, 32))
    await act(pointOutfall('乙', 121, 32))
    await workspace.undo(first, 'tester')
    expect((await workspace.listFeatures({ kind: 'outfall' })).features.map(({ id }) => id)).toEqual(['2'])
  })

  it('counts an undo that was itself undone', async () => {
    const first = await act(pointOutfall('甲', 121, 32))
    const second = await act(renamed('1', '乙'))
    const undone = await workspace.undo(second, 'tester')
    await workspace.undo(undone.actionId, 'tester')
    expect(await name('1')).toBe('乙')
    await expect(workspace.undo(first, 'tester')).rejects.toMatchObject({ code: 'action.builtUpon', params: { later: second } })
  })

  it('refuses where later rows refer to what it would take away', async () => {
    const feature = await act(pointOutfall('甲', 121, 32))
    const task = await act({ op: 'insertRecord', table: 'task', values: { title: '任务' } })
    const link = await act({ op: 'insertRecord', table: 'taskLink', values: { task_id: 1, layer: 'outfall', feature_id: 1 } })
    await expect(workspace.undo(feature, 'tester')).rejects.toMatchObject({ code: 'action.builtUpon', params: { later: link } })
    await expect(workspace.undo(task, 'tester')).rejects.toMatchObject({ code: 'action.builtUpon', params: { later: link } })
    await workspace.undo(link, 'tester')
    await workspace.undo(task, 'tester')
    await workspace.undo(feature, 'tester')
  })

  it('refuses to bring back a link whose ends later went away', async () => {
    await act(pointOutfall('甲', 121, 32), { op: 'insertRecord', table: 'task', values: { title: '任务' } }, { op: 'insertRecord', table: 'taskLink', values: { task_id: 1, layer: 'outfall', feature_id: 1 } })
    const unlinked = await act({ op: 'deleteRecord', table: 'taskLink', id: '1' })
    const deleted = await act({ op: 'deleteFeature', kind: 'outfall', id: '1' })
    await expect(workspace.undo(unlinked, 'tester')).rejects.toMatchObject({ code: 'action.builtUpon', params: { later: deleted } })
    expect((await workspace.listRecords({ table: 'taskLink' })).total).toBe(0)
    await workspace.undo(deleted, 'tester')
    await workspace.undo(unlinked, 'tester')
    expect((await workspace.listRecords({ table: 'taskLink' })).total).toBe(1)
  })

  it('happens once, and of something', async () => {
    const first = await act(pointOutfall('甲', 121, 32))
    const undone = await workspace.undo(first, 'tester')
    await expect(workspace.undo(first, 'tester')).rejects.toMatchObject({ code: 'action.alreadyUndone', params: { undone: undone.actionId } })
    await expect(workspace.undo('99', 'tester')).rejects.toMatchObject({ code: 'action.notFound' })
  })

  it('never gives an id twice', async () => {
    const first = await act(pointOutfall('甲', 121, 32))
    await workspace.undo(first, 'tester')
    await act(pointOutfall('乙', 121, 32))
    expect((await workspace.listFeatures({ kind: 'outfall' })).features.map(({ id }) => id)).toEqual(['2'])
  })

  it('takes back many rows that came in batches', async () => {
    const countRows = 12_000
    const before = dumpData(file)
    const batch = {
      count: countRows,
      geometry: { type: 'points' as const, xy: Float64Array.from({ length: 2 * countRows }, (_, index) => (index % 2 === 0 ? 120 + index / 2e4 : 32 + (index % 97) / 100)) },
      columns: { name: Array.from({ length: countRows }, (_, index) => `口${index}`) },
    }
    const imported = await act({ op: 'insertFeatures', kind: 'outfall', batch })
    expect((await workspace.info()).layers[0]).toMatchObject({ features: countRows })
    expect(await workspace.undo(imported, 'tester')).toMatchObject({ deleted: countRows })
    expect(dumpData(file)).toEqual(before)
    expect((await workspace.info()).layers[0]).toMatchObject({ features: 0, bounds: null })
  })
})
