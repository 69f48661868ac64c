/** Petitions: list, card, new ones, edits, counts with overlapping flags. */
import * as v from 'valibot'
import type { Petition, PetitionCounts } from '../domain/petition'
import { type CodeOf, vocabularies } from '../domain/vocabularies'
import { dateSchema, idSchema, pageSchema, request } from './request'

const codes = <Id extends 'petitionVerdict' | 'petitionOutcome'>(id: Id) => v.picklist(Object.keys(vocabularies[id]) as (CodeOf<Id> & string)[])
const reasonSchema = v.pipe(v.string(), v.trim(), v.maxLength(2000))

export const petitionFilterSchema = v.object({
  text: v.optional(v.string()),
  batches: v.optional(v.array(v.nullable(v.string()))),
  districts: v.optional(v.array(v.nullable(v.string()))),
  pollutionKinds: v.optional(v.array(v.nullable(v.string()))),
  /** Months of receipt, `2021-12`. */
  months: v.optional(v.array(v.nullable(v.string()))),
  verdicts: v.optional(v.array(v.nullable(codes('petitionVerdict')))),
  outcomes: v.optional(v.array(v.nullable(codes('petitionOutcome')))),
  key: v.optional(v.boolean()),
  repeated: v.optional(v.boolean()),
  taskId: v.optional(idSchema),
  /** Received by this day; the workspace's where absent. */
  asOf: v.optional(dateSchema),
})

export type PetitionFilter = v.InferInput<typeof petitionFilterSchema>

/** Columns as people give them. */
const valuesSchema = v.object({
  number: v.optional(v.nullable(v.string())),
  batch: v.optional(v.nullable(v.string())),
  receivedOn: v.optional(v.nullable(dateSchema)),
  district: v.optional(v.nullable(v.string())),
  content: v.optional(v.nullable(v.string())),
  pollutionKinds: v.optional(v.array(v.pipe(v.string(), v.trim(), v.minLength(1)))),
  keyCase: v.optional(v.boolean()),
  repeats: v.optional(v.nullable(v.string())),
  verdict: v.optional(v.nullable(codes('petitionVerdict'))),
  outcome: v.optional(v.nullable(codes('petitionOutcome'))),
  closedOn: v.optional(v.nullable(dateSchema)),
  taskId: v.optional(v.nullable(idSchema)),
})

export type PetitionValues = v.InferOutput<typeof valuesSchema>

export const petitionContract = {
  /** By number; one page. */
  list: request<{ readonly total: number; readonly petitions: readonly Petition[] }>()(v.object({ ...petitionFilterSchema.entries, ...pageSchema })),
  read: request<Petition>()(v.object({ id: idSchema })),
  create: request<{ readonly actionId: string; readonly id: string }>()(v.object({ values: valuesSchema })),
  update: request<{ readonly actionId: string | null }>()(v.object({ id: idSchema, values: valuesSchema, reason: v.optional(reasonSchema) })),
  /** Counts of what the filter lets through. Flags overlap: never add them. */
  counts: request<PetitionCounts>()(petitionFilterSchema),
}
