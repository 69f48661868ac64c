/** One feature's text to its parts. Whatever is wrong with it is part of the answer, so that the others can be read. */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { hasFiniteCoordinates } from '../../../shared/domain/flat-geometry'
import type { SourceProblem } from '../../../shared/domain/source-record'
import { flattenEsriGeometry } from './esri-geometry'
import { flattenGeometry, isJsonObject, UnreadableGeometry } from './flatten-geometry'

export type ParsedFeature = {
  readonly properties: Readonly<Record<string, unknown>>
  /** The feature's own id; undefined where it has none. */
  readonly id: string | number | undefined
  readonly geometry: FlatGeometry | null
  readonly problems: readonly SourceProblem[]
}

const GEOMETRY_TYPES = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'])
const NOTHING: Readonly<Record<string, unknown>> = {}

export function parseFeature(text: string): ParsedFeature {
  let value: unknown
  try {
    value = JSON.parse(keepLongIntegers(text))
  } catch (error) {
    return unreadable(error instanceof Error ? error.message.slice(0, 80) : '')
  }
  if (!isJsonObject(value)) return unreadable(`feature: ${value === null ? 'null' : typeof value}`)
  if (typeof value['type'] === 'string' && GEOMETRY_TYPES.has(value['type'])) return withGeometry(NOTHING, undefined, value, flattenGeometry)
  if (isJsonObject(value['attributes'])) return withGeometry(value['attributes'], undefined, value['geometry'], flattenEsriGeometry)
  if (value['type'] !== 'Feature') return unreadable(`type: ${JSON.stringify(value['type'])?.slice(0, 40) ?? 'undefined'}`)
  const { properties, id } = value
  if (properties !== null && properties !== undefined && !isJsonObject(properties)) return unreadable(`properties: ${typeof properties}`)
  const feature = withGeometry(properties ?? NOTHING, typeof id === 'string' || typeof id === 'number' ? id : undefined, value['geometry'], flattenGeometry)
  if (properties !== undefined) return feature
  return { ...feature, problems: [...feature.problems, { severity: 'warning', code: 'record.memberMissing', params: { member: 'properties' } }] }
}

function withGeometry(
  properties: Readonly<Record<string, unknown>>,
  id: string | number | undefined,
  value: unknown,
  flatten: (value: unknown) => FlatGeometry | null,
): ParsedFeature {
  try {
    const geometry = flatten(value)
    const problems: SourceProblem[] = []
    if (geometry !== null && !hasFiniteCoordinates(geometry)) problems.push({ severity: 'rejected', code: 'geometry.nonFinite', params: {} })
    if (isJsonObject(value) && value['bbox'] !== undefined && !isBox(value['bbox'])) {
      problems.push({ severity: 'warning', code: 'geometry.boxInvalid', params: { box: JSON.stringify(value['bbox']).slice(0, 60) } })
    }
    return { properties, id, geometry, problems }
  } catch (error) {
    if (!(error instanceof UnreadableGeometry)) throw error
    return { properties, id, geometry: null, problems: [{ severity: 'rejected', code: 'geometry.unreadable', params: { detail: error.message } }] }
  }
}

function isBox(value: unknown): boolean {
  return Array.isArray(value) && (value.length === 4 || value.length === 6) && value.every((bound) => typeof bound === 'number')
}

function unreadable(detail: string): ParsedFeature {
  return { properties: NOTHING, id: undefined, geometry: null, problems: [{ severity: 'rejected', code: 'record.unreadable', params: { detail } }] }
}

/** Codes of 16 and more digits would lose their last ones as doubles; they become texts. */
function keepLongIntegers(text: string): string {
  if (!/\d{16}/.test(text)) return text
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g, (token) => (token.startsWith('"') ? token : `"${token}"`))
}
