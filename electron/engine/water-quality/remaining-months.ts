/**
 * What the remaining months of a year must average, item by item, for the year to reach the section's target, or that they no longer can.
 *
 * The year's mean is over months and is rounded before it is compared (see `mean-readings.ts`), so the answer counts with that
 * rounding: it is the loosest average, at the item's own decimals, whose year still rounds to within the limit.
 */
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import { fromMonthIndex, type MonthIndex, toMonthIndex, yearToDate } from '../../../shared/domain/water-quality/period'
import { decimalOfNumber, roundDecimal, toNumber } from './exact-decimal'
import { digitsOf, type ItemLimits } from './grading-table'
import type { ItemMean } from './mean-readings'
import { periodMean, type SamplesByMonth } from './period-mean'
import type { GradingContext, SectionFacts } from './section-status'

/** The requirement of one item. Amounts are in its canonical unit. */
export type RemainingRequirement = {
  readonly item: ItemCode
  /** Bounds of the target; `null`: none on that side. */
  readonly low: number | null
  readonly high: number | null
  /** Mean of the months so far, not rounded. */
  readonly soFar: number
  readonly monthsSoFar: number
  readonly monthsRemaining: number
  /** The remaining months must average at least, at most this; `null`: no bound on that side. */
  readonly atLeast: number | null
  readonly atMost: number | null
  /** `met`, `missed`: no month remains. */
  readonly state: 'reachable' | 'unreachable' | 'met' | 'missed'
}

/**
 * Requirements of every measured item that has a limit, in the standard's order; empty without a target or without data.
 *
 * @param lastMonth last month that is over; months without data up to it are lost and do not count
 */
export function remainingRequirements(facts: SectionFacts, samples: SamplesByMonth, lastMonth: MonthIndex, context: GradingContext): RemainingRequirement[] {
  const { table, rules } = context
  const { targetClass, waterType } = facts
  const mean = periodMean(samples, yearToDate(lastMonth), table, rules)
  if (mean === null || targetClass === null) return []
  const remaining = toMonthIndex(fromMonthIndex(lastMonth).year, 12) - lastMonth
  const requirements: RemainingRequirement[] = []
  for (const limits of table.limits[waterType]) {
    const override = facts.overrides?.find(({ item }) => item === limits.item)
    const itemMean = mean.means.get(limits.item)
    if (itemMean === undefined || (!limits.counts && override === undefined)) continue
    const bounds = boundsOf(limits, targetClass, override?.limit ?? null)
    if (bounds === null) continue
    const digits = digitsOf(table, limits.item, mean.sampleType) ?? itemMean.reading.digits
    const strict = override?.strict === true || limits.operator === '>'
    const year: Year = { mean: itemMean, remaining, digits, strict, ...bounds }
    requirements.push(limits.item === 'ph' ? requirementOfPh(year) : requirementOfAmount(limits.item, year, rules.remaining.dissolvedOxygenCeiling))
  }
  return requirements
}

type Bounds = { low: number | null; high: number | null }
type Year = Bounds & { mean: ItemMean; remaining: number; digits: number; strict: boolean }

function boundsOf({ operator, lows, limits }: ItemLimits, targetClass: number, override: number | null): Bounds | null {
  const limit = override ?? limits[targetClass - 1]
  if (limit === undefined || !Number.isFinite(limit)) return null
  if (operator === 'within') return { low: lows[targetClass - 1] ?? null, high: limit }
  return operator === '<=' ? { low: null, high: limit } : { low: limit, high: null }
}

function requirementOfAmount(item: ItemCode, year: Year, ceiling: number): RemainingRequirement {
  const { mean, remaining, digits, low, high, strict } = year
  const months = mean.groups + remaining
  const holds = (average: number): boolean => {
    const decimal = decimalOfNumber((mean.unrounded * mean.groups + average * remaining) / months)
    const amount = decimal === null ? Number.NaN : toNumber(roundDecimal(decimal, digits))
    if (amount === high || amount === low) return !strict
    return high === null ? amount > (low ?? 0) : amount < high
  }
  const result = { item, low, high, soFar: mean.unrounded, monthsSoFar: mean.groups, monthsRemaining: remaining }
  if (remaining === 0) return { ...result, atLeast: null, atMost: null, state: holds(0) ? 'met' : 'missed' }
  const unit = Number(`1e-${digits}`)
  const atDigits = (units: number): number => toNumber({ units, digits })
  // Start within a few units of the bound, then let the real rounding decide.
  let units = Math.round((((high ?? low ?? 0) * months - mean.unrounded * mean.groups) / remaining) / unit)
  const reach = Math.ceil(months / remaining) + 1
  if (high !== null) {
    units += reach
    while (units >= 0 && !holds(atDigits(units))) units -= 1
    return units < 0 ? { ...result, atLeast: null, atMost: null, state: 'unreachable' } : { ...result, atLeast: null, atMost: atDigits(units), state: 'reachable' }
  }
  units = Math.max(0, units - reach)
  const most = item === 'dissolvedOxygen' ? ceiling / unit : Infinity
  while (units <= most && !holds(atDigits(units))) units += 1
  return units > most ? { ...result, atLeast: null, atMost: null, state: 'unreachable' } : { ...result, atLeast: atDigits(units), atMost: null, state: 'reachable' }
}

/** pH: the hydrogen ion averages, so the bounds are worked out on it. The answer stays within the range itself, without the slack of rounding. */
function requirementOfPh({ mean, remaining, digits, low, high }: Year): RemainingRequirement {
  const ions = 10 ** -mean.unrounded * mean.groups
  const months = mean.groups + remaining
  const result = { item: 'ph' as const, low, high, soFar: mean.unrounded, monthsSoFar: mean.groups, monthsRemaining: remaining }
  if (low === null || high === null) return { ...result, atLeast: null, atMost: null, state: 'reachable' }
  if (remaining === 0) {
    const met = mean.reading.value >= low && mean.reading.value <= high
    return { ...result, atLeast: null, atMost: null, state: met ? 'met' : 'missed' }
  }
  const halfUnit = Number(`5e-${digits + 1}`)
  const room = 10 ** -low * months - ions
  if (10 ** -(low - halfUnit) * months - ions <= 0) return { ...result, atLeast: null, atMost: null, state: 'unreachable' }
  const least = 10 ** -high * months - ions
  return {
    ...result,
    atLeast: room > 0 ? roundTowards(-Math.log10(room / remaining), Math.ceil) : null,
    atMost: least > 0 ? roundTowards(-Math.log10(least / remaining), Math.floor) : null,
    state: 'reachable',
  }
}

/** One decimal, to the safe side. */
function roundTowards(ph: number, round: (value: number) => number): number {
  return Math.min(14, Math.max(0, round(Number((ph * 10).toPrecision(12))) / 10))
}
