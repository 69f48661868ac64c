/** A legal basis as documents quote it. */
import type { LegalBasis } from '../../../shared/domain/rules/rule'
import type { Language } from '../../../shared/messages/translate'

/** `《…法》第六十四条`; a name that already is a document number stands without marks. Several are joined by `；`. */
export function quoteBases(bases: readonly LegalBasis[], language: Language): string {
  return bases.map(({ document, article }) => (language === 'zh' ? `${titled(document.zh)}${article ?? ''}` : [document.en, article].filter(Boolean).join(', '))).join(language === 'zh' ? '；' : '; ')
}

/** Names of laws take title marks; document numbers such as 自然资发〔2022〕142号 and names that carry theirs in brackets do so around the name alone. */
function titled(name: string): string {
  if (/^[^（]*〔\d{4}〕\d+号$/.test(name)) return name
  const [, title = name, number = ''] = /^(.*?)(（.*）)?$/.exec(name) ?? []
  return `《${title}》${number}`
}
