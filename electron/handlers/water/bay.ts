/** Bays by their sea-water points (GB 3097-1997). */
import type { BayStatus, SeaClass, SeaPoint, SeaShare } from '../../../shared/domain/bay-status'
import type { Feature, FeatureSummary } from '../../../shared/domain/feature'
import { formatMonth, fromMonthIndex, type MonthIndex, parsePeriod, type Period, periodOf, toMonthIndex } from '../../../shared/domain/water-quality/period'
import { ITEM_CODES, type ItemCode } from '../../../shared/domain/water-quality/item'
import type { Reading, Sample } from '../../../shared/domain/water-quality/reading'
import { bayRatio, meanOfSeasons } from '../../engine/water-quality/bay-ratio'
import { gradeSample } from '../../engine/water-quality/grade-sample'
import { digitsOf } from '../../engine/water-quality/grading-table'
import { withInorganicNitrogen } from '../../engine/water-quality/inorganic-nitrogen'
import { meanOfGroups } from '../../engine/water-quality/mean-readings'
import type { SamplesByMonth } from '../../engine/water-quality/period-mean'
import { gradeSection, type GradedSection, type GradingContext } from '../../engine/water-quality/section-status'
import { contract } from '../base'
import { areaOf, readPointsInside } from './read-places-inside'
import { readSamples } from './read-samples'
import { textOf } from './read-sections'
import type { Session } from '../session'
import { readOwnGrading } from './water-settings'

const { bay } = contract

const SQUARE_METERS_PER_SQUARE_KILOMETER = 1_000_000

export const bayHandlers = bay.router({
  status: bay.status.handler(({ input, context: { session } }) => readBays(session, input.period)),
})

/** A sea point with its samplings. */
type Point = { readonly feature: Feature; readonly samples: SamplesByMonth; readonly area: number | null }

/** @throws AppError 'water.badPeriod' */
async function readBays(session: Session, periodText: string): Promise<readonly BayStatus[]> {
  const workspace = session.workspace()
  const grading = await readOwnGrading(session, 'gb3097')
  const samples = await readSeaSamples(session)
  const newest = [...samples.values()].flatMap((months) => [...months.keys()]).reduce((latest, month) => Math.max(latest, month), -Infinity)
  const period = parsePeriod(periodText, grading.rules.floodSeason, Number.isFinite(newest) ? (newest as MonthIndex) : null)
  const bays: Feature[] = []
  for await (const batch of workspace.streamFeatures({ kind: 'bay', orderBy: { column: 'code' } })) bays.push(...batch)
  const names = new Set(bays.map((feature) => textOf(feature, 'name')))
  const statuses: BayStatus[] = []
  for (const feature of bays) {
    const area = areaOf(feature)
    // A point that names a bay belongs to that one, also where bays overlap.
    const belongs = (point: Feature) => !names.has(textOf(point, 'water_body')) || textOf(point, 'water_body') === textOf(feature, 'name')
    const inside = area === null ? [] : (await readPointsInside(workspace, 'station', area)).filter((point) => isSeaPoint(point) && belongs(point))
    const points = inside.map((point) => ({ feature: point, samples: samples.get(point.id) ?? new Map(), area: numberOf(point, 'sea_area') }))
    const summaries = await workspace.readSummaries(inside.map(({ kind, id }) => ({ kind, id })))
    statuses.push(statusOf(feature, points, new Map(summaries.map((summary) => [summary.id, summary])), period, grading))
  }
  return statuses
}

function statusOf(feature: Feature, points: readonly Point[], summaries: ReadonlyMap<string, FeatureSummary>, period: Period, grading: GradingContext): BayStatus {
  const graded = surveyOf(points, period)
  const grades = points.map((point) => ({ point, graded: graded === null ? null : gradePoint(point, graded, grading) }))
  const whole = gradeMean(grades.flatMap((entry) => entry.graded?.mean?.sample ?? []), grading)
  const counted = grades.map(({ point, graded: grade }) => ({ name: textOf(point.feature, 'name') ?? '', class: grade?.class ?? null, areaSquareMeters: point.area === null ? null : point.area * SQUARE_METERS_PER_SQUARE_KILOMETER }))
  return {
    id: feature.id,
    name: textOf(feature, 'name') ?? '',
    class: whole.class,
    decidedBy: whole.decidedBy,
    surveyed: graded === null ? null : nameOf(graded),
    points: grades.flatMap(({ point, graded: grade }): SeaPoint[] => {
      const summary = summaries.get(point.feature.id)
      if (summary === undefined) return []
      return [{ feature: summary, class: (grade?.class ?? null) as SeaClass | null, decidedBy: grade?.decidedBy ?? [], exceedances: grade?.exceedances ?? [], areaSquareKilometers: point.area }]
    }),
    byPoints: bayRatio(counted, 'points'),
    byArea: shareByArea(counted),
    year: yearOf(points, period, grading),
  }
}

