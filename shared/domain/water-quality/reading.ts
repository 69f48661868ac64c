/** A reading and a sample, in canonical units, as the engine takes them. */
import type { CodeOf } from '../vocabularies'
import type { ItemCode } from './item'

declare const canonicalUnit: unique symbol

/** An amount in the canonical unit of its item (`WATER_ITEMS`). Made only by converting a reported value. */
export type ItemAmount = number & { readonly [canonicalUnit]: true }

/** How a sample was taken: at an automatic station (自动) or by hand and laboratory (手工). */
export type SampleType = CodeOf<'sampleSource'>

/** One measured amount, with the precision that it was reported to. */
export type Reading = {
  /** In the item's canonical unit; for `belowDetection` the detection limit itself, not its half. */
  readonly value: ItemAmount
  /** Decimals of `value` in the canonical unit: 0.010 has 3. */
  readonly digits: number
  /** Reported as "0.01L" or "<0.01": the water holds less than `value`. */
  readonly belowDetection: boolean
}

/** Readings of one sampling, or means of a period. An absent item was not measured; it is never zero. */
export type Sample = Readonly<Partial<Record<ItemCode, Reading>>>

/**
 * Vouch that a number is in the item's canonical unit.
 * For the converter, the mean and tests; everything else receives readings.
 */
export function asItemAmount(value: number): ItemAmount {
  return value as ItemAmount
}
