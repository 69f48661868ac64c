/**
 * Geometry of a file made ready for the workspace: projected to EPSG:4490, fitted to the theme's type, cleaned, checked as GEOS would and, where
 * that does not change what it means, repaired.
 *
 * A repair keeps the meaning where the valid polygon has the area that the rings of the file state (shells less holes), within
 * `MEANING_TOLERANCE_SQUARE_METERS` and a hundredth of it. A bow-tie, a hole outside its shell or shells over one another fail that and are
 * rejected with the place; a ring that touches itself, a spike or a loop of some square metres pass.
 */
import { type FlatGeometry, hasFiniteCoordinates, isEmptyGeometry, type SimpleGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import type { GeometryType } from '../../../shared/domain/kinds'
import type { SourceProblem } from '../../../shared/domain/source-record'
import { featureAreasSquareMeters } from '../geodesy/ring-area'
import { checkPolygon } from '../geometry/check-polygon'
import type { GeometryProblem } from '../geometry/geometry-problem'
import { type PolygonSet, polygonSetFromFlat } from '../geometry/polygon-set'
import { repairPolygon } from '../geometry/repair-polygon'
import { cleanPaths, type CleanedGeometry } from './clean-rings'
import { fitType, nameOfType } from './fit-type'

export type GeometryRules = {
  readonly target: GeometryType
  /** Overwrites x, y pairs with lon, lat of EPSG:4490; NaN where that is impossible. */
  readonly toLonLat: (xy: Float64Array) => void
  /** What a problem calls the system of the file. */
  readonly crsName: string
  /** The file's format prescribes which way rings run (RFC 7946), so that a ring that runs the other way is a fault. */
  readonly ringOrderMatters: boolean
}

/** A geometry ready to be stored; null where there is none or, with a problem `rejected`, where it cannot be used. */
export type PreparedGeometry = { readonly geometry: FlatGeometry | null; readonly problems: readonly SourceProblem[] }

/** What a check allows an overlap to be off by (fact sheet, R-rules: 10 m²). */
const MEANING_TOLERANCE_SQUARE_METERS = 10
const MEANING_TOLERANCE_SHARE = 0.01
const NO_PROBLEMS: readonly SourceProblem[] = []
const MISSING: PreparedGeometry = { geometry: null, problems: [{ severity: 'warning', code: 'geometry.missing', params: {} }] }

/** @param source in the file's system; null or empty where the record has none. Not changed */
export function prepareGeometry(source: FlatGeometry | null, rules: GeometryRules): PreparedGeometry {
  if (source === null || isEmptyGeometry(source)) return MISSING
  if (!hasFiniteCoordinates(source)) return rejected({ severity: 'rejected', code: 'geometry.nonFinite', params: {} })
  const fitted = fitType(source, rules.target)
  if (fitted === null) return rejected({ severity: 'rejected', code: 'geometry.wrongType', params: { found: nameOfType(source), expected: rules.target } })
  const problems: SourceProblem[] = fitted.closedLine ? [{ severity: 'repaired', code: 'geometry.closedLine', params: {} }] : []
  const parts: SimpleGeometry[] = []
  for (const part of simpleParts(fitted.geometry)) {
    const projected = project(part, rules)
    if ('code' in projected) return rejected(projected)
    const prepared = isPath(projected) ? preparePaths(projected, rules, problems) : { geometry: projected }
    if ('code' in prepared) return rejected(prepared)
    parts.push(prepared.geometry)
  }
  const [first] = parts
  if (first === undefined) return MISSING
  return { geometry: fitted.geometry.type === 'GeometryCollection' ? { type: 'GeometryCollection', members: parts } : first, problems: problems.length === 0 ? NO_PROBLEMS : problems }
}

function rejected(problem: SourceProblem): PreparedGeometry {
  return { geometry: null, problems: [problem] }
}

const isPath = ({ type }: SimpleGeometry) => type !== 'Point' && type !== 'MultiPoint'

function project(part: SimpleGeometry, { toLonLat, crsName }: GeometryRules): SimpleGeometry | SourceProblem {
  const xy = part.xy.slice()
  toLonLat(xy)
  for (let at = 0; at < xy.length; at += 2) {
    if (!Number.isFinite(xy[at]!) || !Number.isFinite(xy[at + 1]!)) return outsideCrs(part.xy[at]!, part.xy[at + 1]!, crsName)
  }
  return { ...part, xy, z: null, m: null }
}

/** The problem of a coordinate that is no place in its system. */
export function outsideCrs(x: number, y: number, crs: string): SourceProblem {
  return { severity: 'rejected', code: 'geometry.outsideCrs', params: { x: String(x), y: String(y), crs } }
}

function preparePaths(projected: SimpleGeometry, rules: GeometryRules, problems: SourceProblem[]): { geometry: SimpleGeometry } | SourceProblem {
  const cleaned = cleanPaths(projected)
  if (cleaned.geometry === null) return { severity: 'rejected', code: 'geometry.tooFewPoints', params: placeOf(cleaned.emptyAt ?? [Number.NaN, Number.NaN]) }
  noteCleaning(cleaned, rules, problems)
  if (projected.type === 'LineString' || projected.type === 'MultiLineString') return { geometry: cleaned.geometry }
  const set = polygonSetFromFlat([cleaned.geometry])
  const { valid, problems: found } = checkPolygon(set, 0)
  if (valid) return { geometry: cleaned.geometry }
  const [main] = found
  if (main === undefined) throw new Error('an invalid polygon without a problem')
  const repaired = repairPolygon(set, 0)
  if (repaired === null || !hasSameMeaning(set, repaired)) return geometryProblem(main, 'rejected')
  problems.push(geometryProblem(main, 'repaired'))
  return { geometry: toMultiPolygon(repaired) }
}

function noteCleaning(cleaned: CleanedGeometry, { ringOrderMatters }: GeometryRules, problems: SourceProblem[]): void {
  if (cleaned.unclosedAt !== null) problems.push({ severity: 'repaired', code: 'geometry.ringNotClosed', params: placeOf(cleaned.unclosedAt) })
  if (cleaned.emptyAt !== null) problems.push({ severity: 'repaired', code: 'geometry.tooFewPoints', params: placeOf(cleaned.emptyAt) })
  if (cleaned.duplicatePoints > 0) problems.push({ severity: 'repaired', code: 'geometry.duplicatePoints', params: { count: cleaned.duplicatePoints } })
  if (ringOrderMatters && cleaned.reversedRings > 0) problems.push({ severity: 'repaired', code: 'geometry.ringOrder', params: {} })
}

function hasSameMeaning(before: PolygonSet, after: PolygonSet): boolean {
  const [stated = 0] = featureAreasSquareMeters(before)
  const [repaired = 0] = featureAreasSquareMeters(after)
  const change = Math.abs(repaired - stated)
  return repaired > 0 && change <= MEANING_TOLERANCE_SQUARE_METERS && change <= MEANING_TOLERANCE_SHARE * repaired
}

function geometryProblem({ code, at }: GeometryProblem, severity: 'repaired' | 'rejected'): SourceProblem {
  return code === 'geometry.notFinite' ? { severity, code: 'geometry.nonFinite', params: {} } : { severity, code, params: placeOf(at) }
}

/** A place as problems name it: seven decimals are a centimetre. */
function placeOf([lon, lat]: readonly [number, number]): { lon: string; lat: string } {
  return { lon: lon.toFixed(7), lat: lat.toFixed(7) }
}

function toMultiPolygon({ coordinates, ringStarts, partStarts }: PolygonSet): SimpleGeometry {
  const firstRing = partStarts[0] ?? 0
  return {
    type: 'MultiPolygon',
    xy: coordinates,
    z: null,
    m: null,
    pathEnds: Array.from(ringStarts.subarray(firstRing + 1)),
    polygonEnds: Array.from(partStarts.subarray(1), (ring) => ring - firstRing),
  }
}
