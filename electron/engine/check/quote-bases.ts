/** A legal basis as documents quote it. */
import type { LegalBasis } from '../../../shared/domain/rules/rule'
import { checkMessages } from '../../../shared/messages/check'
import type { Language } from '../../../shared/messages/translate'

/**
 * `《…法》第六十四条`; a name that already is a document number stands without marks. Several are joined by `；`.
 *
 * @param inForce false: none was in force on the day, which is said behind them
 */
export function quoteBases(bases: readonly LegalBasis[], inForce: boolean, language: Language): string {
  const quoted = bases.map((basis) => quoteOne(basis, language)).join(language === 'zh' ? '；' : '; ')
  return inForce ? quoted : `${quoted}${checkMessages.notInForce[language]}`
}

function quoteOne({ document, article, effectiveFrom, effectiveTo }: LegalBasis, language: Language): string {
  if (language === 'en') return [document.en, article].filter(Boolean).join(', ')
  // What is no document, such as a reminder of the program, has neither an article nor days in force, and stands without title marks.
  const isDocument = article !== undefined || effectiveFrom !== null || effectiveTo !== null
  return `${isDocument ? titled(document.zh) : document.zh}${article ?? ''}`
}

/** Names of laws take title marks; document numbers such as 自然资发〔2022〕142号 and names that carry theirs in brackets do so around the name alone. */
function titled(name: string): string {
  if (/^[^（]*〔\d{4}〕\d+号$/.test(name)) return name
  const [, title = name, number = ''] = /^(.*?)(（.*）)?$/.exec(name) ?? []
  return `《${title}》${number}`
}
