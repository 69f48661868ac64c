/** Figures of the conflict check of all projects: the same report as `dutu check layer:project`. */
import type { FigureRows } from '../../../../shared/domain/briefing'
import type { Finding } from '../../../../shared/domain/check'
import { kinds } from '../../../../shared/domain/kinds'
import { briefMessages } from '../../../../shared/messages/brief'
import { checkMessages } from '../../../../shared/messages/check'
import type { Language, Message } from '../../../../shared/messages/translate'
import { cell, column, counted, type StoredQuery, textParameter, worded } from '../query-context'

const severityNames: Readonly<Record<Finding['severity'], Message>> = { 3: { zh: '严重', en: 'severe' }, 2: { zh: '较重', en: 'serious' }, 1: { zh: '提示', en: 'notice' } }
const SEVERITY_CHIPS: Readonly<Record<Finding['severity'], string>> = { 3: '#F5B5C0', 2: '#F8D0A8', 1: '#D8DEE3' }

function findingRows(findings: readonly Finding[], language: Language): FigureRows {
  const { subject, rule, severity, layer, constraint, overlap, shareOfSubject, distance, basis } = briefMessages
  return {
    columns: [
      column('severity', severity, language, 'center'), column('subject', subject, language), column('rule', rule, language, 'center'), column('layer', layer, language), column('constraint', constraint, language),
      column('overlap', overlap, language, 'right'), column('share', shareOfSubject, language, 'right'), column('distance', distance, language, 'right'), column('basis', basis, language),
    ],
    rows: findings.map((finding) => ({
      severity: { text: severityNames[finding.severity][language], chip: SEVERITY_CHIPS[finding.severity] },
      subject: cell(finding.subjectName ?? finding.subject),
      rule: cell(finding.rule),
      layer: cell(kinds[finding.constraintLayer].title[language]),
      constraint: cell(finding.constraintName ?? finding.constraint),
      overlap: cell(finding.overlapSquareMeters === null ? '' : `${finding.overlapSquareMeters.toFixed(2)}${finding.certainty === 'sliver' ? ` ${checkMessages.sliver[language]}` : ''}`),
      share: cell(finding.shareOfSubject === null ? '' : (finding.shareOfSubject * 100).toFixed(2)),
      distance: cell(finding.distanceMeters.toFixed(1)),
      basis: cell(finding.basis),
    })),
  }
}

const count: StoredQuery = async ({ data, language }, parameters) => {
  const report = await data.check()
  const rows = (findings: readonly Finding[]) => findingRows(findings, language)
  switch (textParameter(parameters, 'field')) {
    case 'subjects': return counted(report.subjects)
    case 'hit': return counted(report.subjectsWithFindings, rows(report.findings))
    case 'clear': return counted(report.noFindings.length)
    case 'findings': return counted(report.findings.length, rows(report.findings))
    case 'severe': return ofSeverity(3)
    case 'serious': return ofSeverity(2)
    case 'notice': return ofSeverity(1)
    default: throw new Error(`there is no count ${String(parameters['field'])} of a check`)
  }
  function ofSeverity(severity: Finding['severity']) {
    const found = report.findings.filter((finding) => finding.severity === severity && finding.certainty === 'certain')
    return counted(found.length, rows(found))
  }
}

const findings: StoredQuery = async ({ data, language, member }, parameters) => {
  const report = await data.check()
  const own = parameters['subject'] === 'member' && member !== null ? report.findings.filter(({ subject, subjectName }) => subject === member.id || subjectName === member.name) : report.findings
  return counted(own.length, findingRows(own, language))
}

const layers: StoredQuery = async ({ data, language }) => {
  const { checkedAgainst } = await data.check()
  const { layer, features, vintage } = briefMessages
  return counted(checkedAgainst.length, {
    columns: [column('layer', layer, language), column('features', features, language, 'right'), column('vintage', vintage, language, 'center')],
    rows: checkedAgainst.map((one) => ({ layer: cell(kinds[one.layer].title[language]), features: cell(one.features), vintage: cell(one.vintage) })),
  })
}

const unchecked: StoredQuery = async ({ data, language }) => {
  const { uncheckedRules } = await data.check()
  return counted(uncheckedRules.length, {
    columns: [column('rule', briefMessages.rule, language, 'center'), column('note', briefMessages.note, language)],
    rows: uncheckedRules.map(({ rule, code }) => ({ rule: cell(rule), note: cell(checkMessages[code][language]) })),
  })
}

const fingerprint: StoredQuery = async ({ data }) => worded((await data.check()).fingerprint)

export const checkQueries: Readonly<Record<string, StoredQuery>> = { 'check.count': count, 'check.findings': findings, 'check.layers': layers, 'check.unchecked': unchecked, 'check.fingerprint': fingerprint }
