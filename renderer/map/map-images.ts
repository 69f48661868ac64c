/** Gives the map its images when it first asks for them, and keeps hatches at their pitch while it zooms. */
import type { Map as LibreMap } from 'maplibre-gl'
import { drawImage } from './symbols/draw-image'
import { type ImageRequest, parseImageId } from '../../shared/map/symbols/image-id'

/** Markers grow up to half as much again, so they are drawn denser than the screen. */
const MARKER_OVERSAMPLING = 1.5
/** Enlargements of patterns for which hatches are drawn, between two whole zooms. */
const ENLARGEMENT_STEPS = 6

/** Attach to a map; the images live as long as it. */
export function provideImages(map: LibreMap): void {
  const hatches = new Map<string, ImageRequest>()
  let enlargement = enlargementAt(map.getZoom())

  map.setMissingStyleImageResolver((id) => {
    const request = parseImageId(id)
    if (request === null || map.hasImage(id)) return
    const density = densityFor(request)
    const drawn = drawImage(request, density, enlargement)
    if (drawn === null) return
    map.addImage(id, drawn, { pixelRatio: density })
    if (request.type === 'hatch') hatches.set(id, request)
  })

  map.on('zoom', () => {
    const next = enlargementAt(map.getZoom())
    if (next === enlargement) return
    enlargement = next
    for (const [id, request] of hatches) {
      const drawn = drawImage(request, densityFor(request), enlargement)
      if (drawn !== null && map.hasImage(id)) map.updateImage(id, drawn)
    }
  })
}

function densityFor(request: ImageRequest): number {
  const screen = Math.max(1, window.devicePixelRatio)
  // Patterns want whole pixels at both ends of their range.
  return request.type === 'hatch' ? Math.ceil(screen) * 2 : Math.max(2, screen * MARKER_OVERSAMPLING)
}

/** How much a pattern is enlarged at a zoom, in steps: 1 at whole zooms, towards 2 below the next one. */
function enlargementAt(zoom: number): number {
  const fraction = zoom - Math.floor(zoom)
  return 2 ** (Math.round(fraction * ENLARGEMENT_STEPS) / ENLARGEMENT_STEPS)
}
