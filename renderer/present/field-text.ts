/** Stored values as people read them: titles of codes, numbers with unit, yes and no. */
import type { Value } from '../../shared/domain/feature'
import type { Field } from '../../shared/domain/field'
import { vocabularyTitle } from '../../shared/domain/vocabularies'
import { inspectorMessages } from '../../shared/messages/inspector'
import type { Language } from '../../shared/messages/translate'

/** @returns an empty text for an unknown value */
export function fieldText(field: Field, value: Value | undefined, language: Language): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return (value ? inspectorMessages.yes : inspectorMessages.no)[language]
  if (field.vocabulary !== undefined) return vocabularyTitle(field.vocabulary, value)?.[language] ?? String(value)
  if (typeof value === 'number') {
    const text = numberText(field, value, language)
    return field.unit === undefined ? text : `${text} ${field.unit}`
  }
  return value
}

/** Whether a column's values are numbers to be compared by their size: right-aligned. */
export function isMeasure(field: Field): boolean {
  return field.vocabulary === undefined && (field.type === 'real' || (field.type === 'integer' && field.unit !== undefined))
}

/** Whole numbers without a unit are years, batches and the like: no separators. */
function numberText(field: Field, value: number, language: Language): string {
  if (field.type === 'integer' && field.unit === undefined) return String(value)
  return new Intl.NumberFormat(language, { maximumFractionDigits: 6 }).format(value)
}
