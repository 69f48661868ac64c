/**
 * Invented monthly readings of the nine parameters of an automatic station, shaped by each section's burden and the season.
 *
 * Values are written as a laboratory reports them, with its digits.
 */
import type { Random } from './random'
import type { SampleRow } from './sample-row'
import type { SampleSection } from './water-network'

/** A parameter: typical value for a burden of 0 and of 1, summer factor, decimals reported. */
type Shape = { readonly item: string; readonly clean: number; readonly heavy: number; readonly summer: number; readonly spread: number; readonly decimals: number; readonly detection?: number }

const SHAPES: readonly Shape[] = [
  { item: 'dissolvedOxygen', clean: 9.6, heavy: 4.4, summer: 0.72, spread: 0.06, decimals: 1 },
  { item: 'permanganateIndex', clean: 1.9, heavy: 8.2, summer: 1.12, spread: 0.09, decimals: 1 },
  { item: 'ammoniaNitrogen', clean: 0.05, heavy: 1.9, summer: 0.85, spread: 0.25, decimals: 2, detection: 0.025 },
  { item: 'totalPhosphorus', clean: 0.045, heavy: 0.345, summer: 1.15, spread: 0.12, decimals: 3, detection: 0.01 },
  { item: 'totalNitrogen', clean: 1.1, heavy: 4.6, summer: 0.9, spread: 0.15, decimals: 2 },
  { item: 'conductivity', clean: 380, heavy: 1150, summer: 0.95, spread: 0.08, decimals: 0 },
  { item: 'turbidity', clean: 14, heavy: 68, summer: 1.2, spread: 0.3, decimals: 1 },
]

/** Months up to and with the last one, oldest first, as `2023-10`. */
export function monthsUpTo(last: string, count: number): readonly string[] {
  const [year = 0, month = 0] = last.split('-').map(Number)
  return Array.from({ length: count }, (_, index) => {
    const at = year * 12 + month - 1 - (count - 1 - index)
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}

/** All readings of all sections. The burden falls by a sixth over two years, so that the demonstration shows improvement. */
export function* makeReadings(sections: readonly SampleSection[], months: readonly string[], random: Random): Generator<SampleRow> {
  for (const section of sections) {
    for (const [index, month] of months.entries()) {
      const season = Math.cos(((Number(month.slice(5)) - 7.5) / 12) * 2 * Math.PI)
      const improved = section.burden * (1.08 - 0.16 * (index / Math.max(months.length - 1, 1)))
      const burden = Math.min(Math.max(improved + random.normal() * 0.05, 0.01), 1.2)
      yield reading(section, month, 'waterTemperature', 16.5 + 11.5 * season + random.normal(), 1)
      yield reading(section, month, 'ph', 7.75 + 0.18 * season + random.normal() * 0.15, 0)
      for (const shape of SHAPES) {
        const middle = shape.clean * (shape.heavy / shape.clean) ** burden
        const seasonal = middle * (1 + (shape.summer - 1) * Math.max(season, 0))
        const value = seasonal * Math.max(1 + random.normal() * shape.spread, 0.2)
        yield reading(section, month, shape.item, value, shape.decimals, shape.detection)
      }
    }
  }
}

function reading(section: SampleSection, month: string, item: string, value: number, decimals: number, detection = 0): SampleRow {
  const below = value < detection
  const reported = below ? `${detection}L` : value.toFixed(decimals)
  return {
    table: 'reading',
    values: {
      section_id: { ref: section.ref },
      time: month,
      item,
      value: below ? detection : Number(reported),
      reported,
      below_detection: below,
      sample_source: 'automatic',
      source: '示范数据（程序生成，非实测）',
      demonstration: true,
    },
  }
}
