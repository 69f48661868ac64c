/**
 * Which systems a file's bare numbers can be in, best first.
 *
 * Evidence: degrees or metres, the zone number in front of eastings, which axis comes first, whether the points fall inside the
 * system's area of use and, where the caller gives them, inside the workspace's extent and beside its key points. Nothing here
 * reads metadata: a CRS that the file states comes from `recognise-crs.ts`.
 */
import type { CrsDefinition, CrsRegistry, Datum } from '../crs'
import { createCoordinatePipeline, type CoordinateCorrection } from './coordinate-pipeline'
import type { CrsHint } from './hint'

type Extent = readonly [west: number, south: number, east: number, north: number]

/** Why a candidate stands where it stands; `params` for its sentence. */
export type CandidateReason =
  | { readonly code: 'crs.reason.degrees'; readonly params: Record<string, never> }
  | { readonly code: 'crs.reason.zonePrefix'; readonly params: { zone: number } }
  | { readonly code: 'crs.reason.centralMeridian'; readonly params: { meridian: number } }
  | { readonly code: 'crs.reason.webMercator'; readonly params: Record<string, never> }
  | { readonly code: 'crs.reason.swapped'; readonly params: Record<string, never> }
  | { readonly code: 'crs.reason.offsetRemoved'; readonly params: { offset: string } }
  | { readonly code: 'crs.reason.hint'; readonly params: { datum: string } }
  | { readonly code: 'crs.reason.insideArea'; readonly params: { percent: number } }
  | { readonly code: 'crs.reason.insideExtent'; readonly params: { percent: number } }
  | { readonly code: 'crs.reason.nearKeyPoints'; readonly params: { meters: number } }

export type CrsCandidate = {
  /** `EPSG:n` */
  readonly code: string
  readonly correction: CoordinateCorrection
  /** 0 to 1; comparable within one list only. */
  readonly score: number
  readonly reasons: readonly CandidateReason[]
  /** Where the sample would lie, degrees of EPSG:4490. */
  readonly bounds: Extent
}

export type CandidateContext = CrsHint & {
  /** The workspace's extent in degrees; points far outside it are unlikely. */
  readonly extent?: Extent
  /** lon, lat pairs of well-known points of the same kind; they tell offsets of some hundred metres apart. */
  readonly keyPoints?: Float64Array
}

/** How common a datum is among files without any statement. */
const DATUM_PRIOR: Readonly<Record<Datum, number>> = { CGCS2000: 1, WGS84: 0.5, Xian1980: 0.4, Beijing1954: 0.35, NewBeijing: 0.1 }
const OFFSET_PRIOR = { gcj02: 0.4, bd09: 0.35 } as const
/** Without a zone number any of 21 meridians may be meant. */
const UNPREFIXED_PRIOR = 0.6
const SIX_DEGREE_PRIOR = 0.6
const WEB_MERCATOR_PRIOR = 0.9
const SWAPPED_PRIOR = 0.95

const MAX_SAMPLE_POINTS = 400
/** Zones are used somewhat beyond their edge: eastern Qidong is mapped in 120°E. */
const AREA_MARGIN_DEGREES = 0.6
const EXTENT_MARGIN_DEGREES = 0.1
/** No Gauss-Krüger zone is used farther than this from its meridian. */
const MAX_EASTING_OFFSET_METERS = 450_000
const NORTHING_RANGE_METERS = [300_000, 6_000_000] as const
const MIN_SHARE = 0.5

/**
 * @param xy x, y pairs as the file gives them, in any order and system; unusable and 0, 0 pairs are skipped
 * @returns candidates with a score above 0, best first; empty where no known system fits
 */
export function listCrsCandidates(xy: Float64Array, registry: CrsRegistry, context: CandidateContext = {}): CrsCandidate[] {
  const sample = takeSample(xy)
  if (sample.length === 0) return []
  const candidates: CrsCandidate[] = []
  for (const definition of registry.definitions) {
    if (definition.deprecated === true || REDUNDANT.has(definition.code)) continue
    for (const correction of correctionsOf(definition)) {
      const candidate = weigh(sample, definition, correction, context)
      if (candidate && candidate.score > 0.01) candidates.push(candidate)
    }
  }
  return candidates.sort((a, b) => b.score - a.score || a.code.localeCompare(b.code, 'en', { numeric: true }))
}

