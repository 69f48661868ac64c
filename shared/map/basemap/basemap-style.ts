/**
 * Sources and layers for whichever base map is chosen: the bundled one, a bureau's own file, or 天地图.
 *
 * Pictures are toned down under the themes. A vector file with unknown layers is drawn plainly: areas faint, lines grey,
 * no names, since nothing is known of its columns.
 */
import type { LayerSpecification, RasterLayerSpecification, RasterSourceSpecification, SourceSpecification } from '@maplibre/maplibre-gl-style-spec'
import { type BasemapDescription, type BasemapTheme, BUNDLED_BASEMAP_BOUNDS, type TileContent } from '../../domain/basemap'
import { basemapMessages } from '../../messages/basemap'
import type { Language } from '../../messages/translate'
import { BASEMAP_COLOURS } from './basemap-colours'
import { basemapLayers, FIRST_BASEMAP_LABEL_LAYER } from './basemap-layers'
import { BASEMAP_SOURCE_ID, basemapSource } from './basemap-source'

/** What a base map adds to the map's style. */
export type BasemapStyle = {
  readonly sources: Readonly<Record<string, SourceSpecification>>
  readonly layers: readonly LayerSpecification[]
  /** The first layer of names: themes go before it; null where the names are part of the picture, and themes go on top. */
  readonly labelLayerId: string | null
  /** Credit that the map must show. */
  readonly attribution: string
  /** Where there is something to see: west, south, east, north in degrees; null where not known or everywhere. */
  readonly bounds: readonly [number, number, number, number] | null
}

/**
 * Style of a base map.
 *
 * @param address where the tiles are read: of `bundled` and `pmtiles` the archive's URL (byte ranges), of `mbtiles` a
 *   template with `{z}`, `{x}` and `{y}`, counted from the north; not used for `wmts`
 */
export function basemapStyleFor(description: BasemapDescription, address: string, theme: BasemapTheme, language: Language): BasemapStyle {
  switch (description.kind) {
    case 'bundled':
      return { ...ownStyle(basemapSource(address), theme, language, basemapMessages.credit[language]), bounds: BUNDLED_BASEMAP_BOUNDS }
    case 'pmtiles':
      return fileStyle(description, { url: `pmtiles://${address}` }, theme, language)
    case 'mbtiles':
      return fileStyle(description, { tiles: [address], minzoom: description.minZoom, maxzoom: description.maxZoom }, theme, language)
    case 'wmts':
      return tiandituStyle(description.map, description.key, theme, language)
  }
}

type TileAddress = { readonly url: string } | { readonly tiles: string[]; readonly minzoom: number; readonly maxzoom: number }

function fileStyle(
  { content, attribution }: { readonly content: TileContent; readonly attribution: string },
  address: TileAddress,
  theme: BasemapTheme,
  language: Language,
): BasemapStyle {
  if (content.type === 'dutu') return ownStyle({ type: 'vector', ...address }, theme, language, attribution)
  if (content.type === 'vector') return plainVectorStyle(content.sourceLayers, { type: 'vector', ...address }, theme, attribution)
  return {
    sources: { [BASEMAP_SOURCE_ID]: { type: 'raster', tileSize: content.tileSize, ...address } },
    layers: [outsideLayer(theme), pictureLayer('basemap-picture', BASEMAP_SOURCE_ID, theme)],
    labelLayerId: null,
    attribution,
    bounds: null,
  }
}

function ownStyle(source: SourceSpecification, theme: BasemapTheme, language: Language, attribution: string): BasemapStyle {
  return {
    sources: { [BASEMAP_SOURCE_ID]: source },
    layers: basemapLayers(theme, language),
    labelLayerId: FIRST_BASEMAP_LABEL_LAYER,
    attribution,
    bounds: null,
  }
}

function plainVectorStyle(sourceLayers: readonly string[], source: SourceSpecification, theme: BasemapTheme, attribution: string): BasemapStyle {
  const colours = BASEMAP_COLOURS[theme]
  const areas = sourceLayers.map(
    (name): LayerSpecification => ({
      id: `basemap-area-${name}`, type: 'fill', source: BASEMAP_SOURCE_ID, 'source-layer': name,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'fill-color': /water|ocean|lake|river|sea/i.test(name) ? colours.water : colours.land, 'fill-outline-color': colours.placeDot, 'fill-opacity': 0.6 },
    }),
  )
  const lines = sourceLayers.map(
    (name): LayerSpecification => ({
      id: `basemap-line-${name}`, type: 'line', source: BASEMAP_SOURCE_ID, 'source-layer': name,
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': colours.placeDot, 'line-width': 0.7 },
    }),
  )
  return { sources: { [BASEMAP_SOURCE_ID]: source }, layers: [outsideLayer(theme), ...areas, ...lines], labelLayerId: null, attribution, bounds: null }
}

/** 天地图's layers of names by map and language; it has no English names for terrain. */
const TIANDITU_NAMES = { vec: { zh: 'cva', en: 'eva' }, img: { zh: 'cia', en: 'eia' }, ter: { zh: 'cta', en: 'cta' } } as const
/** Highest zoom of each map in tile matrix set `w` (Web Mercator). */
const TIANDITU_MAX_ZOOM = { vec: 18, img: 18, ter: 14 } as const

function tiandituStyle(map: 'vec' | 'img' | 'ter', key: string, theme: BasemapTheme, language: Language): BasemapStyle {
  const source = (layer: string): RasterSourceSpecification => ({
    type: 'raster',
    tileSize: 256,
    minzoom: 1,
    maxzoom: TIANDITU_MAX_ZOOM[map],
    tiles: ['0', '1', '2', '3'].map((host) => tiandituTiles(host, layer, key)),
  })
  const namesId = `${BASEMAP_SOURCE_ID}-names`
  return {
    sources: { [BASEMAP_SOURCE_ID]: source(map), [namesId]: source(TIANDITU_NAMES[map][language]) },
    layers: [outsideLayer(theme), pictureLayer('basemap-picture', BASEMAP_SOURCE_ID, theme), pictureLayer('basemap-picture-names', namesId, theme)],
    labelLayerId: 'basemap-picture-names',
    attribution: basemapMessages.tiandituCredit[language],
    bounds: null,
  }
}

function tiandituTiles(host: string, layer: string, key: string): string {
  const query = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}`
  return `https://t${host}.tianditu.gov.cn/${layer}_w/wmts?${query}&tk=${encodeURIComponent(key)}`
}

const outsideLayer = (theme: BasemapTheme): LayerSpecification => ({
  id: 'basemap-outside', type: 'background', paint: { 'background-color': BASEMAP_COLOURS[theme].outside },
})

function pictureLayer(id: string, source: string, theme: BasemapTheme): RasterLayerSpecification {
  return {
    id,
    type: 'raster',
    source,
    paint: theme === 'dark' ? { 'raster-saturation': -0.6, 'raster-brightness-max': 0.55 } : { 'raster-saturation': -0.35, 'raster-contrast': -0.1 },
  }
}
