/**
 * Which system a file's bare numbers are in, weighed by what the workspace knows.
 *
 * Every system that the numbers can be in at all (`listCrsCandidates`) gets a weight: how common it is × how much of the sample lies in the
 * workspace's extent and districts × what the waters and the known features say. Whether places lie near lines is compared with
 * chance: the same sample shifted by some kilometres tells how many would, so that unrelated points say nothing. Weights are shares of one.
 *
 * Offsets of web maps are offered, never concluded: the same numbers can be the truth.
 */
import type { CrsDefinition, CrsRegistry, Datum } from '../../../shared/domain/crs'
import { listCrsCandidates, type CrsCandidate } from '../../../shared/domain/crs/candidates'
import { type CoordinateCorrection, createCoordinatePipeline } from '../../../shared/domain/crs/coordinate-pipeline'
import type { CrsHint } from '../../../shared/domain/crs/hint'
import type { BoundingBox } from '../../../shared/domain/feature'
import type { EvidenceReason, ImportCrsCandidate } from '../../../shared/domain/import'
import { type AreaIndex, locatePoint } from '../places/locate-in-areas'
import type { NearIndex } from './near-index'

/** What the workspace knows about where features lie. Null: nothing. */
export type Ground = {
  readonly extent: BoundingBox | null
  readonly districts: AreaIndex | null
  /** Waterways and shorelines, for what lies at the water; null for other themes. */
  readonly waters: NearIndex | null
  /** Features of the same theme. */
  readonly known: NearIndex | null
}

export const NO_GROUND: Ground = { extent: null, districts: null, waters: null, known: null }

export type WeighedSystem = ImportCrsCandidate & {
  /** Systems that put the sample in the same place but for the datum share a group. */
  readonly group: string
  readonly zonePrefixed: boolean
}

/** How common a system is among files without any statement; since July 2018 new data are CGCS2000. */
const DATUM_WEIGHT: Readonly<Record<Datum, number>> = { CGCS2000: 1, WGS84: 0.15, Xian1980: 0.25, Beijing1954: 0.2, NewBeijing: 0.05 }
/** Degrees on an old datum are rarer than its grid coordinates. */
const OLD_DEGREES_WEIGHT = 0.3
const UNPREFIXED_WEIGHT = 0.6
const SIX_DEGREE_WEIGHT = 0.5
const WEB_MERCATOR_WEIGHT = 0.9
const CORRECTION_WEIGHT: Readonly<Record<CoordinateCorrection, number>> = { none: 1, swapAxes: 0.9, gcj02: 0.12, bd09: 0.06 }
const HINTED_WEIGHT = 50
const AGAINST_HINT_WEIGHT = 0.1
/** What a system that puts nothing into the extent or the districts still weighs. */
const OUTSIDE_WEIGHT = 0.002
const EXTENT_MARGIN_DEGREES = 0.1

/** Below this, nearness could not save a candidate. */
const SHARE_WORTH_A_LOOK = 0.05

const NEAR_WATER_METERS = 80
const NEAR_KNOWN_METERS = 25
/** Log likelihood that chance reaches now and then. */
const CHANCE_EVIDENCE = 3
/** How far the best-supported candidate may outweigh another by nearness alone: what a name or a prefix says still counts. */
const MOST_EVIDENCE = 8
const LEAST_POINTS = 3
/** Kilometres east and north by which the sample is shifted to learn what chance gives. */
const CHANCE_SHIFTS = [[3, 1], [-3, 2], [1, -3], [-2, -3], [5, 4], [-4, 5], [4, -5], [-5, -4]] as const
const DEGREES_PER_KILOMETER = 1 / 111.2

const SURE_GROUP_SHARE = 0.8
const SURE_WITHIN_GROUP = 0.5
const GHOST_POINTS = 100
const SAMPLE_POINTS = 400

/**
 * @param xy x, y pairs as the file gives them
 * @param only a correction that the person chose; null: all are weighed
 * @returns all systems that fit at all, heaviest first
 */
