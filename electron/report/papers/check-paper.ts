/**
 * The printed conflict check. Its first page answers the desk's question, “can this site be used?” (选址答复); then come the findings, one
 * map a subject, the clauses by number, what was and was not checked, method and limits, and the fingerprint.
 */
import type { Finding } from '../../../shared/domain/check'
import type { SiteAnswer } from '../../../shared/domain/site-answer'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { checkMessages } from '../../../shared/messages/check'
import { checkPaperMessages as messages } from '../../../shared/messages/check-paper'
import { type Message, type MessageParams, translate } from '../../../shared/messages/translate'
import type { Block, Document, SheetSection } from '../document/document'
import { pageSetup } from '../document/page-setup'
import { briefingStyle } from '../document/style'
import { answerMatrix, answerTable } from './check-answer-table'
import { findingTable, nameOfFinding } from './check-finding-table'
import { clauseBlocks, coverageBlocks, methodBlocks } from './check-limits'
import { type CheckPaper, isDemonstration, type PaintFrame } from './check-paper-input'
import { assumedCaution, coordinatesText } from './check-reading'
import { inBrackets } from './punctuation'

/** More maps than this belong into a series of their own; the rest is said and stands in the other results. */
const MOST_MAPS = 200

export function checkPaper(paper: CheckPaper): Document {
  const { language, report } = paper
  const say = (message: Message, params?: MessageParams) => translate(message, language, params)
  const one = paper.answers.length === 1
  const title = say(one ? messages.title : messages.titleMany)
  const page = pageSetup('A4', 'portrait')
  const mapped = subjectsToMap(paper)
  return {
    title,
    author: paper.maker,
    subject: paper.subjectsName,
    date: new Date(`${paper.madeOn}T00:00:00Z`),
    language,
    style: briefingStyle,
    marks: { stamp: say(messages.internal), ...(isDemonstration(report) ? { demonstration: say(messages.demonstration) } : {}) },
    header: `${title} · ${paper.subjectsName}`,
    sections: [
      { type: 'flow', page, blocks: async () => [...firstPage(paper, title), ...findingBlocks(paper)] },
      ...mapped.shown.map(({ answer, paint }, index): SheetSection => subjectSheet(paper, answer, paint, index)),
      { type: 'flow', page, blocks: async () => [...clauseBlocks(paper), ...coverageBlocks(paper), ...methodBlocks(paper, mapped.leftOut)] },
    ],
  }
}

/** Subjects with findings, worst first as the report has them; a single subject is always mapped. */
function subjectsToMap({ report, answers, maps }: CheckPaper) {
  const order = new Map<string, number>()
  for (const [index, { subject }] of report.findings.entries()) if (!order.has(subject)) order.set(subject, index)
  const wanted = answers.filter(({ subject }) => order.has(subject) || answers.length === 1).toSorted((a, b) => (order.get(a.subject) ?? 0) - (order.get(b.subject) ?? 0))
  const shown = wanted.slice(0, MOST_MAPS).flatMap((answer) => {
    const paint = maps.subject(answer.subject)
    return paint === null ? [] : [{ answer, paint }]
  })
  return { shown, leftOut: wanted.length - shown.length }
}

function firstPage(paper: CheckPaper, title: string): Block[] {
  const { language, report, answers, maps } = paper
  const say = (message: Message, params?: MessageParams) => translate(message, language, params)
  const [only] = answers
  const name = answers.length === 1 && only !== undefined ? (only.subjectName ?? only.subject) : paper.subjectsName
  const caution = assumedCaution(report, language)
  const location: Block[] = maps.location === null ? [] : [{ type: 'frame', height: answers.length === 1 ? 84 : 118, paint: maps.location, description: say(messages.location) }]
  return [
    { type: 'paragraph', style: 'title', text: title },
    { type: 'paragraph', style: 'subtitle', text: say(messages.subtitle, { name, on: report.on }) },
    { type: 'paragraph', style: 'body', text: conclusion(paper) },
    ...(caution === null ? [] : [{ type: 'paragraph' as const, style: 'note' as const, text: caution }]),
    ...(answers.length === 1 && only !== undefined ? [answerTable(paper, only)] : [factsTable(paper)]),
    ...location,
    ...(answers.length === 1 ? [factsTable(paper)] : answerMatrix(paper)),
  ]
}

/** The answer in a sentence or two, and how much is undecided. */
function conclusion(paper: CheckPaper): string {
  const undecided = paper.report.conditional.filter(({ condition }) => condition === 'unknown').length
  return undecided === 0 ? decided(paper, true) : `${decided(paper, false)}${paper.language === 'zh' ? '' : ' '}${translate(messages.conclusionUndecided, paper.language, { count: undecided })}`
}

