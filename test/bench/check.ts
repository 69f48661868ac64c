/**
 * The conflict check against its peers, in one run on the same data: native GEOS through a small C program, and PostGIS.
 *
 * `npm run -s bench -- check [--seed N] [--rounds N] [--no-postgis] [--json]`. Each round runs every engine once or more; the best of all rounds counts for each, which is
 * what a machine does when nothing else disturbs it; the way from file to findings is also told for the first time in a process, before the
 * compiler has warmed up. Ours includes the projection and all indexes, from plain arrays of degrees; the peers
 * start from geometries already built, PostGIS from tables already cut up, clustered and indexed. Another seed makes other parcels and points.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { compareWithGeos } from './support/check-agreement'
import { type CheckData, prepareCheckData } from './support/check-data'
import { type EngineReport, type EngineTask, runEngineTask, serveWorker } from './support/check-engine'
import { startPostgisPeer } from './support/check-postgis'
import { makeCheckWorkspace } from './support/check-workspace'
import { readPolygons } from './support/polygon-file'

const TASK_VARIABLE = 'DUTU_BENCH_CHECK_TASK'
const PEAK_MEGABYTES = 512
const RUNS_A_ROUND = 3
const WORKERS = 2

type Result = { name: string; ours: number; peer: number; ratio: number; required: number | null; ok: boolean }

const program = new URL(import.meta.url)
const childTask = process.env[TASK_VARIABLE]
if (!isMainThread) serveWorker()
else if (childTask !== undefined) {
  process.stdout.write(JSON.stringify(await runEngineTask(JSON.parse(childTask) as EngineTask, program)))
  process.exit(0)
}

/** Best times by what was run, and the largest memory of our processes. */
class Times {
  readonly #seconds = new Map<string, number>()
  peakMegabytes = 0

  note(name: string, seconds: readonly number[]): void {
    this.#seconds.set(name, Math.min(this.#seconds.get(name) ?? Infinity, ...seconds))
  }

  best(name: string): number {
    return this.#seconds.get(name) ?? Number.NaN
  }
}

export default async function run(given: readonly string[]): Promise<Result[]> {
  const option = (name: string, otherwise: number) => Number(given[given.indexOf(name) + 1] ?? otherwise) || otherwise
  const data = prepareCheckData(option('--seed', 20_250_101), note)
  await makeCheckWorkspace(data.scratch('check.gpkg'), data.file('layer.bin'), data.file('parcels.bin'), note)
  const rounds = option('--rounds', 3)
  const times = new Times()
  const results: Result[] = []
  const postgis = given.includes('--no-postgis') ? null : await startPostgisPeer(readPolygons(data.file('layer-plane.bin')), readPolygons(data.file('parcels-plane.bin')))
  try {
    for (let round = 1; round <= rounds; round++) {
      note(`round ${round} of ${rounds}`)
      runRound(data, times)
      if (postgis !== null) {
        const tuned = await postgis.runTuned()
        note(`PostGIS tuned ${tuned.seconds.toFixed(2)} s: ${tuned.how}, ${tuned.pairs} pairs`)
        times.note('postgis', [tuned.seconds])
      }
    }
    results.push(...compare(times, postgis !== null))
    if (postgis !== null) {
      note('PostGIS as people write it')
      const plain = await postgis.runPlain()
      results.push(faster('areas, two workers, against plain PostGIS', times.best('ours areas on two workers'), plain.seconds, 5))
    }
  } finally {
    await postgis?.stop()
  }
  results.push(...checkAgreement(data))
  results.push({ name: 'peak memory, MB', ours: times.peakMegabytes, peer: PEAK_MEGABYTES, ratio: PEAK_MEGABYTES / times.peakMegabytes, required: 1, ok: times.peakMegabytes < PEAK_MEGABYTES })
  return results
}

