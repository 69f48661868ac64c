/**
 * Opening a workspace of a province's size beside an empty one: a fresh process opens the file, asks what is in it, makes the tiles
 * of the first view (all of the data in a window of 1366×768) and ends. The system's cache of the file is emptied before.
 *
 * This is the data's share of opening a window; the window's own is measured where it is started. Arguments: `--outfalls N` for a
 * smaller workspace, `--runs N`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createWorkspace, openWorkspace } from '../../electron/store'
import type { BoundingBox } from '../../shared/domain/feature'
import { kindIds } from '../../shared/domain/kinds'
import { bigWorkspace, OUTFALLS } from './support/big-workspace'

/** The window is to be usable in this time, all told. */
const LIMIT_MILLISECONDS = 2000
const LIMIT_RATIO = 3

/** Jiangsu: what an empty workspace shows at first, in this bench. */
const PROVINCE: BoundingBox = [116.35, 30.75, 121.95, 35.1]
const WINDOW_PIXELS = [1366, 768] as const
const TILE_PIXELS = 512

type BenchResult = { readonly name: string; readonly ours: number | null; readonly peer: number | null; readonly ratio: number | null; readonly required: number | null; readonly ok: boolean }

export default async function benchOpen(argumentsGiven: readonly string[] = []): Promise<readonly BenchResult[]> {
  const option = (name: string, otherwise: number) => (argumentsGiven.includes(name) ? Number(argumentsGiven[argumentsGiven.indexOf(name) + 1]) : otherwise)
  const big = await bigWorkspace(option('--outfalls', OUTFALLS))
  const empty = join(dirname(big), 'empty.gpkg')
  if (existsSync(empty)) rmSync(empty)
  await createWorkspace(empty)
  const times = { big: [] as Times[], empty: [] as Times[] }
  // In turns, so that both meet the same other load.
  for (let run = 0; run < option('--runs', 7); run++) {
    times.empty.push(openInFreshProcess(empty))
    times.big.push(openInFreshProcess(big))
  }
  return (['process', 'info', 'tiles'] as const).map((step) => {
    const ours = median(times.big.map((time) => time[step]))
    const peer = median(times.empty.map((time) => time[step]))
    const isWhole = step === 'process'
    const ok = !isWhole || (ours < LIMIT_MILLISECONDS && ours <= LIMIT_RATIO * peer)
    return { name: NAMES[step], ours: Math.round(ours), peer: Math.round(peer), ratio: Math.round((100 * ours) / peer) / 100, required: isWhole ? LIMIT_RATIO : null, ok }
  })
}

const NAMES = {
  process: 'open 1,000,000 outfalls and 10,000 areas, process start to first view ms; peer: empty workspace; under 2000',
  info: 'of it opening and contents',
  tiles: 'of it tiles of the first view',
} as const

/** Milliseconds: of the whole process, until the contents are known, from then until the tiles are made. */
type Times = { readonly process: number; readonly info: number; readonly tiles: number }

function openInFreshProcess(path: string): Times {
  // Tells the system to drop the file's pages (posix_fadvise, POSIX_FADV_DONTNEED).
  execFileSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'status=none'])
  const script = `const { openOnce } = await import(${JSON.stringify(import.meta.url)}); await openOnce(${JSON.stringify(path)})`
  const started = performance.now()
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  return { ...(JSON.parse(answer) as Pick<Times, 'info' | 'tiles'>), process: performance.now() - started }
}

/** What the fresh process does: print its times. */
export async function openOnce(path: string): Promise<void> {
  const started = performance.now()
  const workspace = await openWorkspace(path)
  const { bounds } = await workspace.info()
  const informed = performance.now()
  const layers = kindIds.map((kind) => ({ kind }))
  await Promise.all(firstView(bounds ?? PROVINCE).map(({ z, x, y }) => workspace.readTile(z, x, y, layers)))
  const shown = performance.now()
  await workspace.close()
  process.stdout.write(JSON.stringify({ info: informed - started, tiles: shown - informed }))
}

/** The tiles in which all of the box is seen. */
function firstView([west, south, east, north]: BoundingBox): readonly { readonly z: number; readonly x: number; readonly y: number }[] {
  const top = mercatorY(north)
  const bottom = mercatorY(south)
  const scale = Math.min(WINDOW_PIXELS[0] / ((east - west) / 360), WINDOW_PIXELS[1] / (bottom - top)) / TILE_PIXELS
  const z = Math.floor(Math.log2(scale))
  const tiles: { z: number; x: number; y: number }[] = []
  const column = (longitude: number) => Math.floor((longitude / 360 + 0.5) * 2 ** z)
  for (let x = column(west); x <= column(east); x++) for (let y = Math.floor(top * 2 ** z); y <= Math.floor(bottom * 2 ** z); y++) tiles.push({ z, x, y })
  return tiles
}

/** 0 in the north, 1 in the south. */
function mercatorY(latitude: number): number {
  const phi = (latitude * Math.PI) / 180
  return 0.5 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / (2 * Math.PI)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