/** @param whole nothing is undecided */
function decided({ language, report, answers }: CheckPaper, whole: boolean): string {
  const say = (message: Message, params?: MessageParams) => translate(message, language, params)
  const count = (severity: number) => report.findings.filter((finding) => finding.severity === severity && finding.certainty === 'certain').length
  const [only] = answers
  if (answers.length !== 1 || only === undefined) {
    return say(messages.conclusionMany, {
      subjects: report.subjects,
      hit: report.subjectsWithFindings,
      severe: count(3),
      serious: count(2),
      notice: count(1),
      none: report.noFindings.length,
    })
  }
  const certain = report.findings.filter(({ certainty }) => certainty === 'certain')
  if (certain.length === 0) return whole ? say(messages.conclusionNone) : say(messages.conclusionNoneDecided)
  const layers = [...new Set(certain.map(({ rule, constraintName }) => constraintName ?? rule))]
  const worst = Math.max(...certain.map(({ severity }) => severity)) as Finding['severity']
  return say(messages.conclusionInvolved, {
    questions: layers.slice(0, MOST_NAMED).join(language === 'zh' ? '、' : ', ') + (layers.length > MOST_NAMED ? '…' : ''),
    severity: say(checkMessages[`severity_${worst}`]),
  })
}

const MOST_NAMED = 6

function factsTable({ language, report, subjectsName, workspaceTitle, maker, madeOn }: CheckPaper): Block {
  const say = (message: Message, params?: MessageParams) => translate(message, language, params)
  const fact = (label: Message, value: string) => [
    { text: say(label), bold: true },
    { text: value },
  ]
  const facts = [
    fact(messages.subject, `${subjectsName}${inBrackets(say(messages.subjects, { count: report.subjects }), language)}`),
    fact(messages.workspace, workspaceTitle),
    fact(messages.day, report.on),
    fact(messages.activity, report.activity === null ? say(messages.asRecorded) : vocabularies.activity[report.activity][language]),
    fact(messages.coordinates, coordinatesText(report, language)),
    fact(messages.tolerance, `${report.toleranceSquareMeters} m²`),
    fact(messages.madeOn, madeOn),
    fact(messages.maker, maker),
  ]
  const rows = Array.from({ length: facts.length / 2 }, (_, row) => [...(facts[2 * row] ?? []), ...(facts[2 * row + 1] ?? [])])
  return { type: 'table', caption: say(messages.facts), columns: [{ share: 2 }, { share: 5 }, { share: 2 }, { share: 4 }], head: [], rows }
}

function findingBlocks(paper: CheckPaper): Block[] {
  const { language, report } = paper
  const heading: Block = { type: 'heading', level: 1, text: translate(messages.findings, language) }
  const undecided = undecidedBlocks(paper)
  if (report.findings.length === 0) return [heading, { type: 'paragraph', text: translate(undecided.length === 0 ? messages.noFindings : messages.noneDecided, language) }, ...undecided]
  return [heading, ...findingTable(paper, report.findings), ...undecided]
}

/** What would be a finding if a fact that nobody stated held. */
function undecidedBlocks(paper: CheckPaper): Block[] {
  const { language, report } = paper
  const undecided = report.conditional.filter(({ condition }) => condition === 'unknown')
  if (undecided.length === 0) return []
  return [
    { type: 'heading', level: 1, text: translate(messages.undecided, language) },
    { type: 'paragraph', text: translate(messages.undecidedNote, language) },
    ...findingTable(paper, undecided),
  ]
}

/** A page with the subject's map and its findings below. */
function subjectSheet(paper: CheckPaper, answer: SiteAnswer, paint: PaintFrame, index: number): SheetSection {
  const { language, report } = paper
  const own = report.findings.filter(({ subject }) => subject === answer.subject)
  const name = own[0] === undefined ? (answer.subjectName ?? answer.subject) : nameOfFinding(own[0])
  const title = translate(messages.mapOf, language, { number: index + 1, name })
  return {
    type: 'sheet',
    page: pageSetup('A4', 'portrait'),
    title,
    level: 1,
    places: async () => [
      { column: 0, row: 0, columns: 12, rows: 8, blocks: [{ type: 'frame', height: 'rest', paint, description: title }] },
      { column: 0, row: 8, columns: 12, rows: 4, blocks: own.length === 0 ? [{ type: 'paragraph', text: translate(messages.noFindings, language) }] : findingTable(paper, own, false) },
    ],
  }
}
