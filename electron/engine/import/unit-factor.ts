/** What an amount in a ledger's unit is worth in a column's own: 1 公顷 = 15 亩 = 10⁴ m², 1 亩 = 2000/3 m². */
import { findUnit } from '../../../shared/domain/cell-text/heading-unit'

const WATER_KILOGRAMS_PER_CUBIC_METER = 1000

/**
 * @param from unit of the number as written; null where none is stated, then the column's own is meant
 * @param to the column's unit
 * @returns what to multiply with; null where the units do not measure the same, or one is not known
 */
export function unitFactor(from: string | null, to: string): number | null {
  if (from === null) return 1
  const [source, target] = [findUnit(from), findUnit(to)]
  if (source === null || target === null) return from === to ? 1 : null
  if (source.symbol === target.symbol) return 1
  // Discharges are told in tonnes of water, too.
  if (source.si === 'kg/s' && target.si === 'm³/s') return source.factor / WATER_KILOGRAMS_PER_CUBIC_METER / target.factor
  return source.si === null || source.si !== target.si ? null : source.factor / target.factor
}

export function isUnit(text: string): boolean {
  return findUnit(text) !== null
}
