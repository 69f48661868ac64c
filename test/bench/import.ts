/**
 * Import of whole files into an indexed workspace, beside `ogr2ogr` doing the same into a GeoPackage with a spatial index (areas with
 * `-makevalid`), in turns.
 *
 * Each run is a process of its own from its start to its end, start-up included on both sides. Ours finds out encoding, system and columns, checks
 * every geometry, and writes rows, spatial index, search index, overviews and log. Beside the time: the process's greatest memory, and
 * the longest time in which it did not answer. Arguments: `--points N`, `--runs N`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { createRouterClient } from '@orpc/server'
import { importHandlers } from '../../electron/handlers/import/import'
import { createSession } from '../../electron/handlers/session'
import { createWorkspace } from '../../electron/store'
import type { KindId } from '../../shared/domain/kinds'
import { importFiles } from './support/import-files'

const LIMIT_RATIO = 1.5
const LIMIT_MEGABYTES = 1024
/** A window that waits longer than this for an answer feels stuck. */
const LIMIT_PAUSE_MILLISECONDS = 200

type BenchResult = { readonly name: string; readonly ours: number | null; readonly peer: number | null; readonly ratio: number | null; readonly required: number | null; readonly ok: boolean }

/** `added`: rows that came in or were rejected with a reason: a few of the made areas cross themselves. */
type OneImport = { readonly added: number; readonly megabytes: number; readonly pauseMilliseconds: number }

export default async function benchImport(argumentsGiven: readonly string[] = []): Promise<readonly BenchResult[]> {
  const option = (name: string, otherwise: number) => (argumentsGiven.includes(name) ? Number(argumentsGiven[argumentsGiven.indexOf(name) + 1]) : otherwise)
  const only = argumentsGiven.includes('--only') ? argumentsGiven[argumentsGiven.indexOf('--only') + 1]! : ''
  const files = importFiles(option('--points', 1_000_000)).filter(({ name }) => name.includes(only))
  const folder = mkdtempSync(join(tmpdir(), 'dutu-bench-import-'))
  const results: BenchResult[] = []
  try {
    for (const { name, path, kind, features } of files) {
      const [ours, peers, answers] = [[] as number[], [] as number[], [] as OneImport[]]
      for (let run = 0; run < option('--runs', 3); run++) {
        const target = join(folder, 'peer.gpkg')
        // An import checks every area and repairs what can be repaired.
        const check = kind === 'outfall' ? [] : ['-makevalid']
        peers.push(secondsOf(() => execFileSync('ogr2ogr', ['-f', 'GPKG', '-t_srs', 'EPSG:4490', ...check, target, path], { stdio: 'ignore' })))
        rmSync(target)
        const workspace = join(folder, 'ours.gpkg')
        await createWorkspace(workspace, { force: true })
        ours.push(secondsOf(() => answers.push(importInFreshProcess(path, workspace, kind))))
        process.stderr.write(`${name}: ours ${ours.at(-1)!.toFixed(2)} s, ogr2ogr ${peers.at(-1)!.toFixed(2)} s\n`)
      }
      if (answers.some(({ added }) => added !== features)) throw new Error(`${name}: rows are lost: ${answers.map(({ added }) => added).join(', ')}`)
      const [seconds, peer] = [median(ours), median(peers)]
      const ratio = round(seconds / peer)
      const megabytes = Math.round(Math.max(...answers.map((answer) => answer.megabytes)))
      const pause = Math.round(median(answers.map(({ pauseMilliseconds }) => pauseMilliseconds)))
      results.push(
        { name: `import ${name} (${features}), s; peer: ogr2ogr`, ours: round(seconds), peer: round(peer), ratio, required: LIMIT_RATIO, ok: ratio <= LIMIT_RATIO },
        { name: `import ${name}, peak memory MB`, ours: megabytes, peer: null, ratio: null, required: LIMIT_MEGABYTES, ok: megabytes < LIMIT_MEGABYTES },
        { name: `import ${name}, longest pause ms`, ours: pause, peer: null, ratio: null, required: LIMIT_PAUSE_MILLISECONDS, ok: pause <= LIMIT_PAUSE_MILLISECONDS },
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return results
}

function importInFreshProcess(path: string, workspace: string, kind: KindId): OneImport {
  const script = `const { importOnce } = await import(${JSON.stringify(import.meta.url)}); await importOnce(${[path, workspace, kind].map((text) => JSON.stringify(text)).join(', ')})`
  // A file: threads would take over the options of a script on the command line.
  const program = `${workspace}.mjs`
  writeFileSync(program, script)
  return JSON.parse(execFileSync(process.execPath, [program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as OneImport
}

/** What the fresh process does: import as the service does, in a thread, and print what it cost. Its own loop is what the window talks to. */
export async function importOnce(path: string, workspacePath: string, target: KindId): Promise<void> {
  const session = createSession({ dataFolder: join(process.cwd(), 'data'), programVersion: '0' }, pathToFileURL(join(process.cwd(), 'out/electron/workers/job.js')))
  await session.open(workspacePath, { readOnly: false })
  const client = createRouterClient(importHandlers, { context: { session } })
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  let added = 0
  for await (const event of await client.run({ path, target, limit: 1000 })) if (event.type === 'result') added = event.result.added + event.result.rejected
  delay.disable()
  await session.close()
  process.stdout.write(JSON.stringify({ added, megabytes: peakMegabytes(), pauseMilliseconds: delay.max / 1e6 }))
}

/** Of this process alone: what getrusage tells includes the one that started it. */
function peakMegabytes(): number {
  return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? Number.NaN) / 1024
}

function secondsOf(work: () => unknown): number {
  const started = performance.now()
  work()
  return (performance.now() - started) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

const round = (value: number) => Math.round(100 * value) / 100
