/**
 * The conflict check: every subject against every rule that applies to it.
 *
 * Pure and deterministic: the same subjects, layers, rules and options give the same findings in the same order. A layer is prepared
 * and overlaid once for all its rules. Touching is not overlapping; what could not be checked is listed, never left out.
 */
import type { ConditionalFinding, ConstraintProblem, Finding, UncheckedRuleCode, UncheckedSubjectCode } from '../../../shared/domain/check'
import type { ShapeTable } from '../../../shared/domain/feature-table'
import type { KindId } from '../../../shared/domain/kinds'
import type { Rule } from '../../../shared/domain/rules/rule'
import { hasShape } from '../geometry/shape-table'
import { type Applicability, applicability, basisOn, severityFor, type SubjectFacts } from '../rules/select-rules'
import { type Contact, findContacts } from './find-contacts'
import { type PolygonLayer, polygonLayerOfSet } from './polygon-layer'
import { polygonsOfLayer } from './prepared-layer'
import { quoteBases } from './quote-bases'
import { shapesOf } from './stored-features'
import type { CheckSubject, ConstraintFeature, ConstraintLayer } from './subject'

export type CheckOptions = {
  /** Overlaps below it are slivers. */
  readonly toleranceSquareMeters: number
  /** ISO date whose law counts. */
  readonly on: string
  readonly language: 'zh' | 'en'
  /** Asked often; stops the check by throwing. */
  readonly throwIfCancelled: () => void
  readonly onProgress: (layersDone: number, layers: number) => void
}

export type CheckResult = {
  /** Layers that a rule which applies to any subject was held against, in the order of the rules. */
  readonly comparedLayers: readonly KindId[]
  readonly findings: readonly Finding[]
  readonly conditional: readonly ConditionalFinding[]
  readonly noFindings: readonly string[]
  readonly unchecked: readonly { readonly subject: string; readonly code: UncheckedSubjectCode }[]
  readonly uncheckedRules: readonly { readonly rule: string; readonly code: UncheckedRuleCode }[]
  readonly repaired: readonly { readonly subject: string; readonly code: string }[]
  readonly constraintProblems: readonly ConstraintProblem[]
}

/**
 * @param layers every layer that a rule names and the workspace has on the day, newest version not after it
 * @param rules those that were asked for, switched-off ones included
 */
export function runCheck(subjects: readonly CheckSubject[], layers: ReadonlyMap<KindId, ConstraintLayer>, rules: readonly Rule[], options: CheckOptions): CheckResult {
  const shapes = shapesOf(subjects)
  const subjectPolygons = polygonLayerOfSet(shapes.polygons)
  const { unchecked, unable } = uncheckedSubjects(subjects, shapes, subjectPolygons)
  const hit = new Uint8Array(subjects.length)
  const uncheckedRules: { rule: string; code: UncheckedRuleCode }[] = []
  const findings: Finding[] = []
  const conditional: ConditionalFinding[] = []
  /** Subjects that a fact which nobody stated may make a finding of. */
  const undecided = new Set<number>()
  const facts = groupFacts(subjects)
  const applied = new Set<number>()
  const constraintProblems: ConstraintProblem[] = []
  const comparedLayers = new Set<KindId>()
  const byLayer = groupByLayer(rules, uncheckedRules)
  let done = 0
  for (const [kind, layerRules] of byLayer) {
    options.throwIfCancelled()
    const layer = layers.get(kind)
    const usable = layerRules.filter((rule) => {
      const missing = layer === undefined || (layer.matching.get(rule.id) ?? layer.total) === 0
      if (missing) uncheckedRules.push({ rule: rule.id, code: layer === undefined ? 'layer.noVersionOnDay' : 'layer.empty' })
      return !missing
    })
    if (layer !== undefined && usable.length > 0) {
      const contacts = findContacts(subjects, subjectPolygons, layer, reachOf(usable), options.throwIfCancelled)
      constraintProblems.push(...problemsOf(layer))
      for (const rule of usable) {
        const applies = applyTo(rule, facts.kinds, applied, uncheckedRules)
        if (applies.some((answer) => answer !== 'doesNotApply')) comparedLayers.add(kind)
        const { bases, inForce } = basisOn(rule, options.on)
        const quoted: QuotedRule = {
          rule,
          basis: quoteBases(bases, inForce, options.language),
          basisVerified: inForce && rule.verified && bases.every(({ verified }) => verified),
          severities: facts.kinds.map((one) => severityFor(rule, one).severity),
        }
        const passes = rule.constraint.where === undefined ? null : layer.features.map((feature) => passesFilter(rule, feature))
        for (const contact of contacts) {
          const feature = layer.features[contact.constraint]
          const subject = subjects[contact.subject]
          if (feature === undefined || subject === undefined || unable.has(contact.subject)) continue
          if (passes?.[contact.constraint] === false || !meets(rule, contact)) continue
          const condition = conditionOf(rule, applies[facts.kindOf[contact.subject] ?? 0], subject.facts)
          if (condition === null) continue
          const finding = toFinding(quoted, facts.kindOf[contact.subject] ?? 0, subject, feature, contact, options.toleranceSquareMeters)
          if (condition === 'unknown') undecided.add(contact.subject)
          if (condition !== 'met') {
            conditional.push({ ...finding, condition })
            continue
          }
          hit[contact.subject] = 1
          findings.push(finding)
        }
      }
    }
    done += 1
    options.onProgress(done, byLayer.size)
  }
  const noFindings: string[] = []
  subjects.forEach((subject, index) => {
    if (unable.has(index)) return
    if (hit[index] === 0 && undecided.has(index)) unchecked.push({ subject: subject.id, code: 'fact.unknown' })
    else if (!applied.has(facts.kindOf[index] ?? 0)) unchecked.push({ subject: subject.id, code: 'rule.noneApplies' })
    else if (hit[index] === 0) noFindings.push(subject.id)
  })
  return {
    comparedLayers: [...comparedLayers],
    findings: sortFindings(findings),
    conditional: sortFindings(withoutKnown(conditional, findings)),
    noFindings,
    unchecked,
    uncheckedRules,
    repaired: [...subjectPolygons.repaired].map(([index, code]) => ({ subject: subjects[index]?.id ?? '', code })),
    constraintProblems,
  }
}