export function weighSystems(xy: Float64Array, registry: CrsRegistry, ground: Ground, hint: CrsHint, only: CoordinateCorrection | null = null): WeighedSystem[] {
  const sample = thin(xy, SAMPLE_POINTS)
  const candidates = listCrsCandidates(sample, registry).filter(({ correction }) => only === null || correction === only)
  const weighed = candidates.map((candidate) => weigh(candidate, sample, registry.byCode.get(candidate.code)!, ground, hint))
  const strongest = Math.max(...weighed.map(({ strength }) => strength))
  const weights = weighed.map(({ prior, strength }) => prior * Math.exp(-Math.min(strongest - strength, MOST_EVIDENCE)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weighed.map(({ system }, index) => ({ ...system, score: weights[index]! / total })).sort((a, b) => b.score - a.score || a.code.localeCompare(b.code, 'en', { numeric: true }))
}

/**
 * The system that may be taken without asking.
 *
 * Its group must hold four fifths of all weight, and it must be the likely datum in it. An offset counts only where a name in the file says so.
 *
 * @returns null where a person has to choose
 */
export function sureSystem(weighed: readonly WeighedSystem[], hint: CrsHint): { readonly system: WeighedSystem; readonly confidence: number } | null {
  const [first] = weighed
  if (first === undefined) return null
  const groupShare = weighed.filter(({ group }) => group === first.group).reduce((sum, { score }) => sum + score, 0)
  const isOffset = first.transform === 'gcj02' || first.transform === 'bd09'
  if (isOffset && hint.offset !== first.transform) return null
  return groupShare >= SURE_GROUP_SHARE && first.score >= SURE_WITHIN_GROUP * groupShare ? { system: first, confidence: first.score } : null
}

/** One candidate a place, heaviest first: of systems that differ by their datum alone the likeliest, with the weight of all. */
export function distinctPlaces(weighed: readonly WeighedSystem[]): ImportCrsCandidate[] {
  const groups = new Map<string, ImportCrsCandidate>()
  for (const { group, zonePrefixed: _prefixed, ...candidate } of weighed) {
    const first = groups.get(group)
    groups.set(group, first === undefined ? candidate : { ...first, score: first.score + candidate.score })
  }
  return [...groups.values()].sort((a, b) => b.score - a.score)
}

/**
 * How much better places fit the workspace with a web map's offset removed.
 *
 * @param lonLat places as they were read
 * @returns null where the offset does not explain them clearly better
 */
export function suspectOffset(lonLat: Float64Array, ground: Ground): { readonly offset: 'gcj02' | 'bd09'; readonly meters: number } | null {
  const sample = thin(lonLat, SAMPLE_POINTS)
  const asRead = evidenceOf(sample, ground).strength
  let best: { offset: 'gcj02' | 'bd09'; meters: number; strength: number } | null = null
  for (const offset of ['gcj02', 'bd09'] as const) {
    const moved = sample.slice()
    createCoordinatePipeline('+proj=longlat', offset)(moved)
    const { strength } = evidenceOf(moved, ground)
    if (strength - asRead < CHANCE_EVIDENCE || strength <= (best?.strength ?? 0)) continue
    const east = (moved[0]! - sample[0]!) * Math.cos((sample[1]! * Math.PI) / 180)
    best = { offset, meters: Math.round((1000 * Math.hypot(east, moved[1]! - sample[1]!)) / DEGREES_PER_KILOMETER), strength }
  }
  return best
}

function weigh({ code, correction, reasons, bounds }: CrsCandidate, sample: Float64Array, definition: CrsDefinition, ground: Ground, hint: CrsHint) {
  const lonLat = sample.slice()
  createCoordinatePipeline(definition.proj, correction)(lonLat)
  const evidence = evidenceOf(lonLat, ground)
  const system: WeighedSystem = {
    code,
    transform: correction,
    score: 0,
    reasons: [...reasons, ...evidence.reasons],
    bounds,
    lonLat: Array.from(thin(lonLat, GHOST_POINTS)),
    group: groupOf(definition, correction),
    zonePrefixed: definition.zone?.prefixed === true,
  }
  return { prior: priorOf(definition, correction, hint) * evidence.share, strength: evidence.strength, system }
}

const isGeographic = ({ proj }: CrsDefinition) => proj.startsWith('+proj=longlat')

function priorOf(definition: CrsDefinition, correction: CoordinateCorrection, hint: CrsHint): number {
  const { datum, zone, code } = definition
  if (code === 'EPSG:3857') return WEB_MERCATOR_WEIGHT * correctionWeight(correction, hint)
  let prior = isGeographic(definition) && datum === 'CGCS2000' ? 1 : DATUM_WEIGHT[datum]
  if (isGeographic(definition) && datum !== 'CGCS2000') prior *= OLD_DEGREES_WEIGHT
  if (hint.datum !== undefined) prior *= hint.datum === datum || (hint.datum === 'WGS84' && isGeographic(definition) && datum === 'CGCS2000') ? HINTED_WEIGHT : 1
  if (zone !== null) {
    const isHinted = hint.centralMeridian !== undefined && Math.abs(hint.centralMeridian - zone.centralMeridian) < 1e-6
    if (hint.centralMeridian !== undefined) prior *= isHinted ? 1 : AGAINST_HINT_WEIGHT
    if (!zone.prefixed && !isHinted) prior *= UNPREFIXED_WEIGHT * meridianWeight(zone.centralMeridian)
    if (!zone.prefixed && zone.widthDegrees === 6) prior *= SIX_DEGREE_WEIGHT
  }
  return prior * correctionWeight(correction, hint)
}

/** Where files come from, roughly: most bureaus lie in the east. It only decides in what order meridians are asked about that the workspace says nothing of. */
function meridianWeight(centralMeridian: number): number {
  const degreesFromMiddle = Math.abs(centralMeridian - 117)
  return degreesFromMiddle <= 3 ? 1 : degreesFromMiddle <= 12 ? 0.5 : 0.2
}

function correctionWeight(correction: CoordinateCorrection, hint: CrsHint): number {
  return CORRECTION_WEIGHT[correction] * (correction === hint.offset ? HINTED_WEIGHT : 1)
}

function groupOf({ code, zone, proj, name }: CrsDefinition, correction: CoordinateCorrection): string {
  if (proj.startsWith('+proj=longlat')) return `degrees ${correction}`
  if (zone !== null) return `${zone.centralMeridian} ${zone.prefixed ? zone.number : ''} ${correction}`
  return `${/UTM zone \d+/.exec(name)?.[0] ?? code} ${correction}`
}

/** `share`: part of the sample in extent and districts; `strength`: log likelihood against chance, in favour only. */
type Evidence = { readonly share: number; readonly strength: number; readonly reasons: readonly EvidenceReason[] }

function evidenceOf(lonLat: Float64Array, ground: Ground): Evidence {
  const reasons: EvidenceReason[] = []
  let share = 1
  if (ground.extent !== null) share *= OUTSIDE_WEIGHT + (1 - OUTSIDE_WEIGHT) * shareOf(lonLat, (lon, lat) => isWithin(ground.extent!, lon, lat))
  if (ground.districts !== null) {
    const inside = shareOf(lonLat, (lon, lat) => locatePoint(ground.districts!, lon, lat) !== -1)
    share *= OUTSIDE_WEIGHT + (1 - OUTSIDE_WEIGHT) * inside
    reasons.push({ code: 'crs.reason.insideDistricts', params: { percent: Math.round(inside * 100) } })
  }
  let strength = 0
  for (const [index, meters, code] of [[ground.waters, NEAR_WATER_METERS, 'crs.reason.nearWater'], [ground.known, NEAR_KNOWN_METERS, 'crs.reason.nearKnown']] as const) {
    if (index === null || lonLat.length / 2 < LEAST_POINTS || share < SHARE_WORTH_A_LOOK) continue
    const near = shareOf(lonLat, (lon, lat) => index.isNear(lon, lat, meters))
    strength += Math.max(0, logLikelihood(near, lonLat.length / 2, chanceOf(lonLat, index, meters)) - CHANCE_EVIDENCE)
    reasons.push({ code, params: { percent: Math.round(near * 100), meters } })
  }
  return { share, strength, reasons }
}

/** How much likelier so many places near are than chance makes them; 0 where chance makes more. */
function logLikelihood(share: number, count: number, chance: number): number {
  if (share <= chance) return 0
  const far = share === 1 ? 0 : (1 - share) * Math.log((1 - share) / (1 - chance))
  return count * (share * Math.log(share / chance) + far)
}

/** Share of the sample that lies near when it is put elsewhere; never quite 0 or 1. */
function chanceOf(lonLat: Float64Array, index: NearIndex, meters: number): number {
  let near = 1
  let all = 2
  for (const [east, north] of CHANCE_SHIFTS) {
    for (let at = 0; at < lonLat.length; at += 2) {
      const lat = lonLat[at + 1]! + north * DEGREES_PER_KILOMETER
      if (index.isNear(lonLat[at]! + (east * DEGREES_PER_KILOMETER) / Math.cos((lat * Math.PI) / 180), lat, meters)) near++
      all++
    }
  }
  return near / all
}

function shareOf(lonLat: Float64Array, holds: (lon: number, lat: number) => boolean): number {
  let count = 0
  for (let at = 0; at < lonLat.length; at += 2) if (holds(lonLat[at]!, lonLat[at + 1]!)) count++
  return lonLat.length === 0 ? 0 : (2 * count) / lonLat.length
}

export function isWithin([west, south, east, north]: BoundingBox, lon: number, lat: number, margin = EXTENT_MARGIN_DEGREES): boolean {
  return lon >= west - margin && lon <= east + margin && lat >= south - margin && lat <= north + margin
}

/** At most so many points, evenly spread over the sample. */
function thin(xy: Float64Array, most: number): Float64Array {
  const count = xy.length / 2
  if (count <= most) return xy.slice()
  const thinned = new Float64Array(2 * most)
  for (let point = 0; point < most; point++) {
    const from = 2 * Math.floor((point * count) / most)
    thinned[2 * point] = xy[from]!
    thinned[2 * point + 1] = xy[from + 1]!
  }
  return thinned
}
