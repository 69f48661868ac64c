/** Names on the screen keep clear of discs and of the circles that stand for several. */
import { createExpression, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import { withPlacesKeptClear } from '../../../../../renderer/map/style/kept-clear-layers'
import { layerIds } from '../../../../../shared/map/catalogue'
import { buildStyle, type MapContent } from '../../../../../shared/map/style/build-style'
import { kindIds } from '../../../../../shared/domain/kinds'
import { markerSide } from '../../../../../shared/map/symbols/markers'

const content: MapContent = {
  theme: 'light',
  language: 'zh',
  fonts: {},
  basemap: { sources: {}, layers: [], labelLayerId: null, attribution: '', bounds: null },
  order: layerIds,
  visible: new Set(layerIds),
  opacity: {},
  vintages: {},
  present: new Set(kindIds),
  revision: '1',
  today: '2023-10-31',
  sections: [],
  pins: [],
  highlighted: [],
}
const plain = buildStyle(content)
const style = withPlacesKeptClear(plain)

type Symbols = Extract<LayerSpecification, { type: 'symbol' }>
function symbols(of: StyleSpecification, id: string): Symbols {
  const layer = of.layers.find((candidate) => candidate.id === id)
  if (layer?.type !== 'symbol') throw new Error(`no symbols ${id}`)
  return layer
}

/** Value of an expression at a zoom, for a point with properties. */
function valueAt(expression: unknown, zoom: number, properties: Record<string, unknown> = {}): number {
  const parsed = createExpression(expression, 'test')
  if (parsed.result === 'error') throw new Error(parsed.value.map(({ message }) => message).join())
  return parsed.value.evaluate({ zoom }, { type: 1, properties, geometry: [] } as never) as number
}

describe('places kept clear', () => {
  it('gives a valid style', () => {
    expect(validateStyleMin(style).map(({ message }) => message)).toEqual([])
  })

  it('stand over every name, unseen, and claim their place', () => {
    const ids = style.layers.map(({ id }) => id)
    const lastName = ids.findLastIndex((id) => id.includes('-label'))
    for (const id of ['kept-clear-section-disc', 'kept-clear-outfall-count', 'kept-clear-enterprise-count']) {
      expect(ids.indexOf(id)).toBeGreaterThan(lastName)
      const { layout, paint } = symbols(style, id)
      expect(paint).toEqual({ 'icon-opacity': 0 })
      // Always there, and never `icon-ignore-placement`: else nothing would give way to it.
      expect(layout).toMatchObject({ 'icon-allow-overlap': true, 'icon-padding': 0 })
      expect(layout?.['icon-ignore-placement']).toBeUndefined()
    }
  })

  it('are as wide as what is drawn', () => {
    const circle = style.layers.find(({ id }) => id === 'outfall-count')
    if (circle?.type !== 'circle') throw new Error('no circles')
    const claim = symbols(style, 'kept-clear-outfall-count').layout?.['icon-size']
    for (const count of [2, 30, 489, 8954]) {
      const radius = valueAt(circle.paint?.['circle-radius'], 9, { point_count: count })
      expect(markerSide.section * valueAt(claim, 9, { point_count: count })).toBeCloseTo(2 * radius, 6)
    }
    // A disc of 20 in an image of 32 pixels.
    const [drawn, claimed] = [symbols(style, 'section-disc'), symbols(style, 'kept-clear-section-disc')].map(({ layout }) => valueAt(layout?.['icon-size'], 11))
    expect(claimed).toBeCloseTo((drawn! * 20) / 32, 6)
  })

  it('let a section’s own name stand beside its disc', () => {
    for (const zoom of [9, 11, 13, 15]) {
      const { layout } = symbols(style, 'section-label')
      const letters = valueAt(layout?.['text-size'], zoom)
      const nearest = letters * valueAt(layout?.['text-radial-offset'], zoom) - Number(layout?.['text-padding'])
      const radius = (markerSide.section * valueAt(symbols(style, 'kept-clear-section-disc').layout?.['icon-size'], zoom)) / 2
      expect(nearest, `zoom ${zoom}`).toBeGreaterThan(radius)
    }
  })

  it('names of areas step aside, those of districts are always written, paper’s style stays as it was', () => {
    expect(symbols(style, 'ecologicalRedLine-label').layout?.['text-variable-anchor']).toContain('center')
    expect(symbols(style, 'district-label').layout?.['text-allow-overlap']).toBe(true)
    expect(symbols(plain, 'district-label').layout?.['text-allow-overlap']).toBeUndefined()
    expect(symbols(plain, 'ecologicalRedLine-label').layout?.['text-variable-anchor']).toBeUndefined()
  })
})
