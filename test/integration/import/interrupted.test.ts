/** An import that is cancelled, stopped by Ctrl+C or killed leaves the workspace as it was, and nothing beside it. */
import { spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundleNodeTarget } from '../../../build/scripts/bundle/bundle-node-target.mjs'
import { newWorkspace } from '../../support/import-workspace'
import { openService } from '../../support/import-client'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { dumpData } from '../../support/workspace'

const CHECKOUT = path.join(import.meta.dirname, '../../..')
/** In `out/`, two folders deep as the packaged command, so that its data are found. */
const PROGRAM = path.join(CHECKOUT, 'out/test/dutu.js')
/** Enough for several seconds on a fast machine: progress is shown twice a second. */
const ROWS = 200_000
const folder = createTemporaryFolder()
const source = path.join(folder, 'points.csv')

beforeAll(async () => {
  await bundleNodeTarget(CHECKOUT, { entry: 'electron/cli/main.ts', format: 'esm' }, PROGRAM)
  writeFileSync(source, ['编号,名称,经度,纬度', ...Array.from({ length: ROWS }, (_, row) => `N${row},第${row}号排口,${120 + (row % 1000) / 1000},${32 + row / 400_000}`)].join('\n'))
})

const others = (workspace: string) => readdirSync(folder).filter((name) => name.startsWith(path.basename(workspace, '.gpkg')) && name !== path.basename(workspace))

/** Runs the import in a process of its own; ends it by the signal when it has shown that so many rows are done. */
function importAndStop(workspace: string, signal: NodeJS.Signals, rowsDone: number): Promise<number | null> {
  return new Promise((resolve) => {
    const command = spawn(process.execPath, [PROGRAM, 'import', source, '--into', workspace, '--as', 'outfall', '--json'], { stdio: ['ignore', 'ignore', 'pipe'] })
    command.stderr.on('data', (text: Buffer) => {
      const done = Math.max(0, ...Array.from(text.toString().matchAll(/(\d+) \/ \d+/g), (match) => Number(match[1])))
      // Once: a second Ctrl+C means at once.
      if (done >= rowsDone && !command.killed) command.kill(signal)
    })
    command.on('close', (status) => resolve(status))
  })
}

describe('an import in a process of its own', () => {
  it.each([['SIGKILL', 1], ['SIGKILL', ROWS / 2], ['SIGINT', ROWS / 4]] as const)('ended by %s after %i rows', async (signal, rows) => {
    const workspace = await newWorkspace(folder, `${signal}-${rows}.gpkg`)
    const before = dumpData(workspace)
    const status = await importAndStop(workspace, signal, rows)
    expect(status).not.toBe(0)
    if (signal === 'SIGINT') expect(others(workspace)).toEqual([])
    const { session, client } = openService()
    await client.workspace.open({ path: workspace })
    expect(await client.workspace.history({ limit: 10 })).toEqual([])
    expect((await client.feature.list({ kind: 'outfall', limit: 10, offset: 0 })).total).toBe(0)
    await session.close()
    expect(dumpData(workspace)).toEqual(before)
    expect(others(workspace)).toEqual([])
  })
})

it('an import whose caller stops listening', async () => {
  const workspace = await newWorkspace(folder, 'cancelled.gpkg')
  const before = dumpData(workspace)
  const { session, client } = openService()
  await client.workspace.open({ path: workspace })
  for await (const event of await client.import.run({ path: source, target: 'outfall' })) {
    if (event.type === 'progress' && event.done > 5000) break
  }
  expect(await client.workspace.history({ limit: 10 })).toEqual([])
  await session.close()
  expect(dumpData(workspace)).toEqual(before)
  expect(others(workspace)).toEqual([])
})