/** The same places as EPSG:4490. */
const REDUNDANT: ReadonlySet<string> = new Set(['EPSG:4326', 'EPSG:4480', 'EPSG:4979'])

const isGeographic = (definition: CrsDefinition) => definition.proj.startsWith('+proj=longlat')
const isWebMercator = (definition: CrsDefinition) => definition.code === 'EPSG:3857'

function correctionsOf(definition: CrsDefinition): readonly CoordinateCorrection[] {
  if (definition.code === 'EPSG:4490') return ['none', 'swapAxes', 'gcj02', 'bd09']
  return isWebMercator(definition) ? ['none', 'swapAxes', 'gcj02'] : ['none', 'swapAxes']
}

function takeSample(xy: Float64Array): Float64Array {
  const points: number[] = []
  const count = Math.floor(xy.length / 2)
  const step = Math.max(1, Math.floor(count / MAX_SAMPLE_POINTS))
  for (let index = 0; index < count; index += step) {
    const x = xy[2 * index]!
    const y = xy[2 * index + 1]!
    if (Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0)) points.push(x, y)
  }
  return Float64Array.from(points)
}

function weigh(sample: Float64Array, definition: CrsDefinition, correction: CoordinateCorrection, context: CandidateContext): CrsCandidate | null {
  const swapped = correction === 'swapAxes'
  if (!isGeographic(definition) && !isWebMercator(definition) && shareInGrid(sample, definition, swapped) < MIN_SHARE) return null
  const lonLat = sample.slice()
  createCoordinatePipeline(definition.proj, correction)(lonLat)
  const share = shareInside(lonLat, areaOf(definition), AREA_MARGIN_DEGREES)
  if (share < MIN_SHARE) return null
  const reasons: CandidateReason[] = [baseReason(definition)]
  let score = priorOf(definition, correction, context, reasons) * share
  if (swapped) reasons.push({ code: 'crs.reason.swapped', params: {} })
  if (correction === 'gcj02' || correction === 'bd09') {
    reasons.push({ code: 'crs.reason.offsetRemoved', params: { offset: correction === 'gcj02' ? 'GCJ-02' : 'BD-09' } })
  }
  if (share < 1) reasons.push({ code: 'crs.reason.insideArea', params: { percent: Math.round(share * 100) } })
  if (context.extent) {
    const inside = shareInside(lonLat, context.extent, EXTENT_MARGIN_DEGREES)
    score *= 0.05 + 0.95 * inside
    reasons.push({ code: 'crs.reason.insideExtent', params: { percent: Math.round(inside * 100) } })
  }
  if (context.keyPoints && context.keyPoints.length > 0) {
    const meters = medianDistanceMeters(lonLat, context.keyPoints)
    // Beside known points the prior counts little: 100 m nearer outweighs it.
    score = Math.sqrt(score) * (0.1 + 0.9 / (1 + (meters / 100) ** 2))
    reasons.push({ code: 'crs.reason.nearKeyPoints', params: { meters: Math.round(meters) } })
  }
  return { code: definition.code, correction, score, reasons, bounds: boundsOf(lonLat) }
}

function baseReason(definition: CrsDefinition): CandidateReason {
  if (isGeographic(definition)) return { code: 'crs.reason.degrees', params: {} }
  if (isWebMercator(definition)) return { code: 'crs.reason.webMercator', params: {} }
  if (definition.zone?.prefixed === true) return { code: 'crs.reason.zonePrefix', params: { zone: definition.zone.number } }
  return { code: 'crs.reason.centralMeridian', params: { meridian: meridianOf(definition) } }
}

