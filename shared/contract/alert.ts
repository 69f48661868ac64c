/** Alerts (预警交办): raised from the readings, judged by a person, followed under four mechanisms, closed with feedback. */
import * as v from 'valibot'
import { ALERT_STATES, type AlertCard, type AlertCounts, type AlertRule, alertRuleSchema, type AlertSummary } from '../domain/alert'
import { vocabularies, type CodeOf } from '../domain/vocabularies'
import { ask, dateSchema, featureRefSchema, idSchema, request } from './request'

const codes = <Id extends 'alertKind' | 'alertVerdict' | 'alertMechanism'>(id: Id) => v.picklist(Object.keys(vocabularies[id]) as (CodeOf<Id> & string)[])

/** Of the alert's life (`life.read`); absent: its default. Who may do what is a table that a bureau changes. */
const role = v.optional(v.pipe(v.string(), v.maxLength(40)))

const note = v.pipe(v.string(), v.trim(), v.maxLength(2000))

export const alertFilterSchema = v.object({
  states: v.optional(v.array(v.picklist(ALERT_STATES))),
  kinds: v.optional(v.array(codes('alertKind'))),
  sectionId: v.optional(idSchema),
  text: v.optional(v.string()),
})

export type AlertFilter = v.InferInput<typeof alertFilterSchema>

type Done = { readonly actionId: string }

export const alertContract = {
  /**
   * Look through the readings and raise what is new. What is known already is not raised twice; an open alert whose run goes on is
   * brought up to date. `actionId` is null where nothing changed.
   */
  raise: ask<{ readonly actionId: string | null; readonly raised: number; readonly updated: number; readonly known: number }>(),
  /** Newest first; `counts` are of all alerts, whatever the filter. */
  list: request<{ readonly total: number; readonly counts: AlertCounts; readonly alerts: readonly AlertSummary[] }>()(alertFilterSchema),
  read: request<AlertCard>()(v.object({ id: idSchema })),
  /** A person's verdict (研判); may be changed until the alert is closed or has a task. */
  judge: request<Done>()(v.object({ id: idSchema, role, verdict: codes('alertVerdict'), note: v.optional(note, '') })),
  /** A task from an alert judged real: on its section, with the likely sources linked. */
  makeTask: request<Done & { readonly taskId: string }>()(
    v.object({
      id: idSchema,
      role,
      deadline: dateSchema,
      responsibleUnit: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
      sources: v.optional(v.array(featureRefSchema), []),
      measures: v.optional(note),
      language: v.optional(v.picklist(['zh', 'en']), 'zh'),
    }),
  ),
  /** What was done under one of the four mechanisms. */
  addStep: request<Done>()(v.object({ id: idSchema, role, mechanism: codes('alertMechanism'), effectiveOn: dateSchema, note: v.pipe(note, v.nonEmpty()) })),
  /** End with feedback (通报反馈); only after a verdict. */
  close: request<Done>()(v.object({ id: idSchema, role, note: v.pipe(note, v.nonEmpty()) })),
  rule: ask<{ readonly rule: AlertRule; readonly shipped: AlertRule }>(),
  setRule: request<Done>()(alertRuleSchema),
}
