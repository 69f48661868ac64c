/** What was traced upstream (溯源): the water in flow-ward violet, the section it starts from, and what lies on it with its number. */
import type { FeatureCollection, Geometry } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { TraceReport } from '../../domain/trace'
import { labelHalo, SEMIBOLD_FONT, type ThemeName } from './theme-layers'

const TRACE_SOURCE = 'trace'

const colours = {
  light: { water: '#7A1FA2', casing: '#FFFFFF', outfall: '#7A1FA2', enterprise: '#3949AB', section: '#00695C', text: '#FFFFFF' },
  dark: { water: '#D58BF0', casing: '#1B0B22', outfall: '#D58BF0', enterprise: '#9FA8F5', section: '#5FD3C3', text: '#14191C' },
} as const

/** Finds beyond this keep their dot and lose their number: a map of hundreds of numbers says nothing. */
const NUMBERED = 200

/** The style with what was traced, below what is selected. Without a trace the style itself. */
export function withTrace(style: StyleSpecification, report: TraceReport | null, theme: ThemeName): StyleSpecification {
  if (report === null) return style
  const at = style.layers.findIndex(({ id }) => id === 'selection-fill')
  const layers = at === -1 ? [...style.layers, ...traceLayers(theme)] : [...style.layers.slice(0, at), ...traceLayers(theme), ...style.layers.slice(at)]
  return { ...style, sources: { ...style.sources, [TRACE_SOURCE]: { type: 'geojson', data: traceData(report) } }, layers }
}

function traceData({ features, water }: TraceReport): FeatureCollection {
  const feature = (geometry: Geometry, properties: Record<string, string | number>) => ({ type: 'Feature' as const, geometry, properties })
  return {
    type: 'FeatureCollection',
    features: [
      ...water.map((line) => feature({ type: 'LineString', coordinates: line.map((position) => [...position]) }, { role: 'water' })),
      ...features.map(({ layer, lonLat }, index) => feature({ type: 'Point', coordinates: [...lonLat] }, { role: layer, number: index + 1 })),
    ],
  }
}

function traceLayers(theme: ThemeName): LayerSpecification[] {
  const { water, casing, outfall, enterprise, section, text } = colours[theme]
  const isWater: ExpressionSpecification = ['==', ['get', 'role'], 'water']
  const isFind: ExpressionSpecification = ['!=', ['get', 'role'], 'water']
  const colour: ExpressionSpecification = ['match', ['get', 'role'], 'outfall', outfall, 'enterprise', enterprise, section]
  const line = (id: string, stroke: string, width: ExpressionSpecification): LayerSpecification => ({
    id,
    type: 'line',
    source: TRACE_SOURCE,
    filter: isWater,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': stroke, 'line-width': width },
  })
  return [
    line('trace-casing', casing, ['interpolate', ['linear'], ['zoom'], 8, 5, 14, 10]),
    line('trace-water', water, ['interpolate', ['linear'], ['zoom'], 8, 3, 14, 6]),
    {
      id: 'trace-find',
      type: 'circle',
      source: TRACE_SOURCE,
      filter: isFind,
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 3, 12, 7, 15, 10],
        'circle-color': colour,
        'circle-stroke-color': casing,
        'circle-stroke-width': 1.5,
      },
    },
    {
      id: 'trace-number',
      type: 'symbol',
      source: TRACE_SOURCE,
      minzoom: 11,
      filter: ['all', isFind, ['<=', ['get', 'number'], NUMBERED]],
      layout: {
        'text-field': ['to-string', ['get', 'number']],
        'text-font': [...SEMIBOLD_FONT],
        'text-size': ['interpolate', ['linear'], ['zoom'], 11, 9, 15, 12],
        'symbol-sort-key': ['get', 'number'],
      },
      paint: { 'text-color': text, 'text-halo-color': theme === 'light' ? water : labelHalo.dark, 'text-halo-width': theme === 'light' ? 0.4 : 0 },
    },
  ]
}
