/** Circles: dots of places, circles with the number of features that they stand for. */
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { circlePath } from '../../../../shared/map/symbols/drawing'
import type { SceneItem } from '../../scene/scene'
import type { MapFrame } from '../frame'
import type { Obstacle } from '../labels/collision'
import type { MapFeature } from '../read/map-feature'
import type { LayerValues } from './evaluate'
import { roundPath } from './paths'
import type { Shown } from './shown'

type CircleTask = { readonly layer: LayerSpecification; readonly values: LayerValues; readonly features: readonly MapFeature[]; readonly frame: MapFrame; readonly shown: Shown }

/** @returns the circles, and where they stand in the way of names */
export function paintCircle({ layer, values, features, frame, shown }: CircleTask): { readonly items: SceneItem[]; readonly obstacles: Obstacle[] } {
  const items: SceneItem[] = []
  const obstacles: Obstacle[] = []
  const { pixel } = frame
  for (const feature of features) {
    if (feature.type !== 1 || !values.shows(feature)) continue
    const fill = values.colour('circle-color', feature)
    const line = values.colour('circle-stroke-color', feature)
    const fillOpacity = fill.opacity * values.number('circle-opacity', feature)
    const lineOpacity = line.opacity * values.number('circle-stroke-opacity', feature)
    const width = values.number('circle-stroke-width', feature) * pixel
    const radius = values.number('circle-radius', feature) * pixel
    for (let at = 0; at < feature.points.length; at += 2) {
      const [x, y] = [feature.points[at]!, feature.points[at + 1]!]
      const reach = radius + width
      if (x < -reach || y < -reach || x > frame.width + reach || y > frame.height + reach) continue
      if (x >= 0 && y >= 0 && x <= frame.width && y <= frame.height) shown.note(layer, feature)
      obstacles.push({ x, y, reach, firm: false })
      items.push({
        type: 'path',
        // The screen draws the edge outside the radius.
        path: roundPath(circlePath(x, y, radius + width / 2)),
        ...(fillOpacity > 0 ? { fill: { colour: fill.colour, opacity: fillOpacity } } : {}),
        ...(width > 0 && lineOpacity > 0 ? { stroke: { colour: line.colour, width, opacity: lineOpacity } } : {}),
      })
    }
  }
  return { items, obstacles }
}
