/**
 * Gauss–Krüger coordinates to longitude and latitude, many at once.
 *
 * The series of proj4 (its own coefficients, order 6), evaluated without an object or an array a point and with half of the trigonometric
 * functions: K. E. Engsager, K. Poder, A highly accurate world wide algorithm for the transverse Mercator mapping (almost), ICC 2007; the
 * shortened steps are those of PROJ 9, tmerc.cpp.
 */

const DEGREES_PER_RADIAN = 180 / Math.PI
/** On a sphere of radius 1: beyond, the series does not converge. Northward, half a turn leads across the pole to the equator. */
const MOST_EASTING = 2.623395162778
const TERMS = 6

/** What proj4 has worked out of a definition. */
type Series = {
  readonly x0: number
  readonly y0: number
  readonly a: number
  readonly long0: number
  readonly Qn: number
  readonly Zb: number
  /** Sphere's plane from the ellipsoid's, and ellipsoidal latitude from conformal. */
  readonly utg: readonly number[]
  readonly cgb: readonly number[]
  readonly over?: boolean
}

/**
 * @param projection as `proj4.Proj` gives it
 * @param metersPerUnit length of the unit of x and y
 * @returns overwrites x, y pairs with lon, lat in degrees, NaN where that is impossible; null where the projection is another one
 */
export function transverseMercatorToLonLat(projection: unknown, metersPerUnit: number): ((xy: Float64Array) => void) | null {
  if (!isSeries(projection)) return null
  const { x0, y0, a, long0, Qn, Zb, utg, cgb } = projection
  const [u1, u2, u3, u4, u5, u6] = utg as unknown as Six
  const [c1, c2, c3, c4, c5, c6] = cgb as unknown as Six
  return (xy) => {
    for (let at = 0; at + 1 < xy.length; at += 2) {
      const east = (xy[at]! * metersPerUnit - x0) / a / Qn
      const north = ((xy[at + 1]! * metersPerUnit - y0) / a - Zb) / Qn
      if (!(Math.abs(east) <= MOST_EASTING && Math.abs(north) <= Math.PI)) {
        xy[at] = NaN
        xy[at + 1] = NaN
        continue
      }
      // Clenshaw's sum of u_k · sin(2k (north + i east)).
      const sinNorth = Math.sin(2 * north)
      const cosNorth = Math.cos(2 * north)
      const grown = Math.exp(2 * east)
      const sinhEast = (grown - 1 / grown) / 2
      const coshEast = (grown + 1 / grown) / 2
      const real = 2 * cosNorth * coshEast
      const imaginary = -2 * sinNorth * sinhEast
      const r5 = real * u6 + u5
      const i5 = imaginary * u6
      const r4 = real * r5 - imaginary * i5 - u6 + u4
      const i4 = imaginary * r5 + real * i5
      const r3 = real * r4 - imaginary * i4 - r5 + u3
      const i3 = imaginary * r4 + real * i4 - i5
      const r2 = real * r3 - imaginary * i3 - r4 + u2
      const i2 = imaginary * r3 + real * i3 - i4
      const r1 = real * r2 - imaginary * i2 - r3 + u1
      const i1 = imaginary * r2 + real * i2 - i3
      const sineReal = sinNorth * coshEast
      const sineImaginary = cosNorth * sinhEast
      const sphereNorth = north + sineReal * r1 - sineImaginary * i1
      const sphereEast = east + sineReal * i1 + sineImaginary * r1
      // From the plane of the sphere onto it.
      const sine = Math.sin(sphereNorth)
      const cosine = Math.cos(sphereNorth)
      const reach = Math.exp(sphereEast)
      const sinh = (reach - 1 / reach) / 2
      const level = Math.sqrt(sinh * sinh + cosine * cosine)
      const lon = withinHalfTurn(Math.atan2(sinh, cosine) + long0, projection.over === true)
      const conformal = Math.atan2(sine, level)
      // Clenshaw's sum of c_k · sin(2k conformal).
      const square = sine * sine + level * level
      const sinTwice = (2 * sine * level) / square
      const cosTwice = (2 * (level * level - sine * sine)) / square
      const s5 = cosTwice * c6 + c5
      const s4 = cosTwice * s5 - c6 + c4
      const s3 = cosTwice * s4 - s5 + c3
      const s2 = cosTwice * s3 - s4 + c2
      const s1 = cosTwice * s2 - s3 + c1
      const lat = (conformal + sinTwice * s1) * DEGREES_PER_RADIAN
      const usable = lat >= -90 && lat <= 90 && Number.isFinite(lon)
      xy[at] = usable ? lon * DEGREES_PER_RADIAN : NaN
      xy[at + 1] = usable ? lat : NaN
    }
  }
}

type Six = readonly [number, number, number, number, number, number]

/** proj4's own limit: a little more than half a turn stays. */
const HALF_TURN = Math.PI + 2e-13

function withinHalfTurn(lon: number, over: boolean): number {
  return over || Math.abs(lon) <= HALF_TURN ? lon : lon - Math.sign(lon) * 2 * Math.PI
}

function isSeries(projection: unknown): projection is Series {
  const { x0, y0, a, long0, Qn, Zb, utg, cgb } = projection as Partial<Series>
  const hasNumbers = [x0, y0, a, long0, Qn, Zb].every((value) => typeof value === 'number' && Number.isFinite(value))
  return hasNumbers && [utg, cgb].every((terms) => terms?.length === TERMS && terms.every(Number.isFinite))
}
