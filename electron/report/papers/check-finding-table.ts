/** Findings as a table of a document: severity, subject, constraint, amount, share, clause. */
import type { Finding } from '../../../shared/domain/check'
import { kinds } from '../../../shared/domain/kinds'
import { checkMessages } from '../../../shared/messages/check'
import { checkPaperMessages as messages } from '../../../shared/messages/check-paper'
import { type Language, translate } from '../../../shared/messages/translate'
import type { Block, Cell } from '../document/document'
import type { CheckPaper } from './check-paper-input'
import { inBrackets, withColon } from './punctuation'

/** White letters stand on them. */
const severityFills: Readonly<Record<Finding['severity'], string>> = { 3: '#b3123b', 2: '#a85200', 1: '#56636e' }

/** Longer tables belong into a workbook. */
const MOST_ROWS = 1000

export const nameOfFinding = ({ subjectName, subject }: Finding): string => subjectName ?? subject

/** @param named whether the subject stands in a column: not on its own page */
export function findingTable({ language, report }: CheckPaper, findings: readonly Finding[], named = true): Block[] {
  const shown = findings.slice(0, MOST_ROWS)
  const planar = report.plane !== null
  const head = [messages.severity, ...(named ? [messages.subject] : []), messages.constraint, messages.rule, messages.amount, messages.share, messages.basis]
  const table: Block = {
    type: 'table',
    columns: [{ share: 2.2 }, ...(named ? [{ share: 5 }] : []), { share: 5 }, { share: 1.7 }, { share: 4, align: 'right' as const }, { share: 2, align: 'right' as const }, { share: 6 }],
    head: [head.map((title) => ({ text: translate(title, language) }))],
    rows: shown.map((finding) => [
      severityCell(finding.severity, language),
      ...(named ? [{ text: nameOfFinding(finding) }] : []),
      { text: withColon(kinds[finding.constraintLayer].title[language], finding.constraintName ?? finding.constraint, language) },
      { text: finding.rule },
      { text: [amountOf(finding, language), ...(planar && finding.planeOverlapSquareMeters !== undefined && finding.planeOverlapSquareMeters !== null ? [inBrackets(`${report.plane ?? ''} ${squareMeters(finding.planeOverlapSquareMeters, language)}`, language)] : [])].join('') },
      { text: finding.shareOfSubject === null ? '' : percent(finding.shareOfSubject, language) },
      { text: finding.basis + (finding.basisVerified ? '' : translate(messages.unverifiedMark, language)) },
    ]),
  }
  return findings.length > MOST_ROWS ? [table, { type: 'paragraph', style: 'note', text: translate(messages.moreFindings, language, { count: findings.length - MOST_ROWS }) }] : [table]
}

function severityCell(severity: Finding['severity'], language: Language): Cell {
  return { text: [{ text: `${severity} ${translate(checkMessages[`severity_${severity}`], language)}`, colour: '#ffffff', bold: true }], fill: severityFills[severity], align: 'center' }
}

/** Area, length or distance; a sliver says so. */
export function amountOf(finding: Finding, language: Language): string {
  const { overlapSquareMeters, overlapMeters, distanceMeters, relation, certainty } = finding
  const sliver = certainty === 'sliver' ? ` ${translate(messages.sliver, language)}` : ''
  if (overlapSquareMeters !== null) return squareMeters(overlapSquareMeters, language) + sliver
  if (overlapMeters !== null) return meters(overlapMeters, language)
  return relation === 'distance' ? meters(distanceMeters, language) : ''
}

const fixed = (value: number, digits: number, language: Language) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value)
const squareMeters = (value: number, language: Language) => `${fixed(value, 2, language)} m²`
const meters = (value: number, language: Language) => `${fixed(value, 1, language)} m`

/** A share that is not nothing never reads 0. */
export function percent(share: number, language: Language): string {
  return share > 0 && share < 0.0005 ? '< 0.1 %' : `${fixed(share * 100, 1, language)} %`
}
