/** Alerts about sections (预警交办) as lists and their one screen show them. */
import * as v from 'valibot'
import type { BoundingBox, FeatureRef } from './feature'
import type { SectionLimit } from './section'
import type { TaskSummary } from './task'
import { type CodeOf, vocabularies } from './vocabularies'
import type { ItemCode } from './water-quality/item'

export type AlertKind = CodeOf<'alertKind'>
export type AlertVerdict = CodeOf<'alertVerdict'>
export type AlertMechanism = CodeOf<'alertMechanism'>

/** Order in which the sources name the four mechanisms, and in which an alert passes them. */
export const ALERT_MECHANISMS: readonly AlertMechanism[] = ['warning', 'tracing', 'supervision', 'feedback']

/** 待研判, 已研判 (no task, not closed), 已交办 (a task was made), 已办结. Derived, never stored. */
export const ALERT_STATES = ['pending', 'judged', 'assigned', 'closed'] as const
export type AlertState = (typeof ALERT_STATES)[number]

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100))

/** When an alert is raised. A bureau changes these numbers; the shipped ones stand in `data/standards/grading-rules.json`. */
export const alertRuleSchema = v.object({
  /** Readings past the target running. */
  consecutive: count,
  /** This reading over the one before (before over this for dissolved oxygen). */
  jumpFactor: v.pipe(v.number(), v.gtValue(1), v.maxValue(100)),
  /** A jump counts only from this share of the limit upwards. */
  jumpShareOfLimit: v.pipe(v.number(), v.minValue(0), v.maxValue(10)),
  /** A station is silent after this many hours without a reading. */
  silentHours: v.pipe(v.number(), v.minValue(1), v.maxValue(8784)),
  /** What ended longer ago than so many days is history and raises nothing. */
  recentDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3660)),
})
export type AlertRule = v.InferOutput<typeof alertRuleSchema>

/** One reading that an alert rests on: `value` as compared, canonical unit; `time` as the reading has it. */
export type AlertReading = { readonly time: string; readonly value: number }

/** What an alert was raised by. Amounts in the item's canonical unit; null where the kind has none. */
export type AlertEvidence = {
  readonly readings: readonly AlertReading[]
  readonly limit: number | null
  readonly targetClass: number | null
  /** Furthest past the limit. */
  readonly worst: number | null
  /** Of `worst`, (C − S) / S. */
  readonly multiple: number | null
  /** Hours without a reading. */
  readonly hours: number | null
  /** The thresholds in force when it was raised. */
  readonly rule: AlertRule
}

export type AlertSummary = {
  readonly id: string
  readonly kind: AlertKind
  readonly state: AlertState
  readonly item: ItemCode | null
  readonly sectionId: string | null
  readonly sectionName: string | null
  readonly stationId: string | null
  readonly stationName: string | null
  readonly district: string | null
  /** ISO date. */
  readonly raisedOn: string
  /** First and last reading, as the readings have it. */
  readonly firstTime: string | null
  readonly lastTime: string | null
  readonly evidence: AlertEvidence
  readonly verdict: AlertVerdict | null
  readonly taskId: string | null
  readonly closedOn: string | null
  readonly demonstration: boolean
}

const code = <Id extends 'alertKind' | 'alertVerdict'>(id: Id) => v.picklist(Object.keys(vocabularies[id]) as (CodeOf<Id> & string)[])
const amount = v.nullable(v.number())

/** What the program notes by itself: figures and codes, worded where they are shown. */
export const automaticNoteSchema = v.variant('code', [
  v.object({ code: v.literal('raised'), kind: code('alertKind'), item: v.nullable(v.string()), count: v.number(), before: amount, after: amount, hours: amount }),
  v.object({ code: v.literal('judged'), verdict: code('alertVerdict') }),
  v.object({ code: v.literal('assigned'), number: v.string(), deadline: v.string() }),
  v.object({ code: v.literal('sources'), count: v.number() }),
])
export type AutomaticNote = v.InferOutput<typeof automaticNoteSchema>

export type AlertStep = {
  readonly mechanism: AlertMechanism
  /** ISO date. */
  readonly effectiveOn: string
  /** UTC. */
  readonly recordedAt: string
  readonly actor: string | null
  /** Of the alert's life, as the person stated it; null where it was not recorded. */
  readonly role: string | null
  readonly automatic: AutomaticNote | null
  /** A person's own words. */
  readonly note: string | null
}

/** An alert's whole screen. */
export type AlertCard = {
  readonly alert: AlertSummary
  readonly judgedOn: string | null
  readonly judgedBy: string | null
  readonly note: string | null
  /** By effective date, then as recorded. */
  readonly steps: readonly AlertStep[]
  readonly task: TaskSummary | null
  /** The item at this section or station over time, as recorded; empty for a silent station. */
  readonly series: readonly AlertReading[]
  /** Limits of the item at the section; null for items without. */
  readonly limit: SectionLimit | null
  /** What it stands on: the section, else the station. */
  readonly feature: FeatureRef | null
  readonly bounds: BoundingBox | null
}

/** Counts for the badge and the filter. */
export type AlertCounts = Readonly<Record<AlertState, number>>
