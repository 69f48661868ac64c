/** Base map styles: valid by MapLibre's own checker, legible by WCAG 2.2 (1.4.3), free of boundaries. */
import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { BASEMAP_COLOURS } from '../../../../../shared/map/basemap/basemap-colours'
import { basemapStyleFor } from '../../../../../shared/map/basemap/basemap-style'
import { BASEMAP_SOURCE_LAYERS, type BasemapDescription } from '../../../../../shared/domain/basemap'

const file = { path: '/maps/own', minZoom: 0, maxZoom: 14, attribution: '某市自然资源局' }
const descriptions: [string, BasemapDescription, string][] = [
  ['bundled', { kind: 'bundled' }, 'app://dutu/basemap/nantong.pmtiles'],
  ['own PMTiles in our layers', { kind: 'pmtiles', ...file, content: { type: 'dutu' } }, 'app://dutu/own.pmtiles'],
  ['own PMTiles of pictures', { kind: 'pmtiles', ...file, content: { type: 'raster', tileSize: 512 } }, 'app://dutu/own.pmtiles'],
  ['own MBTiles of pictures', { kind: 'mbtiles', ...file, content: { type: 'raster', tileSize: 256 } }, 'own://{z}/{x}/{y}'],
  ['own MBTiles, unknown layers', { kind: 'mbtiles', ...file, content: { type: 'vector', sourceLayers: ['DLTB', 'water_a'] } }, 'own://{z}/{x}/{y}'],
  ['天地图', { kind: 'wmts', map: 'vec', key: 'abc123' }, ''],
]
const forms = (['light', 'dark'] as const).flatMap((theme) => (['zh', 'en'] as const).map((language) => ({ theme, language })))

describe.each(descriptions)('%s', (_, description, address) => {
  it.each(forms)('is a valid style, $theme and $language', ({ theme, language }) => {
    const style = basemapStyleFor(description, address, theme, language)
    expect(validateStyleMin({ version: 8, sources: { ...style.sources }, layers: [...style.layers] })).toEqual([])
    expect(style.attribution).not.toBe('')
    expect(style.bounds).toEqual(description.kind === 'bundled' ? [115, 28, 125, 36] : null)
    if (style.labelLayerId !== null) expect(style.layers.map(({ id }) => id)).toContain(style.labelLayerId)
  })
})

describe('bundled', () => {
  const style = basemapStyleFor({ kind: 'bundled' }, 'app://dutu/basemap/nantong.pmtiles', 'light', 'zh')

  it('draws every layer of the tiles and nothing else', () => {
    const drawn = new Set(style.layers.flatMap((layer) => ('source-layer' in layer ? [layer['source-layer']] : [])))
    expect([...drawn].sort()).toEqual([...BASEMAP_SOURCE_LAYERS].sort())
    expect(JSON.stringify([style.layers, style.sources])).not.toMatch(/bound|admin|border/i)
  })

  it('dashes schematic waterways and says so in the name and in the credit', () => {
    const dashed = style.layers.find(({ id }) => id === 'basemap-waterway-schematic')
    expect(dashed?.paint).toHaveProperty('line-dasharray')
    expect(JSON.stringify(style.layers.find(({ id }) => id === 'basemap-waterway-name')?.layout)).toContain('（示意）')
    expect(style.attribution).toContain('示意')
  })

  it('uses the bundled font only', () => {
    for (const layer of style.layers) if (layer.type === 'symbol') expect(layer.layout?.['text-font']).toEqual(['Noto Sans SC'])
  })

  it('reads the archive through pmtiles', () => {
    expect(style.sources).toEqual({ basemap: { type: 'vector', url: 'pmtiles://app://dutu/basemap/nantong.pmtiles' } })
  })
})

it('asks 天地图 for rows and columns the right way round, with the key', () => {
  const { sources } = basemapStyleFor({ kind: 'wmts', map: 'img', key: 'k1' }, '', 'dark', 'en')
  expect(sources['basemap']).toMatchObject({ maxzoom: 18 })
  const [first] = (sources['basemap'] as { tiles: string[] }).tiles
  const url = new URL(first!)
  expect(url.host).toBe('t0.tianditu.gov.cn')
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ LAYER: 'img', TILEMATRIXSET: 'w', TILEMATRIX: '{z}', TILEROW: '{y}', TILECOL: '{x}', tk: 'k1' })
  expect((sources['basemap-names'] as { tiles: string[] }).tiles[0]).toContain('LAYER=eia')
})

describe.each(['light', 'dark'] as const)('contrast on %s', (theme) => {
  const { land, water, placeText, waterText, waterwayText } = BASEMAP_COLOURS[theme]
  it.each([
    ['place names on land', placeText, land],
    ['place names over water', placeText, water],
    ['waterway names on land', waterwayText, land],
    ['water names on water', waterText, water],
  ])('%s is 4.5:1 or more', (_, text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })
})

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, "relative luminance" of `#RRGGBB`. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
