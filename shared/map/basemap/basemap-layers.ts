/**
 * Style layers of the bundled base map, for light and dark windows and for both languages.
 *
 * Ground first, names last, so that the themes can be put between them (`FIRST_BASEMAP_LABEL_LAYER`). Schematic waterways are
 * dashed and named as such. There is no layer for boundaries, and the tiles hold none.
 */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { BasemapTheme } from '../../domain/basemap'
import { basemapMessages } from '../../messages/basemap'
import type { Language } from '../../messages/translate'
import { BASEMAP_COLOURS, type BasemapColours } from './basemap-colours'
import { BASEMAP_SOURCE_ID } from './basemap-source'

/** Family of the bundled font; the style declares its files (`font-faces`), so no glyph server is asked. */
const BASEMAP_FONT = ['Noto Sans SC']

/** The themes' grounds and symbols go before this layer, under the names. */
export const FIRST_BASEMAP_LABEL_LAYER = 'basemap-waterway-name'

/**
 * All layers in drawing order; they read the source `BASEMAP_SOURCE_ID`.
 *
 * @param language names in that language; where it lacks one, in the other
 */
export function basemapLayers(theme: BasemapTheme, language: Language): LayerSpecification[] {
  const colours = BASEMAP_COLOURS[theme]
  return [...groundLayers(colours), ...labelLayers(colours, language)]
}

const source = BASEMAP_SOURCE_ID
const isSchematic: ExpressionSpecification = ['==', ['get', 'schematic'], true]
const isWaterName: ExpressionSpecification = ['in', ['get', 'kind'], ['literal', ['sea', 'river', 'lake']]]

/** Wider for rivers of higher rank (1 highest), and with the zoom. */
const waterwayWidth: ExpressionSpecification = [
  'interpolate', ['exponential', 1.4], ['zoom'],
  6, ['match', ['get', 'rank'], 1, 0.9, 2, 0.6, 0.4],
  10, ['match', ['get', 'rank'], 1, 1.8, 2, 1.6, 1.1],
  14, ['match', ['get', 'rank'], 1, 5, 2, 4.5, 3],
]

function groundLayers(colours: BasemapColours): LayerSpecification[] {
  return [
    { id: 'basemap-outside', type: 'background', paint: { 'background-color': colours.outside } },
    { id: 'basemap-land', type: 'fill', source, 'source-layer': 'land', paint: { 'fill-color': colours.land, 'fill-antialias': false } },
    { id: 'basemap-water', type: 'fill', source, 'source-layer': 'water', paint: { 'fill-color': colours.water } },
    {
      id: 'basemap-waterway', type: 'line', source, 'source-layer': 'waterway', filter: ['!', isSchematic],
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colours.waterway, 'line-width': waterwayWidth },
    },
    {
      id: 'basemap-waterway-schematic', type: 'line', source, 'source-layer': 'waterway', filter: isSchematic,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.schematicWaterway, 'line-width': waterwayWidth, 'line-dasharray': [4, 1.5] },
    },
  ]
}

function labelLayers(colours: BasemapColours, language: Language): LayerSpecification[] {
  const name = nameIn(language)
  return [
    {
      id: FIRST_BASEMAP_LABEL_LAYER, type: 'symbol', source, 'source-layer': 'waterway', minzoom: 8,
      filter: ['!=', ['get', 'name_zh'], ''],
      layout: {
        'symbol-placement': 'line',
        'symbol-spacing': 260,
        'symbol-sort-key': ['get', 'rank'],
        'text-field': ['case', isSchematic, ['concat', name, basemapMessages.schematicSuffix[language]], name],
        'text-font': BASEMAP_FONT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 8, 11, 12, 12.5],
        'text-letter-spacing': language === 'zh' ? 0.1 : 0,
        'text-max-angle': 40,
        'text-padding': 6,
      },
      paint: { 'text-color': colours.waterwayText, 'text-halo-color': colours.landHalo, 'text-halo-width': 1.4 },
    },
    {
      id: 'basemap-water-name', type: 'symbol', source, 'source-layer': 'place', filter: isWaterName,
      layout: {
        'symbol-sort-key': ['get', 'rank'],
        'text-field': name,
        'text-font': BASEMAP_FONT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10, 8, ['match', ['get', 'kind'], 'sea', 16, 12], 12, ['match', ['get', 'kind'], 'sea', 20, 14]],
        'text-letter-spacing': language === 'zh' ? 0.35 : 0.1,
        'text-max-width': 7,
        'text-padding': 8,
      },
      paint: { 'text-color': colours.waterText, 'text-halo-color': colours.water, 'text-halo-width': 1 },
    },
    {
      id: 'basemap-place-dot', type: 'circle', source, 'source-layer': 'place', filter: ['!', isWaterName],
      paint: {
        'circle-color': colours.placeDot,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, ['step', ['get', 'rank'], 1.8, 3, 1.2], 12, ['step', ['get', 'rank'], 3, 3, 2.2]],
        'circle-stroke-color': colours.landHalo,
        'circle-stroke-width': 0.8,
      },
    },
    {
      id: 'basemap-place-name', type: 'symbol', source, 'source-layer': 'place', filter: ['!', isWaterName],
      layout: {
        'symbol-sort-key': ['get', 'rank'],
        'text-field': name,
        'text-font': BASEMAP_FONT,
        'text-size': [
          'interpolate', ['linear'], ['zoom'],
          5, ['step', ['get', 'rank'], 12, 2, 10.5],
          9, ['step', ['get', 'rank'], 16, 2, 14, 3, 12.5, 5, 11],
          13, ['step', ['get', 'rank'], 19, 2, 17, 3, 15.5, 5, 13],
        ],
        'text-variable-anchor': ['top', 'bottom', 'right', 'left'],
        'text-radial-offset': 0.45,
        'text-justify': 'auto',
        'text-padding': 3,
      },
      paint: { 'text-color': colours.placeText, 'text-halo-color': colours.landHalo, 'text-halo-width': 1.3 },
    },
  ]
}

/** Name in one language, or in the other where it is missing or empty. */
function nameIn(language: Language): ExpressionSpecification {
  const [wanted, other] = language === 'zh' ? ['name_zh', 'name_en'] : ['name_en', 'name_zh']
  return ['case', ['==', ['coalesce', ['get', wanted], ''], ''], ['coalesce', ['get', other], ''], ['get', wanted]]
}
