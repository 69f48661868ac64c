/**
 * Coordinates of any known system to the workspace's: EPSG:4490, [lon, lat] in degrees.
 *
 * The datum is not shifted: CGCS2000 and WGS 84 agree within centimetres, and for Xian 1980, Beijing 1954 and New Beijing only a
 * bureau's own parameters could do it (`HelmertShift`). PROJ does the same with its “ballpark” transformations.
 */
import proj4 from 'proj4'
import { transverseMercatorToLonLat } from './transverse-mercator'

/**
 * A bureau's own seven parameters from an old datum to CGCS2000.
 *
 * Position-vector convention (EPSG method 9606), as Chinese coordinate tools print them; three-parameter shifts have zero
 * rotations and scale.
 */
export type HelmertShift = {
  readonly dxMeters: number
  readonly dyMeters: number
  readonly dzMeters: number
  readonly rxArcSeconds: number
  readonly ryArcSeconds: number
  readonly rzArcSeconds: number
  readonly scalePartsPerMillion: number
}

const DEGREES_PER_RADIAN = 180 / Math.PI
const LON_LAT = '+proj=longlat +ellps=GRS80 +no_defs'

/** Overwrites x, y pairs in place with lon, lat in degrees. What cannot be transformed becomes NaN. */
export type LonLatTransformation = (xy: Float64Array) => void

/**
 * @param proj proj4 string of the source system
 * @param shift parameters that bring the source's datum to CGCS2000; left out, the datum is taken as it is
 * @throws Error where `proj` is no proj4 string; definitions and `recogniseCrs` give valid ones only
 */
export function createLonLatTransformation(proj: string, shift: HelmertShift | null = null): LonLatTransformation {
  if (shift) return transformationWithShift(proj, shift)
  if (proj.startsWith('+proj=longlat')) return requireDegrees
  const projection = proj4.Proj(proj) as unknown as { inverse(point: { x: number; y: number }): { x: number; y: number } | null }
  const metersPerUnit = Number(/\+to_meter=([\d.eE+-]+)/.exec(proj)?.[1] ?? 1)
  if (/^\+proj=(?:tmerc|utm)\b/.test(proj)) {
    const atOnce = transverseMercatorToLonLat(projection, metersPerUnit)
    if (atOnce !== null) return atOnce
  }
  const point = { x: 0, y: 0 }
  return (xy) => {
    for (let index = 0; index + 1 < xy.length; index += 2) {
      point.x = xy[index]! * metersPerUnit
      point.y = xy[index + 1]! * metersPerUnit
      const result = inverseOrNull(projection, point)
      const lon = result ? result.x * DEGREES_PER_RADIAN : NaN
      const lat = result ? result.y * DEGREES_PER_RADIAN : NaN
      const usable = lat >= -90 && lat <= 90 && Number.isFinite(lon)
      xy[index] = usable ? lon : NaN
      xy[index + 1] = usable ? lat : NaN
    }
  }
}

/** The reverse, for candidates and checks: lon, lat in degrees to x, y of the system, in place. */
export function createProjectedTransformation(proj: string): (lonLat: Float64Array) => void {
  if (proj.startsWith('+proj=longlat')) return () => {}
  const converter = proj4(LON_LAT, proj)
  return (lonLat) => {
    for (let index = 0; index + 1 < lonLat.length; index += 2) {
      const [x, y] = converter.forward([lonLat[index]!, lonLat[index + 1]!])
      lonLat[index] = x!
      lonLat[index + 1] = y!
    }
  }
}

/** proj4 throws on some impossible points and gives NaN on others. */
function inverseOrNull(projection: { inverse(point: { x: number; y: number }): { x: number; y: number } | null }, point: { x: number; y: number }) {
  if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) return null
  try {
    return projection.inverse(point)
  } catch {
    return null
  }
}

/** Degrees stay as they are; what no place on earth has becomes NaN. */
function requireDegrees(xy: Float64Array): void {
  for (let index = 0; index + 1 < xy.length; index += 2) {
    if (Math.abs(xy[index]!) <= 360 && Math.abs(xy[index + 1]!) <= 90) continue
    xy[index] = NaN
    xy[index + 1] = NaN
  }
}

function transformationWithShift(proj: string, shift: HelmertShift): LonLatTransformation {
  const numbers = [
    shift.dxMeters,
    shift.dyMeters,
    shift.dzMeters,
    shift.rxArcSeconds,
    shift.ryArcSeconds,
    shift.rzArcSeconds,
    shift.scalePartsPerMillion,
  ]
  const source = proj.replace(/ \+(?:datum=WGS84|nadgrids=\S+|wktext)/g, '')
  const converter = proj4(`${source} +towgs84=${numbers.join(',')}`, '+proj=longlat +ellps=GRS80 +towgs84=0,0,0 +no_defs')
  return (xy) => {
    for (let index = 0; index + 1 < xy.length; index += 2) {
      const x = xy[index]!
      const y = xy[index + 1]!
      const [lon, lat] = Number.isFinite(x) && Number.isFinite(y) ? converter.forward([x, y]) : [NaN, NaN]
      xy[index] = lon!
      xy[index + 1] = lat!
    }
  }
}
