/**
 * Takes from a CRS text what decides where its coordinates lie: datum names, ellipsoid, projection and its numbers.
 *
 * Understands OGC WKT 1, ESRI WKT 1 and WKT 2 (ISO 19162:2015 and 2019). Axis directions are not used: files carry
 * [x, y] = [east, north] whatever their CRS says.
 */
import { GEOGRAPHIC_PROJECTION, type Ellipsoid, type Projection, type ProjectionMethod } from './projection'
import { childOf, nameOf, numbersOf, parseWkt, type WktNode } from './wkt-tree'

export type WktReading = {
  readonly name: string
  /** Names of the geographic system, the datum and the ellipsoid. */
  readonly datumNames: readonly string[]
  readonly ellipsoid: Ellipsoid
  readonly primeMeridianDegrees: number
  /** Null where the text uses a projection that Dutu does not know; `methodName` is its name. */
  readonly projection: Projection | null
  readonly methodName: string
  /** Geographic with ellipsoidal height. */
  readonly threeDimensional: boolean
  /** The code that the text itself claims, `EPSG:n`; not checked. */
  readonly claimedCode: string | null
  /** The text carries its own shift to WGS 84. */
  readonly hasDatumShift: boolean
}

const PROJECTED = ['PROJCS', 'PROJCRS', 'PROJECTEDCRS']
const GEOGRAPHIC = ['GEOGCS', 'GEOGCRS', 'GEOGRAPHICCRS', 'GEODCRS', 'GEODETICCRS', 'BASEGEOGCRS', 'BASEGEODCRS']
const DATUM = ['DATUM', 'GEODETICDATUM', 'TRF', 'ENSEMBLE']
const DEGREE_RADIANS = Math.PI / 180

/** @returns null where the text is no horizontal CRS: unreadable, vertical, engineering or geocentric */
export function readWkt(text: string): WktReading | null {
  const root = parseWkt(text)
  const horizontal = root && findHorizontal(root)
  if (!horizontal) return null
  const { node, shifted } = horizontal
  const geographic = GEOGRAPHIC.includes(node.keyword) ? node : childOf(node, ...GEOGRAPHIC)
  const datum = geographic && childOf(geographic, ...DATUM)
  const ellipsoidNode = datum && childOf(datum, 'SPHEROID', 'ELLIPSOID')
  const [semiMajor, inverseFlattening] = numbersOf(ellipsoidNode)
  if (!geographic || semiMajor === undefined || !(semiMajor > 1e6 && semiMajor < 1e7)) return null
  const isProjected = node !== geographic
  const method = isProjected ? readMethod(node) : { name: 'longlat', method: 'longlat' as const }
  return {
    name: nameOf(node),
    datumNames: [nameOf(geographic), nameOf(datum), nameOf(ellipsoidNode)],
    ellipsoid: { semiMajorMeters: semiMajor, inverseFlattening: inverseFlattening ?? 0 },
    primeMeridianDegrees: numbersOf(childOf(geographic, 'PRIMEM', 'PRIMEMERIDIAN'))[0] ?? 0,
    projection: readProjection(node, geographic, method.method),
    methodName: method.name,
    threeDimensional: !isProjected && (numbersOf(childOf(node, 'CS'))[0] === 3 || childOf(node, 'LINUNIT') !== null),
    claimedCode: claimedCodeOf(node),
    hasDatumShift: shifted || (datum !== null && childOf(datum, 'TOWGS84') !== null),
  }
}

/** Looks through compound and bound systems for the horizontal one. */
function findHorizontal(node: WktNode): { node: WktNode; shifted: boolean } | null {
  if (PROJECTED.includes(node.keyword) || GEOGRAPHIC.includes(node.keyword)) return { node, shifted: false }
  if (node.keyword === 'BOUNDCRS') {
    const source = childOf(node, 'SOURCECRS')?.children[0]
    const found = source && findHorizontal(source)
    return found ? { node: found.node, shifted: true } : null
  }
  if (node.keyword === 'COMPD_CS' || node.keyword === 'COMPOUNDCRS') {
    const child = node.children.find((part) => findHorizontal(part) !== null)
    return child ? findHorizontal(child) : null
  }
  return null
}

