/** What a wizard asks for: previews and ghosts, places of problems, remembered choices, datum parameters, differences and what becomes of them, taking back. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createProjectedTransformation } from '../../../shared/domain/crs/transform'
import { crsRegistry } from '../../support/crs-registry'
import { openService, resultOf, type ServiceClient } from '../../support/import-client'
import { createTemporaryFolder } from '../../support/temporary-folder'

const folder = createTemporaryFolder()
let files = 0
let service: ReturnType<typeof openService>
let client: ServiceClient

beforeEach(async () => {
  service = openService()
  client = service.client
  const path = join(folder, `w${files++}.gpkg`)
  await resultOf(client.workspace.create({ path, sample: null }))
  await client.workspace.open({ path })
})

afterEach(() => service.session.close())

const write = (text: string, ending = 'csv') => {
  const path = join(folder, `f${files++}.${ending}`)
  writeFileSync(path, text)
  return path
}
const table = (heading: string, ...rows: string[]) => write([heading, ...rows].join('\n'))
const outfalls = async () => (await client.feature.list({ kind: 'outfall', limit: 100, offset: 0 })).features
const codeOf = (promise: Promise<unknown>) => promise.then(() => 'done', (error: { data?: { code?: string } }) => error.data?.code)

describe('a file without a coordinate system', () => {
  /** Eastings of six digits at 120.9°E, 32°N by proj4; any of the country's meridians could be meant. */
  const toGrid = createProjectedTransformation('+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs')
  const rows = [0, 1, 2, 3].map((step) => {
    const xy = Float64Array.of(120.9 + step / 100, 32 + step / 200)
    toGrid(xy)
    return `P${step},${xy[0]},${xy[1]}`
  })

  it('shows its shapes where each candidate would put them', async () => {
    const { crs, candidates, sample } = await client.import.inspect({ path: table('编号,X,Y', ...rows), target: 'outfall' })
    expect([crs, sample]).toEqual([null, null])
    expect(candidates).toHaveLength(3)
    for (const { code, ghost } of candidates) {
      // The same easting from another meridian lies so many degrees farther.
      const shift = crsRegistry.byCode.get(code)!.zone!.centralMeridian - 120
      expect(ghost).toMatchObject({ records: 4, whole: true })
      const places = ghost.features.map(({ row, geometry }) => [row, geometry.type === 'Point' ? geometry.coordinates : null])
      expect(places).toEqual([0, 1, 2, 3].map((step) => [step + 1, [expect.closeTo(120.9 + shift + step / 100, 6), expect.closeTo(32 + step / 200, 6)]]))
      expect(ghost.bounds![0]).toBeCloseTo(120.9 + shift, 3)
    }
  })
})

describe('a preview', () => {
  it('holds few features and vertices of a large file, with the box around all of them', async () => {
    const ring = (lon: number, lat: number) => Array.from({ length: 241 }, (_, step) => [lon + 0.001 * Math.cos((step * Math.PI) / 120), lat + 0.001 * Math.sin((step * Math.PI) / 120)])
    const features = Array.from({ length: 900 }, (_, index) => ({ type: 'Feature', properties: { 编号: `a${index}` }, geometry: { type: 'Polygon', coordinates: [ring(120 + (index % 30) / 20, 31 + Math.floor(index / 30) / 20)] } }))
    const { sample } = await client.import.inspect({ path: write(JSON.stringify({ type: 'FeatureCollection', features }), 'geojson'), target: 'project' })
    expect(sample!.records).toBe(900)
    expect(sample!.features.length).toBeGreaterThan(100)
    expect(sample!.features.length).toBeLessThanOrEqual(400)
    for (const { geometry } of sample!.features) expect(JSON.stringify(geometry).length).toBeLessThan(4000)
    expect(sample!.bounds!.map((edge) => Math.round(edge * 1000) / 1000)).toEqual([119.999, 30.999, 121.451, 32.451])
  })

  it('and a trial say where problems are', async () => {
    const path = table('编号,经度,纬度,整治时限', 'a,120.9,32,2023-10-01', 'b,120.95,32.1,十月', 'c,120.96,xx,2023-10-01')
    const report = await resultOf(client.import.run({ path, target: 'outfall', dryRun: true }))
    expect(report).toMatchObject({ read: 3, added: 2, rejected: 1 })
    const found = report.problems.filter(({ row }) => row !== null).map(({ row, code, at }) => [row, code, at])
    expect(found).toEqual([
      [2, 'value.badDate', [120.95, 32.1]],
      [3, 'geometry.coordinateUnreadable', null],
    ])
  })
})

