/** Areas: fill, hatch, band inside the outline, outline, name. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { kinds } from '../../domain/kinds'
import { labelColours } from '../../domain/style-palette'
import { LABEL_POINT } from '../../domain/tile-columns'
import { vocabularies } from '../../domain/vocabularies'
import { imageId } from '../symbols/image-id'
import { countLayers, smallDotLayer } from './count-layers'
import { bySymbol, dashInLineWidths, filterWhere, growing } from './expressions'
import { type AreaKind, areaTable } from './symbol-tables'
import { labelLayer, type LayerContext, type ThemeLayers } from './theme-layers'
import { sourceOf } from './theme-sources'

/** From this zoom on names of areas are written; small ones wait for their outline to be seen. */
const LABEL_MIN_ZOOM: Readonly<Record<AreaKind, number>> = {
  district: 7.5,
  bay: 8.5,
  ecologicalRedLine: 9,
  ecologicalControlZone: 9.5,
  waterSource: 10.5,
  ecologicalBuffer: 11.5,
  project: 11.5,
  patch: 13,
  contaminatedPlot: 12.5,
  controlUnit: 10,
  catchment: 10,
  reference: 11,
}

/** Layers of one theme of areas. */
export function areaLayers(kind: AreaKind, context: LayerContext): ThemeLayers {
  const table = areaTable(kind)
  const { theme, opacity } = context
  const base = { source: sourceOf(kind), 'source-layer': kinds[kind].table } as const
  const shapes: LayerSpecification[] = []
  const polygons: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
  const withShape = (filter: ExpressionSpecification | 'all'): ExpressionSpecification =>
    filter === 'all' ? polygons : ['all', polygons, filter]

  const filled = filterWhere(table, (symbol) => symbol.fillOpacity > 0)
  if (filled !== 'none') {
    shapes.push({
      ...base,
      id: `${kind}-fill`,
      type: 'fill',
      filter: withShape(filled),
      paint: {
        'fill-color': bySymbol(table, (symbol) => symbol.fill[theme]),
        'fill-opacity': bySymbol(table, (symbol) => symbol.fillOpacity * opacity),
        'fill-antialias': false,
      },
    })
  }
  const hatched = filterWhere(table, (symbol) => symbol.hatch !== null)
  if (hatched !== 'none') {
    shapes.push({
      ...base,
      id: `${kind}-hatch`,
      type: 'fill',
      filter: withShape(hatched),
      paint: { 'fill-pattern': bySymbol(table, (_, code) => imageId('hatch', kind, code, theme)), 'fill-opacity': opacity },
    })
  }
  const banded = filterWhere(table, (symbol) => symbol.innerBand !== null)
  if (banded !== 'none') {
    const width = bySymbol(table, (symbol) => symbol.innerBand?.width ?? 0)
    shapes.push({
      ...base,
      id: `${kind}-band`,
      type: 'line',
      filter: withShape(banded),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': bySymbol(table, (symbol) => symbol.outline[theme]),
        'line-width': growing(width),
        'line-offset': growing(['/', width, 2]),
        'line-opacity': bySymbol(table, (symbol) => (symbol.innerBand?.opacity ?? 0) * opacity),
      },
    })
  }
  shapes.push({
    ...base,
    id: `${kind}-outline`,
    type: 'line',
    filter: polygons,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': bySymbol(table, (symbol) => symbol.outline[theme]),
      'line-width': growing(bySymbol(table, (symbol) => symbol.outlineWidth)),
      'line-dasharray': bySymbol(table, (symbol) => dashInLineWidths(symbol.dash, symbol.outlineWidth)),
      'line-opacity': opacity,
    },
  })
  const colour = labelColours[kind][theme]
  shapes.push(smallDotLayer(kind, colour, context), ...countLayers(kind, colour, context))
  return { shapes, labels: [areaLabels(kind, context)] }
}

function areaLabels(kind: AreaKind, context: LayerContext): LayerSpecification {
  return labelLayer(
    {
      id: `${kind}-label`,
      source: sourceOf(kind),
      sourceLayer: kinds[kind].table,
      colour: labelColours[kind][context.theme],
      minzoom: LABEL_MIN_ZOOM[kind],
      size: kind === 'district' ? [13, 17] : [11, 13],
      bold: kind === 'district',
      text: labelText(kind, context),
      placement: 'area',
      filter: ['==', ['get', LABEL_POINT], true],
    },
    context,
  )
}

/** The name; of control zones and red lines the category below it, smaller. */
function labelText(kind: AreaKind, { language }: LayerContext): ExpressionSpecification {
  const name: ExpressionSpecification = ['coalesce', ['get', 'name'], '']
  if (kind !== 'ecologicalControlZone' && kind !== 'ecologicalRedLine') return name
  const titles = Object.entries(vocabularies.ecologicalCategory).flatMap(([code, title]) => [code, title[language]])
  const category = ['match', ['to-string', ['get', 'category']], ...titles, ''] as unknown as ExpressionSpecification
  return [
    'case',
    // A zone that is named by its category is not told twice.
    ['any', ['==', category, ''], ['in', category, name]],
    name,
    ['format', name, {}, '\n', {}, category, { 'font-scale': 0.82 }],
  ]
}
