/**
 * The mean sample of a period: month, quarter, year, year to date, 汛期, any run of months.
 *
 * Concentrations are averaged over the months and then graded; classes are never averaged. Of a month, automatic values of the
 * items named in the rules win over manual ones (环办监测函〔2020〕82号).
 */
import type { GradingRules } from '../../../shared/domain/water-quality/grading-rules'
import { ITEM_CODES, type ItemCode } from '../../../shared/domain/water-quality/item'
import { countMonths, type MonthIndex, type Period } from '../../../shared/domain/water-quality/period'
import type { Reading, Sample, SampleType } from '../../../shared/domain/water-quality/reading'
import { digitsOf, type GradingTable } from './grading-table'
import { type ItemMean, meanOfGroups } from './mean-readings'

/** One sampling of a section or point. */
export type DatedSample = { readonly month: MonthIndex; readonly sampleType: SampleType; readonly sample: Sample }

/** Samplings by month. */
export type SamplesByMonth = ReadonlyMap<MonthIndex, readonly DatedSample[]>

/** Are there enough months for the period (22号)? `reduced`: enough only where ice or the like stops sampling. */
type Sufficiency = 'sufficient' | 'reduced' | 'insufficient'

/** A period's mean. */
export type PeriodMean = {
  readonly sample: Sample
  /** How the values were taken; decides the decimals that they are compared with. */
  readonly sampleType: SampleType
  readonly means: ReadonlyMap<ItemCode, ItemMean>
  /** Samplings with at least one value that went in. */
  readonly samples: number
  /** Months with at least one value. */
  readonly months: number
  readonly sufficiency: Sufficiency
}

/** Index a section's samplings by month, once for all periods. */
export function groupByMonth(samples: readonly DatedSample[]): SamplesByMonth {
  const months = new Map<MonthIndex, DatedSample[]>()
  for (const sample of samples) {
    const group = months.get(sample.month)
    if (group) group.push(sample)
    else months.set(sample.month, [sample])
  }
  return months
}

/** @returns `null` where the period has no value at all */
export function periodMean(samples: SamplesByMonth, period: Period, table: GradingTable, rules: GradingRules): PeriodMean | null {
  const groups: (readonly DatedSample[])[] = []
  for (let month = period.first; month <= period.last; month = (month + 1) as MonthIndex) {
    const group = samples.get(month)
    if (group !== undefined) groups.push(group)
  }
  const means = new Map<ItemCode, ItemMean>()
  const sample: Partial<Record<ItemCode, Reading>> = {}
  // One flag a sampling of the period, in order: cheaper than a set in the innermost loop.
  const used: boolean[] = []
  let periodAutomatic = false
  for (const item of ITEM_CODES) {
    const readings: Reading[] = []
    const sizes: number[] = []
    const automaticFirst = rules.automaticFirst.items.includes(item)
    let itemAutomatic = false
    let position = -1
    for (const group of groups) {
      const before = readings.length
      const automatic = hasAutomatic(group, item)
      for (const dated of group) {
        position += 1
        const reading = dated.sample[item]
        if (reading === undefined || (automatic && automaticFirst && dated.sampleType === 'manual')) continue
        readings.push(reading)
        used[position] = true
      }
      itemAutomatic ||= automatic
      if (readings.length > before) sizes.push(readings.length - before)
    }
    const mean = meanOfGroups(item, readings, sizes, digitsOf(table, item, itemAutomatic ? 'automatic' : 'manual'))
    if (mean === null) continue
    periodAutomatic ||= itemAutomatic
    means.set(item, mean)
    sample[item] = mean.reading
  }
  if (means.size === 0) return null
  const months = new Set(groups.flat().filter((_, position) => used[position] === true).map((dated) => dated.month)).size
  return {
    sample,
    sampleType: periodAutomatic ? 'automatic' : 'manual',
    means,
    samples: used.filter(Boolean).length,
    months,
    sufficiency: sufficiencyOf(months, period, rules),
  }
}

function hasAutomatic(group: readonly DatedSample[], item: ItemCode): boolean {
  for (const dated of group) if (dated.sampleType === 'automatic' && dated.sample[item] !== undefined) return true
  return false
}

/** A quarter needs its months, a year twelve (eight under ice), any other run the same share of its months. */
function sufficiencyOf(months: number, period: Period, rules: GradingRules): Sufficiency {
  const { quarterMonths, yearMonths, yearMonthsReduced } = rules.sampling
  const length = countMonths(period)
  const full = period.kind === 'quarter' ? quarterMonths : Math.ceil((length * yearMonths) / 12)
  const reduced = period.kind === 'quarter' ? quarterMonths : Math.ceil((length * yearMonthsReduced) / 12)
  if (months >= full) return 'sufficient'
  return months >= reduced ? 'reduced' : 'insufficient'
}