describe('what was decided about a source', () => {
  const heading = '排口号,口子叫法,东,北'
  const choices = { mapping: { code: '排口号', name: '口子叫法', longitude: '东', latitude: '北' }, crs: 'EPSG:4490' }

  it('is offered for the next file with the same headings, and said', async () => {
    await resultOf(client.import.run({ path: table(heading, '1,甲,120.9,32'), target: 'outfall', ...choices, remember: true }))
    const path = table(heading, '2,乙,120.91,32.01')
    const next = await client.import.inspect({ path, target: 'outfall' })
    expect(next.remembered).toMatchObject({ target: 'outfall', choices })
    expect(next.columns.map(({ source, target, how }) => [source, target, how])).toEqual([['排口号', 'code', 'remembered'], ['口子叫法', 'name', 'remembered'], ['东', 'x', 'name'], ['北', 'y', 'name']])
    expect(next.problems.map(({ code }) => code)).toContain('import.remembered')
    // Another target or other headings are another matter; and a person may say otherwise.
    expect((await client.import.inspect({ path, target: 'enterprise' })).remembered).toBeNull()
    expect((await client.import.inspect({ path: table(`${heading},又`, '3,丙,120.9,32,x'), target: 'outfall' })).remembered).toBeNull()
    expect((await client.import.inspect({ path, target: 'outfall', remembered: false })).remembered).toBeNull()
    const report = await resultOf(client.import.run({ path, target: 'outfall', remember: true }))
    expect(report).toMatchObject({ added: 1, crs: { code: 'EPSG:4490', how: 'given' } })
    expect((await outfalls()).map(({ properties }) => properties['name'])).toEqual(['甲', '乙'])
    expect(await client.import.remembered()).toHaveLength(1)
    expect(await client.import.forget({ signature: next.signature, target: 'outfall' })).toEqual({ forgotten: true })
    expect(await client.import.remembered()).toEqual([])
  })

  it('is not taken over unasked, and does not hinder taking the import back', async () => {
    const first = await resultOf(client.import.run({ path: table(heading, '1,甲,120.9,32'), target: 'outfall', ...choices, remember: true }))
    const other = await resultOf(client.import.run({ path: table(heading, '2,乙,120.91,32.01'), target: 'outfall' }))
    expect(other.crs).toBeNull()
    await resultOf(client.import.run({ path: table(heading, '3,丙,120.9,32'), target: 'outfall', ...choices, crs: 'EPSG:4326', remember: true }))
    expect(await client.import.undo({ importId: first.importId! })).toMatchObject({ deleted: 1 })
  })

  it('can leave a column out though its heading fits', async () => {
    const path = table('编号,名称,经度,纬度', '1,甲,120.9,32')
    await resultOf(client.import.run({ path, target: 'outfall', mapping: { code: '编号' }, wholeMapping: true }))
    const [outfall] = await outfalls()
    expect(outfall!.properties['name']).toBeNull()
    expect(outfall!.otherColumns['名称']).toBe('甲')
  })
})

