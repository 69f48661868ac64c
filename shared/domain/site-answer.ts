/** The desk's question “can this site be used?” (选址答复), answered question by question. */
import type { CheckedLayer, UncheckedRuleCode } from './check'

/** What the desk asks about a site (选址答复). */
export const siteQuestions = ['controlUnit', 'redLine', 'controlZone', 'waterSource', 'shore', 'buffer', 'contaminatedPlot'] as const
export type SiteQuestion = (typeof siteQuestions)[number]

/** 涉及, 未发现, 未比对. */
export type SiteAnswerCode = 'involved' | 'notFound' | 'notChecked'

export type SiteQuestionAnswer = {
  readonly question: SiteQuestion
  readonly answer: SiteAnswerCode
  /** What the workspace has of the question's layers on the day; empty where it has none. */
  readonly layers: readonly CheckedLayer[]
  /** Indexes into the report's findings, worst first; slivers stand here too and do not make a site involved. */
  readonly findings: readonly number[]
  /** Indexes into the report's conditional findings; those of areas without a finding of their own make a site involved. */
  readonly conditional: readonly number[]
  /** Rules of the question that could not be applied to this subject. */
  readonly unchecked: readonly { readonly rule: string; readonly code: UncheckedRuleCode }[]
  /** Control units that it lies in, with what their lists say. */
  readonly units: readonly { readonly id: string; readonly name: string | null; readonly unitClass: string | null; readonly admissionList: string | null }[]
}

export type SiteAnswer = { readonly subject: string; readonly subjectName: string | null; readonly questions: readonly SiteQuestionAnswer[] }
