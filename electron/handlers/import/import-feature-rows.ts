/**
 * Records of a layer to features of a theme, batch by batch: geometry prepared, columns converted, places derived.
 *
 * Nothing is written here; every record comes out as a feature or as a rejected row with its problem in the log.
 */
import type { Value } from '../../../shared/domain/feature'
import type { BatchGeometry } from '../../../shared/domain/feature-batch'
import { type FlatGeometry, flatPoint, isEmptyGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import { kinds } from '../../../shared/domain/kinds'
import type { SourceProblem, SourceRecord } from '../../../shared/domain/source-record'
import type { Columns } from '../../engine/import/convert-rows'
import { placeOfProblem } from '../../engine/import/place-of-problem'
import { readPlace } from '../../engine/import/place-columns'
import { outsideCrs, prepareGeometry } from '../../engine/import/prepare-geometry'
import type { ProblemLog } from '../../engine/import/problem-log'
import { type DerivedPlaces, derivePlaces } from '../derive-places'
import type { FeaturePlan } from './import-feature-plan'
import { recordGeometry } from '../record-geometry'
import type { JobContext } from '../../store/workspace-store'

/** Features in the order of the file. */
export type FeatureRows = {
  readonly count: number
  /** Number and line of each record. */
  readonly rows: readonly number[]
  readonly lines: readonly (number | null)[]
  readonly geometry: BatchGeometry
  /** Converted columns of the file, `extra` included. */
  readonly columns: Columns
  readonly derived: DerivedPlaces
  /** Numbers of the records that were repaired. */
  readonly repaired: ReadonlySet<number>
}

/** Counts of a pass, growing while it runs. */
export type RowCounts = { read: number; rejected: number }

/**
 * @param log receives every problem, in the order in which it is found
 * @param job progress counts records; where the file does not say how many there are, their number is estimated from what was read
 */
export async function* readFeatureRows(plan: FeaturePlan, log: ProblemLog, counts: RowCounts, { signal, onProgress }: Required<JobContext>): AsyncGenerator<FeatureRows> {
  const { source, layer } = plan.opened
  const converter = plan.createConverter()
  let heights = 0
  for await (const { records, problems, progress } of source.read(layer, signal)) {
    log.addAll(problems)
    const kept: SourceRecord[] = []
    const repaired = new Set<number>()
    const geometries = placesOf(records, plan, log, counts, kept, repaired)
    const rows: number[] = []
    const lines: (number | null)[] = []
    for (const record of kept) {
      heights += hasHeight(record) ? 1 : 0
      const misfits = converter.add(record.attributes, heightOf(record))
      if (misfits.length > 0) note(misfits, record, plan, log)
      rows.push(record.row)
      lines.push(record.line)
    }
    onProgress(counts.read, layer.featureCount ?? (progress > 0 ? Math.round(counts.read / progress) : null))
    if (kept.length === 0) continue
    const { count, columns } = converter.take()
    const derived = derivePlaces(plan.places, plan.kind, geometries)
    settleDistricts(plan, columns, derived, rows, lines, log)
    yield { count, rows, lines, geometry: geometries, columns, derived, repaired }
  }
  if (heights > 0) log.add({ severity: 'warning', code: 'geometry.heightLeftOut', params: { count: heights } })
}

/** Geometry of the records that are kept; the others are rejected here. */
function placesOf(records: readonly SourceRecord[], plan: FeaturePlan, log: ProblemLog, counts: RowCounts, kept: SourceRecord[], repaired: Set<number>): BatchGeometry {
  const usable: SourceRecord[] = []
  const sources: (FlatGeometry | null)[] = []
  for (const record of records) {
    counts.read++
    const place = sourceGeometry(record, plan)
    const problems = 'code' in place ? [...record.problems, place] : record.problems
    if (problems.length > 0) note(problems, record, plan, log)
    if (problems.some(({ severity }) => severity === 'rejected')) {
      counts.rejected++
      continue
    }
    if (problems.some(({ severity }) => severity === 'repaired')) repaired.add(record.row)
    usable.push(record)
    sources.push('code' in place ? null : place.geometry)
  }
  const reject = (record: SourceRecord, problems: readonly SourceProblem[]) => {
    note(problems, record, plan, log)
    counts.rejected++
    repaired.delete(record.row)
  }
  if (kinds[plan.kind].geometry === 'Point') return points(usable, sources, plan, log, kept, reject)
  const geometries: (FlatGeometry | null)[] = []
  for (const [index, record] of usable.entries()) {
    const source = sources[index]!
    const { geometry, problems } = isMissing(source) ? { geometry: null, problems: missingProblems(plan) } : plan.rules === null ? UNPLACED : prepareGeometry(source, plan.rules)
    if (problems.some(({ severity }) => severity === 'rejected')) {
      reject(record, problems)
      continue
    }
    if (problems.length > 0) {
      note(problems, record, plan, log)
      if (problems.some(({ severity }) => severity === 'repaired')) repaired.add(record.row)
    }
    kept.push(record)
    geometries.push(geometry)
  }
  return { type: 'geometries', geometries }
}

function note(problems: readonly SourceProblem[], record: SourceRecord, { columns, decision }: FeaturePlan, log: ProblemLog): void {
  log.addAll(problems, record.row, record.line, (problem) => placeOfProblem(problem, recordGeometry(record, columns.place), decision.toLonLat))
}

/** In a dry run without a sure coordinate system. */
const UNPLACED = { geometry: null, problems: [] as readonly SourceProblem[] } as const
const MISSING: readonly SourceProblem[] = [{ severity: 'warning', code: 'geometry.missing', params: {} }]

function isMissing(source: FlatGeometry | null): source is null {
  return source === null || isEmptyGeometry(source)
}

/** Where nothing in the file has a place, it is said once and not row by row. */
function missingProblems({ withoutPlaces }: FeaturePlan): readonly SourceProblem[] {
  return withoutPlaces ? [] : MISSING
}

/** All points of a batch in one array: no object a point. */
function points(
  records: readonly SourceRecord[],
  sources: readonly (FlatGeometry | null)[],
  plan: FeaturePlan,
  log: ProblemLog,
  kept: SourceRecord[],
  reject: (record: SourceRecord, problems: readonly SourceProblem[]) => void,
): BatchGeometry {
  const { rules } = plan
  const xy = new Float64Array(2 * records.length)
  for (const [index, source] of sources.entries()) {
    const isSinglePoint = source !== null && (source.type === 'Point' || source.type === 'MultiPoint') && source.xy.length === 2
    xy[2 * index] = isSinglePoint ? source.xy[0]! : Number.NaN
    xy[2 * index + 1] = isSinglePoint ? source.xy[1]! : Number.NaN
  }
  rules?.toLonLat(xy)
  const lonLat = new Float64Array(xy.length)
  let count = 0
  for (const [index, record] of records.entries()) {
    const source = sources[index]!
    const [lon, lat] = [xy[2 * index]!, xy[2 * index + 1]!]
    const hasPlace = !isMissing(source) && rules !== null
    if (hasPlace && !(Number.isFinite(lon) && Number.isFinite(lat))) {
      const isPoint = source.type !== 'GeometryCollection' && source.xy.length === 2
      reject(record, isPoint ? [outsideCrs(source.xy[0]!, source.xy[1]!, rules.crsName)] : prepareGeometry(source, rules).problems)
      continue
    }
    if (isMissing(source)) note(missingProblems(plan), record, plan, log)
    kept.push(record)
    lonLat[2 * count] = hasPlace ? lon : Number.NaN
    lonLat[2 * count + 1] = hasPlace ? lat : Number.NaN
    count++
  }
  return { type: 'points', xy: lonLat.subarray(0, 2 * count) }
}

/** The record's own geometry, or the place that the named columns give; a problem where they cannot be read. */
function sourceGeometry(record: SourceRecord, { columns, opened }: FeaturePlan): { readonly geometry: FlatGeometry | null } | SourceProblem {
  if (columns.place === null) return record
  const place = readPlace(columns.place, record.attributes)
  if (place.kind === 'missing') return { geometry: null }
  if (place.kind === 'place') return { geometry: flatPoint(place.x, place.y) }
  const field = opened.layer.fields[place.column]?.name ?? ''
  return { severity: 'rejected', code: 'geometry.coordinateUnreadable', params: { field, value: String(record.attributes[place.column] ?? '').slice(0, 60) } }
}

/** A district that the file states is brought to the layer's spelling; where the place lies elsewhere that is said. */
function settleDistricts(plan: FeaturePlan, columns: Columns, derived: DerivedPlaces, rows: readonly number[], lines: readonly (number | null)[], log: ProblemLog): void {
  const stated = columns['district']
  if (stated === undefined || plan.kind === 'district') return
  for (const [index, value] of stated.entries()) {
    if (typeof value !== 'string') continue
    const name = plan.places.districtNamed(value)
    if (name !== null) stated[index] = name
    const found = derived.district[index] ?? null
    if (found !== null && name !== found) log.add({ severity: 'warning', code: 'place.districtContradicts', params: { stated: value, found } }, rows[index]!, lines[index])
  }
}

/** Nought is what writers put where they know no height. */
function hasHeight({ geometry }: SourceRecord): boolean {
  return geometry !== null && simpleParts(geometry).some(({ z, m }) => m !== null || z?.some((height) => height !== 0 && !Number.isNaN(height)) === true)
}

/** The height of a point is kept with the other columns. */
function heightOf({ geometry }: SourceRecord): Readonly<Record<string, Value>> | null {
  if (geometry?.type !== 'Point' || geometry.z === null) return null
  const height = geometry.z[0]
  return height === undefined || Number.isNaN(height) || height === 0 ? null : { Z: height }
}
