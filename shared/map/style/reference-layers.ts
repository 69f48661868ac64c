/** Reference layers: areas, lines and points of any kind in one neutral manner. */
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { kinds } from '../../domain/kinds'
import { labelColours } from '../../domain/style-palette'
import { areaLayers } from './area-layers'
import { isSinglePoint, smallDotId } from './count-layers'
import { lineLayers } from './line-layers'
import { labelHalo, labelLayer, type LayerContext, type ThemeLayers } from './theme-layers'
import { sourceOf } from './theme-sources'

/** Style pixels. */
export const REFERENCE_POINT_RADIUS = 3.5
const POINT_LABEL_MIN_ZOOM = 11.5

export function referenceLayers(context: LayerContext): ThemeLayers {
  const { theme, opacity } = context
  const [areas, lines] = [areaLayers('reference', context), lineLayers('reference', context)]
  const source = { source: sourceOf('reference'), 'source-layer': kinds.reference.table } as const
  const points: LayerSpecification = {
    ...source,
    id: smallDotId('reference'),
    type: 'circle',
    filter: isSinglePoint,
    paint: {
      'circle-radius': REFERENCE_POINT_RADIUS,
      'circle-color': labelColours.reference[theme],
      'circle-opacity': opacity,
      'circle-stroke-color': labelHalo[theme],
      'circle-stroke-width': 1.25,
      'circle-stroke-opacity': opacity,
    },
  }
  const names = labelLayer(
    {
      id: 'reference-point-label',
      source: source.source,
      sourceLayer: source['source-layer'],
      colour: labelColours.reference[theme],
      minzoom: POINT_LABEL_MIN_ZOOM,
      size: [10.5, 12.5],
      text: ['coalesce', ['get', 'name'], ''],
      placement: 'point',
      filter: isSinglePoint,
    },
    context,
  )
  const dot = smallDotId('reference')
  return {
    shapes: [...areas.shapes.filter(({ id }) => id !== dot), ...lines.shapes, points],
    labels: [...areas.labels, ...lines.labels, names],
  }
}
