/**
 * The cylindrical equal-area plane of the CGCS2000 ellipsoid, in which every overlay is computed.
 *
 * x is the longitude in degrees, unchanged; y is 90/π · q(latitude), q being the authalic function of Snyder, "Map
 * Projections: A Working Manual" (USGS PP 1395), eq. 3-12. Both axes thus count equatorial degrees, and a planar area times
 * SQUARE_METERS_PER_SQUARE_DEGREE is the area on the ellipsoid, exactly. An edge that is straight here is the edge along
 * which the official formula (国土调查办发〔2008〕32号) integrates: it takes the mean longitude of both ends times the area
 * of the zone between their latitudes, and zone areas are differences of y.
 *
 * Multiplied by a·π/180, x and y are the metres of PROJ's `+proj=cea +ellps=GRS80`.
 */
import { ECCENTRICITY_SQUARED, RADIANS_PER_DEGREE, SEMI_MAJOR_AXIS_METERS } from './ellipsoid'

/** Area on the ellipsoid of one unit square of the plane. */
export const SQUARE_METERS_PER_SQUARE_DEGREE = (SEMI_MAJOR_AXIS_METERS * RADIANS_PER_DEGREE) ** 2

const E2 = ECCENTRICITY_SQUARED
/** 90/π · (1 − e²), the factor in front of the series for q. */
const SCALE = (90 / Math.PI) * (1 - E2)
/** y of the pole. */
const POLE_Y = SCALE * authalicSeries(1)

/**
 * q(φ)/(1 − e²) = s/(1 − e²s²) + artanh(e·s)/e with s = sin φ, both expanded: s · Σ (2k+2)/(2k+1) · (e²s²)^k.
 * The first term left out is below 10⁻¹⁷ of the sum.
 */
function authalicSeries(sine: number): number {
  const t = E2 * sine * sine
  return (
    sine *
    (2 + t * (4 / 3 + t * (6 / 5 + t * (8 / 7 + t * (10 / 9 + t * (12 / 11 + t * (14 / 13 + t * (16 / 15))))))))
  )
}

/** @param latitude degrees; @returns y in the equal-area plane, in equatorial degrees */
export function equalAreaY(latitude: number): number {
  return SCALE * authalicSeries(Math.sin(latitude * RADIANS_PER_DEGREE))
}

/**
 * Inverse of `equalAreaY`, good to one unit in the last place or two.
 *
 * @param y equal-area ordinate; beyond the poles it gives the pole
 * @returns latitude in degrees
 */
export function latitudeOfEqualAreaY(y: number): number {
  const ratio = y / POLE_Y
  if (ratio >= 1) return 90
  if (ratio <= -1) return -90
  // Authalic latitude and the first correction (Snyder 3-18) as the start, then Newton on q.
  const beta = Math.asin(ratio)
  let latitude = beta + (E2 / 3 + (31 * E2 * E2) / 180) * Math.sin(2 * beta)
  for (let step = 0; step < 2; step++) {
    const sine = Math.sin(latitude)
    const cosine = Math.cos(latitude)
    if (cosine < 1e-9) break
    const root = 1 - E2 * sine * sine
    latitude += (y / SCALE - authalicSeries(sine)) * ((root * root) / (2 * cosine))
  }
  return latitude / RADIANS_PER_DEGREE
}

/**
 * Project vertices into the equal-area plane.
 *
 * @param lonLat lon0, lat0, lon1, lat1 … in degrees
 * @returns a new array of x0, y0, x1, y1 …
 */
export function toEqualAreaPlane(lonLat: Float64Array): Float64Array {
  const plane = new Float64Array(lonLat.length)
  for (let index = 0; index < lonLat.length; index += 2) {
    plane[index] = lonLat[index]!
    plane[index + 1] = equalAreaY(lonLat[index + 1]!)
  }
  return plane
}
