/** Pins of rectification tasks, standing on the features that the tasks hang on. */
import type { FeatureCollection } from 'geojson'
import type { GeoJSONSourceSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { TaskPin } from '../../contract/task'
import type { LayerContext, ThemeLayers } from './theme-layers'

/** Source of the pins. */
export const TASK_SOURCE = 'task-pins'
/** The layers that answer clicks on pins, top one first. */
export const TASK_LAYERS = ['task-pin', 'task-pin-green'] as const

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

/** From this zoom on every pin stands, whatever it covers. */
const ALL_PINS_ZOOM = 10.5

export function taskLayers({ opacity }: LayerContext): ThemeLayers {
  const [urgent, green] = TASK_LAYERS
  return {
    shapes: [
      {
        id: green,
        type: 'symbol',
        source: TASK_SOURCE,
        filter: ['==', ['get', 'colour'], 'green'],
        layout: {
          'icon-image': 'task|green',
          'icon-anchor': 'bottom',
          'icon-offset': [0, -4],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.4, 11, 0.6, 15, 1.1],
          // What goes well gives way from afar: the eye is for red and yellow.
          'icon-allow-overlap': ['step', ['zoom'], false, ALL_PINS_ZOOM, true],
          'icon-ignore-placement': true,
          'icon-padding': 0,
        },
        paint: { 'icon-opacity': opacity },
      },
      {
        id: urgent,
        type: 'symbol',
        source: TASK_SOURCE,
        filter: ['!=', ['get', 'colour'], 'green'],
        layout: {
          'icon-image': ['concat', 'task|', ['get', 'colour']],
          'icon-anchor': 'bottom',
          // The pin stands beside the symbol's middle, so that the symbol is seen.
          'icon-offset': [0, -4],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 8, 0.62, 11, 0.8, 15, 1.1],
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
