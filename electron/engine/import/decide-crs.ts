/**
 * The coordinate system that an import uses: the person's choice, else what the file states, else what its numbers prove.
 *
 * A system that is stated wins; numbers that contradict it are warned about. Axes that are exchanged within a known system are put right, with a
 * warning. Where nothing is stated and the numbers leave a doubt, there is no answer but candidates.
 */
import { type CrsRegistry, type Datum, findCrs, isOldDatum } from '../../../shared/domain/crs'
import { type CoordinateCorrection, createCoordinatePipeline } from '../../../shared/domain/crs/coordinate-pipeline'
import type { HelmertShift } from '../../../shared/domain/crs/transform'
import type { BoundingBox } from '../../../shared/domain/feature'
import type { ImportCrs, ImportCrsCandidate, OldDatum } from '../../../shared/domain/import'
import type { SourceCrs, SourceProblem } from '../../../shared/domain/source-record'
import { AppError } from '../../../shared/errors'
import { distinctPlaces, type Ground, isWithin, suspectOffset, sureSystem, weighSystems } from './coordinate-detective'

export type CrsQuestion = {
  /** What the file says. */
  readonly stated: SourceCrs
  /** Sample of x, y pairs as the file gives them; empty where nothing has coordinates. */
  readonly xy: Float64Array
  /** What the person said; absent: nothing. */
  readonly givenCrs?: string | undefined
  readonly givenTransform?: CoordinateCorrection | undefined
  /** Parameters that the person gave for this import. */
  readonly shift?: HelmertShift | undefined
  /** Parameters that the bureau has set, by datum. */
  readonly shiftsOfDatums?: ReadonlyMap<OldDatum, HelmertShift> | undefined
  readonly ground: Ground
  /** The format prescribes degrees of WGS 84 (GeoJSON), so that numbers which can be degrees at all are taken for them. */
  readonly degreesByFormat: boolean
}

export type CrsDecision = {
  /** Null where there are no coordinates, or no sure answer. */
  readonly crs: ImportCrs | null
  /** Overwrites x, y pairs with lon, lat of EPSG:4490; null without an answer. */
  readonly toLonLat: ((xy: Float64Array) => void) | null
  /** What problems call the system. */
  readonly name: string
  /** Best first, at most three; empty where there is an answer or no coordinates. */
  readonly candidates: readonly ImportCrsCandidate[]
  readonly problems: readonly SourceProblem[]
}

const CANDIDATES_SHOWN = 3
/** China with its seas: where data of a system without an area of use are expected. */
const CHINA: BoundingBox = [73.5, 3, 135.1, 53.6]
const WORLD: BoundingBox = [-180, -90, 180, 90]
/** Beyond the date line some writers count on. */
const WRAPPED_WORLD: BoundingBox = [-360, -90, 360, 90]
const DEGREES_BY_FORMAT_CONFIDENCE = 0.8
/** Zones are used somewhat beyond their edge: eastern 启东 is mapped in 120°E. */
const AREA_MARGIN_DEGREES = 0.6
const MIN_SHARE_INSIDE = 0.5
const SURELY_SWAPPED_SHARE = 0.9
const FAR_FROM_WORKSPACE_DEGREES = 0.5
const KILOMETERS_PER_DEGREE = 111.2