describe('an old datum', () => {
  const path = () => table('编号,经度,纬度', '1,120.9,32')
  const shift = { dxMeters: 30, dyMeters: -20, dzMeters: 10, rxArcSeconds: 0.5, ryArcSeconds: -0.25, rzArcSeconds: 1, scalePartsPerMillion: 2 }

  it('is warned about until the bureau has set its parameters, which are then applied and named', async () => {
    const before = await resultOf(client.import.run({ path: path(), target: 'outfall', crs: 'EPSG:4610' }))
    expect(before.crs).toMatchObject({ datum: 'Xian1980', shift: null })
    expect(before.problems.map(({ code }) => code)).toContain('crs.oldDatum')
    expect(await client.import.setDatumShift({ datum: 'Xian1980', shift, note: '市局' })).toMatchObject([{ datum: 'Xian1980', shift, note: '市局' }])
    const after = await resultOf(client.import.run({ path: path(), target: 'outfall', crs: 'EPSG:4610' }))
    expect(after.crs).toMatchObject({ shift: 'setting' })
    const codes = after.problems.map(({ code }) => code)
    expect([codes.includes('crs.oldDatum'), codes.includes('crs.shiftApplied')]).toEqual([false, true])
    const [plain, shifted] = await Promise.all((await outfalls()).map(({ id }) => client.feature.read({ kind: 'outfall', id }).then(({ feature }) => feature)))
    expect(plain!.geometry).toEqual({ type: 'Point', coordinates: [120.9, 32] })
    // PROJ 9: cs2cs +proj=pipeline of +proj=cart +a=6378140 +rf=298.257, +proj=helmert … +convention=position_vector, +inv +proj=cart +ellps=GRS80.
    const [lon, lat] = (shifted!.geometry as { coordinates: number[] }).coordinates
    expect(lon).toBeCloseTo(EXPECTED_SHIFTED[0], 8)
    expect(lat).toBeCloseTo(EXPECTED_SHIFTED[1], 8)
    expect(await client.import.setDatumShift({ datum: 'Xian1980', shift: null })).toEqual([])
  })
})

/** What PROJ 9.1 answers: `echo 120.9 32 0 | cct -d 10 +proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad …`, steps as named above. */
const EXPECTED_SHIFTED: readonly [number, number] = [120.900195308, 32.0003153201]

