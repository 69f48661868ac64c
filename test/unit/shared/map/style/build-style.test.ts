/** The style as MapLibre's own validator and expression engine see it. */
import { createExpression, featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { kindIds } from '../../../../../shared/domain/kinds'
import { areaSymbols } from '../../../../../shared/domain/style-palette'
import { tileColumns } from '../../../../../shared/domain/tile-columns'
import { basemapStyleFor } from '../../../../../shared/map/basemap/basemap-style'
import { layerIds } from '../../../../../shared/map/catalogue'
import { buildStyle, type MapContent } from '../../../../../shared/map/style/build-style'
import { parseImageId } from '../../../../../shared/map/symbols/image-id'

const content = (theme: 'light' | 'dark', change: Partial<MapContent> = {}): MapContent => ({
  theme,
  language: 'zh',
  fonts: {},
  basemap: basemapStyleFor({ kind: 'bundled' }, 'app://dutu/basemap/nantong.pmtiles', theme, 'zh'),
  order: layerIds,
  visible: new Set(layerIds),
  opacity: {},
  vintages: {},
  present: new Set(kindIds),
  revision: '1.0',
  today: '2023-10-31',
  sections: [],
  pins: [{ taskId: '1', number: null, title: '', state: 'rectifying', colour: 'red', lonLat: [121, 32] }],
  highlighted: [],
  ...change,
})

const layerOf = (style: StyleSpecification, id: string): LayerSpecification => {
  const layer = style.layers.find((candidate) => candidate.id === id)
  if (layer === undefined) throw new Error(`no layer ${id}`)
  return layer
}

const point = (properties: Record<string, unknown>) => ({ type: 1 as const, properties, geometry: [] })
const polygon = (properties: Record<string, unknown>) => ({ type: 3 as const, properties, geometry: [] })

function evaluate(value: unknown, feature: ReturnType<typeof point> | ReturnType<typeof polygon>, zoom = 12): unknown {
  const expression = createExpression(value, 'test')
  if (expression.result === 'error') throw new Error(expression.value.map((error) => error.message).join())
  return expression.value.evaluate({ zoom }, feature as never)
}

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const style = buildStyle(content(theme))

  it('is valid', () => {
    expect(validateStyleMin(style as never)).toEqual([])
  })

  it('has no layer twice', () => {
    const ids = style.layers.map((layer) => layer.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('reads only columns that tiles carry', () => {
    const known = new Set(['label', 'point_count', 'overdue_count', ...Object.values(tileColumns).flat()])
    for (const layer of style.layers) {
      if (!('source-layer' in layer) || layer.id.startsWith('basemap')) continue
      const columns = [...JSON.stringify(layer).matchAll(/\["(?:get|has)","([^"]+)"\]/g)].map((match) => match[1])
      for (const column of columns) expect(known, `${layer.id} reads ${column}`).toContain(column)
    }
  })

  it('asks only for images that can be drawn', () => {
    for (const [kind, table] of Object.entries(areaSymbols)) {
      const hatch = style.layers.find((layer) => layer.id === `${kind}-hatch`)
      if (hatch?.type !== 'fill') continue
      for (const code of [...Object.keys(table.symbols), 'nonsense']) {
        const feature = polygon(table.column === null ? {} : { [table.column]: code })
        if (hatch.filter !== undefined && !featureFilter(hatch.filter as never, 'test').filter({ zoom: 12 }, feature as never)) continue
        const id = String(evaluate(hatch.paint?.['fill-pattern'], feature))
        expect(parseImageId(id), id).toMatchObject({ type: 'hatch', kind, theme })
      }
    }
  })
})

describe('outfalls', () => {
  const layer = layerOf(buildStyle(content('light')), 'outfall-symbol')
  const image = (properties: Record<string, unknown>) =>
    layer.type === 'symbol' ? parseImageId(String(evaluate(layer.layout?.['icon-image'], point(properties)))) : null

  it.each([
    ['the day before today', { stage: 'rectifying', deadline: '2023-10-30' }, true],
    ['today itself is still in time', { stage: 'rectifying', deadline: '2023-10-31' }, false],
    ['closed ones cannot be overdue', { stage: 'closed', deadline: '2022-01-01' }, false],
    ['supervised ones neither', { stage: 'supervised', deadline: '2022-01-01' }, false],
    ['without a deadline', { stage: 'traced' }, false],
  ])('overdue: %s', (_, properties, overdue) => {
    expect(image({ outfall_class: 'industrial', ...properties })).toMatchObject({ overdue })
  })

  it('is drawn also where class and stage are unknown', () => {
    expect(image({})).toEqual({ type: 'outfall', outfallClass: '', stage: '', overdue: false })
  })
})

describe('circles for several', () => {
  const number = (count: number, language: 'zh' | 'en') => {
    const layer = layerOf(buildStyle(content('light', { language })), 'outfall-count-number')
    return layer.type === 'symbol' ? evaluate(layer.layout?.['text-field'], point({ point_count: count })) : null
  }

  it.each([
    [2, '2', '2'],
    [9999, '9999', '9999'],
    [12_345, '1.2万', '12k'],
    [1_000_000, '100万', '1000k'],
  ])('%i is written %s and %s', (count, zh, en) => {
    expect(number(count, 'zh')).toBe(zh)
    expect(number(count, 'en')).toBe(en)
  })
})

const idsOf = (order: MapContent['order']) => buildStyle(content('light', { order })).layers.map((layer) => layer.id)

describe('order', () => {
  it('puts points above lines, lines above areas, names above all of them', () => {
    const ids = idsOf(layerIds.toReversed())
    expect(ids.indexOf('outfall-symbol')).toBeGreaterThan(ids.indexOf('waterway-line'))
    expect(ids.indexOf('waterway-line')).toBeGreaterThan(ids.indexOf('ecologicalRedLine-outline'))
    expect(ids.indexOf('ecologicalRedLine-label')).toBeGreaterThan(ids.indexOf('outfall-symbol'))
  })

  it('places names of failing sections first, then of districts', () => {
    const labels = idsOf(layerIds).filter((id) => id.includes('-label'))
    expect(labels.slice(-2)).toEqual(['district-label', 'section-label-missed'])
  })

  it('follows the tree among areas', () => {
    const usual = idsOf(layerIds)
    expect(usual.indexOf('ecologicalRedLine-fill')).toBeGreaterThan(usual.indexOf('bay-fill'))
    const changed = idsOf(['bay', ...layerIds.filter((id) => id !== 'bay')])
    expect(changed.indexOf('bay-fill')).toBeGreaterThan(changed.indexOf('ecologicalRedLine-fill'))
  })
})

it('leaves hidden layers out, but not their sources: showing them again fetches nothing that is there', () => {
  const style = buildStyle(content('light', { visible: new Set(['basemap', 'outfall']) }))
  const themes = style.layers.map((layer) => layer.id).filter((id) => !/^(basemap|selection|check)/.test(id))
  expect(themes.every((id) => id.startsWith('outfall'))).toBe(true)
  expect(Object.keys(style.sources)).toContain('ecology')
})

describe('layers within the reference layer', () => {
  const reference = (change: Partial<MapContent>) => buildStyle(content('light', change)).layers.filter((layer) => 'source' in layer && layer.source === 'reference')
  const draws = (layer: LayerSpecification, feature: ReturnType<typeof polygon> | ReturnType<typeof point>) => featureFilter('filter' in layer ? layer.filter : undefined, 'filter').filter({ zoom: 12 }, feature as never)

  it('are all drawn at first', () => {
    const outline = reference({}).find(({ id }) => id === 'reference-outline')!
    expect(draws(outline, polygon({ layer: '道路' }))).toBe(true)
    expect(draws(outline, polygon({}))).toBe(true)
  })

  it('are left out of every layer of the style when they are hidden, circles of several too, and the style stays valid', () => {
    const layers = reference({ hiddenParts: ['道路', '水井'] })
    expect(validateStyleMin(buildStyle(content('light', { hiddenParts: ['道路'] })) as never)).toEqual([])
    for (const layer of layers) {
      for (const feature of [polygon({ layer: '道路', name: 'S220' }), point({ layer: '水井', point_count: 4 }), point({ layer: '道路', label: true })]) expect(draws(layer, feature)).toBe(false)
    }
    const outline = layers.find(({ id }) => id === 'reference-outline')!
    expect(draws(outline, polygon({ layer: '地块' }))).toBe(true)
    expect(draws(outline, polygon({}))).toBe(true)
  })
})
