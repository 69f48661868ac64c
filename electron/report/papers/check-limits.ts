/** What a printed check quotes and admits: clauses by number, layers, versions and rules, what was not checked, method, fingerprint. */
import type { CheckedLayer } from '../../../shared/domain/check'
import { kinds } from '../../../shared/domain/kinds'
import { checkMessages } from '../../../shared/messages/check'
import { checkPaperMessages as messages } from '../../../shared/messages/check-paper'
import { translate } from '../../../shared/messages/translate'
import type { Block } from '../document/document'
import { type CheckPaper, isDemonstration } from './check-paper-input'
import { readingLines } from './check-reading'
import { inBrackets, withColon } from './punctuation'

/** Clauses that findings quote, each once, with the rule that uses it and in what sense. */
export function clauseBlocks({ language, report, rules }: CheckPaper): Block[] {
  const quoted = new Map<string, { basis: string; verified: boolean; rules: Set<string> }>()
  for (const { basis, basisVerified, rule } of report.findings) {
    const known = quoted.get(basis) ?? { basis, verified: basisVerified, rules: new Set<string>() }
    known.rules.add(rule)
    quoted.set(basis, known)
  }
  if (quoted.size === 0) return []
  const titleOf = (id: string) => rules.find((rule) => rule.id === id)?.title[language] ?? ''
  return [
    { type: 'heading', level: 1, text: translate(messages.clauses, language) },
    {
      type: 'list',
      ordered: true,
      items: [...quoted.values()].map(({ basis, verified, rules: users }) => {
        const used = [...users].map((id) => `${id} ${titleOf(id)}`.trim()).join(language === 'zh' ? '、' : ', ')
        return `${basis}${verified ? '' : translate(messages.unverifiedMark, language)} — ${used}`
      }),
    },
  ]
}

/** Layers with versions, rules with versions, what could not be checked. */
export function coverageBlocks({ language, report, rules }: CheckPaper): Block[] {
  const say = (message: (typeof messages)[keyof typeof messages]) => translate(message, language)
  const titleOf = (id: string) => rules.find((rule) => rule.id === id)?.title[language] ?? ''
  const separator = language === 'zh' ? '、' : ', '
  return [
    { type: 'heading', level: 1, text: say(messages.checkedAgainst) },
    {
      type: 'table',
      columns: [{ share: 6 }, { share: 3, align: 'right' }, { share: 4, align: 'center' }],
      head: [[messages.layer, messages.features, messages.version].map((title) => ({ text: say(title) }))],
      rows: report.checkedAgainst.flatMap(({ layer, features, vintage, demonstration, parts }) =>
        namedParts(kinds[layer].title[language], features, parts).map((part) => [{ text: part.name + (demonstration ? inBrackets(say(messages.demonstrationMark), language) : '') }, { text: String(part.features) }, { text: vintage ?? '—' }]),
      ),
    },
    ...(report.noFindings.length === 0 ? [] : [heading(2, say(messages.noFindingsList)), paragraph(report.noFindings.join(separator))]),
    ...(report.uncheckedRules.length === 0
      ? []
      : [
          heading(2, say(messages.uncheckedRules)),
          { type: 'list' as const, items: report.uncheckedRules.map(({ rule, code }) => withColon(`${rule} ${titleOf(rule)}`, translate(checkMessages[code], language), language)) },
        ]),
    ...(report.unchecked.length === 0
      ? []
      : [heading(2, say(messages.uncheckedSubjects)), { type: 'list' as const, items: report.unchecked.map(({ subject, code }) => withColon(subject, translate(checkMessages[code], language), language)) }]),
  ]
}

export function methodBlocks({ language, report, rules, log }: CheckPaper, mapsLeftOut: number): Block[] {
  const say = (message: (typeof messages)[keyof typeof messages], params?: Readonly<Record<string, string | number>>) => translate(message, language, params)
  const separator = language === 'zh' ? '、' : ', '
  const points = [
    say(messages.methodArea),
    ...(report.plane === null ? [] : [say(messages.methodPlane, { plane: report.plane })]),
    say(messages.methodTolerance, { tolerance: report.toleranceSquareMeters }),
    ...(mapsLeftOut === 0 ? [] : [say(messages.mapsLeftOut, { count: mapsLeftOut })]),
    ...(isDemonstration(report) ? [say(messages.methodDemonstration)] : []),
    say(messages.methodSuspicion),
  ]
  const isVerified = new Map(rules.map(({ id, verified }) => [id, verified]))
  return [
    heading(1, say(messages.method)),
    { type: 'list', items: points },
    heading(2, say(messages.reading)),
    { type: 'list', items: readingLines(report, language) },
    heading(2, say(messages.rulesUsed)),
    paragraph(report.rules.map(({ id, version }) => `${id}${inBrackets(version, language)}${isVerified.get(id) === false ? say(messages.unverifiedMark) : ''}`).join(separator)),
    heading(2, say(messages.fingerprint)),
    { type: 'paragraph', style: 'small', text: report.fingerprint },
    { type: 'paragraph', style: 'small', text: say(messages.logHead, { entries: log.entries, hash: log.hash }) },
  ]
}

/** A layer as it is listed: the reference layer by the layers in it. */
export const namedParts = (title: string, features: number, parts: CheckedLayer['parts']): CheckedLayer['parts'] =>
  parts.length === 0 ? [{ name: title, features }] : parts.map((part) => ({ name: `${title} ${part.name}`, features: part.features }))

const heading = (level: 1 | 2, text: string): Block => ({ type: 'heading', level, text })
const paragraph = (text: string): Block => ({ type: 'paragraph', style: 'plain', text })
