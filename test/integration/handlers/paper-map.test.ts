/** Maps of the demonstration workspace on paper: nothing lost, nothing shown that must not be, the same every time. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PaperMap, preparePaperMap, sheetFacts } from '../../../electron/handlers/paper/paper-map'
import { createSession, type Session } from '../../../electron/handlers/session'
import { workspaceHandlers } from '../../../electron/handlers/workspace'
import { findFonts, type FontSet } from '../../../electron/report/fonts/font-set'
import { composeMap } from '../../../electron/report/map/compose-map'
import { frameAtScale, frameOfBounds } from '../../../electron/report/map/frame'
import { mapLegend } from '../../../electron/report/map/furniture/map-legend'
import { paintMap } from '../../../electron/report/map/paint-map'
import type { SceneItem, TextItem } from '../../../electron/report/scene/scene'
import { type KindId, kinds } from '../../../shared/domain/kinds'

const ROOT = join(import.meta.dirname, '../../..')
const A4 = { width: 277, height: 180 }

let folder: string
let session: Session
let fonts: FontSet
let map: PaperMap

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dutu-paper-'))
  session = createSession({ dataFolder: join(ROOT, 'data'), programVersion: 'test' })
  const client = createRouterClient({ workspace: workspaceHandlers }, { context: { session } })
  const path = join(folder, 'nantong.gpkg')
  for await (const event of await client.workspace.create({ path, sample: 'nantong' })) if (event.type === 'result') break
  await client.workspace.open({ path })
  fonts = await findFonts({ bundled: join(ROOT, 'node_modules', '@expo-google-fonts'), installed: [] })
  map = await preparePaperMap(session, { language: 'zh', audience: 'internal' })
}, 120_000)

afterAll(async () => {
  await map.close()
  await session.close()
  await rm(folder, { recursive: true, force: true })
})

const textsOf = (items: readonly SceneItem[]): TextItem[] => items.flatMap((item) => (item.type === 'group' ? textsOf(item.items) : item.type === 'text' ? [item] : []))

describe('the whole city on A4', () => {
  const paint = async () => {
    const { bounds } = map
    if (bounds === null) throw new Error('no bounds')
    return paintMap({ frame: frameOfBounds(A4, bounds), style: map.style, sources: map.sources, measure: fonts.measureText })
  }

  it('draws every feature of every theme it shows, in circles or one by one', async () => {
    const { shown, thinned } = await paint()
    const drawn = shown.counts()
    const workspace = session.workspace()
    const themes: readonly KindId[] = ['outfall', 'ecologicalRedLine', 'ecologicalControlZone', 'ecologicalBuffer', 'bay', 'waterSource', 'project', 'patch', 'contaminatedPlot', 'district', 'waterway']
    for (const kind of themes) {
      const { total } = await workspace.listFeatures({ kind, limit: 1 })
      expect(total, kind).toBeGreaterThan(0)
      expect(drawn[kinds[kind].table], kind).toBe(total)
    }
    expect(drawn['section-status']).toBe((await workspace.listFeatures({ kind: 'section', limit: 1 })).total)
    expect(thinned).toEqual([])
  })

  it('is the same when painted again', async () => {
    expect(JSON.stringify((await paint()).item)).toBe(JSON.stringify((await paint()).item))
  })

  it('names every section that misses its target, unless it says how many gave way', async () => {
    const { item, labels } = await paint()
    const sections = map.style.sources['section-status']
    const missed = sections?.type === 'geojson' && typeof sections.data === 'object' && 'features' in sections.data ? sections.data.features.filter(({ properties }) => properties?.['missed'] === true) : []
    expect(missed.length).toBeGreaterThan(0)
    const zoomed = await paintMap({ frame: frameAtScale(A4, [121.15, 32.1], 450000), style: map.style, sources: map.sources, measure: fonts.measureText })
    const written = new Set(textsOf([zoomed.item]).map(({ text }) => text))
    const named = missed.filter(({ properties }) => written.has(properties?.['name'] as string)).length
    expect(named + (zoomed.labels.gaveWay['section-label-missed'] ?? 0)).toBeGreaterThan(0)
    expect(zoomed.labels.gaveWay['section-label-missed'] ?? 0).toBeLessThanOrEqual(2)
    // What stands inside a mark (a class, the count of a circle) is no name.
    const inMarks = /^(\d+|[Ⅰ-Ⅴ劣]+)$/
    expect(labels.placed).toBe(textsOf([item]).filter(({ text }) => !inMarks.test(text)).length)
  })
})

describe('a large scale', () => {
  it('draws each outfall of the frame by itself, as many as the store counts there', async () => {
    const frame = frameAtScale({ width: 170, height: 120 }, [121.05, 32.33], 25000)
    const { shown } = await paintMap({ frame, style: map.style, sources: map.sources, measure: fonts.measureText })
    const { total } = await session.workspace().listFeatures({ kind: 'outfall', bounds: frame.bounds, limit: 1 })
    expect(total).toBeGreaterThan(0)
    expect(frame.zoom).toBeLessThan(14)
    expect(shown.counts()['outfall']).toBeGreaterThanOrEqual(total * 0.9)
    const closer = frameAtScale({ width: 170, height: 120 }, [121.05, 32.33], 15000)
    const near = await paintMap({ frame: closer, style: map.style, sources: map.sources, measure: fonts.measureText })
    expect(closer.zoom).toBeGreaterThan(14)
    expect(near.shown.counts()['outfall']).toBe((await session.workspace().listFeatures({ kind: 'outfall', bounds: closer.bounds, limit: 1 })).total)
    expect(near.shown.countCircles.size).toBe(0)
  })
})

describe('a map with its furniture', () => {
  const compose = (view: PaperMap, extent: Parameters<typeof composeMap>[0]['extent']) =>
    composeMap({
      width: 190, height: 140, extent, map: { style: view.style, sources: view.sources, measure: fonts.measureText }, language: 'zh', layers: view.layers, period: view.period,
      title: '如东沿海', grid: 'gaussKruger', locatorBounds: view.bounds, ...sheetFacts(view, { maker: '南通市生态环境局', madeOn: '2026-11-22' }),
    })

  it('says what a map must say', async () => {
    const { item, left } = await compose(map, { centre: [121.4, 32.4], scale: 250000 })
    const texts = textsOf([item]).map(({ text }) => text)
    const whole = texts.join(' ')
    for (const needed of ['如东沿海', '图例', '示范数据', '内部使用', '1:250 000', '北', 'CGCS2000', '2023-10-31', '南通市生态环境局', '2026-11-22', 'GSHHG']) expect(whole).toContain(needed)
    expect(left).toEqual([])
  })

  it('explains what is in the frame and nothing else', async () => {
    const frame = frameAtScale({ width: 100, height: 80 }, [121.4, 32.4], 250000)
    const { shown } = await paintMap({ frame, style: map.style, sources: map.sources, measure: fonts.measureText })
    const titles = mapLegend(shown, map.layers, 'zh', map.period).map(({ title }) => title)
    expect(titles).toContain('海湾')
    expect(titles).toContain('生态保护红线')
    const inland = await paintMap({ frame: frameAtScale({ width: 40, height: 30 }, [120.65, 32.25], 50000), style: map.style, sources: map.sources, measure: fonts.measureText })
    const inlandTitles = mapLegend(inland.shown, map.layers, 'zh', map.period).map(({ title }) => title)
    expect(inlandTitles).not.toContain('海湾')
    expect(inlandTitles).not.toContain('生态保护红线')
  })
})

it('leaves red lines and water sources out of maps for the public', async () => {
  const view = await preparePaperMap(session, { language: 'zh', audience: 'public' })
  expect(view.withheld).toEqual(expect.arrayContaining(['ecologicalRedLine', 'waterSource']))
  const { shown, item } = await paintMap({ frame: frameAtScale(A4, [121.4, 32.4], 250000), style: view.style, sources: view.sources, measure: fonts.measureText })
  expect(Object.keys(shown.counts())).not.toContain('ecological_red_line')
  expect(Object.keys(shown.counts())).not.toContain('water_source')
  expect(textsOf([item]).map(({ text }) => text).join(' ')).not.toContain('重要湿地')
  await view.close()
})
