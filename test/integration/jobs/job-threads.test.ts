/** Heavy work in threads answers what it answers in this one, tells how far it is, stops when told, and lets the writer through. */
import { createRouterClient } from '@orpc/server'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { bundleNodeTarget } from '../../../build/scripts/bundle/bundle-node-target.mjs'
import { checkHandlers } from '../../../electron/handlers/check/check'
import { gradeHandlers } from '../../../electron/handlers/water/grade'
import { importHandlers } from '../../../electron/handlers/import/import'
import { createSession, type Session } from '../../../electron/handlers/session'
import { workspaceHandlers } from '../../../electron/handlers/workspace'
import type { Change, Workspace } from '../../../electron/store/workspace-store'
import type { JobEvent } from '../../../shared/contract/request'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { dumpData, makeWorkspaceFile, openEmptyWorkspace, pointOutfall, tester } from '../../support/workspace'

const CHECKOUT = path.join(import.meta.dirname, '../../..')
/** In `out/`, from where the packages are found. */
const BUNDLE = path.join(CHECKOUT, 'out/test/job-worker.js')
const folder = createTemporaryFolder()
const facts = { dataFolder: path.join(CHECKOUT, 'data'), programVersion: 'test' }
const MANY = 20_000

const square = (x: number, y: number, side: number) => ({ type: 'Polygon' as const, coordinates: [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]] })

/** Outfalls, a project and two versions of a red line, of which it touches the newer one. */
const content = (): Change[] => [
  {
    op: 'insertFeatures',
    kind: 'outfall',
    batch: {
      count: MANY,
      geometry: { type: 'points', xy: Float64Array.from({ length: 2 * MANY }, (_, index) => (index % 2 === 0 ? 121 : 32) + (index % 997) / 1000) },
      columns: { name: Array.from({ length: MANY }, (_, index) => `口${index}`) },
    },
  },
  { op: 'insertFeature', kind: 'project', geometry: { type: 'MultiPolygon', coordinates: [square(121, 32, 0.01).coordinates] }, values: { name: '厂区' } },
  ...(['2018-06-01', '2022-10-01'] as const).map((vintage, index): Change => ({
    op: 'insertFeature',
    kind: 'ecologicalRedLine',
    geometry: { type: 'MultiPolygon', coordinates: [square(121.015 - index * 0.01, 32.005, 0.01).coordinates] },
    values: { name: '滩涂', part: 'general', vintage },
  })),
]

let file: string
let threaded: Session
let inline: Session

beforeAll(async () => {
  await bundleNodeTarget(CHECKOUT, { entry: 'electron/jobs/job.worker.ts', format: 'esm' }, BUNDLE)
  file = await makeWorkspaceFile(folder, 'heavy', content())
}, 120_000)

beforeEach(() => {
  threaded = createSession(facts, pathToFileURL(BUNDLE))
  inline = createSession(facts)
})

afterEach(async () => {
  await threaded.close()
  await inline.close()
})

const clientOf = (session: Session) => createRouterClient({ workspace: workspaceHandlers, check: checkHandlers, grade: gradeHandlers, import: importHandlers }, { context: { session } })

async function finish<Result>(events: AsyncIterable<JobEvent<Result>>) {
  const progress: JobEvent<Result>[] = []
  for await (const event of events) {
    if (event.type === 'result') return { result: event.result, progress }
    progress.push(event)
  }
  throw new Error('a job ended without a result')
}

it('finds, compares and writes the same, and remembers the last check', async () => {
  await inline.open(file, { readOnly: true })
  await threaded.open(file, { readOnly: true })
  const [here, there] = [clientOf(inline), clientOf(threaded)]
  const checked = { subjects: { type: 'layer', kind: 'project' }, on: '2023-10-31' } as const
  expect(await there.check.pieces()).toEqual([])
  const report = (await finish(await there.check.run(checked))).result
  expect(report).toEqual((await finish(await here.check.run(checked))).result)
  expect(report.findings.length).toBeGreaterThan(0)
  const pieces = await there.check.pieces()
  expect(pieces).toEqual(await here.check.pieces())
  expect(pieces[0]?.geometry?.type).toBe('MultiPolygon')
  const versions = { layer: 'ecologicalRedLine', from: '2018-06-01', to: '2022-10-01' } as const
  expect((await finish(await there.check.compare(versions))).result).toEqual((await finish(await here.check.compare(versions))).result)
  const [outThere, outHere] = [path.join(folder, 'there.geojson'), path.join(folder, 'here.geojson')]
  const exported = await finish(await there.workspace.export({ layer: 'outfall', format: 'geojson', path: outThere }))
  await finish(await here.workspace.export({ layer: 'outfall', format: 'geojson', path: outHere }))
  expect(exported.result).toMatchObject({ file: outThere, features: MANY })
  expect(exported.progress.length).toBeGreaterThan(0)
  expect(readFileSync(outThere, 'utf8').length).toBe(readFileSync(outHere, 'utf8').length)
})

