/** Worklists (断面治水清单) and compliance plans (限期达标方案) of sections. */
import * as v from 'valibot'
import type { CompliancePlan, SectionProblem } from '../domain/section-work'
import { dateSchema, idSchema, request } from './request'

const words = v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(4000)))
const required = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(4000))

type Done = { readonly actionId: string }

const problemSchema = v.object({
  sectionId: idSchema,
  /** Absent: a new line. */
  id: v.optional(idSchema),
  number: v.optional(words, null),
  problem: required,
  measure: v.optional(words, null),
  deadline: v.optional(v.nullable(dateSchema), null),
  responsibleUnit: v.optional(words, null),
  person: v.optional(words, null),
  progress: v.optional(words, null),
})

const planSchema = v.object({
  sectionId: idSchema,
  /** Absent: a new plan. */
  id: v.optional(idSchema),
  title: required,
  documentNumber: v.optional(words, null),
  targetClass: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))), null),
  approvedOn: v.optional(v.nullable(dateSchema), null),
  dueOn: v.optional(v.nullable(dateSchema), null),
  content: v.optional(words, null),
  responsibleUnit: v.optional(words, null),
  milestones: v.optional(v.pipe(v.array(v.object({ title: required, dueOn: dateSchema, reachedOn: v.nullable(dateSchema) })), v.maxLength(100)), []),
})

export type ProblemInput = v.InferOutput<typeof problemSchema>
export type PlanInput = v.InferOutput<typeof planSchema>

export const sectionWorkContract = {
  /** In the order of their numbers. */
  problems: request<readonly SectionProblem[]>()(v.object({ id: idSchema })),
  saveProblem: request<Done>()(problemSchema),
  /** Done on a day, or, with null, not done yet. */
  completeProblem: request<Done>()(v.object({ id: idSchema, completedOn: v.nullable(dateSchema) })),
  deleteProblem: request<Done>()(v.object({ id: idSchema })),
  /** The one due last first. */
  plans: request<readonly CompliancePlan[]>()(v.object({ id: idSchema })),
  savePlan: request<Done>()(planSchema),
  deletePlan: request<Done>()(v.object({ id: idSchema })),
}
