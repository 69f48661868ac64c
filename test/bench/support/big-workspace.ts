/**
 * A workspace of a province's size: 1,000,000 outfalls and 10,000 legal areas with 1.3 million vertices.
 *
 * Made once (a minute or two) through the same interface that the program writes by, and kept in the system's folder for temporary
 * files, named by what it was made from.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createWorkspace, openWorkspace } from '../../../electron/store'
import { openWriteConnection } from '../../../electron/store/connection/open-connection'
import { refreshOverviews } from '../../../electron/store/tiles/refresh-overviews'
import type { Change } from '../../../electron/store/workspace-store'
import { kindIds } from '../../../shared/domain/kinds'
import { jiangsuOutfalls } from './jiangsu-outfalls'
import { legalAreas } from './legal-areas'

const SEED = 20231031
export const OUTFALLS = 1_000_000

/** The workspace's own date. */
export const BIG_WORKSPACE_TODAY = '2023-10-31'

/** @returns path of the file; made first where it does not exist */
export async function bigWorkspace(outfalls: number = OUTFALLS): Promise<string> {
  const folder = join(tmpdir(), 'dutu-bench')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `big-${outfalls}-${fingerprint(DATA_SOURCES)}.gpkg`)
  const stamp = `${path}.overviews`
  const overviews = overviewFingerprint()
  if (!existsSync(path)) {
    for (const old of readdirSync(folder)) if (old.startsWith(`big-${outfalls}-`)) rmSync(join(folder, old), { recursive: true })
    await make(path, outfalls)
  } else if (existsSync(stamp) && readFileSync(stamp, 'utf8') !== overviews) remakeOverviews(path)
  writeFileSync(stamp, overviews)
  return path
}

/** Of the program's part that makes overviews. */
export function overviewFingerprint(): string {
  return fingerprint(OVERVIEW_SOURCES)
}

async function make(path: string, outfalls: number): Promise<void> {
  process.stderr.write(`making ${path} …\n`)
  const started = performance.now()
  const making = `${path}.making`
  await createWorkspace(making, { title: '大工作区', today: BIG_WORKSPACE_TODAY, force: true })
  const workspace = await openWorkspace(making, { journal: 'rollback' })
  let nextReport = 0
  await workspace.write({ action: 'bench.fill', actor: 'bench', params: {} }, changes(outfalls), {
    onProgress: (done) => {
      if (done < nextReport) return
      nextReport = done + 100_000
      process.stderr.write(`  ${done} features, ${seconds(started)} s\n`)
    },
  })
  await workspace.close()
  renameSync(making, path)
  process.stderr.write(`made in ${seconds(started)} s\n`)
}

/** The features are kept, what is derived from them is made again by the program as it is now. */
function remakeOverviews(path: string): void {
  const connection = openWriteConnection(path)
  connection.exec('BEGIN')
  for (const kind of kindIds) {
    const started = performance.now()
    refreshOverviews(connection, kind, 'all')
    if (performance.now() - started > 100) process.stderr.write(`overview of ${kind} made again in ${seconds(started)} s\n`)
  }
  connection.exec('COMMIT')
  connection.close()
}

function seconds(started: number): string {
  return ((performance.now() - started) / 1000).toFixed(1)
}

function* changes(outfalls: number): Generator<Change> {
  for (const { kind, geometry, values } of legalAreas(SEED)) yield { op: 'insertFeature', kind, geometry, values: { ...values, demonstration: true } }
  for (const { longitude, latitude, name, code, outfallClass, stage, receiving, deadline } of jiangsuOutfalls(outfalls, SEED)) {
    yield {
      op: 'insertFeature',
      kind: 'outfall',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      values: { name, code, outfall_class: outfallClass, stage, receiving, deadline, demonstration: true },
    }
  }
}

const DATA_SOURCES = ['electron/store/schema/create-schema.ts', 'test/bench/support/jiangsu-outfalls.ts', 'test/bench/support/legal-areas.ts']
const OVERVIEW_SOURCES = ['electron/store/tiles/refresh-overviews.ts']

/** Of source files and everything of ours that they import: what they make depends on nothing else. Benches run from the checkout. */
function fingerprint(entries: readonly string[]): string {
  const files = new Set(entries)
  // A set grows while it is walked through.
  for (const file of files) {
    for (const [, imported] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) .* from '(\.[^']+)'$/gm)) {
      const path = join(dirname(file), imported!)
      files.add([`${path}.ts`, join(path, 'index.ts'), path].find((candidate) => existsSync(candidate) && statSync(candidate).isFile())!)
    }
  }
  const hash = createHash('sha256')
  for (const file of [...files].sort()) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}
