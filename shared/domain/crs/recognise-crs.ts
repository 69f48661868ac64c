/**
 * Which system a CRS text means: an EPSG code where one fits exactly, otherwise a proj4 string of its own numbers.
 *
 * The numbers decide, names only choose between systems with the same numbers. A name or claimed code that contradicts the
 * numbers is reported, never followed.
 */
import { type CrsDefinition, type CrsRegistry, type Datum, isOldDatum, normaliseCrsCode } from '../crs'
import { isSameProjection, projectionOfProj, projOfProjection, type Ellipsoid, type Projection } from './projection'
import { readWkt, type WktReading } from './read-wkt'

export type CrsWarning =
  /** Xian 1980, Beijing 1954, New Beijing: no shift to CGCS2000 is known to the public. */
  | 'crs.oldDatum'
  /** No datum name; it was concluded from the ellipsoid. */
  | 'crs.datumFromEllipsoid'
  /** Name or code of the text contradict its numbers, which were followed. */
  | 'crs.contradictoryText'
  /** The text brings its own shift to WGS 84, which was not applied. */
  | 'crs.datumShiftIgnored'
  /** Deprecated by EPSG in favour of another code with the same numbers. */
  | 'crs.deprecated'

export type RecognisedCrs = {
  /** `EPSG:n`, or null for a system without one, e.g. a city's own central meridian. */
  readonly code: string | null
  /** As the text has it. */
  readonly name: string
  /** Null where neither names nor ellipsoid tell. */
  readonly datum: Datum | null
  /** proj4 string; null where the coordinates cannot be transformed. */
  readonly proj: string | null
  readonly warnings: readonly CrsWarning[]
}

/**
 * @param text content of a .prj file, or a CRS text from inside a file
 * @returns null where the text is no horizontal CRS
 */
export function recogniseCrs(text: string, registry: CrsRegistry): RecognisedCrs | null {
  const reading = readWkt(text)
  if (!reading) return null
  const { projection } = reading
  const { datum, fromEllipsoid } = datumOf(reading)
  const warnings: CrsWarning[] = []
  if (datum !== null && isOldDatum(datum)) warnings.push('crs.oldDatum')
  if (fromEllipsoid && datum !== null) warnings.push('crs.datumFromEllipsoid')
  if (reading.hasDatumShift && datum !== null && isOldDatum(datum)) warnings.push('crs.datumShiftIgnored')
  if (projection === null || reading.primeMeridianDegrees !== 0) {
    return { code: null, name: reading.name, datum, proj: null, warnings }
  }
  const definition = datum === null ? null : chooseDefinition(reading, projection, datum, registry)
  if (contradicts(reading, definition, registry)) warnings.push('crs.contradictoryText')
  if (definition?.deprecated === true) warnings.push('crs.deprecated')
  return {
    code: definition?.code ?? null,
    name: reading.name,
    datum,
    proj: definition?.proj ?? projOfProjection(projection, reading.ellipsoid),
    warnings,
  }
}

function chooseDefinition(reading: WktReading, projection: Projection, datum: Datum, registry: CrsRegistry): CrsDefinition | null {
  if (!ellipsoidFits(reading.ellipsoid, datum) && projection.method !== 'webMercator') return null
  const fitting = registry.definitions.filter(
    (definition) => definition.datum === datum && isSameProjection(projectionOf(definition), projection),
  )
  const dimension = fitting.filter((definition) => THREE_DIMENSIONAL.has(definition.code) === reading.threeDimensional)
  const candidates = dimension.length > 0 ? dimension : fitting
  return (
    candidates.find((definition) => definition.code === reading.claimedCode) ??
    candidates.find((definition) => compactName(definition.name) === compactName(reading.name)) ??
    candidates.find((definition) => definition.deprecated !== true) ??
    candidates[0] ??
    null
  )
}

const THREE_DIMENSIONAL: ReadonlySet<string> = new Set(['EPSG:4480', 'EPSG:4979'])

const projections = new WeakMap<CrsDefinition, Projection>()

function projectionOf(definition: CrsDefinition): Projection {
  const known = projections.get(definition)
  if (known) return known
  const projection = projectionOfProj(definition.proj)
  if (!projection) throw new Error(`data/crs: no projection in ${definition.proj}`)
  projections.set(definition, projection)
  return projection
}

