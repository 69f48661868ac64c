/** Values that a person or a script gives for columns: only columns that may be edited, only values that they can hold. */
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import { vocabularyTitle } from '../../../shared/domain/vocabularies'
import { AppError } from '../../../shared/errors'

export type GivenValues = Readonly<Record<string, Value>>

/**
 * Check values; texts are trimmed, an empty one is unknown, a numeric one becomes a number where the column holds numbers.
 *
 * @throws AppError 'field.notEditable' for an unknown or managed column, 'field.badValue'
 */
export function checkValues(fields: readonly Field[], given: GivenValues): GivenValues {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const field = fields.find((other) => other.name === name)
      if (field === undefined || field.managed === true) throw new AppError('field.notEditable', { field: field?.title.zh ?? name })
      return [name, checkValue(field, value)]
    }),
  )
}

function checkValue(field: Field, given: Value): Value {
  const { type } = field
  const text = typeof given === 'string' ? given.trim() : given
  // The command line gives texts only.
  const value = (type === 'integer' || type === 'real') && typeof text === 'string' && text !== '' ? Number(text) : text
  if (value === null || value === '') return null
  if (!isOfType(field, value)) throw new AppError('field.badValue', { field: field.title.zh, value: String(given) })
  return value
}

function isOfType({ type, vocabulary }: Field, value: string | number | boolean): boolean {
  if (vocabulary !== undefined && (typeof value === 'boolean' || vocabularyTitle(vocabulary, value) === null)) return false
  switch (type) {
    case 'text':
      return typeof value === 'string'
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value)
    case 'real':
      return typeof value === 'number' && Number.isFinite(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && isDate(value)
    case 'datetime':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value))
    case 'json':
      return typeof value === 'string' && isJson(value)
  }
}

/** A day that the calendar has. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
