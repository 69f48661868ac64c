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
  readonly signal?: AbortSignal | undefined
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

/** A map before its names are placed: what it shows is known, and what covers it can still be chosen by where there is room. */
export type MapDraft = {
  readonly frame: MapFrame
  readonly shown: Shown
  /** How much of the themes lies in a box of the frame: symbols and vertices, the more the higher. */
  readonly crowding: (box: Box) => number
  /** Symbols whose middle lies in a box. */
  readonly symbolsIn: (box: Box) => number
  /** As in `PaintedMap`. */
  readonly thinned: readonly string[]
  /** @param reserved boxes in the frame that something will cover: names keep out of them */
  readonly finish: (reserved: readonly Box[]) => PaintedMap
}

type LabelsOfLayer = { readonly id: string; readonly labels: readonly Label[]; readonly index: number }

export async function paintMap(request: MapRequest): Promise<PaintedMap> {
  return (await draftMap(request)).finish([])
}

export async function draftMap({ frame, style, sources, measure, signal }: MapRequest): Promise<MapDraft> {
  const contents = await readSources(style, frame, sources, signal)
  const shown = new Shown()
  const obstacles: (Obstacle & { readonly ofTheme: boolean })[] = []
  const labels: LabelsOfLayer[] = []
  let highestSymbols = -1
  const painted = new Map<string, readonly SceneItem[]>()
  const visible = style.layers.filter((layer) => isInZoom(layer, frame.zoom) && layer.layout?.visibility !== 'none')
  for (const [index, layer] of visible.entries()) {
    const task = { layer, values: new LayerValues(layer, frame.zoom), features: featuresOf(layer, contents, frame), frame, pixel: frame.pixel, shown }
    const { items, obstacles: inTheWay = NOTHING_IN_THE_WAY } = paintLayer(task, contents)
    painted.set(layer.id, items)
    const ofTheme = !layer.id.startsWith('basemap-')
    obstacles.push(...inTheWay.map((obstacle) => ({ ...obstacle, ofTheme })))
    if (inTheWay.length > 0) highestSymbols = index
    if (layer.type === 'symbol' && task.values.sets('text-field')) labels.push({ id: layer.id, labels: collectLabels(layer, task.values, task.features, frame), index })
  }
  const symbolsIn = (box: Box) => obstacles.filter(({ x, y, ofTheme }) => ofTheme && x > box.left && x < box.right && y > box.top && y < box.bottom).length
  return {
    frame,
    shown,
    crowding: (box) => shown.verticesIn(box) + 4 * symbolsIn(box),
    symbolsIn,
    thinned: contents.thinned,
    finish(reserved) {
      const layers = labels.map((layer) => ({ ...layer, covered: layer.index < highestSymbols }))
      const { items, placed, gaveWay } = placeLabels(layers, new Surroundings(obstacles, reserved), frame, measure)
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
    },
  }
}

type LayerTask = {
  readonly layer: LayerSpecification
  readonly values: LayerValues
  readonly features: readonly MapFeature[]
  readonly frame: MapFrame
  readonly pixel: number
  readonly shown: Shown
}

const NOTHING_IN_THE_WAY: readonly Obstacle[] = []

function paintLayer(task: LayerTask, contents: MapContents): { readonly items: readonly SceneItem[]; readonly obstacles?: readonly Obstacle[] } {
  const { layer, values, frame } = task
  switch (layer.type) {
    case 'background': {
      const { colour, opacity } = values.colour('background-color')
      const fill = { colour, opacity: opacity * values.number('background-opacity') }
      return { items: [{ type: 'path', path: rectangle(0, 0, frame.width, frame.height), fill }] }
    }
    case 'raster':
      return { items: (contents.pictures.get(layer.source) ?? []).map((picture) => ({ type: 'image', ...picture })) }
    case 'fill':
      return { items: paintFill(task) }
    case 'line':
      return { items: paintLine(task) }
    case 'circle':
      return paintCircle(task)
    case 'symbol':
      return values.sets('icon-image') ? paintIcons(task) : { items: [] }
    default:
      throw new Error(`a map on paper has no layers of type ${layer.type}`)
  }
}

const NONE: readonly MapFeature[] = []

function featuresOf(layer: LayerSpecification, contents: MapContents, frame: MapFrame): readonly MapFeature[] {
  if (!('source' in layer) || typeof layer.source !== 'string') return NONE
  const layers = contents.features.get(layer.source)
  const features = layers?.get(('source-layer' in layer ? layer['source-layer'] : undefined) ?? '') ?? NONE
  return layer.type === 'symbol' ? addLabelPoints(features, frame) : features
}
