/** Lines: waterways, shorelines, and the lines of reference layers. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { kinds } from '../../domain/kinds'
import { labelColours } from '../../domain/style-palette'
import { bySymbol, dashInLineWidths, growing } from './expressions'
import { type LineKind, lineTable } from './symbol-tables'
import { labelLayer, type LayerContext, type ThemeLayers } from './theme-layers'
import { sourceOf } from './theme-sources'

const lines: ExpressionSpecification = ['==', ['geometry-type'], 'LineString']
const schematic: ExpressionSpecification = ['==', ['get', 'schematic'], true]
const SCHEMATIC_DASH: ExpressionSpecification = ['literal', [5, 2]]

/** From this zoom on lines carry their names. */
export const LINE_LABEL_MIN_ZOOM = 10.5

/** Layers of one theme of lines. Waterways of schematic course are dashed. */
export function lineLayers(kind: LineKind, context: LayerContext): ThemeLayers {
  const table = lineTable(kind)
  const { theme, language, opacity } = context
  const base = { source: sourceOf(kind), 'source-layer': kinds[kind].table } as const
  const dash = bySymbol(table, (symbol) => dashInLineWidths(symbol.dash, symbol.width))
  const line: LayerSpecification = {
    ...base,
    id: `${kind}-line`,
    type: 'line',
    filter: lines,
    layout: { 'line-join': 'round', 'line-cap': 'butt' },
    paint: {
      'line-color': bySymbol(table, (symbol) => symbol.colour[theme]),
      'line-width': growing(bySymbol(table, (symbol) => symbol.width), [0.7, 2]),
      'line-dasharray': kind === 'waterway' ? ['case', schematic, SCHEMATIC_DASH, dash] : dash,
      'line-opacity': opacity,
    },
  }
  const name: ExpressionSpecification = ['coalesce', ['get', 'name'], '']
  const label = labelLayer(
    {
      ...base,
      sourceLayer: base['source-layer'],
      id: `${kind}-line-label`,
      colour: labelColours[kind][theme],
      minzoom: LINE_LABEL_MIN_ZOOM,
      size: [11, 13],
      text: kind === 'waterway' && language === 'en' ? ['coalesce', ['get', 'name_en'], name] : name,
      placement: 'line',
      filter: lines,
    },
    context,
  )
  return { shapes: [line], labels: [label] }
}
