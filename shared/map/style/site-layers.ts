/** Monitoring stations and enterprises. */
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { kinds } from '../../domain/kinds'
import { countLayers, standsForSeveral } from './count-layers'
import { labelLayer, type LayerContext, pointLabel, type ThemeLayers } from './theme-layers'
import { sourceOf } from './theme-sources'

/** Fill of the circles that stand for several. */
export const enterpriseCountColour = { light: '#54278F', dark: '#B79FE0' } as const

/** Stations: a dark triangle with a dot that is filled when the station is online. */
export function stationLayers(context: LayerContext): ThemeLayers {
  return siteLayers('station', 'online', { symbols: 9.3, labels: 11.5 }, context)
}

/** Enterprises: a small square, darker for chemical ones. */
export function enterpriseLayers(context: LayerContext): ThemeLayers {
  return siteLayers('enterprise', 'chemical', { symbols: 9.3, labels: 12.5 }, context)
}

function siteLayers(
  kind: 'station' | 'enterprise',
  flag: string,
  minzoom: { readonly symbols: number; readonly labels: number },
  context: LayerContext,
): ThemeLayers {
  const base = { source: sourceOf(kind), 'source-layer': kinds[kind].table } as const
  const symbols: LayerSpecification = {
    ...base,
    id: `${kind}-symbol`,
    type: 'symbol',
    minzoom: minzoom.symbols,
    filter: ['!', standsForSeveral],
    layout: {
      'icon-image': ['concat', `${kind}|`, ['case', ['==', ['get', flag], true], 'true', 'false']],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.65, 11, 0.8, 14, 1, 18, 1.4],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: { 'icon-opacity': context.opacity },
  }
  const names = labelLayer(
    {
      ...base,
      sourceLayer: base['source-layer'],
      id: `${kind}-label`,
      colour: pointLabel[context.theme],
      minzoom: minzoom.labels,
      size: [10.5, 12.5],
      text: ['coalesce', ['get', 'name'], ''],
      placement: 'point',
      filter: ['!', standsForSeveral],
    },
    context,
  )
  const counts = kind === 'enterprise' ? countLayers(kind, enterpriseCountColour[context.theme], context, minzoom.symbols) : []
  return { shapes: [symbols, ...counts], labels: [names] }
}