/** @throws AppError 'import.unknownCrs' */
export function decideCrs(question: CrsQuestion, registry: CrsRegistry): CrsDecision {
  const { stated, givenCrs } = question
  if (givenCrs !== undefined) {
    const definition = findCrs(registry, givenCrs)
    if (definition === null) throw new AppError('import.unknownCrs', { crs: givenCrs })
    const problems: SourceProblem[] = []
    const contradicts = stated.code !== null && (stated.how === 'prj' || stated.how === 'embedded') && stated.code !== definition.code
    if (contradicts) problems.push({ severity: 'warning', code: 'crs.givenContradictsFile', params: { given: definition.code, file: stated.code ?? '' } })
    return withKnownSystem(question, { ...definition, how: 'given', confidence: 1 }, problems)
  }
  const isStated = stated.proj !== null && (stated.how === 'prj' || stated.how === 'embedded')
  const isFormatDefault = stated.proj !== null && stated.how === 'assumed'
  if (stated.proj !== null && (isStated || (isFormatDefault && (question.xy.length === 0 || shareInside(placesOf(question.xy, stated.proj, 'none'), WORLD, 0) >= MIN_SHARE_INSIDE)))) {
    const definition = stated.code === null ? null : (registry.byCode.get(stated.code) ?? null)
    const area = definition?.area ?? CHINA
    const datum = definition?.datum ?? stated.datum ?? null
    const how = stated.how === 'prj' ? 'prj' : stated.how === 'embedded' ? 'embedded' : 'assumed'
    return withKnownSystem(question, { code: stated.code, proj: stated.proj, name: stated.name ?? stated.code ?? '', datum, area, how, confidence: stated.confidence }, [])
  }
  if (question.xy.length === 0) return noAnswer([])
  const concluded = concludeFromNumbers(question, registry)
  const canBeDegrees = question.degreesByFormat && stated.name === null && shareInside(question.xy, WRAPPED_WORLD, 0) === 1
  if (concluded.crs !== null || concluded.candidates.length > 0 || !canBeDegrees) return concluded
  return withKnownSystem(question, { ...findCrs(registry, 'EPSG:4326')!, how: 'assumed', confidence: DEGREES_BY_FORMAT_CONFIDENCE }, [])
}

type KnownSystem = {
  readonly code: string | null
  readonly proj: string
  readonly name: string
  readonly datum: Datum | null
  readonly area: BoundingBox
  readonly how: ImportCrs['how']
  readonly confidence: number
}

function withKnownSystem(question: CrsQuestion, { code, proj, name: fullName, datum, area, how, confidence }: KnownSystem, problems: SourceProblem[]): CrsDecision {
  const name = code ?? question.stated.name ?? proj
  const used = shiftOf(question, datum)
  problems.push(...datumProblem(question, datum, fullName))
  if (question.xy.length === 0) return { ...noAnswer(problems), name, toLonLat: createCoordinatePipeline(proj, question.givenTransform ?? 'none', used?.shift ?? null) }
  let transform = question.givenTransform ?? 'none'
  let share = shareInside(placesOf(question.xy, proj, transform), area, AREA_MARGIN_DEGREES)
  if (question.givenTransform === undefined && share < MIN_SHARE_INSIDE) {
    const swapped = shareInside(placesOf(question.xy, proj, 'swapAxes'), area, AREA_MARGIN_DEGREES)
    if (swapped >= SURELY_SWAPPED_SHARE) {
      transform = 'swapAxes'
      share = swapped
      problems.push({ severity: 'warning', code: 'crs.axesSwapped', params: { crs: name } })
    }
  }
  if (share < MIN_SHARE_INSIDE) problems.push({ severity: 'warning', code: 'crs.numbersContradict', params: { crs: name, percent: Math.round(share * 100) } })
  const lonLat = placesOf(question.xy, proj, transform)
  if (transform === 'none') {
    const suspicion = suspectOffset(lonLat, question.ground)
    if (suspicion !== null) problems.push({ severity: 'warning', code: 'crs.offsetSuspected', params: { offset: nameOfOffset(suspicion.offset), meters: suspicion.meters } })
  }
  problems.push(...distanceProblem(lonLat, question.ground.extent))
  return {
    crs: { code, how, confidence, transform, datum, shift: used?.from ?? null },
    toLonLat: createCoordinatePipeline(proj, transform, used?.shift ?? null),
    name,
    candidates: [],
    problems,
  }
}