const compact = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Method names, letters and digits only, lower case. */
const METHODS: Readonly<Record<string, ProjectionMethod>> = {
  transversemercator: 'transverseMercator',
  gausskruger: 'transverseMercator',
  transversemercatorcomplex: 'transverseMercator',
  mercatorauxiliarysphere: 'webMercator',
  popularvisualisationpseudomercator: 'webMercator',
  mercator1sp: 'mercator',
  mercatorvarianta: 'mercator',
  mercator: 'mercator',
  albers: 'albers',
  albersequalarea: 'albers',
  albersconicequalarea: 'albers',
  lambertconformalconic: 'lambertConformal',
  lambertconformalconic2sp: 'lambertConformal',
  lambertconicconformal2sp: 'lambertConformal',
  lambertconformalconic1sp: 'lambertConformal',
  lambertconicconformal1sp: 'lambertConformal',
}

function readMethod(node: WktNode): { name: string; method: ProjectionMethod | null } {
  const name = nameOf(childOf(node, 'PROJECTION') ?? childOf(childOf(node, 'CONVERSION') ?? node, 'METHOD', 'PROJECTION'))
  const extension = childOf(node, 'EXTENSION')?.values.join(' ') ?? ''
  const method = METHODS[compact(name)] ?? null
  const isWebMercator = method === 'mercator' && (extension.includes('+nadgrids=@null') || /pseudo|web_?mercator/i.test(nameOf(node)))
  return { name, method: isWebMercator ? 'webMercator' : method }
}

function readProjection(node: WktNode, geographic: WktNode, method: ProjectionMethod | null): Projection | null {
  if (method === null) return null
  const degreesPerUnit = (unitOf(geographic, 'ANGLEUNIT') ?? DEGREE_RADIANS) / DEGREE_RADIANS
  // Degrees are written as 0.0174532925199433, which is not quite π/180.
  const angleFactor = Math.abs(degreesPerUnit - 1) < 1e-9 ? 1 : degreesPerUnit
  if (method === 'longlat') return angleFactor === 1 ? GEOGRAPHIC_PROJECTION : null
  const conversion = childOf(node, 'CONVERSION') ?? node
  const metersPerUnit = unitOf(node, 'LENGTHUNIT') ?? 1
  const parameters = new Map<string, { value: number; unit: number | null }>()
  for (const child of conversion.children) {
    const value = numbersOf(child)[0]
    if (child.keyword === 'PARAMETER' && value !== undefined) {
      parameters.set(compact(nameOf(child)), { value, unit: numbersOf(childOf(child, 'LENGTHUNIT', 'UNIT'))[0] ?? null })
    }
  }
  const first = (names: readonly string[]) => names.map((name) => parameters.get(name)).find((parameter) => parameter !== undefined)
  const angle = (...names: string[]) => {
    const parameter = first(names)
    return parameter && parameter.value * (node.keyword === 'PROJCS' ? angleFactor : 1)
  }
  const length = (...names: string[]) => {
    const parameter = first(names)
    return parameter ? parameter.value * (parameter.unit ?? metersPerUnit) : 0
  }
  const parallels = [
    angle('standardparallel1', 'latitudeof1ststandardparallel'),
    angle('standardparallel2', 'latitudeof2ndstandardparallel'),
  ].filter((latitude) => latitude !== undefined)
  const conic = method === 'albers' || method === 'lambertConformal'
  const latitudeOfOrigin = angle('latitudeoforigin', 'latitudeofnaturalorigin', 'latitudeoffalseorigin', 'latitudeofcenter') ?? 0
  return {
    method,
    centralMeridian: angle('centralmeridian', 'longitudeofnaturalorigin', 'longitudeoffalseorigin', 'longitudeofcenter') ?? 0,
    latitudeOfOrigin,
    standardParallels: !conic ? [] : parallels.length > 0 ? parallels : [latitudeOfOrigin],
    scale: first(['scalefactor', 'scalefactoratnaturalorigin'])?.value ?? 1,
    falseEastingMeters: length('falseeasting', 'eastingatfalseorigin'),
    falseNorthingMeters: length('falsenorthing', 'northingatfalseorigin'),
    metersPerUnit,
  }
}

/** A unit's factor: directly inside the node, or inside its axes. */
function unitOf(node: WktNode, keyword: 'ANGLEUNIT' | 'LENGTHUNIT'): number | null {
  const direct = numbersOf(childOf(node, keyword, 'UNIT'))[0]
  const ofAxis = numbersOf(childOf(childOf(node, 'AXIS') ?? node, keyword, 'UNIT'))[0]
  const factor = direct ?? ofAxis
  return factor !== undefined && factor > 0 ? factor : null
}

function claimedCodeOf(node: WktNode): string | null {
  const authority = childOf(node, 'AUTHORITY', 'ID')
  if (!authority || !/^(?:EPSG|ESRI)$/i.test(nameOf(authority))) return null
  const code = authority.values[1]
  return code === undefined ? null : `EPSG:${code}`
}
