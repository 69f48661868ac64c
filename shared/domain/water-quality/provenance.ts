/** Where a reference file's figures come from; every file in `data/standards` carries it. */
import * as v from 'valibot'

const isoDate = v.pipe(v.string(), v.isoDate('an ISO date is needed'))

/** Source, date, licence, and whether two independent texts agree on the figures. */
export const provenanceSchema = v.object({
  /** Texts that the figures were read from. */
  source: v.pipe(v.string(), v.nonEmpty()),
  /** When they were read, or the file last edited. */
  date: isoDate,
  licence: v.pipe(v.string(), v.nonEmpty()),
  /** `false`: from memory or from one text only; an office may correct the file. */
  verified: v.boolean(),
  note: v.optional(v.string()),
})