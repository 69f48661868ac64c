/**
 * Inset that shows where the map lies in the city: water, land, districts and the map's frame.
 *
 * City level only: there is no outline of a province or of the country on it, which would have to follow official sample maps.
 */
import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { BoundingBox } from '../../../../shared/domain/feature'
import type { SceneItem } from '../../scene/scene'
import { frameOfBounds, type MapFrame, projectTo } from '../frame'
import { type MapRequest, paintMap } from '../paint-map'
import { rectangle } from '../paint/paths'
import { type Block, MUTED_INK, STAMP_RED } from './block'

/** Layers of the style that the inset shows, whatever the map itself does. */
const LOCATOR_LAYERS = /^(basemap-(outside|land|water)|district-outline)$/

/** A frame smaller than this is marked by a ring around it. */
const SMALLEST_FRAME = 2

export type LocatorRequest = {
  readonly map: Pick<MapRequest, 'style' | 'sources' | 'measure' | 'signal'>
  /** What it shows whole: the city. */
  readonly bounds: BoundingBox
  /** The frame to mark. */
  readonly frame: MapFrame
  readonly width: number
  readonly height: number
}

export async function locatorBlock({ map, bounds, frame: shown, width, height }: LocatorRequest): Promise<Block> {
  const frame = frameOfBounds({ width, height, pixel: 0.12 }, bounds, { padding: 1, steps: [] })
  const style: StyleSpecification = { ...map.style, layers: map.style.layers.filter(({ id }) => LOCATOR_LAYERS.test(id)).map(thin) }
  const painted = await paintMap({ ...map, style, frame })
  const [west, south, east, north] = shown.bounds
  const [left, top] = projectTo(frame, [west, north])
  const [right, bottom] = projectTo(frame, [east, south])
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  const mark: SceneItem[] = [
    { type: 'path', path: rectangle(left, top, right - left, bottom - top), fill: { colour: STAMP_RED, opacity: 0.15 }, stroke: { colour: STAMP_RED, width: 0.35 } },
  ]
  if (Math.max(right - left, bottom - top) < SMALLEST_FRAME) {
    mark.push({ type: 'path', path: rectangle(x - 1.6, y - 1.6, 3.2, 3.2), stroke: { colour: STAMP_RED, width: 0.3 } })
  }
  const edge: SceneItem = { type: 'path', path: rectangle(0, 0, width, height), stroke: { colour: MUTED_INK, width: 0.2 } }
  return { width, height, items: [painted.item, { type: 'group', clip: rectangle(0, 0, width, height), items: mark }, edge] }
}

/** Outlines of districts are fine full lines at this size. */
function thin(layer: LayerSpecification): LayerSpecification {
  return layer.type === 'line' ? { ...layer, paint: { 'line-color': '#8A8494', 'line-width': 1 } } : layer
}
