/** Rollback journal at rest, WAL from the first write to the close: sqlite.org/wal.html; bytes 18 and 19 of the file tell. */
import Database from 'better-sqlite3'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWorkspace } from '../../../../electron/store'
import type { Change } from '../../../../electron/store/workspace-store'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { makeWorkspaceFile, pointOutfall, tester } from '../../../support/workspace'

const folder = createTemporaryFolder()
const fileVersion = (file: string) => [...readFileSync(file).subarray(18, 20)]
const beside = (file: string) => readdirSync(folder).filter((name) => name.startsWith(path.basename(file)) && name !== path.basename(file)).sort()

describe('the journal', () => {
  it('is a WAL from the first write to the close, and nothing is left beside the file', async () => {
    const file = await makeWorkspaceFile(folder, 'wal', [pointOutfall('甲', 121, 32)])
    const workspace = await openWorkspace(file)
    await workspace.info()
    expect([fileVersion(file), beside(file)]).toEqual([[1, 1], ['wal.gpkg.lock']])
    await workspace.write(tester, [pointOutfall('乙', 121, 32)])
    expect([fileVersion(file), beside(file)]).toEqual([[2, 2], ['wal.gpkg-shm', 'wal.gpkg-wal', 'wal.gpkg.lock']])
    await workspace.close()
    expect([fileVersion(file), beside(file)]).toEqual([[1, 1], []])
  })

  it('stays a rollback journal for a short-lived program', async () => {
    const file = await makeWorkspaceFile(folder, 'rollback', [pointOutfall('甲', 121, 32)])
    const workspace = await openWorkspace(file, { journal: 'rollback' })
    await workspace.write(tester, [pointOutfall('乙', 121, 32)])
    expect([fileVersion(file), beside(file)]).toEqual([[1, 1], ['rollback.gpkg.lock']])
    await workspace.close()
  })

  it('waits for streams of this process and lets them go on', async () => {
    const file = await makeWorkspaceFile(folder, 'streams', Array.from({ length: 3 }, (_, index) => pointOutfall(`口${index}`, 121, 32)))
    const workspace = await openWorkspace(file)
    const streams = [workspace.streamFeatures({ kind: 'outfall' }), workspace.streamFeatures({ kind: 'outfall', orderBy: { column: 'name' } })].map((stream) => stream[Symbol.asyncIterator]())
    const first = await Promise.all(streams.map((stream) => stream.next()))
    expect(first.map(({ value }) => (value as readonly unknown[]).length)).toEqual([3, 3])
    await workspace.write(tester, [pointOutfall('新', 121, 32)])
    expect(fileVersion(file)).toEqual([2, 2])
    await Promise.all(streams.map((stream) => stream.return?.()))
    await workspace.close()
    expect(fileVersion(file)).toEqual([1, 1])
  })

  it.each(['wal', 'rollback'] as const)('%s: writes can be made out of what is being read', async (journal) => {
    const file = await makeWorkspaceFile(folder, `derive-${journal}`)
    const workspace = await openWorkspace(file, { journal })
    const count = 30_000
    const batch = { count, geometry: { type: 'points' as const, xy: new Float64Array(2 * count).fill(32) }, columns: { name: Array.from({ length: count }, (_, index) => `口${index}`), note: Array.from({ length: count }, () => '说明'.repeat(100)) } }
    await workspace.write(tester, [{ op: 'insertFeatures', kind: 'outfall', batch }])
    const derived = async function* (): AsyncGenerator<Change> {
      for await (const { ids } of workspace.streamBatches({ kind: 'outfall' }, [])) yield { op: 'updateFeatures', kind: 'outfall', ids, columns: { district: Array.from(ids, () => '如东县') } }
    }
    expect(await workspace.write(tester, derived())).toMatchObject({ updated: count })
    let batches = 0
    for await (const { ids } of workspace.streamBatches({ kind: 'outfall' }, [])) {
      if (batches++ < 3) await workspace.write(tester, [{ op: 'updateFeature', kind: 'outfall', id: String(ids[0]), values: { catchment: '甲' } }])
    }
    expect((await workspace.listFeatures({ kind: 'outfall', where: [{ column: 'catchment', equals: '甲' }] })).total).toBe(3)
    await workspace.close()
  })

  it('bears a reader of another program that does not let go, and cleans up next time', async () => {
    const file = await makeWorkspaceFile(folder, 'held', [pointOutfall('甲', 121, 32)])
    const workspace = await openWorkspace(file)
    await workspace.write(tester, [pointOutfall('乙', 121, 32)])
    const other = new Database(file, { readonly: true })
    other.exec('BEGIN')
    expect(other.prepare('SELECT count(*) FROM outfall').pluck().get()).toBe(2)
    await workspace.close()
    expect(fileVersion(file)).toEqual([2, 2])
    expect(other.prepare('SELECT count(*) FROM outfall').pluck().get()).toBe(2)
    other.close()
    const again = await openWorkspace(file)
    expect(fileVersion(file)).toEqual([1, 1])
    expect((await again.listFeatures({ kind: 'outfall' })).total).toBe(2)
    await again.close()
    expect(existsSync(`${file}-wal`)).toBe(false)
  })

  it('keeps what another program wrote while the workspace was open', async () => {
    const file = await makeWorkspaceFile(folder, 'together', [{ op: 'insertRecord', table: 'task', values: { title: '甲' } }])
    const workspace = await openWorkspace(file)
    await workspace.write(tester, [{ op: 'insertRecord', table: 'task', values: { title: '乙' } }])
    const other = new Database(file)
    other.exec("UPDATE task SET title = '丙' WHERE fid = 1")
    other.close()
    expect((await workspace.listRecords({ table: 'task' })).rows.map(({ values }) => values['title'])).toEqual(['丙', '乙'])
    await workspace.write(tester, [{ op: 'updateRecord', table: 'task', id: '2', values: { title: '丁' } }])
    expect((await workspace.history(2)).map(({ action }) => action)).toEqual(['test.write', 'outside.edit'])
    await workspace.close()
  })
})
