/**
 * The desk's question, “can this site be used?” (选址答复), answered question by question out of a check.
 *
 * Nothing found is not the same as not checked: a question counts as checked only where a layer was there and at least one of its rules is for
 * subjects of the kind. A site that lies in an area is involved even where the rule turns on a fact that nobody stated, or is for other projects.
 */
import type { CheckedLayer, CheckReport, Finding, UncheckedRuleCode } from '../../../shared/domain/check'
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
  const conditional = new Map<string, number[]>()
  report.conditional.forEach(({ subject }, index) => conditional.set(subject, [...(conditional.get(subject) ?? []), index]))
  const unable = new Set(report.unchecked.filter(({ code }) => code === 'geometry.empty' || code === 'geometry.invalid').map(({ subject }) => subject))
  return subjects
    .filter(({ id }) => wanted === null || wanted.has(id))
    .map((subject) => ({
      subject: subject.id,
      subjectName: subject.name,
      questions: siteQuestions.map((question): SiteQuestionAnswer => {
        const asked = rules.filter(({ constraint }) => LAYERS[question].includes(constraint.layer))
        const states = asked.map((rule) => ({ rule: rule.id, state: stateOf(rule, subject, layers) }))
        const found = (findings.get(subject.id) ?? []).filter((index) => asked.some(({ id }) => id === report.findings[index]?.rule))
        const known = new Set(found.map((index) => placeOf(report.findings[index])))
        const undecided = (conditional.get(subject.id) ?? []).filter((index) => {
          const contact = report.conditional[index]
          return asked.some(({ id }) => id === contact?.rule) && !known.has(placeOf(contact))
        })
        const isInvolved = found.some((index) => report.findings[index]?.certainty === 'certain') || undecided.some((index) => report.conditional[index]?.certainty === 'certain')
        // A rule whose fact is unknown was held against the layer all the same: where nothing is near, the fact does not matter.
        const wasChecked = !unable.has(subject.id) && states.some(({ state }) => state === 'checked' || state === 'fact.unknown')
        return {
          question,
          answer: isInvolved ? 'involved' : wasChecked ? 'notFound' : 'notChecked',
          layers: LAYERS[question].flatMap((kind) => layers.get(kind) ?? []).filter(({ total }) => total > 0).map(checkedLayer),
          findings: found,
          conditional: undecided,
          unchecked: states.flatMap(({ rule, state }) => (state === 'checked' || state === 'doesNotApply' || state === 'fact.unknown' ? [] : [{ rule, code: state }])),
          units: question === 'controlUnit' ? unitsOf(found, report, layers) : [],
        }
      }),
    }))
}

const placeOf = (finding: Finding | undefined): string => `${finding?.constraintLayer ?? ''} ${finding?.constraint ?? ''}`

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
