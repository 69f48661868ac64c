import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { basemapDescriptionSchema, tileContentOf } from '../../../../shared/domain/basemap'

describe('basemapDescriptionSchema', () => {
  const file = { path: 'D:\\底图\\如东.pmtiles', content: { type: 'raster', tileSize: 256 }, minZoom: 3, maxZoom: 16, attribution: '' }
  it.each([
    ['bundled', { kind: 'bundled' }, true],
    ['a PMTiles file', { kind: 'pmtiles', ...file }, true],
    ['an MBTiles file', { kind: 'mbtiles', ...file }, true],
    ['天地图', { kind: 'wmts', map: 'ter', key: '0123456789abcdef' }, true],
    ['a key that would change the address', { kind: 'wmts', map: 'vec', key: 'a&LAYER=x' }, false],
    ['no key', { kind: 'wmts', map: 'vec', key: '' }, false],
    ['a file without a path', { kind: 'pmtiles', ...file, path: '' }, false],
    ['a zoom that no tile has', { kind: 'mbtiles', ...file, maxZoom: 40 }, false],
    ['vector tiles without layers', { kind: 'mbtiles', ...file, content: { type: 'vector', sourceLayers: [] } }, false],
    ['another kind', { kind: 'google' }, false],
  ])('%s', (_, description, accepted) => {
    expect(v.safeParse(basemapDescriptionSchema, description).success).toBe(accepted)
  })
})

describe('tileContentOf', () => {
  it('knows pictures, our own layers and others', () => {
    expect(tileContentOf([], 512)).toEqual({ type: 'raster', tileSize: 512 })
    expect(tileContentOf(['land', 'water', 'place'])).toEqual({ type: 'dutu' })
    expect(tileContentOf(['water', 'transportation'])).toEqual({ type: 'vector', sourceLayers: ['water', 'transportation'] })
  })
})