function priorOf(definition: CrsDefinition, correction: CoordinateCorrection, context: CandidateContext, reasons: CandidateReason[]): number {
  let prior = isWebMercator(definition) ? WEB_MERCATOR_PRIOR : DATUM_PRIOR[definition.datum]
  if (context.datum !== undefined && !isWebMercator(definition)) {
    prior = context.datum === definition.datum ? 1 : 0.2 * prior
    if (context.datum === definition.datum) reasons.push({ code: 'crs.reason.hint', params: { datum: definition.datum } })
  }
  const meridianIsNamed = context.centralMeridian !== undefined && Math.abs(context.centralMeridian - meridianOf(definition)) < 1e-6
  if (definition.zone && !definition.zone.prefixed && !meridianIsNamed) prior *= UNPREFIXED_PRIOR
  if (definition.zone && !definition.zone.prefixed && definition.zone.widthDegrees === 6) prior *= SIX_DEGREE_PRIOR
  if (context.centralMeridian !== undefined && definition.zone && !meridianIsNamed) prior *= 0.2
  if (correction === 'swapAxes') prior *= SWAPPED_PRIOR
  if (correction === 'gcj02' || correction === 'bd09') {
    prior *= context.offset === correction ? 1 : OFFSET_PRIOR[correction]
    if (context.offset === correction) reasons.push({ code: 'crs.reason.hint', params: { datum: correction === 'gcj02' ? 'GCJ-02' : 'BD-09' } })
  }
  if (context.offset !== undefined && correction !== context.offset) prior *= OFFSET_PRIOR[context.offset]
  return prior
}

/** China with its seas: what a bureau has in degrees or on a web map shows that. */
const CHINA: Extent = [73.5, 3, 135.1, 53.6]

function areaOf(definition: CrsDefinition): Extent {
  return isWebMercator(definition) || isGeographic(definition) ? CHINA : definition.area
}

function meridianOf(definition: CrsDefinition): number {
  if (definition.zone) return definition.zone.centralMeridian
  const utmZone = /\+zone=(\d+)/.exec(definition.proj)?.[1]
  return utmZone === undefined ? NaN : 6 * Number(utmZone) - 183
}

/** Share of the points whose numbers can be eastings and northings of the grid at all. */
function shareInGrid(sample: Float64Array, definition: CrsDefinition, swapped: boolean): number {
  const falseEasting = Number(/\+x_0=([\d.]+)/.exec(definition.proj)?.[1] ?? 500_000)
  let inside = 0
  for (let index = 0; index < sample.length; index += 2) {
    const easting = sample[swapped ? index + 1 : index]!
    const northing = sample[swapped ? index : index + 1]!
    const fits = Math.abs(easting - falseEasting) <= MAX_EASTING_OFFSET_METERS
    if (fits && northing >= NORTHING_RANGE_METERS[0] && northing <= NORTHING_RANGE_METERS[1]) inside++
  }
  return (2 * inside) / sample.length
}

function shareInside(lonLat: Float64Array, extent: Extent, marginDegrees: number): number {
  const [west, south, east, north] = extent
  let inside = 0
  for (let index = 0; index < lonLat.length; index += 2) {
    const lon = lonLat[index]!
    const lat = lonLat[index + 1]!
    const fits = lon >= west - marginDegrees && lon <= east + marginDegrees
    if (fits && lat >= south - marginDegrees && lat <= north + marginDegrees) inside++
  }
  return (2 * inside) / lonLat.length
}

function boundsOf(lonLat: Float64Array): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let index = 0; index < lonLat.length; index += 2) {
    const lon = lonLat[index]!
    const lat = lonLat[index + 1]!
    if (Number.isNaN(lon)) continue
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

/** Median over the sample of the distance to the nearest key point; on a sphere, good to a percent, which is enough to compare. */
function medianDistanceMeters(lonLat: Float64Array, keyPoints: Float64Array): number {
  const METERS_PER_DEGREE = 111_195
  const distances: number[] = []
  for (let index = 0; index < lonLat.length; index += 2) {
    const lat = lonLat[index + 1]!
    const lonScale = Math.cos((lat * Math.PI) / 180)
    let nearest = Infinity
    for (let key = 0; key < keyPoints.length; key += 2) {
      const dx = (keyPoints[key]! - lonLat[index]!) * lonScale
      const dy = keyPoints[key + 1]! - lat
      nearest = Math.min(nearest, dx * dx + dy * dy)
    }
    if (Number.isFinite(nearest)) distances.push(Math.sqrt(nearest) * METERS_PER_DEGREE)
  }
  distances.sort((a, b) => a - b)
  return distances[Math.floor(distances.length / 2)] ?? Infinity
}
