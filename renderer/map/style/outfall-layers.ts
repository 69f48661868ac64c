/** Outfalls: shape by class, fill by stage, red ring when overdue; from afar one circle with the number for several. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { outfallSymbol } from '../../../shared/domain/style-palette'
import { POINT_COUNT } from '../../../shared/domain/tile-columns'
import { kinds } from '../../../shared/domain/kinds'
import { labelHalo, labelLayer, type LayerContext, pointLabel, SEMIBOLD_FONT, type ThemeLayers } from './theme-layers'
import { sourceOf } from './theme-sources'

const isCluster: ExpressionSpecification = ['has', POINT_COUNT]
const isSingle: ExpressionSpecification = ['!', isCluster]
const text = (column: string): ExpressionSpecification => ['to-string', ['get', column]]

/** Fill of the circles that stand for several. */
export const clusterColour = { light: '#35576B', dark: '#6FA0BB' } as const
const clusterText = { light: '#FFFFFF', dark: '#0E1518' } as const

/** Whether an outfall is past its deadline: `YYYY-MM-DD` compares as text. */
function isOverdue(today: string): ExpressionSpecification {
  return [
    'all',
    ['!=', text('deadline'), ''],
    ['<', text('deadline'), today],
    ['!', ['in', text('stage'), ['literal', [...outfallSymbol.finishedStages]]]],
  ]
}

export function outfallLayers(context: LayerContext): ThemeLayers {
  const { theme, opacity, today } = context
  const base = { source: sourceOf('outfall'), 'source-layer': kinds.outfall.table } as const
  const overdue = isOverdue(today)
  const circles: LayerSpecification = {
    ...base,
    id: 'outfall-cluster',
    type: 'circle',
    filter: isCluster,
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['log10', ['get', POINT_COUNT]], 0.3, 7, 1, 9, 2, 12, 3, 16, 4, 21],
      'circle-color': clusterColour[theme],
      'circle-opacity': 0.88 * opacity,
      'circle-stroke-color': labelHalo[theme],
      'circle-stroke-width': 1.5,
      'circle-stroke-opacity': opacity,
    },
  }
  const symbols: LayerSpecification = {
    ...base,
    id: 'outfall-symbol',
    type: 'symbol',
    filter: isSingle,
    layout: {
      'icon-image': ['concat', 'outfall|', text('outfall_class'), '|', text('stage'), '|', ['case', overdue, 'true', 'false']],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.6, 11, 0.75, 14, 1, 18, 1.5],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      // What is overdue lies on top.
      'symbol-sort-key': ['case', overdue, 2, ['in', text('stage'), ['literal', [...outfallSymbol.finishedStages]]], 0, 1],
    },
    paint: { 'icon-opacity': opacity },
  }
  const numbers: LayerSpecification = {
    ...base,
    id: 'outfall-cluster-count',
    type: 'symbol',
    filter: isCluster,
    layout: {
      'text-field': ['number-format', ['get', POINT_COUNT], { locale: 'zh', 'max-fraction-digits': 0 }],
      'text-font': SEMIBOLD_FONT,
      'text-size': ['interpolate', ['linear'], ['log10', ['get', POINT_COUNT]], 0.3, 10, 3, 12],
      'text-allow-overlap': true,
      'text-ignore-placement': true,
    },
    paint: { 'text-color': clusterText[theme], 'text-opacity': opacity },
  }
  const names = labelLayer(
    {
      ...base,
      sourceLayer: base['source-layer'],
      id: 'outfall-label',
      colour: pointLabel[theme],
      minzoom: 13,
      size: [10.5, 12.5],
      text: ['coalesce', ['get', 'name'], ''],
      placement: 'point',
      filter: isSingle,
      sortKey: ['case', overdue, 0, 1],
    },
    context,
  )
  return { shapes: [circles, symbols, numbers], labels: [names] }
}
