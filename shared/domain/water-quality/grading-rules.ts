/** The rules of evaluation that are not limits: thresholds, counts, months. A data file, so that an office can correct it. */
import * as v from 'valibot'
import { alertRuleSchema } from '../alert'
import { ITEM_CODES } from './item'
import { provenanceSchema } from './provenance'

const items = v.array(v.picklist(ITEM_CODES, 'not an item code'))
const count = v.pipe(v.number(), v.integer(), v.minValue(1))
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100))
const month = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))

/** Each rule says for itself whether it was verified and by what. */
const rule = { verified: v.boolean(), source: v.pipe(v.string(), v.nonEmpty()) }

/** The file's shape. */
export const gradingRulesSchema = v.object({
  ...provenanceSchema.entries,
  /** Items that a full sample has at least; an evaluated one without a value is reported as missing. */
  expectedItems: v.object({ ...rule, surface: items, sea: items }),
  /** `seaBaseClass` for sea water. */
  exceedance: v.object({ ...rule, baseClass: count, seaBaseClass: count, withoutMultiple: items }),
  primaryPollutants: v.object({ ...rule, worseThanClass: count, most: count, first: items }),
  /** Automatic values of these items win over manual ones of the same month. */
  automaticFirst: v.object({ ...rule, items }),
  /** Months with data that a mean needs; `reduced` is enough where ice or similar stops sampling. */
  sampling: v.object({ ...rule, quarterMonths: count, yearMonths: count, yearMonthsReduced: count }),
  floodSeason: v.object({ ...rule, firstMonth: month, lastMonth: month }),
  /** Status of a river or basin from the classes of its sections. */
  riverStatus: v.object({
    ...rule,
    /** With fewer sections the mean of each item is graded. */
    sectionsForRatio: count,
    goodClass: count,
    excellentPercent: percent,
    goodPercent: percent,
    lightBelowPercent: percent,
    moderateBelowPercent: percent,
  }),
  /** |ΔG − ΔD| in points: up to `none` no clear change, up to `some` some change, above a marked one. */
  change: v.object({ ...rule, nonePoints: percent, somePoints: percent }),
  /** No river holds more dissolved oxygen over months: above this a remaining mean cannot be reached. */
  remaining: v.object({ ...rule, dissolvedOxygenCeiling: v.pipe(v.number(), v.minValue(0)) }),
  /** Numbers that a bureau may change for itself. */
  alerts: v.object({ ...rule, ...alertRuleSchema.entries }),
})
export type GradingRules = v.InferOutput<typeof gradingRulesSchema>
