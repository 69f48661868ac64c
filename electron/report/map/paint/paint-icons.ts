/** Point symbols: drawn from the same definitions as the window's images, in the style's order. */
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { outfallSymbol, sectionSymbol, stationSymbol, enterpriseSymbol } from '../../../../shared/domain/style-palette'
import { type MarkerRequest, parseImageId } from '../../../../shared/map/symbols/image-id'
import { markerDrawing, markerSide } from '../../../../shared/map/symbols/markers'
import type { SceneItem } from '../../scene/scene'
import type { MapFrame } from '../frame'
import type { Obstacle } from '../labels/collision'
import type { MapFeature } from '../read/map-feature'
import { drawingItems } from './drawing-items'
import type { LayerValues } from './evaluate'
import type { Shown } from './shown'

type IconTask = { readonly layer: LayerSpecification; readonly values: LayerValues; readonly features: readonly MapFeature[]; readonly frame: MapFrame; readonly shown: Shown }

type Placed = { readonly request: MarkerRequest; readonly x: number; readonly y: number; readonly scale: number; readonly rotate: number; readonly opacity: number; readonly key: number }

export function paintIcons({ layer, values, features, frame, shown }: IconTask): { readonly items: SceneItem[]; readonly obstacles: Obstacle[] } {
  const placed: Placed[] = []
  const obstacles: Obstacle[] = []
  const firm = !values.flag('icon-ignore-placement')
  for (const feature of features) {
    if (feature.type !== 1 || !values.shows(feature)) continue
    const name = values.text('icon-image', feature)
    const request = parseImageId(name)
    if (request === null || request.type === 'hatch') {
      if (name !== '') throw new Error(`no symbol ${name}`)
      continue
    }
    const scale = values.number('icon-size', feature) * frame.pixel
    const [offsetX = 0, offsetY = 0] = values.numbers('icon-offset', feature)
    const rise = values.text('icon-anchor', feature) === 'bottom' ? markerSide[request.type] / 2 : 0
    const rotate = values.number('icon-rotate', feature)
    const opacity = values.number('icon-opacity', feature)
    const key = values.sets('symbol-sort-key') ? values.number('symbol-sort-key', feature) : 0
    const reach = reachOf(request) * scale
    for (let at = 0; at < feature.points.length; at += 2) {
      const [px, py] = [feature.points[at]!, feature.points[at + 1]!]
      const x = px + offsetX * scale
      const y = py + (offsetY - rise) * scale
      const side = (markerSide[request.type] / 2) * scale
      if (x < -side || y < -side || x > frame.width + side || y > frame.height + side) continue
      if (px >= 0 && py >= 0 && px <= frame.width && py <= frame.height) {
        shown.note(layer, feature)
        shown.images.add(name)
      }
      placed.push({ request, x, y, scale, rotate, opacity, key })
      if (reach > 0) obstacles.push({ x, y, reach, firm })
    }
  }
  // What has the higher key lies on top; equals keep their order.
  const items = placed.toSorted((a, b) => a.key - b.key).flatMap(({ request, x, y, scale, rotate, opacity }) => drawingItems(markerDrawing(request), x, y, scale, rotate, opacity))
  return { items, obstacles }
}

/** How far a symbol is seen from its middle, in style pixels; 0 for one that a name may lie on. */
function reachOf(request: MarkerRequest): number {
  switch (request.type) {
    case 'outfall':
      return request.overdue ? outfallSymbol.size / 2 + 6 : outfallSymbol.size * 0.6
    case 'station':
      return stationSymbol.size / 2
    case 'enterprise':
      return enterpriseSymbol.size / 2
    case 'section':
      return request.missed ? sectionSymbol.size / 2 + 5.5 : sectionSymbol.size / 2
    case 'task':
      return 11
    case 'tick':
      return 0
  }
}
