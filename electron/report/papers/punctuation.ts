/** Marks that differ between the languages of a document. */
import type { Language } from '../../../shared/messages/translate'

export const inBrackets = (text: string, language: Language): string => (language === 'zh' ? `（${text}）` : ` (${text})`)

/** `title：text`. */
export const withColon = (title: string, text: string, language: Language): string => `${title}${language === 'zh' ? '：' : ': '}${text}`
