/**
 * Briefings: one A4 sheet and one A3 sheet, warm; a page a section of the demonstration, all 104, to one PDF; QGIS's Atlas on the same
 * workspace in the same run, with the same things on its page as far as QGIS has them (map at 1:50 000 with names, inset of the city,
 * legend, scale bar, title, facts, table of readings; it has no charts), through Debian's python3-qgis.
 *
 * Times are seconds; memory is the largest of this whole process in megabytes. Where QGIS is not installed the series is held against
 * its bar alone, and says so.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSession } from '../../electron/handlers/session'
import { makeBriefing, type MakeInput } from '../../electron/handlers/brief/make-briefing'
import { runCommand } from '../support/run-command'

type Result = { readonly name: string; readonly ours: number; readonly peer: number; readonly ratio: number; readonly required: number; readonly ok: boolean }

const ROOT = process.cwd()
const ROUNDS = 5
const A4_SECONDS = 3
const A3_SECONDS = 5
const PAGE_SECONDS = 1.5
const MEGABYTES = 1500
const SECTIONS = 104

export default async function benchBrief(): Promise<readonly Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dutu-bench-brief-'))
  try {
    const workspace = join(folder, 'nantong.gpkg')
    await runCommand('new', workspace, '--sample', 'nantong')
    const session = createSession({ dataFolder: join(ROOT, 'data'), programVersion: 'bench' })
    await session.open(workspace, { readOnly: true })
    const make = async (input: Pick<MakeInput, 'template' | 'paper' | 'series'>): Promise<{ seconds: number; pages: number }> => {
      const started = performance.now()
      const { result } = await makeBriefing(session, { ...input, path: join(folder, 'out.pdf'), folder, audience: 'internal', language: 'zh' }, { signal: new AbortController().signal, onProgress: () => {} })
      return { seconds: (performance.now() - started) / 1000, pages: result.pages }
    }
    await make({ template: 'situation' })
    const a4 = await medianOf(() => make({ template: 'situation' }))
    const a3 = await medianOf(() => make({ template: 'situation', paper: 'A3' }))
    const series = await make({ template: 'section-monthly', series: 'section' })
    const page = series.seconds / series.pages
    const megabytes = process.resourceUsage().maxRSS / 1024
    await session.close()
    const qgis = atlasSeconds(workspace, join(folder, 'atlas.pdf'))
    return [
      against('situation on A4, warm, s', a4, A4_SECONDS),
      against('situation on A3, warm, s', a3, A3_SECONDS),
      against(`series of ${series.pages} pages, s a page`, page, PAGE_SECONDS),
      against('series, largest memory, MB', megabytes, MEGABYTES),
      ...(qgis === null ? [] : [against("series against QGIS's Atlas, s a page", page, qgis)]),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function medianOf(make: () => Promise<{ seconds: number }>): Promise<number> {
  const seconds: number[] = []
  for (let round = 0; round < ROUNDS; round++) seconds.push((await make()).seconds)
  return seconds.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

/** Seconds a page of the export alone, without QGIS's start and loading; null where it is not installed. */
function atlasSeconds(workspace: string, out: string): number | null {
  try {
    const printed = execFileSync('/usr/bin/python3', [join(ROOT, 'test/bench/peers/atlas.py'), workspace, join(ROOT, 'data/basemap/coast-nantong.geojson'), out, String(SECTIONS)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const { export: seconds, pages } = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as { export: number; pages: number }
    return seconds / pages
  } catch (error) {
    process.stderr.write(`QGIS could not be run here: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`)
    return null
  }
}

function against(name: string, ours: number, peer: number): Result {
  return { name, ours, peer, ratio: ours / peer, required: 1, ok: ours <= peer }
}
