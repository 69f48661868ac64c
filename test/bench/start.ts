/**
 * From the window's start to its first idle map: on the demonstration, and on a workspace with 1,000,000 outfalls and 10,000 polygons of 1.3
 * million vertices, each beside an empty workspace in the same run. Medians of several starts, alternating.
 *
 * `usable`: the workspace is open and its lists can be used. The peer of the last row is the bar itself, two seconds.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../support/run-command'
import { Driver } from '../e2e/support/driver'
import { bigWorkspace } from './support/big-workspace'

type Result = { readonly name: string; readonly ours: number; readonly peer: number; readonly ratio: number; readonly required: number; readonly ok: boolean }
type Times = { readonly usable: number[]; readonly idle: number[] }

const ROUNDS = 5
const TIMES_EMPTY = 3
const USABLE_WITHIN_MILLISECONDS = 2000

export default async function benchStart(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dutu-bench-start-'))
  try {
    const empty = join(folder, 'empty.gpkg')
    const demonstration = join(folder, 'nantong.gpkg')
    await runCommand('new', empty)
    await runCommand('new', demonstration, '--sample', 'nantong')
    const workspaces = { empty, demonstration, big: await bigWorkspace() }
    const times: Record<keyof typeof workspaces, Times> = { empty: newTimes(), demonstration: newTimes(), big: newTimes() }
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, workspace] of Object.entries(workspaces) as [keyof typeof workspaces, string][]) {
        const driver = await Driver.start({ profile: join(folder, `profile-${name}`), language: 'zh', workspace })
        times[name].usable.push(await driver.timeOf('workspace-open'))
        times[name].idle.push(await driver.timeOf('idle'))
        await driver.close()
      }
    }
    return [
      result('first idle map, demonstration against an empty workspace', median(times.demonstration.idle), median(times.empty.idle), TIMES_EMPTY),
      result('first idle map, a million outfalls against an empty workspace', median(times.big.idle), median(times.empty.idle), TIMES_EMPTY),
      result('usable, a million outfalls against two seconds', median(times.big.usable), USABLE_WITHIN_MILLISECONDS, 1),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const newTimes = (): Times => ({ usable: [], idle: [] })

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function result(name: string, ours: number, peer: number, required: number): Result {
  const ratio = ours / peer
  return { name, ours, peer, ratio, required, ok: ratio <= required }
}