function runRound(data: CheckData, times: Times): void {
  const geos = (mode: string, subjects: 'parcels' | 'stress' | 'points' | 'workspace') => {
    const inputs = subjects === 'workspace' ? [data.scratch('check.gpkg')] : [data.file('layer-plane.bin'), data.file(`${subjects}-plane.bin`)]
    const answer = execFileSync(data.geos, [mode, ...inputs, data.scratch(`geos-${mode}-${subjects}`)], { encoding: 'utf8' })
    const { seconds } = JSON.parse(answer) as { seconds: number }
    note(`GEOS ${mode} of ${subjects} ${seconds.toFixed(2)} s`)
    times.note(`geos ${mode} ${subjects}`, [seconds])
  }
  const ours = (task: EngineTask['task'], subjects: 'parcels' | 'stress' | 'points' | 'workspace', label: string) => {
    const files = subjects === 'workspace' ? { constraints: data.scratch('check.gpkg'), subjects: '' } : { constraints: data.file('layer.bin'), subjects: data.file(`${subjects}.bin`) }
    const request: EngineTask = { task, ...files, out: data.scratch(`ours-${task}-${subjects}`), runs: RUNS_A_ROUND, workers: WORKERS }
    const answer = execFileSync(process.execPath, [program.pathname], { encoding: 'utf8', env: { ...process.env, [TASK_VARIABLE]: JSON.stringify(request) }, stdio: ['ignore', 'pipe', 'inherit'] })
    const report = JSON.parse(answer) as EngineReport
    note(`ours ${label} ${report.seconds.map((value) => value.toFixed(2)).join(', ')} s, ${report.peakMegabytes.toFixed(0)} MB`)
    times.note(`ours ${label}`, report.seconds)
    times.note(`ours ${label}, first`, report.seconds.slice(0, 1))
    times.peakMegabytes = Math.max(times.peakMegabytes, report.peakMegabytes)
    if (report.readingShares.length > 0) times.note('reading share', report.readingShares)
  }
  ours('areas', 'parcels', 'areas')
  geos('areas', 'parcels')
  ours('areasByWorkers', 'parcels', 'areas on two workers')
  ours('pieces', 'parcels', 'pieces')
  geos('pieces', 'parcels')
  ours('points', 'points', 'points')
  geos('points', 'points')
  ours('areas', 'stress', 'stress')
  geos('areas', 'stress')
  ours('file', 'workspace', 'file to findings')
  geos('file', 'workspace')
}

function compare(times: Times, hasPostgis: boolean): Result[] {
  const results = [
    faster('areas, one thread, against GEOS', times.best('ours areas'), times.best('geos areas parcels'), 4),
    faster('areas with geometry, one thread, against GEOS', times.best('ours pieces'), times.best('geos pieces parcels'), 2.5),
    faster('1 000 000 points, one thread, against GEOS', times.best('ours points'), times.best('geos points points'), 1.5),
    faster('200 stress parcels, one thread, against GEOS', times.best('ours stress'), times.best('geos areas stress'), 2),
  ]
  results.push(faster('file to findings, one thread, against GEOS from the same file', times.best('ours file to findings'), times.best('geos file workspace'), 4))
  results.push(faster('the same, first time in a process', times.best('ours file to findings, first'), times.best('geos file workspace'), null))
  const share = times.best('reading share')
  results.push({ name: 'reading the file, share of file to findings', ours: toThousandths(share), peer: 0.5, ratio: toThousandths(0.5 / share), required: 1, ok: share <= 0.5 })
  if (hasPostgis) results.push(faster('areas, two workers, against tuned parallel PostGIS', times.best('ours areas on two workers'), times.best('postgis'), 5))
  return results
}

/** Every pair against GEOS: how many are wrong, of which none may be. */
function checkAgreement(data: CheckData): Result[] {
  const tables = [
    { name: 'parcels', ours: 'ours-areas-parcels', geos: 'geos-areas-parcels' },
    { name: 'parcels on two workers', ours: 'ours-areasByWorkers-parcels', geos: 'geos-areas-parcels' },
    { name: 'stress parcels', ours: 'ours-areas-stress', geos: 'geos-areas-stress' },
    { name: 'findings', ours: 'ours-file-workspace', geos: 'geos-file-workspace' },
  ]
  const results = tables.map(({ name, ours, geos }) => {
    const subjects = name === 'stress parcels' ? 'stress-plane.bin' : 'parcels-plane.bin'
    const agreement = compareWithGeos(data.scratch(ours), data.scratch(geos), data.file('layer-plane.bin'), data.file(subjects))
    note(`${name}: ${JSON.stringify(agreement)}`)
    return noneWrong(`pairs that differ from GEOS, ${name}, of ${agreement.pairs}`, agreement.wrong)
  })
  const own = readFileSync(data.scratch('ours-points-points'))
  const geos = readFileSync(data.scratch('geos-points-points'))
  let wrong = Math.abs(own.length - geos.length)
  for (let point = 0; point < own.length; point++) if (own[point] !== geos[point]) wrong++
  const reasons = execFileSync(data.geos, ['reasons', data.scratch('ours-pieces-parcels')], { encoding: 'utf8', maxBuffer: 2 ** 30 }).trim().split('\n')
  return [
    ...results,
    noneWrong(`points that differ from GEOS, of ${own.length}`, wrong),
    noneWrong(`pieces that GEOS calls invalid, of ${reasons.length}`, reasons.filter((reason) => reason !== 'Valid Geometry').length),
  ]
}

function noneWrong(name: string, count: number): Result {
  return { name, ours: count, peer: 0, ratio: count === 0 ? 1 : 0, required: 1, ok: count === 0 }
}

function faster(name: string, ours: number, peer: number, required: number | null): Result {
  const ratio = peer / ours
  return { name: `${name}, s`, ours: toThousandths(ours), peer: toThousandths(peer), ratio: toThousandths(ratio), required, ok: required === null || ratio >= required }
}

function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000
}

function note(text: string): void {
  process.stderr.write(`${text}\n`)
}
