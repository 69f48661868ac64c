/**
 * A file before it is imported, drawn over everything: where its shapes would lie (a ghost a candidate, lettered), or do lie, and the
 * place of the problem that is looked at. Not part of any theme; the map on paper never has it.
 */
import type { Feature, Geometry } from 'geojson'
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { ThemeName } from '../../theme'
import { firstPosition } from '../first-position'

/** One place that the file may have. */
export type Ghost = {
  /** Null: its only place, which nobody doubts. */
  readonly candidate: number | null
  /** What stands at it; empty: nothing. */
  readonly label: string
  readonly geometries: readonly Geometry[]
}

export type GhostContent = {
  readonly ghosts: readonly Ghost[]
  /** Candidate that is pointed at: the others step back. */
  readonly pointed: number | null
  readonly marked: { readonly lonLat: readonly [number, number]; readonly label: string } | null
}

export const NO_GHOSTS: GhostContent = { ghosts: [], pointed: null, marked: null }

const GHOST_SOURCE = 'import-ghosts'
const MARK_SOURCE = 'import-mark'
/** Layers that answer clicks on ghosts. */
export const GHOST_LAYERS = ['import-ghost-fill', 'import-ghost-line', 'import-ghost-point', 'import-ghost-spot', 'import-ghost-label'] as const

/** None of the themes has these. */
const COLOURS = { light: ['#A21A8C', '#B4530A', '#3A42C4'], dark: ['#F08BE0', '#F2A65A', '#9BA3FF'] } as const
const SURE = { light: '#0B6E6E', dark: '#4FD6CD' } as const
const HALO = { light: '#FFFFFF', dark: '#0C1113' } as const
const ALARM = { light: '#B5122B', dark: '#FF8A94' } as const
/** Closer, shapes are seen for themselves. */
const SPOTS_UNTIL_ZOOM = 13
const FONT = ['Noto Sans SC Semibold']

export const candidateColour = (index: number, theme: ThemeName): string => COLOURS[theme][index % COLOURS[theme].length] ?? SURE[theme]
export const candidateLetter = (index: number): string => String.fromCodePoint(65 + index)

/** The style with a file's ghosts on top; without any it is the same object. */
export function withGhosts(style: StyleSpecification, content: GhostContent, theme: ThemeName): StyleSpecification {
  if (content.ghosts.length === 0 && content.marked === null) return style
  return {
    ...style,
    sources: { ...style.sources, [GHOST_SOURCE]: { type: 'geojson', data: { type: 'FeatureCollection', features: content.ghosts.flatMap(featuresOf) } }, [MARK_SOURCE]: markSource(content) },
    layers: [...style.layers, ...ghostLayers(content, theme), ...markLayers(theme)],
  }
}

function featuresOf({ candidate, label, geometries }: Ghost): Feature[] {
  const properties = { candidate: candidate ?? -1 }
  const shapes = geometries.flatMap((geometry): Feature[] => {
    const shape: Feature = { type: 'Feature', geometry, properties }
    const spot = geometry.type === 'Point' || geometry.type === 'MultiPoint' ? null : firstPosition(geometry)
    return spot === null ? [shape] : [shape, { type: 'Feature', geometry: { type: 'Point', coordinates: [...spot] }, properties: { ...properties, spot: true } }]
  })
  const place = geometries[0] === undefined ? null : firstPosition(geometries[0])
  if (place === null || label === '') return shapes
  return [...shapes, { type: 'Feature', geometry: { type: 'Point', coordinates: [...place] }, properties: { ...properties, label } }]
}

function markSource({ marked }: GhostContent): StyleSpecification['sources'][string] {
  const features: Feature[] = marked === null ? [] : [{ type: 'Feature', geometry: { type: 'Point', coordinates: [...marked.lonLat] }, properties: { label: marked.label } }]
  return { type: 'geojson', data: { type: 'FeatureCollection', features } }
}