/** The different facts among subjects, and which of them each subject has: most of a layer's features are alike. */
function groupFacts(subjects: readonly CheckSubject[]): { readonly kinds: readonly SubjectFacts[]; readonly kindOf: Uint32Array } {
  const numbers = new Map<SubjectFacts, number>()
  const kindOf = new Uint32Array(subjects.length)
  let [last, lastNumber]: [SubjectFacts | null, number] = [null, 0]
  subjects.forEach(({ facts }, index) => {
    if (facts !== last) {
      lastNumber = numbers.get(facts) ?? numbers.set(facts, numbers.size).size - 1
      last = facts
    }
    kindOf[index] = lastNumber
  })
  return { kinds: [...numbers.keys()], kindOf }
}

/** Constraints whose geometry was repaired, or that no repair makes valid and that were not held against anything. */
function problemsOf(layer: ConstraintLayer): readonly ConstraintProblem[] {
  const { repaired, invalid } = polygonsOfLayer(layer)
  const problem = (outcome: ConstraintProblem['outcome']) => ([index, code]: readonly [number, string]): ConstraintProblem => ({
    layer: layer.kind,
    constraint: layer.features[index]?.id ?? '',
    code,
    outcome,
  })
  return [...[...repaired].map(problem('repaired')), ...[...invalid].map(problem('leftOut'))]
}

/** @returns `unable`: the same subjects by their numbers */
function uncheckedSubjects(
  subjects: readonly CheckSubject[],
  shapes: ShapeTable,
  polygons: PolygonLayer,
): { readonly unchecked: { subject: string; code: UncheckedSubjectCode }[]; readonly unable: ReadonlySet<number> } {
  const unchecked: { subject: string; code: UncheckedSubjectCode }[] = []
  const unable = new Set<number>()
  subjects.forEach((subject, index) => {
    const code = !hasShape(shapes, index) ? 'geometry.empty' : polygons.invalid.has(index) ? 'geometry.invalid' : null
    if (code === null) return
    unchecked.push({ subject: subject.id, code })
    unable.add(index)
  })
  return { unchecked, unable }
}

function groupByLayer(rules: readonly Rule[], uncheckedRules: { rule: string; code: UncheckedRuleCode }[]): ReadonlyMap<KindId, readonly Rule[]> {
  const byLayer = new Map<KindId, Rule[]>()
  for (const rule of rules) {
    if (!rule.enabled) uncheckedRules.push({ rule: rule.id, code: 'rule.off' })
    else byLayer.set(rule.constraint.layer, [...(byLayer.get(rule.constraint.layer) ?? []), rule])
  }
  return byLayer
}

/** How far from a subject constraints matter to these rules, in metres; null where only overlaps count. */
function reachOf(rules: readonly Rule[]): number | null {
  const reaches = rules.flatMap(({ relation }) => (relation.type === 'distance' ? [relation.meters] : []))
  return reaches.length === 0 ? null : Math.max(...reaches)
}

