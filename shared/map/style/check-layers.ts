/**
 * What a conflict check found, on the map: subjects filled by their worst finding, the clipped pieces over them, and the pieces that
 * changed between two versions of a legal layer.
 */
import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Feature, Geometry, Position } from 'geojson'
import type { Severity } from '../../domain/rules/rule'
import type { Shade } from '../../domain/style-palette'
import type { ThemeName } from './theme-layers'

/** Source of everything below. */
export const CHECK_SOURCE = 'check'

/** A subject with its worst finding (`none`: nothing found), a piece of a finding, or a piece that changed between versions. */
export type CheckedShape =
  | { readonly role: 'subject'; readonly severity: Severity | 'none'; readonly geometry: Geometry }
  | { readonly role: 'piece'; readonly severity: Severity; readonly geometry: Geometry }
  /** The subject shifted or trimmed so that the finding is gone. */
  | { readonly role: 'proposal'; readonly geometry: Geometry }
  | { readonly role: 'change'; readonly change: 'out' | 'in' | 'category'; readonly geometry: Geometry }

/** 3 crimson, 2 orange, 1 slate; nothing found keeps the ochre of projects. */
export const severityColours: Readonly<Record<Severity | 'none', Shade>> = {
  3: { light: '#B3123B', dark: '#FF6B8A' },
  2: { light: '#C05A00', dark: '#FFA24D' },
  1: { light: '#56636E', dark: '#A9B6C2' },
  none: { light: '#A66A10', dark: '#E5AE55' },
}

export const changeColours: Readonly<Record<'out' | 'in' | 'category', Shade>> = {
  out: { light: '#B3123B', dark: '#FF6B8A' },
  in: { light: '#1E7A46', dark: '#6FD49A' },
  category: { light: '#6A4BC4', dark: '#B7A2FF' },
}

export const proposalColour: Shade = { light: '#0B6E6E', dark: '#4FD6CD' }

export function checkSource(shapes: readonly CheckedShape[]): GeoJSONSourceSpecification {
  return {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: shapes.flatMap(({ geometry, ...properties }) => {
        const code = codeOf(properties)
        const dot = properties.role === 'subject' ? dotOf(geometry, code) : null
        return [{ type: 'Feature', geometry, properties: { role: properties.role, code } }, ...(dot === null ? [] : [dot])]
      }),
    },
  }
}

/** A subject narrower than this on the map is shown by a dot as well. */
const SMALLEST_SHAPE_PIXELS = 10
const WORLD_PIXELS = 512

/** Stands for a subject from afar; null for a point. `until`: the zoom at which the shape itself can be seen. */
function dotOf(geometry: Geometry, code: string): Feature | null {
  const positions = positionsOf(geometry)
  if (geometry.type === 'Point' || positions.length === 0) return null
  const [lons, lats] = [positions.map(([lon = 0]) => lon), positions.map(([, lat = 0]) => lat)]
  const bounds = { west: least(lons), east: -least(lons.map((lon) => -lon)), south: least(lats), north: -least(lats.map((lat) => -lat)) }
  const extent = Math.max(bounds.east - bounds.west, bounds.north - bounds.south, 1e-9)
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [(bounds.west + bounds.east) / 2, (bounds.south + bounds.north) / 2] },
    properties: { role: 'dot', code, until: Math.log2((SMALLEST_SHAPE_PIXELS * 360) / (WORLD_PIXELS * extent)) },
  }
}

function positionsOf(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap((part) => positionsOf(part))
  const flatten = (coordinates: unknown): Position[] =>
    Array.isArray(coordinates) && typeof coordinates[0] === 'number' ? [coordinates as Position] : (coordinates as unknown[]).flatMap((part) => flatten(part))
  return flatten(geometry.coordinates)
}

const least = (numbers: readonly number[]): number => numbers.reduce((smallest, number) => Math.min(smallest, number), Infinity)

function codeOf(shape: Omit<CheckedShape, 'geometry'> & { readonly severity?: Severity | 'none'; readonly change?: string }): string {
  return shape.change ?? (shape.severity === undefined ? 'proposal' : String(shape.severity))
}

/** Layers from bottom to top; they stand above the themes' areas and lines. */
export function checkLayers(theme: ThemeName): LayerSpecification[] {
  const base = { source: CHECK_SOURCE } as const
  const colour: ExpressionSpecification = [
    'match',
    ['get', 'code'],
    ...Object.entries({ ...severityColours, ...changeColours }).flatMap(([code, shade]) => [code, shade[theme]]),
    severityColours.none[theme],
  ] as unknown as ExpressionSpecification
  const role = (name: CheckedShape['role']): ExpressionSpecification => ['==', ['get', 'role'], name]
  const polygon: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
  const point: ExpressionSpecification = ['==', ['geometry-type'], 'Point']
  const piece: ExpressionSpecification = ['any', role('piece'), role('change')]
  const found: ExpressionSpecification = ['!=', ['get', 'code'], 'none']
  return [
    {
      ...base,
      id: 'check-subject-fill',
      type: 'fill',
      filter: ['all', role('subject'), polygon],
      paint: { 'fill-color': colour, 'fill-opacity': ['case', found, 0.22, 0.08] },
    },
    {
      ...base,
      id: 'check-piece-fill',
      type: 'fill',
      filter: ['all', piece, polygon],
      paint: { 'fill-color': colour, 'fill-opacity': ['case', role('change'), 0.4, 0.5] },
    },
    { ...base, id: 'check-piece-line', type: 'line', filter: ['all', piece, polygon], paint: { 'line-color': colour, 'line-width': 1 } },
    {
      ...base,
      id: 'check-proposal',
      type: 'line',
      filter: role('proposal'),
      paint: { 'line-color': proposalColour[theme], 'line-width': 2, 'line-dasharray': [3, 2] },
    },
    {
      ...base,
      id: 'check-subject-line',
      type: 'line',
      filter: ['all', role('subject'), ['!', point]],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': ['case', found, 2, 1.25] },
    },
    {
      ...base,
      id: 'check-subject-point',
      type: 'circle',
      filter: ['any', ['all', role('subject'), point], ['all', ['==', ['get', 'role'], 'dot'], ['<', ['zoom'], ['get', 'until']]]],
      paint: { 'circle-color': colour, 'circle-radius': ['case', role('subject'), 6, 5], 'circle-opacity': 0.85, 'circle-stroke-color': theme === 'light' ? '#FFFFFF' : '#14191C', 'circle-stroke-width': 1.5 },
    },
  ]
}
