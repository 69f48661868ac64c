/**
 * Land and water areas from shoreline chains, and the conventional line between the Yangtze and the sea.
 *
 * Coordinates are [lon, lat] degrees (WGS 84). Rings follow RFC 7946: exterior rings counter-clockwise.
 */
import { difference, featureCollection, intersect, multiPolygon, polygon } from '@turf/turf'

/** Any two areas, each a Polygon or MultiPolygon feature. @returns feature or null where nothing is left */
export const subtractArea = (area, cut) => difference(featureCollection([area, cut]))
export const intersectAreas = (one, other) => intersect(featureCollection([one, other]))

/** Rectangle as a polygon feature. */
export const rectangleArea = ({ west, south, east, north }) =>
  polygon([[[west, south], [east, south], [east, north], [west, north], [west, south]]])

/**
 * Land of a region from its level 1 shoreline.
 *
 * GSHHG keeps land on the left of each line. An open chain therefore ends on the region's edge, and its land goes on
 * counter-clockwise along that edge to the start of the next chain.
 *
 * @param {{closed: [number, number][][], open: [number, number][][]}} shoreline
 * @returns MultiPolygon feature
 */
export function assembleLand(shoreline, region) {
  const rings = shoreline.closed.map((ring) => [ring])
  const waiting = [...shoreline.open].map((chain) => ({
    chain,
    start: edgePosition(chain[0], region),
    end: edgePosition(chain.at(-1), region),
  }))
  while (waiting.length > 0) {
    const first = waiting.shift()
    const ring = [...first.chain]
    let position = first.end
    for (;;) {
      const candidates = [first, ...waiting].map((entry) => ({ entry, distance: (entry.start - position + 4) % 4 }))
      const { entry, distance } = candidates.reduce((best, other) => (other.distance < best.distance ? other : best))
      ring.push(...cornersBetween(position, distance, region))
      if (entry === first) break
      waiting.splice(waiting.indexOf(entry), 1)
      ring.push(...entry.chain)
      position = entry.end
    }
    ring.push(ring[0])
    rings.push([ring])
  }
  return multiPolygon(rings)
}

/** Place on the region's edge, counter-clockwise from the south-west corner: 0 to 1 south, 1 to 2 east, and so on. */
function edgePosition([lon, lat], { west, south, east, north }) {
  const tolerance = 1e-6
  if (Math.abs(lat - south) < tolerance) return (lon - west) / (east - west)
  if (Math.abs(lon - east) < tolerance) return 1 + (lat - south) / (north - south)
  if (Math.abs(lat - north) < tolerance) return 2 + (east - lon) / (east - west)
  if (Math.abs(lon - west) < tolerance) return 3 + (north - lat) / (north - south)
  throw new Error(`A shoreline ends inside the region, at ${lon}, ${lat}`)
}

function cornersBetween(position, distance, { west, south, east, north }) {
  const corners = [[west, south], [east, south], [east, north], [west, north]]
  const passed = []
  for (let corner = Math.floor(position) + 1; corner < position + distance; corner += 1) passed.push(corners[corner % 4])
  return passed
}