describe('a ledger that comes back', () => {
  const first = () => table('编号,名称,经度,纬度,整治时限', 'a,甲,120.9,32,2023-10-01', 'b,乙,120.91,32,2023-10-01', 'c,丙,120.92,32,2023-10-01')
  const second = () => table('编号,名称,经度,纬度,整治时限', 'a,甲,120.9,32,2023-12-31', 'b,乙,120.911,32,2023-10-01', 'd,丁,120.93,32,2023-10-01')
  const keyed = { target: 'outfall', key: 'code' } as const

  beforeEach(async () => {
    await resultOf(client.import.run({ path: first(), target: 'outfall' }))
  })

  it('shows what differs, field by field, before anything is written', async () => {
    const { differences, missing, ...report } = await resultOf(client.import.run({ path: second(), ...keyed, dryRun: true }))
    expect(report).toMatchObject({ importId: null, read: 3, added: 1, updated: 2, unchanged: 0, rejected: 0 })
    expect(missing).toEqual({ found: 1, kept: 1, deleted: 0, marked: 0 })
    expect(differences).toMatchObject({
      added: [{ row: 3, key: 'd' }],
      changed: [
        { key: 'a', fields: [{ field: 'deadline', before: '2023-10-01', after: '2023-12-31' }], movedMeters: null },
        { key: 'b', fields: [{ field: '经度', before: 120.91, after: 120.911 }] },
      ],
      missing: [{ key: 'c', name: '丙' }],
    })
    // A thousandth of a degree on the parallel of 32°: 111.195 km · cos 32° / 1000.
    expect(differences!.changed[1]!.movedMeters).toBeCloseTo(94.3, 0)
  })

  it('adds, updates and leaves rows as was asked; no row is lost', async () => {
    const path = second()
    const report = await resultOf(client.import.run({ path, ...keyed, onNew: 'skip', leave: ['a'] }))
    expect(report).toMatchObject({ read: 3, added: 0, updated: 1, unchanged: 2, rejected: 0 })
    expect(report.problems.map(({ code }) => code)).toContain('import.newSkipped')
    expect((await outfalls()).map(({ properties }) => [properties['code'], properties['deadline']])).toEqual([['a', '2023-10-01'], ['b', '2023-10-01'], ['c', '2023-10-01']])
  })

  it('marks what it no longer has, and takes the mark away when it is there again', async () => {
    const marked = await resultOf(client.import.run({ path: second(), ...keyed, onMissing: 'mark' }))
    expect(marked.missing).toEqual({ found: 1, kept: 0, deleted: 0, marked: 1 })
    const others = async () => (await outfalls()).find(({ properties }) => properties['code'] === 'c')!.otherColumns
    expect(Object.keys(await others())).toContain('来源中已没有')
    await resultOf(client.import.run({ path: first(), ...keyed }))
    expect(await others()).toEqual({ 经度: 120.92, 纬度: 32 })
  })

  it('deletes what it no longer has unless something refers to it; all of it is taken back at once', async () => {
    const [, , c] = await outfalls()
    const [task] = await linkedTask(c!.id)
    const kept = await resultOf(client.import.run({ path: second(), ...keyed, onMissing: 'delete', dryRun: true }))
    expect(kept.missing).toEqual({ found: 1, kept: 1, deleted: 0, marked: 0 })
    expect(kept.problems.find(({ code }) => code === 'import.missingInUse')).toMatchObject({ params: { count: 1, keys: 'c' } })
    await client.task.unlink({ taskId: task!, feature: { kind: 'outfall', id: c!.id } })
    const report = await resultOf(client.import.run({ path: second(), ...keyed, onMissing: 'delete' }))
    expect(report.missing).toEqual({ found: 1, kept: 0, deleted: 1, marked: 0 })
    expect((await outfalls()).map(({ properties }) => properties['code'])).toEqual(['a', 'b', 'd'])
    await client.import.undo({ importId: report.importId! })
    expect((await outfalls()).map(({ properties }) => [properties['code'], properties['deadline']])).toEqual([['a', '2023-10-01'], ['b', '2023-10-01'], ['c', '2023-10-01']])
  })
})

/** A task that hangs on an outfall. */
async function linkedTask(outfall: string): Promise<readonly string[]> {
  const { importId } = await resultOf(client.import.run({ path: table('编号,整改问题', 'T1,问题一'), target: 'task' }))
  expect(importId).not.toBeNull()
  const { tasks } = await client.task.list({})
  await client.task.link({ taskId: tasks[0]!.id, feature: { kind: 'outfall', id: outfall }, role: 'subject' })
  return tasks.map(({ id }) => id)
}

it('an import that something builds on says what, who and when', async () => {
  const { importId } = await resultOf(client.import.run({ path: table('编号,名称,经度,纬度', 'a,甲,120.9,32'), target: 'outfall' }))
  const [outfall] = await outfalls()
  await linkedTask(outfall!.id)
  const refused = await client.import.undo({ importId: importId! }).catch((error: { data?: unknown }) => error.data)
  expect(refused).toMatchObject({ code: 'import.builtUpon', params: { action: importId, what: 'task.link', actor: service.session.actor, time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) } })
  expect(await codeOf(client.import.undo({ importId: '999' }))).toBe('action.notFound')
})

it('progress counts records towards their number, then says that indexes are made', async () => {
  const rows = Array.from({ length: 9000 }, (_, index) => `n${index},${120 + (index % 100) / 100},${32 + index / 100_000}`)
  const events: { done: number; total: number | null; stage: string }[] = []
  await resultOf(client.import.run({ path: table('编号,经度,纬度', ...rows), target: 'outfall' }), (event) => {
    if (event.type === 'progress') events.push(event)
  })
  expect(events.every(({ done, total }) => total !== null && done <= total)).toBe(true)
  expect(events.at(-1)).toMatchObject({ done: 9000, total: 9000, stage: 'index' })
})
