/** Killed in the middle of a write, a workspace is as it was before or after an action, never between. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleNodeTarget } from '../../../../build/scripts/bundle/bundle-node-target.mjs'
import { createWorkspace, openWorkspace } from '../../../../electron/store'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { hashOfFile, withSqlite } from '../../../support/workspace'

const CHECKOUT = path.join(import.meta.dirname, '../../../..')
/** In `out/`, from where the packages are found. */
const PROGRAM = path.join(CHECKOUT, 'out/test/write-until-killed.js')
const ROWS = 40
const folder = createTemporaryFolder()

beforeAll(() => bundleNodeTarget(CHECKOUT, { entry: 'test/support/programs/write-until-killed.ts', format: 'esm' }, PROGRAM))

/** Start the writer, kill it some time after its first commits. @returns the last action that it reported as committed */
async function writeAndKill(file: string, journal: string, milliseconds: number): Promise<number> {
  const writer = spawn(process.execPath, [PROGRAM, file, journal], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  writer.stdout.on('data', (text: Buffer) => (printed += text.toString()))
  const ended = new Promise((resolve) => writer.on('close', resolve))
  while (!printed.includes('2\n')) {
    if (writer.exitCode !== null) throw new Error('the writer ended by itself')
    await wait(5)
  }
  await wait(milliseconds)
  writer.kill('SIGKILL')
  await ended
  return Number(printed.trim().split('\n').at(-1))
}

describe.each(['wal', 'rollback'])('with the journal %s', (journal) => {
  it('is whole after a kill at any moment', async () => {
    const file = path.join(folder, `${journal}.gpkg`)
    for (const milliseconds of [0, 3, 9, 17, 28, 44, 71, 103]) {
      await createWorkspace(file, { force: true })
      const committed = await writeAndKill(file, journal, milliseconds)
      // Opened first for reading only, while the writer's lock and journal still lie there.
      const before = hashOfFile(file)
      const reader = await openWorkspace(file, { readOnly: true })
      expect((await reader.info()).lastChanges.length).toBeGreaterThan(0)
      await reader.close()
      expect(hashOfFile(file)).toBe(before)
      const workspace = await openWorkspace(file)
      const info = await workspace.info()
      expect(info.access).toEqual({ mode: 'readWrite' })
      const actions = info.lastChanges.length === 0 ? 0 : Number(info.lastChanges[0]?.id)
      // What was reported is there; at most the action under way came through as well.
      expect([committed, committed + 1]).toContain(actions)
      const names = await workspace.countFeatures({ kind: 'outfall' }, ['name'])
      expect(Object.fromEntries(names.map(({ key, count }) => [String(key[0]), count]))).toEqual({ [String(actions)]: ROWS, [`${actions}后`]: ROWS })
      const { checks } = await workspace.validate()
      expect(checks.filter(({ ok }) => !ok)).toEqual([])
      await workspace.write({ action: 'test.write', actor: 'x', params: {} }, [{ op: 'insertRecord', table: 'task', values: { title: '之后' } }])
      await workspace.close()
      expect(readdirSync(folder).filter((name) => name.startsWith(journal))).toEqual([`${journal}.gpkg`])
      expect(withSqlite(file, (database) => database.pragma('journal_mode', { simple: true }))).toBe('delete')
    }
  })
})

it('leaves nothing of a workspace that was being made', () => {
  expect(existsSync(path.join(folder, 'wal.gpkg'))).toBe(true)
  expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([])
})
