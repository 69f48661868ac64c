/**
 * Decimals that an item is rounded to before it is compared with a limit.
 *
 * An item that is not listed is compared as reported; a mean of it is rounded to the most decimals among its readings.
 */
import * as v from 'valibot'
import { ITEM_CODES } from './item'
import { provenanceSchema } from './provenance'

const decimals = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9))

const entrySchema = v.object({
  item: v.picklist(ITEM_CODES, 'not an item code'),
  /** Decimals in the item's canonical unit. */
  digits: decimals,
  /** Decimals for readings of automatic stations, where they differ. */
  automaticDigits: v.optional(decimals),
  verified: v.boolean(),
  source: v.pipe(v.string(), v.nonEmpty()),
})

/** The file's shape: one list a standard. */
export const roundingTableSchema = v.object({
  ...provenanceSchema.entries,
  /** Keyed by the standard's name, as in its own file. */
  standards: v.record(v.string(), v.array(entrySchema)),
})
export type RoundingTable = v.InferOutput<typeof roundingTableSchema>
