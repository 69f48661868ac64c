/**
 * Coordinate reference systems by EPSG code, as `data/crs/definitions.json` lists them.
 *
 * A caller loads that file and makes one registry of it; everything under `crs/` takes the registry as an argument.
 * Axis order everywhere: [x, y] = [east, north], degrees as [lon, lat], whatever the EPSG register says of a system's axes.
 */

/** The datums of China and WGS 84. CGCS2000 and WGS 84 agree within centimetres and are treated as one. */
export type Datum = 'CGCS2000' | 'WGS84' | 'Xian1980' | 'Beijing1954' | 'NewBeijing'

/** A Gauss-Krüger zone of the Chinese grid. */
export type Zone = {
  readonly widthDegrees: 3 | 6
  /** 25–45 for 3° zones, 13–23 for 6° zones. */
  readonly number: number
  /** Degrees east. */
  readonly centralMeridian: number
  /** Eastings begin with the zone number (false easting 40 500 000 in zone 40) rather than at 500 000. */
  readonly prefixed: boolean
}

export type CrsDefinition = {
  /** `EPSG:n` */
  readonly code: string
  readonly name: string
  /** Area of use in degrees, as EPSG gives it. */
  readonly area: readonly [west: number, south: number, east: number, north: number]
  readonly datum: Datum
  /** proj4 string. */
  readonly proj: string
  readonly zone: Zone | null
  readonly deprecated?: boolean
}

/** The form of `data/crs/definitions.json`. */
export type CrsDefinitionFile = { readonly source: string; readonly definitions: readonly CrsDefinition[] }

/** Definitions, ready to be looked up. */
export type CrsRegistry = {
  readonly definitions: readonly CrsDefinition[]
  readonly byCode: ReadonlyMap<string, CrsDefinition>
}

/** Codes that other programs write for a system with an EPSG code of its own. */
const CODE_ALIASES: Readonly<Record<string, string>> = {
  'EPSG:900913': 'EPSG:3857',
  'EPSG:3785': 'EPSG:3857',
  'EPSG:102100': 'EPSG:3857',
  'EPSG:102113': 'EPSG:3857',
  'EPSG:102569': 'EPSG:4812',
  'OGC:CRS84': 'EPSG:4326',
}

export function createCrsRegistry(file: CrsDefinitionFile): CrsRegistry {
  return {
    definitions: file.definitions,
    byCode: new Map(file.definitions.map((definition) => [definition.code, definition])),
  }
}

/**
 * A system by any usual spelling of its code.
 *
 * @param text `EPSG:4528`, `epsg:4528`, `4528`, `urn:ogc:def:crs:EPSG::4528`, `http://www.opengis.net/def/crs/EPSG/0/4528`,
 *   `urn:ogc:def:crs:OGC:1.3:CRS84`, `ESRI:102100`
 * @returns null where the text names no system that the registry holds
 */
export function findCrs(registry: CrsRegistry, text: string): CrsDefinition | null {
  const code = normaliseCrsCode(text)
  return code === null ? null : (registry.byCode.get(code) ?? null)
}

/** @returns `EPSG:n` or `OGC:CRS84` for a usual spelling of a code, aliases resolved; null for any other text */
export function normaliseCrsCode(text: string): string | null {
  const trimmed = text.trim()
  if (/(?:^|[:/])CRS84h?$/i.test(trimmed)) return CODE_ALIASES['OGC:CRS84']!
  const match = /^(?:(?:urn:(?:x-)?ogc:def:crs:)?(?:EPSG|ESRI):{1,2}(?:[\d.]*:)?|https?:\/\/www\.opengis\.net\/(?:def\/crs\/EPSG\/[\d.]+\/|gml\/srs\/epsg\.xml#))?(\d{4,6})$/i.exec(trimmed)
  if (!match) return null
  const code = `EPSG:${match[1]}`
  return CODE_ALIASES[code] ?? code
}

/** Old datums cannot be brought to CGCS2000 without the bureau's own parameters: their data may lie over 100 m off. */
export function isOldDatum(datum: Datum): datum is Extract<Datum, 'Xian1980' | 'Beijing1954' | 'NewBeijing'> {
  return datum === 'Xian1980' || datum === 'Beijing1954' || datum === 'NewBeijing'
}
