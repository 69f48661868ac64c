/** A check's results as tables: sheets of a workbook, and layers of a GeoPackage with the pieces. */
import type { Geometry } from 'geojson'
import type { ConditionalFinding, Finding, FindingPiece } from '../../../shared/domain/check'
import type { Field } from '../../../shared/domain/field'
import { toGeoJson } from '../../../shared/domain/flat-geometry-geojson'
import { kinds } from '../../../shared/domain/kinds'
import { type SiteAnswer, siteQuestions } from '../../../shared/domain/site-answer'
import type { Message, Language } from '../../../shared/messages/translate'
import { checkMessages } from '../../../shared/messages/check'
import { checkPaperMessages as messages, siteAnswerTitles, siteQuestionTitles } from '../../../shared/messages/check-paper'
import { ruleMessages } from '../../../shared/messages/rules'
import type { Sheet } from '../../formats/write/write-workbook'
import { namedParts } from '../../report/papers/check-limits'
import { coordinatesText, readingLines } from '../../report/papers/check-reading'
import type { WrittenLayer } from '../../store'
import type { LastCheck } from './last-check'

/** One row a finding; the answers by subject; what was not found and not checked; versions and fingerprint. */
export function checkSheets({ report, rules }: LastCheck, answers: readonly SiteAnswer[], language: Language): readonly Sheet[] {
  const say = (message: Message) => message[language]
  const titleOf = (id: string) => rules.find((rule) => rule.id === id)?.title[language] ?? ''
  const planar = (title: string) => (report.plane === null ? [] : [title])
  const findingSheet = (title: Message, findings: readonly (Finding | ConditionalFinding)[]): Sheet => ({
    title: say(title),
    head: [
      say(messages.row), say(messages.subject), say(columns.subjectId), say(messages.severity), say(columns.severityName), say(messages.rule), say(columns.ruleTitle), say(messages.layer), say(messages.constraint), say(columns.constraintId), say(columns.relation),
      say(columns.overlapSquareMeters), ...planar(`${say(columns.planeSquareMeters)}（${report.plane ?? ''}）`), say(columns.shareOfSubject), say(columns.shareOfConstraint), say(columns.overlapMeters), say(columns.distanceMeters), say(columns.certainty), say(messages.basis), say(columns.basisVerified),
      ...(title === columns.undecided ? [say(columns.condition)] : []),
    ],
    rows: findings.map((finding, index) => [
      index + 1, finding.subjectName ?? finding.subject, finding.subject, finding.severity, say(checkMessages[`severity_${finding.severity}`]), finding.rule, titleOf(finding.rule), say(kinds[finding.constraintLayer].title), finding.constraintName, finding.constraint, say(ruleMessages[finding.relation]),
      finding.overlapSquareMeters, ...(report.plane === null ? [] : [finding.planeOverlapSquareMeters ?? null]), finding.shareOfSubject, finding.shareOfConstraint, finding.overlapMeters, finding.relation === 'distance' ? finding.distanceMeters : null, say(finding.certainty === 'sliver' ? messages.sliver : columns.certain), finding.basis, finding.basisVerified ? say(yes) : say(no),
      ...('condition' in finding ? [say(checkMessages[`condition_${finding.condition}`])] : []),
    ]),
  })
  return [
    findingSheet(messages.findings, report.findings),
    ...(report.conditional.length === 0 ? [] : [findingSheet(columns.undecided, report.conditional)]),
    {
      title: say(messages.matrix),
      head: [say(messages.subject), say(columns.subjectId), ...siteQuestions.map((question) => say(siteQuestionTitles[question]))],
      rows: answers.map((answer) => [
        answer.subjectName ?? answer.subject,
        answer.subject,
        ...siteQuestions.map((question) => {
          const given = answer.questions.find((one) => one.question === question)
          return given === undefined ? null : say(siteAnswerTitles[given.answer])
        }),
      ]),
    },
    {
      title: say(columns.coverage),
      head: [say(columns.what), say(columns.which), say(messages.reason)],
      rows: [
        ...report.checkedAgainst.flatMap(({ layer, features, vintage, parts }) =>
          namedParts(say(kinds[layer].title), features, parts).map((part) => [say(messages.checkedAgainst), part.name, `${part.features}${vintage === null ? '' : ` · ${vintage}`}`]),
        ),
        ...report.noFindings.map((subject) => [say(messages.noFindingsList), subject, say(checkMessages.nothing)]),
        ...report.unchecked.map(({ subject, code }) => [say(messages.uncheckedSubjects), subject, say(checkMessages[code])]),
        ...report.uncheckedRules.map(({ rule, code }) => [say(messages.uncheckedRules), `${rule} ${titleOf(rule)}`, say(checkMessages[code])]),
        ...report.rules.map(({ id, version }) => [say(messages.rulesUsed), `${id} ${titleOf(id)}`, version]),
        [say(messages.day), report.on, null],
        [say(columns.tolerance), String(report.toleranceSquareMeters), null],
        [say(messages.coordinates), coordinatesText(report, language), null],
        ...readingLines(report, language).map((line) => [say(messages.reading), line, null]),
        [say(messages.fingerprint), report.fingerprint, null],
        [say(messages.method), say(messages.methodArea), null],
        [say(messages.method), say(messages.methodSuspicion), null],
      ],
    },
  ]
}

