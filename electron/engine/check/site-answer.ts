/**
 * The desk's question, “can this site be used?” (选址答复), answered question by question out of a check.
 *
 * Nothing found is not the same as not checked: a question counts as checked only where a layer was there and at least one of its rules could be
 * applied to the subject.
 */
import type { CheckedLayer, CheckReport, UncheckedRuleCode } from '../../../shared/domain/check'
import { type SiteAnswer, type SiteQuestion, siteQuestions, type SiteQuestionAnswer } from '../../../shared/domain/site-answer'
import type { KindId } from '../../../shared/domain/kinds'
import type { Rule } from '../../../shared/domain/rules/rule'
import { applicability } from '../rules/select-rules'
import type { CheckSubject, ConstraintLayer } from './subject'

const LAYERS: Readonly<Record<SiteQuestion, readonly KindId[]>> = {
  controlUnit: ['controlUnit'],
  redLine: ['ecologicalRedLine'],
  controlZone: ['ecologicalControlZone'],
  waterSource: ['waterSource'],
  shore: ['shoreline'],
  buffer: ['ecologicalBuffer'],
  contaminatedPlot: ['contaminatedPlot'],
}

export type SiteInput = {
  readonly subjects: readonly CheckSubject[]
  readonly layers: ReadonlyMap<KindId, ConstraintLayer>
  /** Those that were asked for, switched-off ones included. */
  readonly rules: readonly Rule[]
  readonly report: CheckReport
}

export function checkedLayer({ kind, total, vintage, demonstration, parts }: ConstraintLayer): CheckedLayer {
  return { layer: kind, features: total, vintage, demonstration, parts }
}

/** @param wanted ids of subjects; null: all */
export function answerSites({ subjects, layers, rules, report }: SiteInput, wanted: ReadonlySet<string> | null): readonly SiteAnswer[] {
  const findings = new Map<string, number[]>()
  report.findings.forEach(({ subject }, index) => findings.set(subject, [...(findings.get(subject) ?? []), index]))
  const unable = new Set(report.unchecked.filter(({ code }) => code !== 'rule.noneApplies').map(({ subject }) => subject))
  return subjects
    .filter(({ id }) => wanted === null || wanted.has(id))
    .map((subject) => ({
      subject: subject.id,
      subjectName: subject.name,
      questions: siteQuestions.map((question): SiteQuestionAnswer => {
        const asked = rules.filter(({ constraint }) => LAYERS[question].includes(constraint.layer))
        const states = asked.map((rule) => ({ rule: rule.id, state: stateOf(rule, subject, layers) }))
        const found = (findings.get(subject.id) ?? []).filter((index) => asked.some(({ id }) => id === report.findings[index]?.rule))
        const isInvolved = found.some((index) => report.findings[index]?.certainty === 'certain')
        const wasChecked = !unable.has(subject.id) && states.some(({ state }) => state === 'checked')
        return {
          question,
          answer: isInvolved ? 'involved' : wasChecked ? 'notFound' : 'notChecked',
          layers: LAYERS[question].flatMap((kind) => layers.get(kind) ?? []).filter(({ total }) => total > 0).map(checkedLayer),
          findings: found,
          unchecked: states.flatMap(({ rule, state }) => (state === 'checked' || state === 'doesNotApply' ? [] : [{ rule, code: state }])),
          units: question === 'controlUnit' ? unitsOf(found, report, layers) : [],
        }
      }),
    }))
}

function stateOf(rule: Rule, { facts }: CheckSubject, layers: SiteInput['layers']): 'checked' | 'doesNotApply' | UncheckedRuleCode {
  if (!rule.subjects.some((kind) => facts.kinds.includes(kind))) return 'doesNotApply'
  if (!rule.enabled) return 'rule.off'
  const layer = layers.get(rule.constraint.layer)
  if (layer === undefined) return 'layer.noVersionOnDay'
  if ((layer.matching.get(rule.id) ?? layer.total) === 0) return 'layer.empty'
  const answer = applicability(rule, facts)
  return answer === 'unknown' ? 'fact.unknown' : answer === 'applies' ? 'checked' : 'doesNotApply'
}

function unitsOf(found: readonly number[], report: CheckReport, layers: SiteInput['layers']): SiteQuestionAnswer['units'] {
  const ids = new Set(found.filter((index) => report.findings[index]?.certainty === 'certain').map((index) => report.findings[index]?.constraint))
  const textOf = (value: unknown) => (typeof value === 'string' ? value : null)
  return (layers.get('controlUnit')?.features ?? [])
    .filter(({ id }) => ids.has(id))
    .map(({ id, name, columns }) => ({ id, name, unitClass: textOf(columns['unit_class']), admissionList: textOf(columns['admission_list']) }))
}
