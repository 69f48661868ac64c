/** The selected feature, or all features of the selected task, drawn over everything in a form that no theme has. */
import type { Geometry } from 'geojson'
import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { ThemeName } from './theme-layers'

/** Source of the highlighted geometries. */
export const SELECTION_SOURCE = 'selection'

const colours = { light: { line: '#0B6E6E', casing: '#FFFFFF' }, dark: { line: '#4FD6CD', casing: '#06110F' } } as const

export function selectionSource(geometries: readonly Geometry[]): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    data: { type: 'FeatureCollection', features: geometries.map((geometry) => ({ type: 'Feature', geometry, properties: {} })) },
  }
}

export function selectionLayers(theme: ThemeName): LayerSpecification[] {
  const { line, casing } = colours[theme]
  const points: ExpressionSpecification = ['==', ['geometry-type'], 'Point']
  const notPoints: ExpressionSpecification = ['!=', ['geometry-type'], 'Point']
  const radius: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 8, 9, 12, 12, 16, 17]
  const ring = (id: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: 'circle',
    source: SELECTION_SOURCE,
    filter: points,
    paint: { 'circle-radius': radius, 'circle-opacity': 0, 'circle-stroke-color': colour, 'circle-stroke-width': width },
  })
  const stroke = (id: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    source: SELECTION_SOURCE,
    filter: notPoints,
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  })
  return [
    { id: 'selection-fill', type: 'fill', source: SELECTION_SOURCE, filter: ['==', ['geometry-type'], 'Polygon'], paint: { 'fill-color': line, 'fill-opacity': 0.16 } },
    stroke('selection-casing', casing, 6),
    stroke('selection-line', line, 3),
    ring('selection-ring-casing', casing, 4.5),
    ring('selection-ring', line, 2.5),
  ]
}
