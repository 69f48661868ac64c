/**
 * A projection as numbers: what a .prj text and a proj4 string are both reduced to before they are compared.
 *
 * Angles in degrees, lengths in metres.
 */

/** The figure of the earth; `inverseFlattening` 0 is a sphere. */
export type Ellipsoid = { readonly semiMajorMeters: number; readonly inverseFlattening: number }

export type ProjectionMethod = 'longlat' | 'transverseMercator' | 'webMercator' | 'mercator' | 'albers' | 'lambertConformal'

export type Projection = {
  readonly method: ProjectionMethod
  readonly centralMeridian: number
  readonly latitudeOfOrigin: number
  readonly standardParallels: readonly number[]
  readonly scale: number
  readonly falseEastingMeters: number
  readonly falseNorthingMeters: number
  /** Length of the unit that the coordinates are given in; 1 for metres. False easting and northing are in metres already. */
  readonly metersPerUnit: number
}

export const GEOGRAPHIC_PROJECTION: Projection = {
  method: 'longlat',
  centralMeridian: 0,
  latitudeOfOrigin: 0,
  standardParallels: [],
  scale: 1,
  falseEastingMeters: 0,
  falseNorthingMeters: 0,
  metersPerUnit: 1,
}

const METHODS_OF_PROJ: Readonly<Record<string, ProjectionMethod>> = {
  longlat: 'longlat',
  tmerc: 'transverseMercator',
  utm: 'transverseMercator',
  merc: 'mercator',
  aea: 'albers',
  lcc: 'lambertConformal',
}

/** @returns null for a proj string with a method that Dutu does not know */
export function projectionOfProj(proj: string): Projection | null {
  const parameters = new Map(
    proj.split(/\s+/).flatMap((part) => {
      const match = /^\+(\w+)(?:=(.*))?$/.exec(part)
      return match ? [[match[1]!, match[2] ?? ''] as const] : []
    }),
  )
  const number = (key: string, fallback: number) => (parameters.has(key) ? Number(parameters.get(key)) : fallback)
  const method = METHODS_OF_PROJ[parameters.get('proj') ?? '']
  if (!method) return null
  if (parameters.get('proj') === 'utm') {
    return { ...GEOGRAPHIC_PROJECTION, method, centralMeridian: 6 * number('zone', 0) - 183, scale: 0.9996, falseEastingMeters: 500_000 }
  }
  const standardParallels = ['lat_1', 'lat_2', 'lat_ts'].filter((key) => parameters.has(key)).map((key) => number(key, 0))
  return {
    method: method === 'mercator' && parameters.get('nadgrids') === '@null' ? 'webMercator' : method,
    centralMeridian: number('lon_0', 0),
    latitudeOfOrigin: number('lat_0', 0),
    standardParallels: method === 'mercator' ? [] : standardParallels,
    scale: number('k', number('k_0', 1)),
    falseEastingMeters: number('x_0', 0),
    falseNorthingMeters: number('y_0', 0),
    metersPerUnit: number('to_meter', 1),
  }
}

/** A proj4 string of the projection on an ellipsoid; without any datum shift. */
export function projOfProjection(projection: Projection, ellipsoid: Ellipsoid): string {
  const figure =
    ellipsoid.inverseFlattening === 0
      ? `+a=${ellipsoid.semiMajorMeters} +b=${ellipsoid.semiMajorMeters}`
      : `+a=${ellipsoid.semiMajorMeters} +rf=${ellipsoid.inverseFlattening}`
  if (projection.method === 'longlat') return `+proj=longlat ${figure} +no_defs`
  if (projection.method === 'webMercator') {
    return `+proj=merc +a=${ellipsoid.semiMajorMeters} +b=${ellipsoid.semiMajorMeters} +lat_ts=0 +lon_0=${projection.centralMeridian} +x_0=${projection.falseEastingMeters} +y_0=${projection.falseNorthingMeters} +k=1 +units=m +nadgrids=@null +wktext +no_defs`
  }
  const [lat1, lat2] = projection.standardParallels
  const method = { transverseMercator: 'tmerc', mercator: 'merc', albers: 'aea', lambertConformal: 'lcc' }[projection.method]
  const parallels = [lat1 === undefined ? '' : `+lat_1=${lat1} `, lat2 === undefined ? '' : `+lat_2=${lat2} `].join('')
  const unit = projection.metersPerUnit === 1 ? '+units=m' : `+to_meter=${projection.metersPerUnit}`
  return `+proj=${method} +lat_0=${projection.latitudeOfOrigin} +lon_0=${projection.centralMeridian} ${parallels}+k=${projection.scale} +x_0=${projection.falseEastingMeters} +y_0=${projection.falseNorthingMeters} ${figure} ${unit} +no_defs`
}

/** Angles equal within 0.1 mm on the ground; lengths within 1 mm. Texts round their numbers. */
const ANGLE_TOLERANCE_DEGREES = 1e-9
const LENGTH_TOLERANCE_METERS = 1e-3
const SCALE_TOLERANCE = 1e-10

const sameAngle = (x: number, y: number) => Math.abs(x - y) <= ANGLE_TOLERANCE_DEGREES
const sameLength = (x: number, y: number) => Math.abs(x - y) <= LENGTH_TOLERANCE_METERS

/** Whether two projections give the same coordinates. */
export function isSameProjection(a: Projection, b: Projection): boolean {
  return (
    a.method === b.method &&
    sameAngle(a.centralMeridian, b.centralMeridian) &&
    sameAngle(a.latitudeOfOrigin, b.latitudeOfOrigin) &&
    sameLength(a.falseEastingMeters, b.falseEastingMeters) &&
    sameLength(a.falseNorthingMeters, b.falseNorthingMeters) &&
    Math.abs(a.scale - b.scale) <= SCALE_TOLERANCE &&
    Math.abs(a.metersPerUnit - b.metersPerUnit) <= SCALE_TOLERANCE &&
    a.standardParallels.length === b.standardParallels.length &&
    a.standardParallels.every((latitude, index) => sameAngle(latitude, b.standardParallels[index]!))
  )
}
