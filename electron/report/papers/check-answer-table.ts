/** The desk's questions and their answers: one site as a table of details, many as a matrix. */
import type { CheckReport } from '../../../shared/domain/check'
import { kinds } from '../../../shared/domain/kinds'
import { type SiteAnswer, type SiteAnswerCode, siteQuestions, type SiteQuestionAnswer } from '../../../shared/domain/site-answer'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { checkMessages } from '../../../shared/messages/check'
import { checkPaperMessages as messages, siteAnswerTitles, siteQuestionTitles } from '../../../shared/messages/check-paper'
import { type Language, translate } from '../../../shared/messages/translate'
import type { Block, Cell } from '../document/document'
import { amountOf, percent } from './check-finding-table'
import type { CheckPaper } from './check-paper-input'
import { inBrackets, withColon } from './punctuation'

const ANSWER_COLOURS: Readonly<Record<SiteAnswerCode, string>> = { involved: '#b3123b', notFound: '#1e7a46', notChecked: '#6b5a00' }
/** Longer matrices belong into a workbook. */
const MOST_SUBJECTS = 400
const MOST_FINDINGS = 3

export function answerTable({ language, report }: CheckPaper, answer: SiteAnswer): Block {
  return {
    type: 'table',
    caption: translate(messages.answerHead, language),
    columns: [{ share: 4 }, { share: 2, align: 'center' }, { share: 10 }],
    head: [[messages.question, messages.answer, messages.detail].map((title) => ({ text: translate(title, language) }))],
    rows: answer.questions.map((question) => [
      { text: translate(siteQuestionTitles[question.question], language), bold: true },
      answerCell(question.answer, language),
      { text: detail(question, report, language) },
    ]),
  }
}

export function answerMatrix({ language, answers }: CheckPaper): Block[] {
  const shown = answers.slice(0, MOST_SUBJECTS)
  return [
    { type: 'heading', level: 1, text: translate(messages.matrix, language) },
    {
      type: 'table',
      columns: [{ share: 5 }, ...siteQuestions.map(() => ({ share: 2, align: 'center' as const }))],
      head: [[{ text: translate(messages.subject, language) }, ...siteQuestions.map((question) => ({ text: translate(siteQuestionTitles[question], language) }))]],
      rows: shown.map((answer) => [
        { text: answer.subjectName ?? answer.subject },
        ...siteQuestions.map((question): Cell => {
          const given = answer.questions.find((one) => one.question === question)
          return given === undefined ? { text: '' } : answerCell(given.answer, language)
        }),
      ]),
    },
    ...(answers.length > MOST_SUBJECTS ? [{ type: 'paragraph' as const, style: 'note' as const, text: translate(messages.moreSubjects, language, { count: answers.length - MOST_SUBJECTS }) }] : []),
  ]
}

function answerCell(answer: SiteAnswerCode, language: Language): Cell {
  return { text: [{ text: translate(siteAnswerTitles[answer], language), colour: ANSWER_COLOURS[answer], bold: answer === 'involved' }], align: 'center' }
}

/** Control units with their lists, findings with their amounts, what it was held against, and what could not be applied. */
function detail(question: SiteQuestionAnswer, report: CheckReport, language: Language): string {
  const stop = language === 'zh' ? '；' : '; '
  const units = question.units.map(({ id, name, unitClass, admissionList }) => {
    const title = unitClass === null ? '' : inBrackets(vocabularies.controlUnitClass[unitClass as CodeOf<'controlUnitClass'>]?.[language] ?? unitClass, language)
    const unit = `${name ?? id}${title}`
    return admissionList === null ? unit : withColon(unit, admissionList, language)
  })
  const findings = question.findings.flatMap((index) => report.findings[index] ?? []).map((finding) => {
    const share = finding.shareOfSubject === null ? '' : inBrackets(percent(finding.shareOfSubject, language), language)
    return `${finding.rule} ${finding.constraintName ?? finding.constraint} ${amountOf(finding, language)}${share}`
  })
  const undecided = question.conditional.flatMap((index) => report.conditional[index] ?? []).map((contact) => {
    const share = contact.shareOfSubject === null ? '' : inBrackets(percent(contact.shareOfSubject, language), language)
    return `${contact.rule} ${contact.constraintName ?? contact.constraint} ${amountOf(contact, language)}${share}${language === 'zh' ? '，' : ', '}${translate(checkMessages[`condition_${contact.condition}`], language)}`
  })
  const more = findings.length > MOST_FINDINGS ? [`… ${findings.length}`] : []
  const layers = question.layers.map(({ layer, features, vintage }) =>
    translate(messages.layerFacts, language, { layer: kinds[layer].title[language], features, vintage: vintage === null ? '' : translate(messages.vintage, language, { date: vintage }) }),
  )
  const unchecked = question.unchecked.map(({ rule, code }) => withColon(rule, translate(checkMessages[code], language), language))
  const against = layers.length === 0 ? [translate(messages.noLayer, language)] : question.answer === 'notChecked' && unchecked.length === 0 ? [translate(messages.noRuleApplies, language)] : layers
  return [...units, ...findings.slice(0, MOST_FINDINGS), ...more, ...undecided.slice(0, MOST_FINDINGS), ...(findings.length + undecided.length === 0 || units.length > 0 ? against : []), ...unchecked].join(stop)
}
