/** Rows of a table as the interface's values: what to select and how to read what comes back. */
import type { Feature, Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import type { KindId } from '../../../shared/domain/kinds'
import type { SqlRow, SqlValue } from '../connection/connection'
import { quoteName } from '../connection/quote'
import type { TableShape } from '../schema/table-shape'

/** Column list without `fid` and geometry. A file with an older schema may lack columns: those read as null. */
export function selectList(shape: TableShape, present: ReadonlySet<string>): string {
  return shape.columns.map(({ name }) => (present.has(name) ? quoteName(name) : `NULL AS ${quoteName(name)}`)).join(', ')
}

/** A stored value as the interface has it. Values that another program wrote against the column's type come as text or number. */
export function toValue(field: Field | undefined, value: SqlValue): Value {
  if (value === null) return null
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'object') return null
  if (field?.type === 'boolean' && typeof value === 'number') return value !== 0
  return value
}

/**
 * @param row values in the order of `shape.columns`, from index `from` on
 */
export function toValues(shape: TableShape, row: SqlRow, from: number): Record<string, Value> {
  const values: Record<string, Value> = {}
  shape.columns.forEach((field, index) => {
    values[field.name] = toValue(field, row[from + index] ?? null)
  })
  return values
}

/** A feature from its `fid` and columns; `extra` is parsed and not among the properties. */
export function toFeature(shape: TableShape, kind: KindId, row: SqlRow, geometry: Feature['geometry'], from: number): Feature {
  const { extra = null, ...properties } = toValues(shape, row, from)
  return { kind, id: String(row[0]), geometry, properties, otherColumns: parseOtherColumns(extra) }
}

/** The source's other columns. What is no JSON object stays readable as one text. */
export function parseOtherColumns(extra: Value): Readonly<Record<string, Value>> {
  if (typeof extra !== 'string' || extra === '') return {}
  try {
    const parsed: unknown = JSON.parse(extra)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, isValue(value) ? value : JSON.stringify(value)]))
    }
  } catch {
    // Written by another program.
  }
  return { extra }
}

function isValue(value: unknown): value is Value {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}
