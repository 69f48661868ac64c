/** What a code in a column of a theme is called. */
import type { Message } from '../messages/translate'
import type { Field } from './field'
import { type KindId, kinds } from './kinds'
import { vocabularyTitle } from './vocabularies'

/** By the vocabulary of the column; the code itself where there is none, or where the vocabulary does not know it. */
export function codeTitle(kind: KindId, column: string, code: string): Message {
  const fields: readonly Field[] = kinds[kind].fields
  const vocabulary = fields.find(({ name }) => name === column)?.vocabulary
  return (vocabulary === undefined ? null : vocabularyTitle(vocabulary, code)) ?? { zh: code, en: code }
}
