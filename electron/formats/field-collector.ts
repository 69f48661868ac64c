/**
 * Finds the fields of records that bring their own names (GeoJSON, KML): their order, and the type that fits all values.
 */
import { AppError } from '../../shared/errors'
import type { Value } from '../../shared/domain/feature'
import type { FieldType } from '../../shared/domain/field'
import type { SourceField } from '../../shared/domain/source-record'
import { uniqueFieldNames } from './field-name'
import { MAX_FIELDS } from './limits'

export type CollectedFields = {
  readonly fields: readonly SourceField[]
  /** Values in the order of `fields`, converted to each field's type; absent ones are null. */
  toValues(properties: Readonly<Record<string, unknown>>): Value[]
}

export class FieldCollector {
  private readonly types = new Map<string, FieldType | null>()

  /** @param name file name, for messages */
  constructor(private readonly name: string) {}

  add(properties: Readonly<Record<string, unknown>>): void {
    for (const key of Object.keys(properties)) {
      const value = properties[key]
      const known = this.types.get(key)
      const found = typeOfValue(value)
      if (known === undefined) {
        if (this.types.size >= MAX_FIELDS) throw new AppError('import.tooManyFields', { name: this.name, found: this.types.size + 1, limit: MAX_FIELDS })
        this.types.set(key, found)
      } else if (found !== null && found !== known) this.types.set(key, known === null ? found : widen(known, found))
    }
  }

  finish(): CollectedFields {
    const keys = [...this.types.keys()]
    const names = uniqueFieldNames(keys)
    const fields = keys.map((key, index) => ({ name: names[index]!, type: this.types.get(key) ?? ('text' as const), unit: null }))
    return {
      fields,
      toValues: (properties) => keys.map((key, index) => toValue(Object.hasOwn(properties, key) ? properties[key] : null, fields[index]!.type)),
    }
  }
}

function typeOfValue(value: unknown): FieldType | null {
  switch (typeof value) {
    case 'string':
      return 'text'
    case 'boolean':
      return 'boolean'
    case 'number':
      return Number.isSafeInteger(value) ? 'integer' : 'real'
    case 'object':
      return value === null ? null : 'json'
    default:
      return null
  }
}

function widen(a: FieldType, b: FieldType): FieldType {
  if ((a === 'integer' && b === 'real') || (a === 'real' && b === 'integer')) return 'real'
  return a === 'json' || b === 'json' ? 'json' : 'text'
}

function toValue(value: unknown, type: FieldType): Value {
  if (value === null || value === undefined) return null
  if (type === 'json') return JSON.stringify(value)
  if (typeof value === 'string' || (typeof value === 'number' && type !== 'text') || (typeof value === 'boolean' && type === 'boolean')) return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value as number | boolean)
}