function ghostLayers({ pointed }: GhostContent, theme: ThemeName): LayerSpecification[] {
  const colour: ExpressionSpecification = ['match', ['get', 'candidate'], 0, candidateColour(0, theme), 1, candidateColour(1, theme), 2, candidateColour(2, theme), SURE[theme]]
  const opacity = (full: number): number | ExpressionSpecification => (pointed === null ? full : ['case', ['==', ['get', 'candidate'], pointed], full, full / 4])
  const isLabel: ExpressionSpecification = ['has', 'label']
  const ofType = (type: string): ExpressionSpecification => ['all', ['==', ['geometry-type'], type], ['!', isLabel]]
  return [
    { id: 'import-ghost-fill', type: 'fill', source: GHOST_SOURCE, filter: ofType('Polygon'), paint: { 'fill-color': colour, 'fill-opacity': opacity(0.18) } },
    {
      id: 'import-ghost-line',
      type: 'line',
      source: GHOST_SOURCE,
      filter: ['all', ['!=', ['geometry-type'], 'Point'], ['!', isLabel]],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': 2, 'line-dasharray': [3, 1.5], 'line-opacity': opacity(1) },
    },
    // A handful of points has to be found among the symbols of a whole city.
    {
      id: 'import-ghost-halo',
      type: 'circle',
      source: GHOST_SOURCE,
      filter: ofType('Point'),
      maxzoom: SPOTS_UNTIL_ZOOM,
      paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, 5, 12, 9], 'circle-color': HALO[theme], 'circle-opacity': opacity(0.9) },
    },
    {
      id: 'import-ghost-point',
      type: 'circle',
      source: GHOST_SOURCE,
      filter: ['all', ofType('Point'), ['!', ['has', 'spot']]],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, 3.5, 12, 6, 16, 8],
        'circle-color': colour,
        'circle-opacity': opacity(0.35),
        'circle-stroke-color': colour,
        'circle-stroke-width': 2,
        'circle-stroke-opacity': opacity(1),
      },
    },
    // From afar a parcel is smaller than a pixel.
    {
      id: 'import-ghost-spot',
      type: 'circle',
      source: GHOST_SOURCE,
      maxzoom: SPOTS_UNTIL_ZOOM,
      filter: ['has', 'spot'],
      paint: { 'circle-radius': 4, 'circle-color': colour, 'circle-opacity': opacity(0.35), 'circle-stroke-color': colour, 'circle-stroke-width': 1.5, 'circle-stroke-opacity': opacity(1) },
    },
    {
      id: 'import-ghost-label',
      type: 'symbol',
      source: GHOST_SOURCE,
      filter: isLabel,
      layout: { 'text-field': ['get', 'label'], 'text-font': FONT, 'text-size': 14, 'text-anchor': 'bottom', 'text-offset': [0, -0.7], 'text-allow-overlap': true },
      paint: { 'text-color': colour, 'text-halo-color': HALO[theme], 'text-halo-width': 2, 'text-opacity': opacity(1) },
    },
  ]
}

function markLayers(theme: ThemeName): LayerSpecification[] {
  return [
    { id: 'import-mark-ring', type: 'circle', source: MARK_SOURCE, paint: { 'circle-radius': 11, 'circle-opacity': 0, 'circle-stroke-color': ALARM[theme], 'circle-stroke-width': 2.5 } },
    { id: 'import-mark-dot', type: 'circle', source: MARK_SOURCE, paint: { 'circle-radius': 3, 'circle-color': ALARM[theme], 'circle-stroke-color': HALO[theme], 'circle-stroke-width': 1.5 } },
    {
      id: 'import-mark-label',
      type: 'symbol',
      source: MARK_SOURCE,
      layout: { 'text-field': ['get', 'label'], 'text-font': FONT, 'text-size': 12, 'text-anchor': 'bottom', 'text-offset': [0, -1.2], 'text-allow-overlap': true },
      paint: { 'text-color': ALARM[theme], 'text-halo-color': HALO[theme], 'text-halo-width': 2 },
    },
  ]
}
