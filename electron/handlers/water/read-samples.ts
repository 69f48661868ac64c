/** Readings of sections as the grading engine takes them: one sample a time and kind, grouped by month. */
import type { Reading, SampleType } from '../../../shared/domain/water-quality/reading'
import { asItemAmount } from '../../../shared/domain/water-quality/reading'
import { isItemCode, type ItemCode } from '../../../shared/domain/water-quality/item'
import { type MonthIndex, toMonthIndex } from '../../../shared/domain/water-quality/period'
import { type DatedSample, groupByMonth, type SamplesByMonth } from '../../engine/water-quality/period-mean'
import type { ColumnCondition, RecordRow, WorkspaceReader } from '../../store/workspace-store'
import { text, textOrNull } from '../tasks/read-tasks'

/**
 * Samples of sections by section id, or of stations by station id.
 *
 * @param where which readings; all of a workspace without any
 */
export async function readSamples(workspace: WorkspaceReader, where: readonly ColumnCondition[] = [], owner: 'section_id' | 'station_id' = 'section_id'): Promise<ReadonlyMap<string, SamplesByMonth>> {
  const { rows } = await workspace.listRecords({ table: 'reading', where })
  const bySection = new Map<string, Map<string, { month: MonthIndex; sampleType: SampleType; sample: Partial<Record<ItemCode, Reading>> }>>()
  for (const row of rows) {
    const sectionId = textOrNull(row, owner)
    const time = text(row, 'time')
    const month = monthOf(time)
    const item = text(row, 'item')
    const reading = readingOf(row)
    if (sectionId === null || month === null || reading === null || !isItemCode(item)) continue
    const sampleType: SampleType = textOrNull(row, 'sample_source') === 'automatic' ? 'automatic' : 'manual'
    const samples = bySection.get(sectionId) ?? new Map<string, { month: MonthIndex; sampleType: SampleType; sample: Partial<Record<ItemCode, Reading>> }>()
    bySection.set(sectionId, samples)
    const key = `${time} ${sampleType}`
    const sample = samples.get(key) ?? { month, sampleType, sample: {} }
    samples.set(key, sample)
    sample.sample[item] = reading
  }
  return new Map([...bySection].map(([id, samples]) => [id, groupByMonth([...samples.values()] as DatedSample[])]))
}

/** Month of `2023-10` or of an instant `2023-10-05T04:00`; null for anything else. */
export function monthOf(time: string): MonthIndex | null {
  const match = /^(\d{4})-(\d{2})(?:$|-)/.exec(time)
  return match === null ? null : toMonthIndex(Number(match[1]), Number(match[2]))
}

/** A stored reading as the engine takes it; null without a value. */
export function readingOf(row: RecordRow): Reading | null {
  const value = row.values['value']
  if (typeof value !== 'number') return null
  const reported = textOrNull(row, 'reported') ?? String(value)
  const decimals = /\.(\d+)/.exec(reported)?.[1]?.length ?? 0
  return { value: asItemAmount(value), digits: decimals, belowDetection: row.values['below_detection'] === true }
}

