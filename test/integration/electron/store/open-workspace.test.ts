/** Opening: who may do what, and that it changes nothing. */
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWorkspace } from '../../../../electron/store'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { hashOfFile, makeWorkspaceFile, pointOutfall, tester, withSqlite } from '../../../support/workspace'

const folder = createTemporaryFolder()
const make = (name: string) => makeWorkspaceFile(folder, name, [pointOutfall('甲', 121, 32)])

describe('opening', () => {
  it('reads everything and changes no byte, neither of the file nor beside it', async () => {
    const file = await make('unchanged')
    const before = { hash: hashOfFile(file), time: statSync(file).mtimeMs, names: readdirSync(folder) }
    const workspace = await openWorkspace(file)
    await workspace.info()
    await workspace.listFeatures({ kind: 'outfall' })
    await workspace.search('甲', 5)
    await workspace.readTile(8, 213, 103, [{ kind: 'outfall' }])
    for await (const batch of workspace.streamFeatures({ kind: 'outfall' })) expect(batch).toHaveLength(1)
    expect(readdirSync(folder).filter((name) => !before.names.includes(name))).toEqual(['unchanged.gpkg.lock'])
    await workspace.close()
    expect({ hash: hashOfFile(file), time: statSync(file).mtimeMs, names: readdirSync(folder) }).toEqual(before)
  })

  it('is read-only on request, and says so when written to', async () => {
    const workspace = await openWorkspace(await make('requested'), { readOnly: true })
    expect((await workspace.info()).access).toEqual({ mode: 'readOnly', reason: 'requested', holder: null })
    await expect(workspace.write(tester, [])).rejects.toMatchObject({ code: 'workspace.readOnly', params: { reason: 'requested' } })
    await expect(workspace.undo('1', 'x')).rejects.toMatchObject({ code: 'workspace.readOnly' })
    await workspace.close()
  })

  it('answers with workspace.notOpen after the close', async () => {
    const workspace = await openWorkspace(await make('closed'))
    await workspace.close()
    await workspace.close()
    await expect(workspace.info()).rejects.toMatchObject({ code: 'workspace.notOpen' })
    await expect(workspace.write(tester, [])).rejects.toMatchObject({ code: 'workspace.notOpen' })
  })

  it('names what cannot be opened', async () => {
    await expect(openWorkspace(path.join(folder, 'missing.gpkg'))).rejects.toMatchObject({ code: 'workspace.notFound' })
    await expect(openWorkspace(folder)).rejects.toMatchObject({ code: 'workspace.notGeoPackage' })
    const text = path.join(folder, 'text.gpkg')
    writeFileSync(text, 'no database')
    await expect(openWorkspace(text)).rejects.toMatchObject({ code: 'workspace.notGeoPackage' })
    writeFileSync(text, '')
    await expect(openWorkspace(text)).rejects.toMatchObject({ code: 'workspace.notGeoPackage' })
    const damaged = await make('damaged')
    truncateSync(damaged, 5000)
    await expect(openWorkspace(damaged)).rejects.toMatchObject({ code: 'workspace.damaged' })
    expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toEqual([])
  })

  it('is read-only for a newer schema', async () => {
    const file = await make('newer')
    withSqlite(file, (database) => database.exec("UPDATE dutu_meta SET value = '999' WHERE key = 'schema_version'"))
    const workspace = await openWorkspace(file)
    expect((await workspace.info()).access).toMatchObject({ mode: 'readOnly', reason: 'newerSchema' })
    await workspace.close()
  })
})

describe('two openers', () => {
  it('second one is told who has it and reads on', async () => {
    const file = await make('shared')
    const first = await openWorkspace(file)
    const second = await openWorkspace(file)
    const { access } = await second.info()
    expect(access).toMatchObject({ mode: 'readOnly', reason: 'lockedByOther', holder: { host: hostname() } })
    await first.write(tester, [pointOutfall('乙', 121.1, 32)])
    expect((await second.listFeatures({ kind: 'outfall' })).total).toBe(2)
    await second.close()
    await first.close()
    expect(existsSync(`${file}.lock`)).toBe(false)
    const third = await openWorkspace(file)
    expect((await third.info()).access).toEqual({ mode: 'readWrite' })
    await third.close()
  })

  it('a lock of a process that is gone counts for nothing', async () => {
    const file = await make('stale')
    const gone = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => gone.on('exit', resolve))
    const lock = { user: 'someone', host: hostname(), pid: gone.pid, since: '2023-01-01T00:00:00.000Z', processStart: '1', token: 'x' }
    for (const content of [JSON.stringify(lock), JSON.stringify({ ...lock, pid: process.pid }), '{"cut off', '']) {
      writeFileSync(`${file}.lock`, content)
      const workspace = await openWorkspace(file)
      expect((await workspace.info()).access).toEqual({ mode: 'readWrite' })
      await workspace.close()
    }
  })

  it('a lock of another computer counts while it is fresh', async () => {
    const file = await make('elsewhere')
    writeFileSync(`${file}.lock`, JSON.stringify({ user: '李', host: 'another', pid: 1, since: '2023-01-01T00:00:00.000Z', processStart: null, token: 'x' }))
    const workspace = await openWorkspace(file)
    expect((await workspace.info()).access).toMatchObject({ reason: 'lockedByOther', holder: { user: '李', host: 'another' } })
    await workspace.close()
    expect(existsSync(`${file}.lock`)).toBe(true)
  })
})

/** Root may write everywhere: an ordinary user has to try. */
describe.skipIf(process.getuid?.() !== 0)('without the right to write', () => {
  const NOBODY = 65534

  async function asNobody<Result>(work: () => Promise<Result>): Promise<Result> {
    process.setegid!(NOBODY)
    process.seteuid!(NOBODY)
    try {
      return await work()
    } finally {
      process.seteuid!(0)
      process.setegid!(0)
    }
  }

  it('opens a read-only file, and any file in a read-only folder, for reading; and changes nothing', async () => {
    const file = await make('protected')
    const readOnlyFolder = path.join(folder, 'archive')
    mkdirSync(readOnlyFolder)
    const archived = path.join(readOnlyFolder, 'archived.gpkg')
    copyFileSync(file, archived)
    chownSync(archived, NOBODY, NOBODY)
    chmodSync(file, 0o444)
    chmodSync(folder, 0o755)
    const before = [hashOfFile(file), hashOfFile(archived)]
    await asNobody(async () => {
      for (const [target, reason] of [[file, 'readOnlyFile'], [archived, 'readOnlyFolder']] as const) {
        const workspace = await openWorkspace(target)
        const info = await workspace.info()
        expect(info.access).toEqual({ mode: 'readOnly', reason, holder: null })
        expect(info.layers.find(({ kind }) => kind === 'outfall')?.features).toBe(1)
        expect(await workspace.search('甲', 5)).toHaveLength(1)
        expect((await workspace.validate()).ok).toBe(true)
        await workspace.close()
      }
    })
    expect([hashOfFile(file), hashOfFile(archived)]).toEqual(before)
    expect(readdirSync(readOnlyFolder)).toEqual(['archived.gpkg'])
    expect(readFileSync(file).length).toBeGreaterThan(0)
  })
})
