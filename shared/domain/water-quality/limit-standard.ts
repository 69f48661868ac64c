/**
 * A standard's limit table as a data file: limits by item and class, and which items count for the class.
 *
 * Limits are in the item's canonical unit; the file repeats the unit so that a slip is caught on reading.
 */
import * as v from 'valibot'
import { ITEM_CODES, WATER_ITEMS } from './item'
import { provenanceSchema } from './provenance'

const itemSchema = v.picklist(ITEM_CODES, 'not an item code')
const waterTypeSchema = v.optional(v.picklist(['river', 'lake']))
/** Of this one limit; absent: as the whole file. */
const limitVerifiedSchema = v.optional(v.boolean())
const amount = v.pipe(v.number(), v.minValue(0))

/** `<=` and `>=` hold at the limit itself, `>` does not. `null`: the class has no limit, so every value satisfies it. */
const oneSidedSchema = v.object({
  item: itemSchema,
  operator: v.picklist(['<=', '>=', '>']),
  unit: v.string(),
  /** Only for this water type; absent: for every type. */
  waterType: waterTypeSchema,
  /** One limit a class, best class first. */
  values: v.array(v.nullable(amount)),
  verified: limitVerifiedSchema,
})

/** Both ends inclusive. */
const rangeSchema = v.object({
  item: itemSchema,
  operator: v.literal('within'),
  unit: v.string(),
  waterType: waterTypeSchema,
  /** One [low, high] a class, best class first. */
  ranges: v.array(v.tuple([amount, amount])),
  verified: limitVerifiedSchema,
})

/** A single limit that a use of the water asks for (GB 3838-2002 Table 2, drinking-water sources). */
const supplementSchema = v.object({ item: itemSchema, operator: v.literal('<='), unit: v.string(), value: amount })

const limitSchema = v.variant('operator', [oneSidedSchema, rangeSchema])

/** The file's shape. Classes count from 1; `classes + 1` means worse than all of them. */
export const limitStandardSchema = v.pipe(
  v.object({
    ...provenanceSchema.entries,
    /** As printed: `GB 3838-2002`. */
    standard: v.pipe(v.string(), v.nonEmpty()),
    effectiveFrom: v.pipe(v.string(), v.isoDate()),
    classes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    limits: v.pipe(v.array(limitSchema), v.nonEmpty()),
    /** Items that have limits, or are of the table, but do not count for the class. */
    excluded: v.array(itemSchema),
    supplements: v.array(supplementSchema),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { limits, supplements, classes } = dataset.value
    const seen = new Set<string>()
    for (const [index, limit] of [...limits, ...supplements].entries()) {
      const count = 'values' in limit ? limit.values.length : 'ranges' in limit ? limit.ranges.length : classes
      if (count !== classes) addIssue({ message: `limits.${index} (${limit.item}): ${count} limits for ${classes} classes` })
      if (limit.unit !== WATER_ITEMS[limit.item].unit) {
        addIssue({ message: `limits.${index} (${limit.item}): unit ${limit.unit}, but ${WATER_ITEMS[limit.item].unit} is needed` })
      }
      const key = `${limit.item}/${'waterType' in limit ? (limit.waterType ?? '') : ''}`
      if (seen.has(key)) addIssue({ message: `limits.${index} (${limit.item}): given twice` })
      seen.add(key)
      if (isUnordered(limit)) addIssue({ message: `limits.${index} (${limit.item}): a worse class has a stricter limit` })
    }
  }),
)

export type LimitStandard = v.InferOutput<typeof limitStandardSchema>

type LimitOrSupplement = LimitStandard['limits'][number] | LimitStandard['supplements'][number]

/** Does some class allow less than the class before it? Such a table grades wrongly. */
function isUnordered(limit: LimitOrSupplement): boolean {
  if ('ranges' in limit) {
    return limit.ranges.some(([low, high], index) => low > high || low > (limit.ranges[index - 1]?.[0] ?? low) || high < (limit.ranges[index - 1]?.[1] ?? high))
  }
  if (!('values' in limit)) return false
  const sign = limit.operator === '<=' ? 1 : -1
  return limit.values.some((value, index) => {
    const before = limit.values[index - 1]
    if (index === 0 || before === undefined) return false
    if (before === null) return value !== null
    return value !== null && sign * value < sign * before
  })
}
