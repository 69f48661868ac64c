/** Outfalls: shape by class, fill by stage, red ring when overdue; from afar one circle with the number for several. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { outfallSymbol } from '../../domain/style-palette'
import { kinds } from '../../domain/kinds'
import { countLayers, standsForSeveral } from './count-layers'
import { labelLayer, type LayerContext, pointLabel, type ThemeLayers } from './theme-layers'
import { sourceOf } from './theme-sources'

const isSingle: ExpressionSpecification = ['!', standsForSeveral]
const text = (column: string): ExpressionSpecification => ['to-string', ['get', column]]

/** Fill of the circles that stand for several. */
export const clusterColour = { light: '#2C4C60', dark: '#8AB6CF' } as const

/** The stage as the tile has it, or that of the past day. */
function stageOf(stages: LayerContext['stages']): ExpressionSpecification {
  if (stages === undefined || stages.size === 0) return text('stage')
  const pairs = [...stages].flatMap(([stage, ids]) => [[...ids], stage ?? ''])
  return ['match', ['id'], ...pairs, text('stage')] as unknown as ExpressionSpecification
}

/** Whether an outfall is past its deadline: `YYYY-MM-DD` compares as text. */
function isOverdue(today: string, stage: ExpressionSpecification): ExpressionSpecification {
  return [
    'all',
    ['!=', text('deadline'), ''],
    ['<', text('deadline'), today],
    ['!', ['in', stage, ['literal', [...outfallSymbol.finishedStages]]]],
  ]
}

export function outfallLayers(context: LayerContext): ThemeLayers {
  const { theme, opacity, today } = context
  const stage = stageOf(context.stages)
  const base = { source: sourceOf('outfall'), 'source-layer': kinds.outfall.table } as const
  const overdue = isOverdue(today, stage)
  const symbols: LayerSpecification = {
    ...base,
    id: 'outfall-symbol',
    type: 'symbol',
    filter: isSingle,
    layout: {
      'icon-image': ['concat', 'outfall|', text('outfall_class'), '|', stage, '|', ['case', overdue, 'true', 'false']],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.6, 11, 0.75, 14, 1, 18, 1.5],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      // What is overdue lies on top.
      'symbol-sort-key': ['case', overdue, 2, ['in', stage, ['literal', [...outfallSymbol.finishedStages]]], 0, 1],
    },
    paint: { 'icon-opacity': opacity },
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
  return { shapes: [symbols, ...countLayers('outfall', clusterColour[theme], context)], labels: [names] }
}
