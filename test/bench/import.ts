/**
 * Import of whole files into an indexed workspace, beside `ogr2ogr` doing the same into a GeoPackage with a spatial index (areas with
 * `-makevalid`, since an import checks every area and repairs what can be repaired), in turns, each time into an empty file.
 *
 * Ours is what a person waits for who has looked at a file in the wizard and presses “import”: from the request to the answer of a service that
 * has a workspace open, with encoding, system and columns found out, every geometry checked, and rows, spatial index, search index and log
 * committed. `ogr2ogr` is its whole process, some hundredths of a second of which are its start. What follows the answer, without anybody waiting, has a
 * row of its own, as has our whole process (start, opening, a look into the file, import, small scales, close). Beside the time: the process's
 * greatest memory, and how long the service did not answer. Arguments: `--points N`, `--runs N`, `--only NAME`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { createRouterClient } from '@orpc/server'
import { importHandlers } from '../../electron/handlers/import/import'
import { createSession } from '../../electron/handlers/session'
import { workspaceHandlers } from '../../electron/handlers/workspace'
import { createWorkspace } from '../../electron/store'
import type { KindId } from '../../shared/domain/kinds'
import { importFiles } from './support/import-files'

const LIMIT_RATIO = 1.5
const LIMIT_MEGABYTES = 1024
/** Nobody presses “import” sooner after the rows are shown; the thread that writes gets ready meanwhile. */
const LOOK_MILLISECONDS = 2000
/** A window that waits longer than this for an answer feels stuck; what takes no longer than a tenth of a second feels immediate (Nielsen 1993, “Usability Engineering”, 5.5). */
const LIMIT_PAUSE_MILLISECONDS = 200
const LIMIT_USUAL_PAUSE_MILLISECONDS = 100

type BenchResult = { readonly name: string; readonly ours: number | null; readonly peer: number | null; readonly ratio: number | null; readonly required: number | null; readonly ok: boolean }

/** `added`: rows that came in or were rejected with a reason: a few of the made areas cross themselves. */
type OneImport = { readonly added: number; readonly seconds: number; readonly secondsBehind: number; readonly megabytes: number; readonly pauseMilliseconds: number; readonly usualPauseMilliseconds: number }

export default async function benchImport(argumentsGiven: readonly string[] = []): Promise<readonly BenchResult[]> {
  const option = (name: string, otherwise: number) => (argumentsGiven.includes(name) ? Number(argumentsGiven[argumentsGiven.indexOf(name) + 1]) : otherwise)
  const only = argumentsGiven.includes('--only') ? argumentsGiven[argumentsGiven.indexOf('--only') + 1]! : ''
  const files = importFiles(option('--points', 1_000_000)).filter(({ name }) => name.includes(only))
  const folder = mkdtempSync(join(tmpdir(), 'dutu-bench-import-'))
  const results: BenchResult[] = []
  try {
    for (const { name, path, kind, features } of files) {
      const [whole, peers, answers] = [[] as number[], [] as number[], [] as OneImport[]]
      for (let run = 0; run < option('--runs', 3); run++) {
        const target = join(folder, 'peer.gpkg')
        const check = kind === 'outfall' ? [] : ['-makevalid']
        peers.push(secondsOf(() => execFileSync('ogr2ogr', ['-f', 'GPKG', '-t_srs', 'EPSG:4490', ...check, target, path], { stdio: 'ignore' })))
        rmSync(target)
        const workspace = join(folder, 'ours.gpkg')
        await createWorkspace(workspace, { force: true })
        whole.push(secondsOf(() => answers.push(importInFreshProcess(path, workspace, kind))))
        process.stderr.write(`${name}: ours ${answers.at(-1)!.seconds.toFixed(2)} s, ogr2ogr ${peers.at(-1)!.toFixed(2)} s\n`)
      }
      if (answers.some(({ added }) => added !== features)) throw new Error(`${name}: rows are lost: ${answers.map(({ added }) => added).join(', ')}`)
      const medianOf = (of: (answer: OneImport) => number) => median(answers.map(of))
      const [seconds, peer] = [medianOf((answer) => answer.seconds), median(peers)]
      const ratio = round(seconds / peer)
      const megabytes = Math.round(Math.max(...answers.map((answer) => answer.megabytes)))
      const pause = Math.round(medianOf((answer) => answer.pauseMilliseconds))
      const usualPause = Math.round(medianOf((answer) => answer.usualPauseMilliseconds))
      const remark = (text: string, ours: number): BenchResult => ({ name: `import ${name}, ${text}`, ours: round(ours), peer: null, ratio: null, required: null, ok: true })
      results.push(
        { name: `import ${name} (${features}), s from the request to the answer of the service; peer: ogr2ogr`, ours: round(seconds), peer: round(peer), ratio, required: LIMIT_RATIO, ok: ratio <= LIMIT_RATIO },
        remark('s afterwards until small scales are drawn', medianOf((answer) => answer.secondsBehind)),
        remark('s of our whole process, start to close', median(whole)),
        { name: `import ${name}, peak memory MB`, ours: megabytes, peer: null, ratio: null, required: LIMIT_MEGABYTES, ok: megabytes < LIMIT_MEGABYTES },
        { name: `import ${name}, pause ms, 99 of 100`, ours: usualPause, peer: null, ratio: null, required: LIMIT_USUAL_PAUSE_MILLISECONDS, ok: usualPause <= LIMIT_USUAL_PAUSE_MILLISECONDS },
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
  const client = createRouterClient({ import: importHandlers, workspace: workspaceHandlers }, { context: { session } })
  await client.import.inspect({ path, target, rows: 50 })
  await setTimeout(LOOK_MILLISECONDS)
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  let added = 0
  const requested = performance.now()
  for await (const event of await client.import.run({ path, target, limit: 1000 })) if (event.type === 'result') added = event.result.added + event.result.rejected
  const answered = performance.now()
  await client.workspace.refreshOverviews()
  const secondsBehind = (performance.now() - answered) / 1000
  delay.disable()
  await session.close()
  const pauses = { pauseMilliseconds: delay.max / 1e6, usualPauseMilliseconds: delay.percentile(99) / 1e6 }
  process.stdout.write(JSON.stringify({ added, seconds: (answered - requested) / 1000, secondsBehind, megabytes: peakMegabytes(), ...pauses } satisfies OneImport))
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