/** The period itself where it has readings, else the newest month of its year before its end that has. */
function surveyOf(points: readonly Point[], period: Period): Period | null {
  const months = [...new Set(points.flatMap(({ samples }) => [...samples.keys()]))].sort((a, b) => a - b)
  if (months.some((month) => month >= period.first && month <= period.last)) return period
  const january = toMonthIndex(fromMonthIndex(period.last).year, 1)
  const last = months.filter((month) => month >= january && month <= period.last).at(-1)
  return last === undefined ? null : periodOf(last, last)
}

function gradePoint({ samples }: Point, period: Period, grading: GradingContext): GradedSection {
  return gradeSection({ waterType: 'sea', targetClass: null }, samples, period, grading)
}

/** The mean of each item over the points, graded: as for a river of few sections. */
function gradeMean(samples: readonly Sample[], { table }: GradingContext): { class: SeaClass | null; decidedBy: readonly ItemCode[] } {
  const mean: Partial<Record<ItemCode, Reading>> = {}
  for (const item of ITEM_CODES) {
    const readings = samples.map((sample) => sample[item]).filter((reading) => reading !== undefined)
    const of = meanOfGroups(item, readings, [readings.length], digitsOf(table, item, 'manual'))
    if (of !== null) mean[item] = of.reading
  }
  const grade = gradeSample(mean, table, { waterType: 'sea', sampleType: 'manual' })
  return { class: grade.class as SeaClass | null, decidedBy: grade.decidedBy }
}

type Counted = { readonly name: string; readonly class: number | null; readonly areaSquareMeters: number | null }

/** In km²; null where a graded point has no area, and where nothing was graded. */
function shareByArea(points: readonly Counted[]): SeaShare | null {
  const graded = points.filter((point) => point.class !== null)
  if (graded.length === 0 || graded.some((point) => point.areaSquareMeters === null)) return null
  const { evaluated, classes, goodRatio } = bayRatio(graded, 'area')
  const kilometers = (squareMeters: number) => Math.round(squareMeters) / SQUARE_METERS_PER_SQUARE_KILOMETER
  return { by: 'area', evaluated: kilometers(evaluated), classes: classes.map(kilometers), goodRatio }
}

/** Each month of the year with readings is one survey. */
function yearOf(points: readonly Point[], period: Period, grading: GradingContext): BayStatus['year'] {
  const { year } = fromMonthIndex(period.last)
  const months = [...new Set(points.flatMap(({ samples }) => [...samples.keys()]))].filter((month) => fromMonthIndex(month).year === year && month <= period.last)
  const surveys = months.map((month) => {
    const counted = points.map((point) => ({ name: textOf(point.feature, 'name') ?? '', class: gradePoint(point, periodOf(month, month), grading).class, areaSquareMeters: point.area === null ? null : point.area * SQUARE_METERS_PER_SQUARE_KILOMETER }))
    return { byPoints: bayRatio(counted, 'points').goodRatio, byArea: shareByArea(counted)?.goodRatio ?? null }
  })
  return {
    surveys: surveys.length,
    byPoints: meanOfSeasons(surveys.map(({ byPoints }) => byPoints)),
    byArea: surveys.some(({ byArea }) => byArea === null) ? null : meanOfSeasons(surveys.map(({ byArea }) => byArea)),
  }
}

/** With inorganic nitrogen summed where it is not reported. */
async function readSeaSamples(session: Session): Promise<ReadonlyMap<string, SamplesByMonth>> {
  const workspace = session.workspace()
  const ids: number[] = []
  for await (const batch of workspace.streamFeatures({ kind: 'station', where: [{ column: 'station_type', equals: 'sea' }] })) ids.push(...batch.map(({ id }) => Number(id)))
  if (ids.length === 0) return new Map()
  const samples = await readSamples(workspace, [{ column: 'station_id', in: ids }], 'station_id')
  return new Map(
    [...samples].map(([id, months]) => [id, new Map([...months].map(([month, dated]) => [month, dated.map((entry) => ({ ...entry, sample: withInorganicNitrogen(entry.sample) }))]))]),
  )
}

function isSeaPoint({ properties }: Feature): boolean {
  return properties['station_type'] === 'sea'
}

function numberOf({ properties }: Feature, column: string): number | null {
  const value = properties[column]
  return typeof value === 'number' ? value : null
}

function nameOf({ first, last }: Period): string {
  return first === last ? formatMonth(first) : `${formatMonth(first)}..${formatMonth(last)}`
}