function concludeFromNumbers(question: CrsQuestion, registry: CrsRegistry): CrsDecision {
  const hint = question.stated.hint ?? {}
  const weighed = weighSystems(question.xy, registry, question.ground, hint, question.givenTransform ?? null)
  const sure = sureSystem(weighed, hint)
  if (sure === null) return noAnswer([], distinctPlaces(weighed).slice(0, CANDIDATES_SHOWN))
  const { code, transform, zonePrefixed } = sure.system
  const definition = registry.byCode.get(code)!
  const used = shiftOf(question, definition.datum)
  const problems: SourceProblem[] = [{ severity: 'warning', code: 'crs.assumed', params: { crs: code, percent: Math.floor(sure.confidence * 100) } }]
  problems.push(...datumProblem(question, definition.datum, definition.name))
  if (transform === 'swapAxes') problems.push({ severity: 'warning', code: 'crs.axesSwapped', params: { crs: code } })
  if (transform === 'gcj02' || transform === 'bd09') problems.push({ severity: 'warning', code: 'crs.offsetRemoved', params: { offset: nameOfOffset(transform) } })
  return {
    crs: { code, how: zonePrefixed ? 'zone-prefix' : 'assumed', confidence: sure.confidence, transform, datum: definition.datum, shift: used?.from ?? null },
    toLonLat: createCoordinatePipeline(definition.proj, transform, used?.shift ?? null),
    name: code,
    candidates: [],
    problems: [...problems, ...distanceProblem(placesOf(question.xy, definition.proj, transform), question.ground.extent)],
  }
}

/** Parameters given for this import apply to whatever it is in; those of the bureau to their datum. */
function shiftOf({ shift, shiftsOfDatums }: CrsQuestion, datum: Datum | null): { readonly shift: HelmertShift; readonly from: 'given' | 'setting' } | null {
  if (shift !== undefined) return { shift, from: 'given' }
  const ofDatum = datum === null || !isOldDatum(datum) ? undefined : shiftsOfDatums?.get(datum)
  return ofDatum === undefined ? null : { shift: ofDatum, from: 'setting' }
}

/** Without the bureau's own parameters an old datum is taken as it is. A datum that the file states may have been warned about when it was read. */
function datumProblem(question: CrsQuestion, datum: Datum | null, name: string): SourceProblem[] {
  const used = shiftOf(question, datum)
  if (used?.from === 'setting') return [{ severity: 'warning', code: 'crs.shiftApplied', params: { datum: datum ?? '' } }]
  const isTold = question.givenCrs === undefined && question.stated.problems.some(({ code }) => code === 'crs.oldDatum')
  return used === null && datum !== null && isOldDatum(datum) && !isTold ? [{ severity: 'warning', code: 'crs.oldDatum', params: { name } }] : []
}

/** What reading the file's system brought up, less what parameters have settled. */
export function statedProblems(stated: SourceCrs, crs: ImportCrs | null): readonly SourceProblem[] {
  return (crs?.shift ?? null) === null ? stated.problems : stated.problems.filter(({ code }) => code !== 'crs.oldDatum')
}

function noAnswer(problems: readonly SourceProblem[], candidates: readonly ImportCrsCandidate[] = []): CrsDecision {
  return { crs: null, toLonLat: null, name: '', candidates, problems }
}

function nameOfOffset(offset: 'gcj02' | 'bd09'): string {
  return offset === 'gcj02' ? 'GCJ-02' : 'BD-09'
}

function placesOf(xy: Float64Array, proj: string, correction: CoordinateCorrection): Float64Array {
  const lonLat = xy.slice()
  createCoordinatePipeline(proj, correction)(lonLat)
  return lonLat
}

function shareInside(lonLat: Float64Array, area: BoundingBox, margin: number): number {
  let inside = 0
  for (let at = 0; at < lonLat.length; at += 2) if (isWithin(area, lonLat[at]!, lonLat[at + 1]!, margin)) inside++
  return lonLat.length === 0 ? 0 : (2 * inside) / lonLat.length
}

/** Nothing of the sample lies near the workspace: right or not, a person should know. */
function distanceProblem(lonLat: Float64Array, extent: BoundingBox | null): SourceProblem[] {
  if (extent === null) return []
  const [west, south, east, north] = extent
  let nearest = Infinity
  for (let at = 0; at < lonLat.length; at += 2) {
    const [lon, lat] = [lonLat[at]!, lonLat[at + 1]!]
    if (!Number.isFinite(lon)) continue
    const dx = Math.max(west - lon, 0, lon - east) * Math.cos((lat * Math.PI) / 180)
    nearest = Math.min(nearest, Math.hypot(dx, Math.max(south - lat, 0, lat - north)))
  }
  if (!Number.isFinite(nearest) || nearest <= FAR_FROM_WORKSPACE_DEGREES) return []
  return [{ severity: 'warning', code: 'crs.outsideWorkspace', params: { kilometers: Math.round(nearest * KILOMETERS_PER_DEGREE) } }]
}
