/** Cell addresses of spreadsheets: A1, XFD1048576, A1:C3. */
import type { Merge } from '../table/cell'

/** Excel's own bounds. */
export const MAX_COLUMNS = 16_384
export const MAX_ROWS = 1_048_576

/** @returns 0-based column; null for what is no address */
export function columnOfReference(reference: string): number | null {
  let column = 0
  let index = 0
  for (; index < reference.length && index < 4; index++) {
    const letter = reference.charCodeAt(index) - 64
    if (letter < 1 || letter > 26) break
    column = 26 * column + letter
  }
  return index === 0 || column > MAX_COLUMNS ? null : column - 1
}

/** @returns null for what is no range, and for a range of one cell */
export function mergeOfReference(reference: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!match) return null
  const [firstColumn, lastColumn] = [columnOfReference(match[1]!), columnOfReference(match[3]!)]
  const [firstLine, lastLine] = [Number(match[2]), Number(match[4])]
  if (firstColumn === null || lastColumn === null || lastLine > MAX_ROWS || firstLine > lastLine || firstColumn > lastColumn) return null
  return firstLine === lastLine && firstColumn === lastColumn ? null : { firstLine, lastLine, firstColumn, lastColumn }
}
