/** Readings of sections as the grading engine takes them: one sample a time and kind, grouped by month. */
import type { Value } from '../../../shared/domain/feature'
import type { Reading, SampleType } from '../../../shared/domain/water-quality/reading'
import { asItemAmount } from '../../../shared/domain/water-quality/reading'
import { isItemCode, type ItemCode } from '../../../shared/domain/water-quality/item'
import { formatMonth, type MonthIndex, type Period, toMonthIndex } from '../../../shared/domain/water-quality/period'
import { decimalOfNumber, powerOfTen } from '../../engine/water-quality/exact-decimal'
import { groupByMonth, type SamplesByMonth } from '../../engine/water-quality/period-mean'
import type { ColumnCondition, RecordRow, WorkspaceReader } from '../../store/workspace-store'

type OpenSample = { readonly month: MonthIndex; readonly sampleType: SampleType; readonly sample: Partial<Record<ItemCode, Reading>> }
/** More decimals than any amount has. */
const MOST_DIGITS = 15

/** Samples of one place while they are gathered; the last one is where the next reading mostly belongs. */
type Gathered = { readonly byTime: Map<string, OpenSample>; time: string; source: Value; last: OpenSample | null }

/**
 * Samples of sections by section id, or of stations by station id.
 *
 * @param where which readings; all of a workspace without any
 */
export async function readSamples(workspace: WorkspaceReader, where: readonly ColumnCondition[] = [], owner: 'section_id' | 'station_id' = 'section_id'): Promise<ReadonlyMap<string, SamplesByMonth>> {
  const [owners = [], times = [], items = [], values = [], reported = [], below = [], sources = []] = await workspace.listRecordColumns({ table: 'reading', where }, [
    owner, 'time', 'item', 'value', 'reported', 'below_detection', 'sample_source',
  ])
  const gathered = new Map<Value, Gathered>()
  const known = new Map<Value, ItemCode | null>()
  for (let row = 0; row < owners.length; row += 1) {
    const id = owners[row] ?? null
    const [text, value, source] = [items[row] ?? null, values[row], sources[row] ?? null]
    let item = known.get(text)
    if (item === undefined) {
      item = typeof text === 'string' && isItemCode(text) ? text : null
      known.set(text, item)
    }
    if (id === null || item === null || typeof value !== 'number') continue
    let own = gathered.get(id)
    if (own === undefined) {
      own = { byTime: new Map(), time: '', source: null, last: null }
      gathered.set(id, own)
    }
    const sample = sampleAt(own, String(times[row] ?? ''), source)
    if (sample !== null) sample.sample[item] = { value: asItemAmount(value), digits: decimalsOf(reported[row] ?? null, value), belowDetection: Boolean(below[row]) }
  }
  return new Map([...gathered].map(([id, { byTime }]) => [String(id), groupByMonth([...byTime.values()])]))
}

/** The sample of a time and kind; null for a time that is none. */
function sampleAt(own: Gathered, time: string, source: Value): OpenSample | null {
  if (own.time === time && own.source === source) return own.last
  own.time = time
  own.source = source
  const sampleType: SampleType = source === 'automatic' ? 'automatic' : 'manual'
  const key = `${time} ${sampleType}`
  own.last = own.byTime.get(key) ?? null
  if (own.last !== null) return own.last
  const month = monthOf(time)
  if (month === null) return null
  own.last = { month, sampleType, sample: {} }
  own.byTime.set(key, own.last)
  return own.last
}

/** Readings of a period's months. */
export function monthsOf({ first, last }: Period): ColumnCondition {
  return { column: 'time', atLeast: formatMonth(first), atMost: `${formatMonth(last)}-99` }
}

/** Month of `2023-10` or of an instant `2023-10-05T04:00`; null for anything else. */
export function monthOf(time: string): MonthIndex | null {
  const match = /^(\d{4})-(\d{2})(?:$|-)/.exec(time)
  return match === null ? null : toMonthIndex(Number(match[1]), Number(match[2]))
}

/** A stored reading as the engine takes it; null without a value. */
export function readingOf({ values }: RecordRow): Reading | null {
  const { value = null, reported = null, below_detection: below } = values
  return typeof value === 'number' ? { value: asItemAmount(value), digits: decimalsOf(reported, value), belowDetection: below === true } : null
}

const [ZERO, NINE] = [48, 57]
/** Of a scaled amount: what the noise of doubles may leave over a whole number. */
const NOISE = 1e-9

/** Decimals that were written: `0.010L` has three. Those of the value itself where that was changed without its text. */
function decimalsOf(reported: Value, value: number): number {
  if (typeof reported === 'string' && reported !== '') {
    const point = reported.indexOf('.')
    let end = point + 1
    if (point !== -1) while (reported.charCodeAt(end) >= ZERO && reported.charCodeAt(end) <= NINE) end += 1
    const digits = point === -1 ? 0 : end - point - 1
    if (digits <= MOST_DIGITS) {
      const scaled = value * powerOfTen(digits)
      if (Math.abs(scaled - Math.round(scaled)) <= NOISE * Math.max(1, Math.abs(scaled))) return digits
    }
  }
  return decimalOfNumber(value)?.digits ?? 0
}
