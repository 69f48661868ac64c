/**
 * Import of whole files into an indexed workspace, beside `ogr2ogr` doing the same into a GeoPackage with a spatial index, in turns.
 *
 * Each run is a process of its own from its start to its end, start-up included on both sides. Ours finds out encoding, system and columns, checks
 * every geometry, and writes rows, spatial index, search index, overviews and log. Beside the time: the process's greatest memory, and
 * the longest time in which it did not answer. Arguments: `--points N`, `--runs N`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { runImport } from '../../electron/handlers/import-run'
import { createSession } from '../../electron/handlers/session'
import { createWorkspace } from '../../electron/store'
import type { KindId } from '../../shared/domain/kinds'
import { importFiles } from './support/import-files'

const LIMIT_RATIO = 1.5
const LIMIT_MEGABYTES = 1024
/** A window that waits longer than this for an answer feels stuck. */
const LIMIT_PAUSE_MILLISECONDS = 200

type BenchResult = { readonly name: string; readonly ours: number | null; readonly peer: number | null; readonly ratio: number | null; readonly required: number | null; readonly ok: boolean }

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
        peers.push(secondsOf(() => execFileSync('ogr2ogr', ['-f', 'GPKG', '-t_srs', 'EPSG:4490', target, path], { stdio: 'ignore' })))
        rmSync(target)
        const workspace = join(folder, 'ours.gpkg')
        await createWorkspace(workspace, { force: true })
        ours.push(secondsOf(() => answers.push(importInFreshProcess(path, workspace, kind))))
        process.stderr.write(`${name}: ours ${ours.at(-1)!.toFixed(2)} s, ogr2ogr ${peers.at(-1)!.toFixed(2)} s\n`)
      }
      if (answers.some(({ added }) => added !== features)) throw new Error(`${name}: not every feature came in: ${answers.map(({ added }) => added).join(', ')}`)
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
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })) as OneImport
}

/** What the fresh process does: import, and print what it cost. */
export async function importOnce(path: string, workspacePath: string, target: KindId): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  const session = createSession({ dataFolder: join(process.cwd(), 'data'), programVersion: '0' })
  await session.open(workspacePath, { readOnly: false })
  delay.enable()
  const report = await runImport(session, { path, target, dryRun: false, limit: 1000, remember: false }, { signal: new AbortController().signal, onProgress: () => {} })
  delay.disable()
  await session.close()
  process.stdout.write(JSON.stringify({ added: report.added, megabytes: process.resourceUsage().maxRSS / 1024, pauseMilliseconds: delay.max / 1e6 }))
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
