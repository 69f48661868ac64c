/**
 * Our side of the conflict-check bench, in a process of its own so that its memory can be told: reads its input, runs a task so often, leaves
 * the result of the last run in a file and says how long each run took.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parentPort, Worker, workerData } from 'node:worker_threads'
import { latitudeOfEqualAreaY, toEqualAreaPlane } from '../../../electron/engine/geodesy/equal-area'
import type { PolygonSet } from '../../../electron/engine/geometry/polygon-set'
import { checkOverlaps, joinOverlaps, type OverlapRows, splitSubjects } from '../../../electron/engine/overlay/check-overlaps'
import { cutPieces } from '../../../electron/engine/overlay/cut-pieces'
import { findOverlaps } from '../../../electron/engine/overlay/find-overlaps'
import { findPoints } from '../../../electron/engine/overlay/locate-points'
import { preparePolygons } from '../../../electron/engine/overlay/prepared-polygons'
import { checkFromFile, pairsOfReport } from './check-file-task'
import { readArrayBuffer, readPolygons, readSharedPolygons, writePolygons } from './polygon-file'

export type EngineTask = {
  readonly task: 'areas' | 'areasByWorkers' | 'pieces' | 'points' | 'file'
  /** Of `file`: the workspace. */
  readonly constraints: string
  readonly subjects: string
  readonly out: string
  readonly runs: number
  readonly workers: number
}

/** `readingShares`: of `file` alone, which part of each run the file was read. */
export type EngineReport = { readonly seconds: readonly number[]; readonly peakMegabytes: number; readonly readingShares: readonly number[] }

type WorkerInput = { readonly constraints: PolygonSet; readonly subjects: PolygonSet; readonly from: number; readonly to: number }

/** Results below it are slivers; of no consequence here. */
const TOLERANCE_SQUARE_METERS = 10

/** What a worker of the bench does: its share of the subjects whenever it is told to. */
export function serveWorker(): void {
  const { constraints, subjects, from, to } = workerData as WorkerInput
  parentPort?.on('message', () => {
    const rows = checkOverlaps(subjects, constraints, TOLERANCE_SQUARE_METERS, { from, to })
    parentPort?.postMessage(rows, Object.values(rows).map(({ buffer }) => buffer as ArrayBuffer))
  })
}

/** @param program the bundled bench, which starts workers of itself */
export async function runEngineTask(task: EngineTask, program: URL): Promise<EngineReport> {
  const seconds: number[] = []
  const measure = async (work: () => Promise<void> | void) => {
    for (let run = 0; run < task.runs; run++) {
      const start = performance.now()
      await work()
      seconds.push((performance.now() - start) / 1000)
    }
  }
  if (task.task === 'areasByWorkers') {
    const shared = { constraints: readSharedPolygons(task.constraints), subjects: readSharedPolygons(task.subjects) }
    const workers = splitSubjects(shared.subjects, task.workers).map((range) => new Worker(program, { workerData: { ...shared, ...range } }))
    let rows: OverlapRows | null = null
    await measure(async () => {
      rows = joinOverlaps(await Promise.all(workers.map(runWorker)))
    })
    await Promise.all(workers.map((worker) => worker.terminate()))
    writeRows(task.out, rows!)
    return report(seconds)
  }
  if (task.task === 'file') {
    const shares: number[] = []
    for (let run = 0; run < task.runs; run++) {
      const done = await checkFromFile(task.constraints)
      seconds.push(done.seconds)
      shares.push(done.readingSeconds / done.seconds)
      writeRows(task.out, pairsOfReport(done.report))
    }
    return report(seconds, shares)
  }
  const constraints = readPolygons(task.constraints)
  if (task.task === 'points') {
    const points = new Float64Array(readArrayBuffer(task.subjects), 8)
    let hits = new Uint8Array(0)
    await measure(() => {
      const prepared = preparePolygons(constraints, toEqualAreaPlane(constraints.coordinates))
      const table = findPoints(toEqualAreaPlane(points), prepared)
      hits = new Uint8Array(points.length / 2)
      for (let hit = 0; hit < table.points.length; hit++) if (table.onBoundary[hit] === 0) hits[table.points[hit]!]!++
    })
    writeFileSync(task.out, hits)
    return report(seconds)
  }
  const subjects = readPolygons(task.subjects)
  if (task.task === 'pieces') {
    let pieces: PolygonSet | null = null
    await measure(() => {
      const preparedSubjects = preparePolygons(subjects, toEqualAreaPlane(subjects.coordinates))
      const preparedConstraints = preparePolygons(constraints, toEqualAreaPlane(constraints.coordinates))
      const table = findOverlaps(preparedSubjects, preparedConstraints)
      pieces = cutPieces(preparedSubjects, preparedConstraints, table, latitudeOfEqualAreaY)
    })
    writePolygons(task.out, pieces!)
    return report(seconds)
  }
  let rows: OverlapRows | null = null
  await measure(() => {
    rows = checkOverlaps(subjects, constraints, TOLERANCE_SQUARE_METERS)
  })
  writeRows(task.out, rows!)
  return report(seconds)
}

function report(seconds: readonly number[], readingShares: readonly number[] = []): EngineReport {
  return { seconds, peakMegabytes: peakMegabytes(), readingShares }
}

/** Most memory that this process has held. `maxRSS` would count what the process that started it held at that moment. */
function peakMegabytes(): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  return kilobytes === undefined ? process.resourceUsage().maxRSS / 1024 : Number(kilobytes) / 1024
}

function runWorker(worker: Worker): Promise<OverlapRows> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.postMessage('run')
  })
}

/** Pairs and areas in the file that `geos-peer areas` writes, areas in m². */
function writeRows(path: string, rows: OverlapRows): void {
  const count = rows.subjects.length
  const bytes = new Uint8Array(8 + 16 * count)
  new Uint32Array(bytes.buffer, 0, 1)[0] = count
  const pairs = new Uint32Array(bytes.buffer, 8, 2 * count)
  for (let row = 0; row < count; row++) {
    pairs[2 * row] = rows.subjects[row]!
    pairs[2 * row + 1] = rows.constraints[row]!
  }
  new Float64Array(bytes.buffer, 8 + 8 * count, count).set(rows.areaSquareMeters)
  writeFileSync(path, bytes)
}
