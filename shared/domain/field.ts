/** How one column of a theme's table is described: storage type, titles, vocabulary, unit, visibility. */
import type { Message } from '../messages/translate'
import type { VocabularyId } from './vocabularies'

/**
 * Storage type of a column.
 *
 * `date` is ISO `YYYY-MM-DD`, `datetime` ISO UTC with `Z`, `boolean` 0/1, `json` a JSON text. NULL always means unknown.
 */
export type FieldType = 'text' | 'integer' | 'real' | 'boolean' | 'date' | 'datetime' | 'json'

/** One column. `name` is snake_case ASCII, at most 63 characters. */
export type Field = {
  readonly name: string
  readonly type: FieldType
  readonly title: Message
  /** The column holds codes of this vocabulary; screens and documents show their titles. */
  readonly vocabulary?: VocabularyId
  /** SI or trade unit of the number, as printed (`m²`, `km`, `t/d`). */
  readonly unit?: string
  /** Found by the search box. */
  readonly searchable?: boolean
  /** Internal use only: left out of public versions. */
  readonly internal?: boolean
  /** Kept by the program; not offered for editing or import mapping. */
  readonly managed?: boolean
  /** Other headings under which ledgers carry this column, Chinese and English. */
  readonly synonyms?: readonly string[]
}
