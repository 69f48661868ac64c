/**
 * A map as items of the display list: the window's own style, feature by feature, in millimetres, without a window.
 *
 * The same request gives the same items. A map is whole or there is none: a reader that fails fails the map, what had to be left out is
 * counted in the answer.
 */
import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { GroupItem, SceneItem } from '../scene/scene'
import type { MapFrame } from './frame'
import type { Box } from './geometry/clip'
import { collectLabels } from './labels/collect-labels'
import { type Obstacle, Surroundings } from './labels/collision'
import type { Label } from './labels/label'
import { placeLabels } from './labels/place-labels'
import type { MeasureText } from './labels/shape-text'
import { LayerValues } from './paint/evaluate'
import { paintCircle } from './paint/paint-circle'
import { paintFill } from './paint/paint-fill'
import { paintIcons } from './paint/paint-icons'
import { paintLine } from './paint/paint-line'
import { rectangle } from './paint/paths'
import { Shown } from './paint/shown'
import { addLabelPoints } from './read/label-points'
import type { MapFeature } from './read/map-feature'
import { isInZoom, type MapContents, type MapSources, readSources } from './read/read-sources'

export type MapRequest = {
  readonly frame: MapFrame
  /** As the window has it (`shared/map/style/build-style.ts`), light. */
  readonly style: StyleSpecification
  readonly sources: MapSources
  readonly measure: MeasureText
  /** Boxes in the frame, in its millimetres, that something else will cover: names keep out of them. */
  readonly reserved?: readonly Box[]
  readonly signal?: AbortSignal
}

export type PaintedMap = {
  /** One group, cut to the frame, whose top left corner is at (0, 0). */
  readonly item: GroupItem
  readonly shown: Shown
  /** Names written, and names that found no room, by layer of the style. */
  readonly labels: { readonly placed: number; readonly gaveWay: Readonly<Record<string, number>> }
  /** Sources that hold more than could be read at this scale. */
  readonly thinned: readonly string[]
}

export async function paintMap({ frame, style, sources, measure, reserved = [], signal }: MapRequest): Promise<PaintedMap> {
  const contents = await readSources(style, frame, sources, signal)
  const shown = new Shown()
  const obstacles: Obstacle[] = []
  const labels = new Map<string, Label[]>()
  const painted = new Map<string, SceneItem[]>()
  const visible = style.layers.filter((layer) => isInZoom(layer, frame.zoom) && layer.layout?.visibility !== 'none')
  for (const layer of visible) {
    const task = { layer, values: new LayerValues(layer, frame.zoom), features: featuresOf(layer, contents, frame), frame, pixel: frame.pixel, shown }
    switch (layer.type) {
      case 'background': {
        const { colour, opacity } = task.values.colour('background-color')
        painted.set(layer.id, [{ type: 'path', path: rectangle(0, 0, frame.width, frame.height), fill: { colour, opacity: opacity * task.values.number('background-opacity') } }])
        break
      }
      case 'raster':
        painted.set(layer.id, (contents.pictures.get(layer.source) ?? []).map((picture) => ({ type: 'image', ...picture })))
        break
      case 'fill':
        painted.set(layer.id, paintFill(task))
        break
      case 'line':
        painted.set(layer.id, paintLine(task))
        break
      case 'circle': {
        const { items, obstacles: inTheWay } = paintCircle(task)
        painted.set(layer.id, items)
        obstacles.push(...inTheWay)
        break
      }
      case 'symbol':
        if (task.values.sets('icon-image')) {
          const { items, obstacles: inTheWay } = paintIcons(task)
          painted.set(layer.id, items)
          obstacles.push(...inTheWay)
        }
        if (task.values.sets('text-field')) labels.set(layer.id, collectLabels(layer, task.values, task.features, frame))
        break
      default:
        throw new Error(`a map on paper has no layers of type ${layer.type}`)
    }
  }
  const { items, placed, gaveWay } = placeLabels(labels, new Surroundings(obstacles, reserved), frame, measure)
  return {
    item: {
      type: 'group',
      clip: rectangle(0, 0, frame.width, frame.height),
      items: visible.flatMap((layer) => [...(painted.get(layer.id) ?? []), ...(items.get(layer.id) ?? [])]),
    },
    shown,
    labels: { placed, gaveWay },
    thinned: contents.thinned,
  }
}

const NONE: readonly MapFeature[] = []

function featuresOf(layer: LayerSpecification, contents: MapContents, frame: MapFrame): readonly MapFeature[] {
  if (!('source' in layer) || typeof layer.source !== 'string') return NONE
  const layers = contents.features.get(layer.source)
  const features = layers?.get(('source-layer' in layer ? layer['source-layer'] : undefined) ?? '') ?? NONE
  return layer.type === 'symbol' ? addLabelPoints(features, frame) : features
}