it('passes an expected failure on with its code', async () => {
  await threaded.open(file, { readOnly: true })
  const client = clientOf(threaded)
  await expect(finish(await client.check.run({ subjects: { type: 'layer', kind: 'project' }, rules: ['R99'] }))).rejects.toMatchObject({ data: { code: 'check.unknownRule', params: { rule: 'R99' } } })
  await expect(client.grade.table({ path: path.join(folder, 'none.csv') })).rejects.toMatchObject({ data: { code: expect.stringMatching(/notFound|unreadable|cannotRead/i) } })
})

it('stops when the caller stops, and leaves no half-written file', async () => {
  await threaded.open(file, { readOnly: true })
  const out = path.join(folder, 'stopped.geojson')
  for await (const event of await clientOf(threaded).workspace.export({ layer: 'outfall', format: 'geojson', path: out })) {
    expect(event.type).toBe('progress')
    break
  }
  expect(existsSync(out)).toBe(false)
  expect(existsSync(`${out}.making`)).toBe(false)
  // The lane goes on.
  expect((await finish(await clientOf(threaded).workspace.export({ layer: 'project', format: 'geojson', path: out }))).result.features).toBe(1)
})

it('lets the first write of a session through while a layer is being written to a file, and the file is one again after the close', async () => {
  const shared = await makeWorkspaceFile(folder, 'shared', content())
  const workspace = await threaded.open(shared, { readOnly: false })
  const out = path.join(folder, 'during.geojson')
  let begun = () => {}
  const firstProgress = new Promise<void>((resolve) => {
    begun = resolve
  })
  const exporting = (async () => {
    for await (const event of await clientOf(threaded).workspace.export({ layer: 'outfall', format: 'geojson', path: out })) {
      if (event.type === 'result') return event.result
      begun()
    }
    return null
  })()
  await firstProgress
  await workspace.write(tester, [pointOutfall('新', 121, 32)])
  expect((await exporting)?.features).toBe(MANY)
  await threaded.close()
  for (const rest of ['-wal', '-shm', '-journal']) expect(existsSync(`${shared}${rest}`)).toBe(false)
})

const table = (rows: number) => {
  const csv = path.join(folder, `outfalls-${rows}.csv`)
  writeFileSync(csv, ['排口编码,排口名称,经度,纬度', ...Array.from({ length: rows }, (_, index) => `JS${index},口${index},${121 + (index % 997) / 1000},32.${index % 89}`)].join('\n'))
  return csv
}

const countOf = async (workspace: Workspace) => (await workspace.countFeatures({ kind: 'outfall' }, []))[0]?.count ?? 0

it('writes in a thread, one action after another with this one, and takes it back there', async () => {
  const { file: target, workspace: empty } = await openEmptyWorkspace(folder, 'imported')
  await empty.close()
  const workspace = await threaded.open(target, { readOnly: false })
  const client = clientOf(threaded)
  const importing = client.import.run({ path: table(3000), target: 'outfall', crs: 'EPSG:4490' }).then(finish)
  const { actionId } = await workspace.write(tester, [pointOutfall('先后', 121, 32)])
  const { result: report } = await importing
  expect(report).toMatchObject({ read: 3000, added: 3000, rejected: 0 })
  expect(await countOf(workspace)).toBe(3001)
  expect(new Set([actionId, report.importId])).toEqual(new Set(['1', '2']))
  expect((await workspace.validate()).checks.filter(({ ok }) => !ok)).toEqual([])
  expect(await client.import.undo({ importId: report.importId ?? '' })).toMatchObject({ deleted: 3000 })
  expect(await countOf(workspace)).toBe(1)
})

it('writes in two threads what it writes in one', async () => {
  const contents = []
  for (const session of [inline, threaded]) {
    const { file: target, workspace: empty } = await openEmptyWorkspace(folder, `by-${session === inline ? 'one' : 'two'}`)
    await empty.close()
    await session.open(target, { readOnly: false })
    const client = clientOf(session)
    const first = await finish(await client.import.run({ path: table(4000), target: 'outfall', crs: 'EPSG:4490' }))
    const corrected = path.join(folder, 'corrected.csv')
    writeFileSync(corrected, readFileSync(table(4000), 'utf8').replaceAll(/口(\d*7)\b/gu, '改$1'))
    const second = await finish(await client.import.run({ path: corrected, target: 'outfall', crs: 'EPSG:4490', key: 'code', remember: true }))
    expect(second.result).toMatchObject({ read: 4000, updated: 400, unchanged: 3600 })
    const refreshed = await client.workspace.refreshOverviews()
    await session.close()
    contents.push({ first: first.result, second: second.result, refreshed, data: dumpData(target) })
  }
  expect(contents[1]).toEqual(contents[0])
})

it('leaves nothing of a cancelled import, and the next write is made', async () => {
  const { file: target, workspace: empty } = await openEmptyWorkspace(folder, 'cancelled')
  await empty.close()
  const workspace = await threaded.open(target, { readOnly: false })
  for await (const event of await clientOf(threaded).import.run({ path: table(50_000), target: 'outfall', crs: 'EPSG:4490' })) {
    expect(event.type).toBe('progress')
    break
  }
  expect(await countOf(workspace)).toBe(0)
  await workspace.write(tester, [pointOutfall('新', 121, 32)])
  expect(await countOf(workspace)).toBe(1)
})
