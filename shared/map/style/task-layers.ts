/** Pins of rectification tasks, standing on the features that the tasks hang on. */
import type { FeatureCollection } from 'geojson'
import type { GeoJSONSourceSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { TaskPin } from '../../contract/task'
import type { LayerContext, ThemeLayers } from './theme-layers'

/** Source of the pins. */
export const TASK_SOURCE = 'task-pins'
/** The layer that answers clicks on pins. */
export const TASK_LAYER = 'task-pin'

const URGENCY = { green: 0, yellow: 1, red: 2 } as const

export function taskSource(pins: readonly TaskPin[]): GeoJSONSourceSpecification {
  const data: FeatureCollection = {
    type: 'FeatureCollection',
    features: pins.map((pin) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...pin.lonLat] },
      properties: { taskId: pin.taskId, title: pin.title, colour: pin.colour, urgency: URGENCY[pin.colour] },
    })),
  }
  return { type: 'geojson', data }
}

export function taskLayers({ opacity }: LayerContext): ThemeLayers {
  return {
    shapes: [
      {
        id: TASK_LAYER,
        type: 'symbol',
        source: TASK_SOURCE,
        layout: {
          'icon-image': ['concat', 'task|', ['get', 'colour']],
          'icon-anchor': 'bottom',
          // The pin stands beside the symbol's middle, so that the symbol is seen.
          'icon-offset': [0, -4],
          // What goes well is small from afar: the eye is for red and yellow.
          'icon-size': ['interpolate', ['linear'], ['zoom'], 8, ['match', ['get', 'colour'], 'green', 0.4, 0.7], 11, ['match', ['get', 'colour'], 'green', 0.6, 0.85], 15, 1.1],
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
          'symbol-sort-key': ['get', 'urgency'],
        },
        paint: { 'icon-opacity': opacity },
      },
    ],
    labels: [],
  }
}
