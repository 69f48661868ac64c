/**
 * Removes and applies the coordinate offsets of Chinese web maps: GCJ-02 (高德, 腾讯, phone maps) and BD-09 (百度).
 *
 * Forward formulas come from gcoord. The inverse is found by fixed-point iteration over the forward formula to 1e-10 degrees
 * (0.01 mm): gcoord's own inverse stops at 0.1 m and has no bound on its loop. Offsets apply inside China's bounding box only.
 */
import gcoord from 'gcoord'

export type WebMapOffset = 'gcj02' | 'bd09'

const TOLERANCE_DEGREES = 1e-10
const MAX_ITERATIONS = 30

type Position = [lon: number, lat: number]

/** True position (CGCS2000 or WGS 84) to the shifted one, degrees [lon, lat], in place. */
export function applyWebMapOffset(lonLat: Float64Array, offset: WebMapOffset): void {
  const target = targetOf(offset)
  for (let index = 0; index + 1 < lonLat.length; index += 2) {
    const [lon, lat] = shift([lonLat[index]!, lonLat[index + 1]!], target)
    lonLat[index] = lon
    lonLat[index + 1] = lat
  }
}

/** Shifted position to the true one, degrees [lon, lat], in place. NaN stays NaN. */
export function removeWebMapOffset(lonLat: Float64Array, offset: WebMapOffset): void {
  const target = targetOf(offset)
  for (let index = 0; index + 1 < lonLat.length; index += 2) {
    const shiftedLon = lonLat[index]!
    const shiftedLat = lonLat[index + 1]!
    if (Number.isNaN(shiftedLon) || Number.isNaN(shiftedLat)) continue
    let lon = shiftedLon
    let lat = shiftedLat
    for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      const [forwardLon, forwardLat] = shift([lon, lat], target)
      const lonError = forwardLon - shiftedLon
      const latError = forwardLat - shiftedLat
      lon -= lonError
      lat -= latError
      if (Math.abs(lonError) < TOLERANCE_DEGREES && Math.abs(latError) < TOLERANCE_DEGREES) break
    }
    lonLat[index] = lon
    lonLat[index + 1] = lat
  }
}

const targetOf = (offset: WebMapOffset) => (offset === 'gcj02' ? gcoord.GCJ02 : gcoord.BD09)

function shift(position: Position, target: typeof gcoord.GCJ02 | typeof gcoord.BD09): Position {
  if (!Number.isFinite(position[0]) || !Number.isFinite(position[1])) return position
  return gcoord.transform(position, gcoord.WGS84, target)
}
