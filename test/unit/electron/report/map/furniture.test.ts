/** Scale bar against geodesics, grid against PROJ, values of the style against MapLibre's own engine, corners. */
import { createPropertyExpression, latest, type StylePropertySpecification, type SymbolLayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import geodesicLibrary from 'geographiclib-geodesic'
import { describe, expect, it } from 'vitest'
import { frameAtScale, unprojectFrom } from '../../../../../electron/report/map/frame'
import { mapGrid } from '../../../../../electron/report/map/furniture/grid'
import { placePlates } from '../../../../../electron/report/map/furniture/place-plates'
import { barLength, numericScale } from '../../../../../electron/report/map/furniture/scale-bar'
import { LayerValues } from '../../../../../electron/report/map/paint/evaluate'
import type { PathItem, TextItem } from '../../../../../electron/report/scene/scene'
import { basemapStyleFor } from '../../../../../shared/map/basemap/basemap-style'
import { layerIds } from '../../../../../shared/map/catalogue'
import { buildStyle } from '../../../../../shared/map/style/build-style'
import { kindIds } from '../../../../../shared/domain/kinds'

const grs80 = new geodesicLibrary.Geodesic.Geodesic(6378137, 1 / 298.257222101)

describe.each([
  { scale: 5000, lat: 32.5 },
  { scale: 250000, lat: 31.7 },
  { scale: 900000, lat: 32.1 },
])('the bar at 1:$scale', ({ scale, lat }) => {
  const frame = frameAtScale({ width: 200, height: 150 }, [121.1, lat], scale)
  const { metres } = barLength(frame, 40)

  it('is round, and as long on the ground as it says', () => {
    expect([1, 2, 4, 5]).toContain(metres / 10 ** Math.floor(Math.log10(metres)))
    const half = (metres * 1000) / scale / 2
    expect(2 * half).toBeLessThanOrEqual(40)
    const west = unprojectFrom(frame, [100 - half, 75])
    const east = unprojectFrom(frame, [100 + half, 75])
    const { s12 } = grs80.Inverse(west[1], west[0], east[1], east[0])
    expect(Math.abs(s12! / metres - 1)).toBeLessThan(1e-4)
  })
})

it('writes the scale in groups of three', () => {
  expect(numericScale(frameAtScale({ width: 10, height: 10 }, [121, 32], 900000))).toBe('1:900 000')
})

describe('the kilometre grid', () => {
  /** `cs2cs EPSG:4490 EPSG:4528`: 32.1N 120.9E is N 3553295.78, E 40584952.93 of zone 40. */
  const frame = frameAtScale({ width: 100, height: 100 }, [120.9, 32.1], 100000)
  const { figures, lines } = mapGrid(frame, 'gaussKruger')
  const texts = (figures as TextItem[]).map(({ text }) => text)

  it('counts eastings with the zone, northings from the equator', () => {
    expect(texts).toContain('40585')
    expect(texts).toContain('3555')
  })

  it('draws each line where PROJ has it', () => {
    // 40 585 km lies 47.07 m east of the frame's middle, 0.471 mm: the line is the one nearest to it.
    const starts = (lines as PathItem).path.flatMap((command) => (command[0] === 'M' ? [command] : []))
    expect(starts.length).toBeGreaterThan(2)
    const path = (lines as PathItem).path.filter((command) => command[0] !== 'Z') as readonly (readonly [string, number, number])[]
    const nearMiddle = path.filter(([, x, y]) => Math.abs(y - 50) < 3 && Math.abs(x - 50) < 3).map(([, x]) => x)
    expect(nearMiddle.some((x) => Math.abs(x - 50.471) < 0.02)).toBe(true)
  })
})

describe('values of the style', () => {
  const style = buildStyle({
    theme: 'light', language: 'zh', fonts: {}, basemap: basemapStyleFor({ kind: 'bundled' }, 'basemap', 'light', 'zh'), order: layerIds, visible: new Set(layerIds), opacity: {}, vintages: {},
    present: new Set(kindIds), revision: '0', today: '2023-10-31', sections: [], pins: [], highlighted: [],
  })
  const features = [
    { id: 1, type: 2 as const, properties: { level: 'trunk', name: '通吕运河', name_zh: '通吕运河', rank: 1 }, points: [], lines: [], rings: [] },
    { id: 2, type: 3 as const, properties: { part: 'core', category: 'wetland', name: '湿地', rank: 2 }, points: [], lines: [], rings: [] },
    { id: 3, type: 1 as const, properties: { point_count: 240, overdue_count: 3, stage: 'closed', outfall_class: 'farming', class: 4, missed: true, rank: 1 }, points: [], lines: [], rings: [] },
  ]
  const numbers = ['line-width', 'line-opacity', 'circle-radius', 'fill-opacity', 'text-size', 'icon-size'] as const
  const specifications = latest as unknown as Record<string, Record<string, StylePropertySpecification>>

  it.each([8.3, 10.7, 13, 15.94])('are MapLibre’s at zoom %d', (zoom) => {
    let compared = 0
    for (const layer of style.layers) {
      const values = new LayerValues(layer, zoom)
      for (const name of numbers) {
        const group = ['paint', 'layout'].find((part) => specifications[`${part}_${layer.type}`]?.[name] !== undefined)
        const given = (layer as unknown as Record<string, Record<string, unknown> | undefined>)[group ?? '']?.[name]
        if (group === undefined || given === undefined || typeof given === 'number') continue
        const expression = createPropertyExpression(given, name, specifications[`${group}_${layer.type}`]![name]!)
        if (expression.result === 'error') throw new Error(name)
        for (const feature of features.filter((candidate) => values.shows(candidate))) {
          expect(values.number(name, feature), `${layer.id} ${name}`).toBe(expression.value.evaluate({ zoom }, feature as never))
          compared++
        }
      }
    }
    expect(compared).toBeGreaterThan(25)
  })

  it('falls back to the specification’s defaults', () => {
    const layer = { id: 'x', type: 'symbol', source: 's', layout: { 'text-field': 'x' } } satisfies SymbolLayerSpecification
    const values = new LayerValues(layer, 10)
    expect(values.number('text-size')).toBe(16)
    expect(values.text('symbol-placement')).toBe('point')
    expect(values.colour('text-color')).toEqual({ colour: '#000000', opacity: 1 })
  })
})

describe('plates on a map', () => {
  const block = (width: number, height: number) => ({ width, height, items: [] })

  it('take the emptiest corners and never each other’s room', () => {
    const crowdedAtLeft = ({ left }: { readonly left: number }) => (left < 50 ? 100 : 0)
    const placed = placePlates([{ block: block(40, 50), corner: 'bottomLeft' }, { block: block(30, 20), corner: 'topRight' }, { block: block(40, 12), corner: 'bottomRight' }], 180, 120, crowdedAtLeft)
    expect(placed).toHaveLength(3)
    for (const { box } of placed) expect(box.left).toBeGreaterThanOrEqual(50)
    for (const [index, { box }] of placed.entries()) {
      for (const { box: other } of placed.slice(0, index)) expect(box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom).toBe(false)
    }
  })

  it('are left out where there is no room', () => {
    expect(placePlates([{ block: block(300, 20) }], 180, 120, () => 0)).toEqual([])
  })
})
