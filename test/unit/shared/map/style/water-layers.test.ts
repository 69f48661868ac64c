/** What is traced and bays by class, as MapLibre's own validator and expression engine see them. */
import { createExpression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { kindIds } from '../../../../../shared/domain/kinds'
import { seaClassColours } from '../../../../../shared/domain/style-palette'
import type { TraceReport } from '../../../../../shared/domain/trace'
import { basemapStyleFor } from '../../../../../shared/map/basemap/basemap-style'
import { layerIds } from '../../../../../shared/map/catalogue'
import { withBayClasses } from '../../../../../shared/map/style/bay-class-layers'
import { buildStyle } from '../../../../../shared/map/style/build-style'
import { withTrace } from '../../../../../shared/map/style/trace-layers'

const styleOf = (theme: 'light' | 'dark') =>
  buildStyle({
    theme, language: 'zh', fonts: {}, basemap: basemapStyleFor({ kind: 'bundled' }, 'app://dutu/basemap/nantong.pmtiles', theme, 'zh'), order: layerIds, visible: new Set(layerIds),
    opacity: {}, vintages: {}, present: new Set(kindIds), revision: '1.0', today: '2023-10-31', sections: [], pins: [], highlighted: [],
  })

const found = (layer: 'outfall' | 'section', lon: number) =>
  ({ layer, id: '1', name: null, code: null, distanceMeters: 1, offsetMeters: 0, waterway: null, lonLat: [lon, 32], demonstration: false, load: null }) as const

const report: TraceReport = {
  section: { id: '1', name: '断面' }, upstreamMeters: 5000, by: 'network', network: 'workspace', sectionOffsetMeters: 0, reachMeters: 1000,
  features: [found('outfall', 120.1), found('section', 120.2)],
  direction: null,
  unplaced: 0,
  water: [[[120, 32], [120.1, 32]]],
}

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  it('stays valid with what is traced, and numbers the finds as the list does', () => {
    const style = withTrace(styleOf(theme), report, theme)
    expect(validateStyleMin(style as never)).toEqual([])
    const source = style.sources['trace']
    if (source?.type !== 'geojson' || typeof source.data === 'string' || source.data.type !== 'FeatureCollection') throw new Error('no data')
    expect(source.data.features.map(({ properties }) => [properties?.['role'], properties?.['number'] ?? null])).toEqual([['water', null], ['outfall', 1], ['section', 2]])
    const ids = style.layers.map(({ id }) => id)
    expect(ids.indexOf('trace-number')).toBeLessThan(ids.indexOf('selection-fill'))
  })

  it('fills a bay by its class and writes the class below its name; others stay as they are', () => {
    const plain = styleOf(theme)
    const style = withBayClasses(plain, [{ id: '2', class: 3, label: '\n三类' }])
    expect(validateStyleMin(style as never)).toEqual([])
    const fill = style.layers.find(({ id }) => id === 'bay-fill')
    if (fill?.type !== 'fill') throw new Error('no fill')
    const colourOf = (id: number) => {
      const expression = createExpression(fill.paint?.['fill-color'], 'test')
      if (expression.result === 'error') throw new Error(expression.value.map(({ message }) => message).join())
      return expression.value.evaluate({ zoom: 10 }, { type: 3, id, properties: {}, geometry: [] } as never) as unknown
    }
    expect(colourOf(2)).toBe(seaClassColours[3])
    expect(colourOf(1)).not.toBe(seaClassColours[3])
  })
})

it('is the style itself where nothing is traced or graded', () => {
  const style = styleOf('light')
  expect(withTrace(style, null, 'light')).toBe(style)
  expect(withBayClasses(style, [])).toBe(style)
})
