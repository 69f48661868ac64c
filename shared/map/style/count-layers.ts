/** Points that stand for several features at small scales: a circle in the theme's colour with their number. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { type KindId, kinds } from '../../domain/kinds'
import { outfallSymbol } from '../../domain/style-palette'
import { LABEL_POINT, OVERDUE_COUNT, POINT_COUNT } from '../../domain/tile-columns'
import type { Language } from '../../messages/translate'
import { labelHalo, type LayerContext, SEMIBOLD_FONT } from './theme-layers'
import { sourceOf } from './theme-sources'

/** Whether a point stands for several. */
export const standsForSeveral: ExpressionSpecification = ['has', POINT_COUNT]

const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point']
const logOfCount: ExpressionSpecification = ['log10', ['get', POINT_COUNT]]
const hasOverdue: ExpressionSpecification = ['>', ['coalesce', ['get', OVERDUE_COUNT], 0], 0]

const COUNT_EDGE = 1.25
const OVERDUE_EDGE = 2.25

/** From this zoom on a circle's edge tells that some in it are overdue. */
const OVERDUE_EDGE_ZOOM = 10

/** Radius of a circle by the logarithm of its number, in pixels. */
export const COUNT_RADIUS = ['interpolate', ['linear'], logOfCount, 0.3, 7, 1, 8.5, 2, 11, 3, 14, 4, 19] satisfies ExpressionSpecification

/**
 * Circles with numbers; a red edge tells that some of them are overdue.
 *
 * They are pale, edged and lettered in the theme's colour: from far off there are many of them, and classes and pins have to stand out.
 */
export function countLayers(kind: KindId, colour: string, { theme, language, opacity }: LayerContext, minzoom = 0): LayerSpecification[] {
  const base = { minzoom, source: sourceOf(kind), 'source-layer': kinds[kind].table, filter: standsForSeveral } as const
  return [
    {
      ...base,
      id: countLayerId(kind),
      type: 'circle',
      paint: {
        'circle-radius': COUNT_RADIUS,
        'circle-color': labelHalo[theme],
        'circle-opacity': 0.9 * opacity,
        // From far off nearly every circle holds something overdue: a red edge there would say nothing.
        'circle-stroke-color': ['step', ['zoom'], colour, OVERDUE_EDGE_ZOOM, ['case', hasOverdue, outfallSymbol.overdueRing, colour]],
        'circle-stroke-width': ['step', ['zoom'], COUNT_EDGE, OVERDUE_EDGE_ZOOM, ['case', hasOverdue, OVERDUE_EDGE, COUNT_EDGE]],
        'circle-stroke-opacity': opacity,
      },
    },
    {
      ...base,
      id: `${kind}-count-number`,
      type: 'symbol',
      layout: {
        'text-field': shortNumber(language),
        'text-font': SEMIBOLD_FONT,
        'text-size': ['interpolate', ['linear'], logOfCount, 0.3, 9.5, 3, 11],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': colour, 'text-opacity': opacity },
    },
  ]
}

/** 9876 in full, 12 345 as 1.2万 or 12k, so that it fits its circle. */
function shortNumber(language: Language): ExpressionSpecification {
  const shortened: ExpressionSpecification =
    language === 'zh'
      ? ['concat', ['number-format', ['/', ['get', POINT_COUNT], 10_000], { 'max-fraction-digits': 1 }], '万']
      : ['concat', ['to-string', ['round', ['/', ['get', POINT_COUNT], 1000]]], 'k']
  return ['case', ['<', ['get', POINT_COUNT], 10_000], ['to-string', ['get', POINT_COUNT]], shortened]
}

/** The layer that a click on a circle hits. */
export function countLayerId(kind: KindId): string {
  return `${kind}-count`
}

/** Whether a point is one feature and no label’s place. */
export const isSinglePoint: ExpressionSpecification = ['all', isPoint, ['!', standsForSeveral], ['!', ['has', LABEL_POINT]]]

/** The layer of dots for what is too small to be drawn. */
export function smallDotId(kind: KindId): string {
  return `${kind}-dot`
}

/** A dot for a single area or line that is too small to be drawn at this scale. */
export function smallDotLayer(kind: KindId, colour: string, { opacity }: LayerContext): LayerSpecification {
  return {
    id: smallDotId(kind),
    type: 'circle',
    source: sourceOf(kind),
    'source-layer': kinds[kind].table,
    filter: isSinglePoint,
    paint: { 'circle-radius': 2.5, 'circle-color': colour, 'circle-opacity': opacity },
  }
}