/** Whether a rule applies to each of the different facts. A fact that is unknown for any of them is said once. */
function applyTo(rule: Rule, facts: readonly SubjectFacts[], applied: Set<number>, uncheckedRules: { rule: string; code: UncheckedRuleCode }[]): readonly Applicability[] {
  const answers = facts.map((one) => applicability(rule, one))
  answers.forEach((answer, index) => {
    if (answer === 'applies') applied.add(index)
  })
  if (answers.includes('unknown')) uncheckedRules.push({ rule: rule.id, code: 'fact.unknown' })
  return answers
}

/**
 * What stands between a contact and a finding: nothing, a fact that nobody stated, or a condition that does not hold; null where the contact is of
 * no interest: the rule is for other kinds, or only nearness would be told of something that the rule allows.
 */
function conditionOf(rule: Rule, answer: Applicability | undefined, facts: SubjectFacts): 'met' | ConditionalFinding['condition'] | null {
  if (answer === 'applies') return 'met'
  if (answer === 'unknown') return 'unknown'
  return rule.relation.type !== 'distance' && rule.subjects.some((kind) => facts.kinds.includes(kind)) ? 'notMet' : null
}

/** Whether a rule looks at a constraint at all. */
export function passesFilter({ constraint }: Rule, feature: ConstraintFeature): boolean {
  return Object.entries(constraint.where ?? {}).every(([column, allowed]) => {
    const value = feature.columns[column]
    return value !== null && value !== undefined && allowed.includes(value)
  })
}

function meets({ relation }: Rule, contact: Contact): boolean {
  if (relation.type === 'distance') return contact.distanceMeters <= relation.meters
  return contact.overlaps
}

/** What is the same for all findings of a rule. */
type QuotedRule = {
  readonly rule: Rule
  readonly basis: string
  readonly basisVerified: boolean
  /** Severity of a hit, by the number of the subject's facts. */
  readonly severities: readonly Finding['severity'][]
}

function toFinding({ rule, basis, basisVerified, severities }: QuotedRule, factsOfSubject: number, subject: CheckSubject, feature: ConstraintFeature, contact: Contact, toleranceSquareMeters: number): Finding {
  const area = contact.overlapSquareMeters
  return {
    subject: subject.id,
    subjectName: subject.name,
    rule: rule.id,
    severity: severities[factsOfSubject] ?? rule.severity,
    constraintLayer: rule.constraint.layer,
    constraint: feature.id,
    constraintName: feature.name,
    relation: rule.relation.type,
    overlapSquareMeters: area,
    shareOfSubject: contact.shareOfSubject,
    shareOfConstraint: contact.shareOfConstraint,
    overlapMeters: contact.overlapMeters,
    distanceMeters: contact.distanceMeters,
    certainty: rule.relation.type !== 'distance' && area !== null && area < toleranceSquareMeters ? 'sliver' : 'certain',
    basis,
    basisVerified,
  }
}

/** Without contacts of a place for which the subject has a finding as severe: it is told of that already. */
function withoutKnown(conditional: readonly ConditionalFinding[], findings: readonly Finding[]): readonly ConditionalFinding[] {
  if (conditional.length === 0) return conditional
  const placeOf = ({ subject, constraintLayer, constraint }: Finding) => `${constraintLayer} ${constraint} ${subject}`
  const worst = new Map<string, number>()
  for (const finding of findings) if (finding.certainty === 'certain') worst.set(placeOf(finding), Math.max(worst.get(placeOf(finding)) ?? 0, finding.severity))
  return conditional.filter((contact) => (worst.get(placeOf(contact)) ?? 0) < contact.severity)
}

/** By severity, certainty, subject, rule, area and constraint: an order of its own for every two findings, the same on every computer. */
function sortFindings<Found extends Finding>(findings: readonly Found[]): readonly Found[] {
  const entries = findings.map((finding) => ({ finding, subject: Number(finding.subject), constraint: Number(finding.constraint) }))
  entries.sort(
    (a, b) =>
      b.finding.severity - a.finding.severity ||
      compareTexts(a.finding.certainty, b.finding.certainty) ||
      compareIds(a.subject, b.subject, a.finding.subject, b.finding.subject) ||
      compareTexts(a.finding.rule, b.finding.rule) ||
      (b.finding.overlapSquareMeters ?? 0) - (a.finding.overlapSquareMeters ?? 0) ||
      compareIds(a.constraint, b.constraint, a.finding.constraint, b.finding.constraint),
  )
  return entries.map(({ finding }) => finding)
}

/** Numbers by value and before texts; texts by UTF-16 code units. */
function compareIds(a: number, b: number, textA: string, textB: string): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b)) || compareTexts(textA, textB)
  return a - b || compareTexts(textA, textB)
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