/** A name as ESRI or EPSG write it, brought to one form: `cgcs20003degreegkzone40`. */
function compactName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/gauss[\s_-]*kr[uü]ger/g, 'gk')
    .replaceAll(/wgs_?1984/g, 'wgs84')
    .replaceAll(/^gcs_|[^a-z0-9]/g, '')
    .replace(/^(beijing1954gk)zone(\d+n)$/, '$1$2')
}

/** Whether the text's own code, or a name that is another system's, stands against the numbers. */
function contradicts(reading: WktReading, chosen: CrsDefinition | null, registry: CrsRegistry): boolean {
  const claimed = reading.claimedCode === null ? null : normaliseCrsCode(reading.claimedCode)
  if (claimed !== null && claimed !== chosen?.code && registry.byCode.has(claimed)) return true
  if (chosen !== null && compactName(chosen.name) === compactName(reading.name)) return false
  return registry.definitions.some((definition) => definition !== chosen && compactName(definition.name) === compactName(reading.name) && !sameNumbers(definition, chosen))
}

function sameNumbers(a: CrsDefinition, b: CrsDefinition | null): boolean {
  return b !== null && a.datum === b.datum && isSameProjection(projectionOf(a), projectionOf(b))
}

/** Ellipsoids of the datums: CGCS2000 (GB 22021-2008), WGS 84, IAG 1975, Krasovsky 1940. */
const ELLIPSOIDS: Readonly<Record<Datum, Ellipsoid>> = {
  CGCS2000: { semiMajorMeters: 6_378_137, inverseFlattening: 298.257222101 },
  WGS84: { semiMajorMeters: 6_378_137, inverseFlattening: 298.257223563 },
  Xian1980: { semiMajorMeters: 6_378_140, inverseFlattening: 298.257 },
  Beijing1954: { semiMajorMeters: 6_378_245, inverseFlattening: 298.3 },
  NewBeijing: { semiMajorMeters: 6_378_245, inverseFlattening: 298.3 },
}

function ellipsoidFits(ellipsoid: Ellipsoid, datum: Datum): boolean {
  const expected = ELLIPSOIDS[datum]
  return (
    Math.abs(ellipsoid.semiMajorMeters - expected.semiMajorMeters) < 0.01 &&
    Math.abs(ellipsoid.inverseFlattening - expected.inverseFlattening) < 5e-7
  )
}

/** Order matters: New Beijing contains Beijing. */
const DATUM_NAMES: readonly (readonly [RegExp, Datum])[] = [
  [/newbeijing|beijing54new|新(?:1954年?)?北京/, 'NewBeijing'],
  [/beijing|北京/, 'Beijing1954'],
  [/xian|西安|国家80|80国家/, 'Xian1980'],
  [/cgcs|china2000|chinageodetic|chinesegeodetic|国家2000|2000国家/, 'CGCS2000'],
  [/wgs(?:19)?84|worldgeodeticsystem1984/, 'WGS84'],
]

/** Datum names that say no more than the ellipsoid does. Any other unknown name is another country's datum. */
const SAYS_ELLIPSOID_ONLY = /^$|unknown|user|custom|notspecified|undefined|basedon|krass?ovsk|grs(?:19)?80|ia[ug]g?(?:19)?75|未知|自定义/

function datumOf(reading: WktReading): { datum: Datum | null; fromEllipsoid: boolean } {
  const [geographicName = '', datumName = ''] = reading.datumNames.map((name) => name.toLowerCase().replaceAll(/[\s_\-'().]/g, ''))
  for (const name of [datumName, geographicName]) {
    const found = DATUM_NAMES.find(([pattern]) => pattern.test(name))
    if (found) return { datum: found[1], fromEllipsoid: false }
  }
  if (!SAYS_ELLIPSOID_ONLY.test(datumName.replace(/^d(?=[a-z])/, ''))) return { datum: null, fromEllipsoid: false }
  const byEllipsoid = (['CGCS2000', 'WGS84', 'Xian1980', 'Beijing1954'] as const).find((datum) => ellipsoidFits(reading.ellipsoid, datum))
  return { datum: byEllipsoid ?? null, fromEllipsoid: true }
}
