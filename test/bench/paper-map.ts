/**
 * Painting maps on paper: the demonstration's city on A4 with all its furniture, and on a workspace with 1,000,000 outfalls and 10,000
 * polygons a city's extent of it. Medians of several, warm: tiles that were made before are read again through the program's cache, as
 * in a series of pages. The peer is the bar, one second; `--cold` adds the first page after the program began, against three.
 *
 * Arguments: `--outfalls N` for a smaller workspace.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preparePaperMap, sheetFacts } from '../../electron/handlers/paper/paper-map'
import { createSession } from '../../electron/handlers/session'
import { findFonts } from '../../electron/report/fonts/font-set'
import { composeMap, type MapExtent } from '../../electron/report/map/compose-map'
import { runCommand } from '../support/run-command'
import { bigWorkspace, OUTFALLS } from './support/big-workspace'

type Result = { readonly name: string; readonly ours: number; readonly peer: number; readonly ratio: number; readonly required: number; readonly ok: boolean }

const ROUNDS = 7
const WITHIN_MILLISECONDS = 1000
const FIRST_WITHIN_MILLISECONDS = 3000
const ROOT = process.cwd()

export default async function benchPaperMap(given: readonly string[] = []): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dutu-bench-paper-'))
  try {
    const demonstration = join(folder, 'nantong.gpkg')
    await runCommand('new', demonstration, '--sample', 'nantong')
    const outfalls = given.includes('--outfalls') ? Number(given[given.indexOf('--outfalls') + 1]) : OUTFALLS
    const extent: MapExtent = { bounds: [120.2, 31.6, 121.95, 32.7] }
    const city = await timePages(demonstration, extent)
    const big = await timePages(await bigWorkspace(outfalls), extent)
    return [
      result('city on A4, demonstration, warm', median(city.slice(1))),
      ...(given.includes('--cold') ? [result('city on A4, demonstration, first page', city[0]!, FIRST_WITHIN_MILLISECONDS)] : []),
      result(`city on A4, ${outfalls} outfalls, warm`, median(big.slice(1))),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of each page, the first one among them. */
async function timePages(path: string, extent: MapExtent): Promise<number[]> {
  const session = createSession({ dataFolder: join(ROOT, 'data'), programVersion: 'bench' })
  await session.open(path, { readOnly: true })
  const fonts = await findFonts({ bundled: join(ROOT, 'node_modules', '@expo-google-fonts'), installed: [] })
  const map = await preparePaperMap(session, { language: 'zh', audience: 'internal' })
  try {
    const times: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const start = performance.now()
      await composeMap({
        width: 277,
        height: 190,
        extent,
        map: { style: map.style, sources: map.sources, measure: fonts.measureText },
        language: 'zh',
        layers: map.layers,
        period: map.period,
        locatorBounds: map.bounds,
        ...sheetFacts(map, {}),
      })
      times.push(performance.now() - start)
    }
    return times
  } finally {
    await map.close()
    await session.close()
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function result(name: string, ours: number, bar = WITHIN_MILLISECONDS): Result {
  return { name, ours, peer: bar, ratio: ours / bar, required: 1, ok: ours <= bar }
}
