/** Values of the interface as the file stores them: OGC 12-128r17, table 1. */
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import type { SqlValue } from '../connection/connection'

const DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * @throws Error for a value that is not of the column's type: callers check people's input before
 */
export function toSqlValue(field: Field, value: Value | undefined): SqlValue {
  if (value === null || value === undefined) return null
  switch (field.type) {
    case 'text':
    case 'json':
      return typeof value === 'string' ? value : String(value)
    case 'integer':
      return Number.isSafeInteger(value) ? (value as number) : refuse(field, value)
    case 'real':
      return typeof value === 'number' && Number.isFinite(value) ? value : refuse(field, value)
    case 'boolean':
      return value === true || value === 1 ? 1 : value === false || value === 0 ? 0 : refuse(field, value)
    case 'date':
      return typeof value === 'string' && DATE.test(value) ? value : refuse(field, value)
    case 'datetime':
      return toDateTime(field, value)
  }
}

/** The one form that GeoPackage allows: UTC with milliseconds. */
function toDateTime(field: Field, value: Value): string {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? refuse(field, value) : new Date(time).toISOString()
}

function refuse(field: Field, value: Value): never {
  throw new Error(`${JSON.stringify(value)} is no ${field.type} for column ${field.name}`)
}
