/**
 * Water sections of a city over ten years: 104 sections × 120 months × 30 items, 374,400 readings. What the window waits for: the
 * overview of all months, one step of the month slider, a section's history, the board, looking for alerts; and how long the service
 * answers nobody else meanwhile.
 *
 * With heavy work in its threads, as in the service, where they have been built. No peer: the requirement is "without a pause". A slider step is to be over within 100 ms, an
 * overview within a second, the longest silence within 300 ms.
 */
import { createRouterClient } from '@orpc/server'
import { existsSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serviceRouter } from '../../electron/handlers'
import { createSession } from '../../electron/handlers/session'
import { createWorkspace, openWorkspace } from '../../electron/store'
import type { Change } from '../../electron/store/workspace-store'
import { ITEM_CODES } from '../../shared/domain/water-quality/item'
import { randomNumbers } from './random-numbers'

type BenchResult = { readonly name: string; readonly ours: number | null; readonly peer: number | null; readonly ratio: number | null; readonly required: number | null; readonly ok: boolean }

const SECTIONS = 104
const MONTHS = 120
const ITEMS = 30
const FIRST_YEAR = 2014
const SEED = 104120
const STEP_MILLISECONDS = 100
const OVERVIEW_MILLISECONDS = 1000
const SILENCE_MILLISECONDS = 300
const RUNS = 5

export default async function benchSections(): Promise<readonly BenchResult[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dutu-bench-sections-'))
  const path = join(folder, 'sections.gpkg')
  const jobs = new URL('../../out/electron/workers/job.js', import.meta.url)
  const session = createSession({ dataFolder: join(import.meta.dirname, '../../data'), programVersion: 'bench' }, existsSync(jobs) ? jobs : null)
  try {
    await createWorkspace(path, { force: true, today: '2023-12-31' })
    const workspace = await openWorkspace(path, { readOnly: false })
    await workspace.write({ action: 'bench.fill', actor: 'bench', params: {} }, rows())
    await workspace.close()
    const client = createRouterClient(serviceRouter, { context: { session } })
    await client.workspace.open({ path, readOnly: false })
    const months = await client.section.months()
    const step = await measure((run) => client.section.status({ period: months.at(-1 - run) ?? '' }))
    const year = await measure((run) => client.section.status({ period: String(FIRST_YEAR + 9 - run) }))
    const overview = await measure(() => client.section.overview(), 3)
    const yearToDate = await measure(() => client.section.overview({ span: 'ytd' }), 2)
    const history = await measure((run) => client.section.history({ id: String(run + 1) }))
    const board = await measure((run) => client.section.board({ period: months.at(-1 - run) ?? '', comparedWith: months.at(-2 - run) ?? '' }))
    const alerts = await measure(() => client.alert.raise(), 1)
    const told = (name: string, { whole, silence }: Times, required: number | null): BenchResult[] => [
      { name: `${name} ms`, ours: Math.round(whole), peer: null, ratio: null, required, ok: required === null || whole <= required },
      { name: `${name}, longest silence ms`, ours: Math.round(silence), peer: null, ratio: null, required: SILENCE_MILLISECONDS, ok: silence <= SILENCE_MILLISECONDS },
    ]
    return [
      ...told('step of the month slider', step, STEP_MILLISECONDS),
      ...told('history of a section', history, STEP_MILLISECONDS),
      ...told('a year', year, null),
      ...told('overview of 120 months', overview, OVERVIEW_MILLISECONDS),
      ...told('overview of 120 years so far', yearToDate, null),
      ...told('board of a month', board, null),
      ...told('looking for alerts', alerts, null),
    ]
  } finally {
    await session.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds: of the request, and the longest time in which nothing else had its turn. Medians. */
type Times = { readonly whole: number; readonly silence: number }

async function measure(request: (run: number) => Promise<unknown>, runs = RUNS): Promise<Times> {
  const times: Times[] = []
  for (let run = 0; run < runs; run += 1) {
    let last = performance.now()
    let silence = 0
    const timer = setInterval(() => {
      silence = Math.max(silence, performance.now() - last)
      last = performance.now()
    }, 1)
    const started = performance.now()
    await request(run)
    const whole = performance.now() - started
    silence = Math.max(silence, performance.now() - last)
    clearInterval(timer)
    times.push({ whole, silence })
  }
  const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return { whole: median(times.map(({ whole }) => whole)), silence: median(times.map(({ silence }) => silence)) }
}

function* rows(): Generator<Change> {
  const random = randomNumbers(SEED)
  const levels = ['national', 'provincial', 'city'] as const
  for (let index = 0; index < SECTIONS; index += 1) {
    const level = index < 16 ? levels[0] : index < 55 ? levels[1] : levels[2]
    yield {
      op: 'insertFeature',
      kind: 'section',
      geometry: { type: 'Point', coordinates: [120.5 + (index % 12) / 20, 31.8 + Math.floor(index / 12) / 20] },
      values: { code: `D${index}`, name: `断面${index}`, control_level: level, target_class: 3, water_type: 'river', district: `属地${index % 9}` },
    }
  }
  for (let section = 1; section <= SECTIONS; section += 1) {
    for (let month = 0; month < MONTHS; month += 1) {
      const time = `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
      for (const item of ITEM_CODES.slice(0, ITEMS)) {
        const value = item === 'ph' ? 7 + random() : item === 'dissolvedOxygen' ? 5 + 4 * random() : 0.01 + 0.2 * random()
        const reported = value.toFixed(3)
        yield { op: 'insertRecord', table: 'reading', values: { section_id: section, time, item, value: Number(reported), reported, below_detection: false, sample_source: 'manual' } }
      }
    }
  }
}
