/** The log tells each row's story, and any past state of the records. */
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Workspace } from '../../../../electron/store/workspace-store'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { openEmptyWorkspace, pointOutfall, tester, withSqlite } from '../../../support/workspace'

const folder = createTemporaryFolder()

describe('the history of a row', () => {
  it('names who, when, field, before, after and why, newest first', async () => {
    const { workspace } = await openEmptyWorkspace(folder, 'story')
    await workspace.write({ ...tester, action: 'import.run', actor: '甲' }, [{ op: 'insertFeature', kind: 'outfall', geometry: { type: 'Point', coordinates: [121, 32] }, values: { name: '口', key_water: true } }])
    await workspace.write({ ...tester, action: 'feature.update', actor: '乙', reason: '现场核实' }, [{ op: 'updateFeature', kind: 'outfall', id: '1', values: { name: '新口', key_water: null, code: null }, geometry: { type: 'Point', coordinates: [121, 33] } }])
    const deleted = await workspace.write({ ...tester, action: 'feature.delete', actor: '丙' }, [{ op: 'deleteFeature', kind: 'outfall', id: '1' }])
    await workspace.undo(deleted.actionId, '丁', '误删')
    const history = await workspace.rowHistory({ kind: 'outfall', id: '1' })
    expect(history.map(({ actionId, actor, action, reason, change, geometryChanged }) => [actionId, actor, action, reason, change, geometryChanged])).toEqual([
      ['4', '丁', 'workspace.undo', '误删', 'insert', false],
      ['3', '丙', 'feature.delete', null, 'delete', false],
      ['2', '乙', 'feature.update', '现场核实', 'update', true],
      ['1', '甲', 'import.run', null, 'insert', false],
    ])
    expect(history[2]?.fields).toEqual([
      { column: 'name', before: '口', after: '新口' },
      { column: 'key_water', before: true, after: null },
    ])
    expect(history[3]?.fields).toEqual([
      { column: 'name', before: null, after: '口' },
      { column: 'key_water', before: null, after: true },
    ])
    expect(history[1]?.fields).toEqual([{ column: 'name', before: '新口', after: null }])
    expect(history.every(({ time }) => time?.endsWith('Z'))).toBe(true)
    expect(await workspace.rowHistory({ kind: 'outfall', id: '99' })).toEqual([])
    await workspace.close()
  })

  it('shows edits by another program, before and after they are adopted', async () => {
    const { file, workspace } = await openEmptyWorkspace(folder, 'outside')
    await workspace.write(tester, [{ op: 'insertRecord', table: 'task', values: { title: '任务' } }])
    await workspace.close()
    withSqlite(file, (database) => database.exec("UPDATE task SET title = '外改'; INSERT INTO task (title, action_id) VALUES ('外来', 1)"))
    const { openWorkspace } = await import('../../../../electron/store')
    const again = await openWorkspace(file)
    const story = async (id: string) => (await again.rowHistory({ table: 'task', id })).map(({ actionId, action, change }) => [actionId, action, change])
    expect(await story('1')).toEqual([[null, null, 'update'], ['1', 'test.write', 'insert']])
    expect(await story('2')).toEqual([[null, null, 'insert']])
    await again.write(tester, [pointOutfall('口', 121, 32)])
    expect(await story('1')).toEqual([['2', 'outside.edit', 'update'], ['1', 'test.write', 'insert']])
    expect(await story('2')).toEqual([['2', 'outside.edit', 'insert']])
    await again.close()
  })
})

describe('records as of a past moment', () => {
  it('are exactly what they were', async () => {
    const { workspace } = await openEmptyWorkspace(folder, 'past')
    const states: { readonly time: string; readonly rows: Awaited<ReturnType<Workspace['recordsAsOf']>> }[] = []
    const remember = async () => {
      await wait(3)
      const { rows } = await workspace.listRecords({ table: 'task' })
      states.push({ time: new Date().toISOString(), rows: rows.map((row) => ({ id: row.id, values: { ...row.values } })) })
      await wait(3)
    }
    await remember()
    await workspace.write(tester, [{ op: 'insertRecord', table: 'task', values: { title: '一', round: 1 } }, { op: 'insertRecord', table: 'task', values: { title: '二' } }])
    await remember()
    await workspace.write(tester, [{ op: 'updateRecord', table: 'task', id: '1', values: { title: '一改', round: null } }, { op: 'insertRecord', table: 'task', values: { title: '三' } }])
    await remember()
    const { actionId } = await workspace.write(tester, [{ op: 'deleteRecord', table: 'task', id: '1' }, { op: 'updateRecord', table: 'task', id: '2', values: { demonstration: true } }])
    await remember()
    await workspace.undo(actionId, 'tester')
    await remember()
    await workspace.write(tester, [{ op: 'updateRecord', table: 'task', id: '1', values: { title: '一再改' } }])
    await remember()
    const withoutInserter = (rows: (typeof states)[number]['rows']) => rows.map(({ id, values: { action_id: inserter, ...values } }) => ({ id, values, known: inserter !== null }))
    for (const { time, rows } of states) expect(withoutInserter(await workspace.recordsAsOf('task', time))).toEqual(withoutInserter(rows))
    expect(states.map(({ rows }) => rows.length)).toEqual([0, 2, 3, 2, 3, 3])
    await workspace.close()
  })
})
