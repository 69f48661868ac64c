/**
 * Alerts of a station or section (预警): several readings past the target running, a jump, a silent station.
 *
 * An alert is a suspicion with its evidence; a person judges it before anything follows (真实超标, 仪器故障, 数据异常).
 */
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import type { Sample, SampleType } from '../../../shared/domain/water-quality/reading'
import { holdAgainst, multipleOf } from './exceedances'
import { gradeSample } from './grade-sample'
import type { GradingContext, SectionFacts } from './section-status'

const MILLISECONDS_PER_HOUR = 3_600_000

/** A reading of a station; `time` in milliseconds since 1970-01-01 UTC. */
export type StationReading = { readonly id: string; readonly time: number; readonly sampleType: SampleType; readonly sample: Sample }

/** One alert with the readings that it rests on, oldest first. Amounts are as compared, canonical unit. */
export type Alert =
  | {
      readonly kind: 'exceedance'
      readonly item: ItemCode
      readonly from: number
      readonly to: number
      readonly readings: readonly string[]
      /** Furthest past the limit. */
      readonly worst: number
      readonly limit: number | null
      /** Of `worst`; `null` for items without a multiple. */
      readonly multiple: number | null
      /** The newest reading of the item is still past the target. */
      readonly ongoing: boolean
    }
  | { readonly kind: 'jump'; readonly item: ItemCode; readonly from: number; readonly to: number; readonly readings: readonly string[]; readonly before: number; readonly after: number }
  | { readonly kind: 'silent'; /** Last reading; `null`: never one. */ readonly from: number | null; readonly to: number; readonly hours: number | null }

/**
 * @param readings of one station, any order
 * @param facts its section's; without a target class Ⅲ is the base
 * @param now milliseconds since 1970-01-01 UTC
 */
export function findAlerts(readings: readonly StationReading[], facts: SectionFacts, now: number, context: GradingContext): Alert[] {
  const ordered = [...readings].sort((a, b) => a.time - b.time)
  const series = itemSeries(ordered, facts, context)
  const alerts: Alert[] = []
  for (const [item, points] of series) alerts.push(...exceedanceRuns(item, points, context), ...jumps(item, points, facts, context))
  const last = ordered.at(-1)?.time ?? null
  const hours = last === null ? null : (now - last) / MILLISECONDS_PER_HOUR
  if (hours === null || hours > context.rules.alerts.silentHours) alerts.push({ kind: 'silent', from: last, to: now, hours })
  return alerts
}

/** An item at one time. */
type Point = { readonly id: string; readonly time: number; readonly compared: number; readonly failed: boolean; readonly belowDetection: boolean; readonly limit: number | null }

function itemSeries(readings: readonly StationReading[], facts: SectionFacts, { table, rules }: GradingContext): Map<ItemCode, Point[]> {
  const { waterType } = facts
  const base = { class: facts.targetClass ?? (waterType === 'sea' ? rules.exceedance.seaBaseClass : rules.exceedance.baseClass), overrides: facts.overrides ?? [] }
  const limits = new Map(table.limits[waterType].map((entry) => [entry.item, entry.limits[base.class - 1] ?? null]))
  for (const { item, limit } of base.overrides) limits.set(item, limit)
  const series = new Map<ItemCode, Point[]>()
  for (const { id, time, sample, sampleType } of readings) {
    const grade = gradeSample(sample, table, { waterType, sampleType })
    const { failed } = holdAgainst(grade.items, sample, base, { table, rules, waterType, sampleType })
    for (const { item, compared } of grade.items) {
      const points = series.get(item) ?? []
      points.push({ id, time, compared, failed: failed.includes(item), belowDetection: sample[item]?.belowDetection ?? false, limit: limits.get(item) ?? null })
      series.set(item, points)
    }
  }
  return series
}

/** Runs of failed readings long enough; times at which the item was not measured neither count nor break a run. */
function exceedanceRuns(item: ItemCode, points: readonly Point[], { rules }: GradingContext): Alert[] {
  const alerts: Alert[] = []
  let run: Point[] = []
  const close = (ongoing: boolean): void => {
    const [first] = run
    const last = run.at(-1)
    if (first && last && run.length >= rules.alerts.consecutive) {
      const lower = item === 'dissolvedOxygen'
      const worst = run.reduce((furthest, point) => (lower ? Math.min(furthest, point.compared) : Math.max(furthest, point.compared)), first.compared)
      const multiple = first.limit === null || first.limit <= 0 || rules.exceedance.withoutMultiple.includes(item) ? null : multipleOf(worst, first.limit)
      alerts.push({ kind: 'exceedance', item, from: first.time, to: last.time, readings: run.map(({ id }) => id), worst, limit: first.limit, multiple, ongoing })
    }
    run = []
  }
  for (const point of points) {
    if (point.failed) run.push(point)
    else close(false)
  }
  close(true)
  return alerts
}

/** A reading so many times the one before (a fall of dissolved oxygen), and high enough to matter. pH has its range and no factor. */
function jumps(item: ItemCode, points: readonly Point[], facts: SectionFacts, { table, rules }: GradingContext): Alert[] {
  const operator = table.limitOf[facts.waterType].get(item)?.operator
  if (operator === 'within') return []
  const { jumpFactor, jumpShareOfLimit } = rules.alerts
  const alerts: Alert[] = []
  for (const [index, after] of points.entries()) {
    const before = points[index - 1]
    if (before === undefined || before.compared <= 0 || after.belowDetection) continue
    const jumped =
      operator === '<='
        ? after.compared >= before.compared * jumpFactor && after.limit !== null && after.compared >= after.limit * jumpShareOfLimit
        : after.compared <= before.compared / jumpFactor
    if (jumped) alerts.push({ kind: 'jump', item, from: before.time, to: after.time, readings: [before.id, after.id], before: before.compared, after: after.compared })
  }
  return alerts
}
