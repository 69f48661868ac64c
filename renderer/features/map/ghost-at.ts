/** Which of the candidates of a file's place lies under a point of the map. */
import type { Map as LibreMap, Point } from 'maplibre-gl'
import { GHOST_LAYERS } from '../../map/style/ghost-layers'

/** @returns index of the topmost candidate; null where there is none */
export function ghostAt(map: LibreMap, point: Point): number | null {
  const layers = GHOST_LAYERS.filter((id) => map.getLayer(id) !== undefined)
  if (layers.length === 0) return null
  const candidate = Number(map.queryRenderedFeatures(point, { layers: [...layers] })[0]?.properties['candidate'] ?? -1)
  return candidate < 0 ? null : candidate
}
