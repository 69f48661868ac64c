/** Places out of columns that a person named, where the reader of the file did not find them by itself. */
import { parseAngleText } from '../../../shared/domain/cell-text/angle-text'
import { parseNumberText } from '../../../shared/domain/cell-text/number-text'
import type { Value } from '../../../shared/domain/feature'

/** Indexes of the source columns that hold longitude and latitude, or easting and northing. */
export type PlaceColumns = { readonly x: number; readonly y: number }

/** A row's place in the file's system; `missing`: the row has none; else the column that cannot be read. */
export type RowPlace = { readonly kind: 'place'; readonly x: number; readonly y: number } | { readonly kind: 'missing' } | { readonly kind: 'unreadable'; readonly column: number }

export function readPlace({ x, y }: PlaceColumns, row: readonly Value[]): RowPlace {
  const [first, second] = [readOrdinate(row[x] ?? null), readOrdinate(row[y] ?? null)]
  if (first === null && second === null) return { kind: 'missing' }
  if (first === null || Number.isNaN(first)) return { kind: 'unreadable', column: x }
  if (second === null || Number.isNaN(second)) return { kind: 'unreadable', column: y }
  return { kind: 'place', x: first, y: second }
}

/** Null where it is empty, NaN where it cannot be read. */
function readOrdinate(value: Value): number | null {
  if (typeof value === 'number') return value
  if (value === null || (typeof value === 'string' && /^[\s\-—–/]*$/.test(value))) return null
  const text = String(value)
  return parseNumberText(text) ?? parseAngleText(text)?.degrees ?? Number.NaN
}