const yes: Message = { zh: '是', en: 'yes' }
const no: Message = { zh: '否', en: 'no' }

const columns = {
  subjectId: { zh: '对象编号', en: 'subject id' },
  severityName: { zh: '级别名称', en: 'severity name' },
  ruleTitle: { zh: '规则名称', en: 'rule title' },
  constraintId: { zh: '约束要素编号', en: 'constraint id' },
  relation: { zh: '关系', en: 'relation' },
  overlapSquareMeters: { zh: '重叠面积（平方米）', en: 'overlap (m²)' },
  planeSquareMeters: { zh: '平面面积（平方米）', en: 'planar area (m²)' },
  shareOfSubject: { zh: '占对象比例', en: 'share of subject' },
  shareOfConstraint: { zh: '占约束比例', en: 'share of constraint' },
  overlapMeters: { zh: '重叠长度（米）', en: 'length inside (m)' },
  distanceMeters: { zh: '距离（米）', en: 'distance (m)' },
  certain: { zh: '不小于容差', en: 'not below the tolerance' },
  certainty: { zh: '确定性', en: 'certainty' },
  basisVerified: { zh: '依据已核实', en: 'basis verified' },
  undecided: { zh: '待定', en: 'Undecided' },
  condition: { zh: '取决于', en: 'depends on' },
  coverage: { zh: '比对范围', en: 'Coverage' },
  what: { zh: '内容', en: 'what' },
  which: { zh: '名称', en: 'which' },
  tolerance: { zh: '容差（平方米）', en: 'tolerance (m²)' },
} as const satisfies Record<string, Message>

const text = (name: string, title: Message): Field => ({ name, type: 'text', title })
const real = (name: string, title: Message): Field => ({ name, type: 'real', title })

/** Subjects with their worst finding, and findings with their clipped pieces (null for distances and points). */
export function checkLayers({ subjects, report }: LastCheck, pieces: readonly FindingPiece[], language: Language): readonly WrittenLayer[] {
  const worst = new Map<string, { severity: number; count: number }>()
  for (const { subject, severity } of report.findings) {
    const known = worst.get(subject) ?? { severity: 0, count: 0 }
    worst.set(subject, { severity: Math.max(known.severity, severity), count: known.count + 1 })
  }
  const geometryOf = new Map<string, Geometry | null>(subjects.map(({ id, geometry }) => [id, geometry === null ? null : toGeoJson(geometry)]))
  return [
    {
      table: 'check_subject',
      title: messages.subject,
      geometry: 'Geometry',
      columns: [text('subject', columns.subjectId), text('name', messages.subject), { name: 'worst', type: 'integer', title: messages.worst }, { name: 'findings', type: 'integer', title: messages.findings }, text('fingerprint', messages.fingerprint)],
      features: [
        subjects.map(({ id, name }) => ({
          geometry: geometryOf.get(id) ?? null,
          values: { subject: id, name, worst: worst.get(id)?.severity ?? null, findings: worst.get(id)?.count ?? 0, fingerprint: report.fingerprint },
        })),
      ],
    },
    {
      table: 'check_finding',
      title: messages.findings,
      geometry: 'Geometry',
      columns: [
        text('subject', columns.subjectId), text('subject_name', messages.subject), text('rule', messages.rule), { name: 'severity', type: 'integer', title: messages.severity }, text('constraint_layer', messages.layer), text('constraint_id', columns.constraintId), text('constraint_name', messages.constraint), text('relation', columns.relation),
        real('overlap_square_meters', columns.overlapSquareMeters), real('plane_square_meters', columns.planeSquareMeters), real('share_of_subject', columns.shareOfSubject), real('share_of_constraint', columns.shareOfConstraint), real('overlap_meters', columns.overlapMeters), real('distance_meters', columns.distanceMeters), text('certainty', columns.certainty), text('basis', messages.basis), { name: 'basis_verified', type: 'boolean', title: columns.basisVerified },
      ],
      features: [
        report.findings.map((finding, index) => ({
          geometry: pieces[index]?.geometry ?? null,
          values: {
            subject: finding.subject, subject_name: finding.subjectName, rule: finding.rule, severity: finding.severity, constraint_layer: kinds[finding.constraintLayer].title[language], constraint_id: finding.constraint, constraint_name: finding.constraintName, relation: finding.relation,
            overlap_square_meters: finding.overlapSquareMeters, plane_square_meters: finding.planeOverlapSquareMeters ?? null, share_of_subject: finding.shareOfSubject, share_of_constraint: finding.shareOfConstraint, overlap_meters: finding.overlapMeters, distance_meters: finding.distanceMeters, certainty: finding.certainty, basis: finding.basis, basis_verified: finding.basisVerified,
          },
        })),
      ],
    },
  ]
}
