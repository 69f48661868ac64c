/** Cells merged down several data rows stand for every one of them: 如东县, written once, holds for its ten outfalls. */
import type { Cell, GridRow, Merge } from './cell'

export type MergeFiller = {
  /** Merged ranges among the data. */
  readonly count: number
  /** Rows must come in order; starting again from the top is allowed. */
  readonly apply: (row: GridRow) => GridRow
}

/** @param dataLine first line of the data */
export function createMergeFiller(merges: readonly Merge[], dataLine: number): MergeFiller {
  const vertical = merges.filter(({ firstLine, lastLine }) => firstLine >= dataLine && lastLine > firstLine).sort((a, b) => a.firstLine - b.firstLine)
  let next = 0
  let lineBefore = 0
  let active: { merge: Merge; value: Cell }[] = []
  return {
    count: vertical.length,
    apply(row) {
      if (row.line < lineBefore) {
        next = 0
        active = []
      }
      lineBefore = row.line
      for (; next < vertical.length && vertical[next]!.firstLine <= row.line; next++) {
        const merge = vertical[next]!
        // A range whose first row was blank throughout has no value to give.
        const value = merge.firstLine === row.line ? (row.cells[merge.firstColumn] ?? null) : null
        active.push({ merge, value })
      }
      if (active.length === 0) return row
      active = active.filter(({ merge }) => merge.lastLine >= row.line)
      const cells = [...row.cells]
      for (const { merge, value } of active) {
        if (value === null || merge.firstLine === row.line) continue
        while (cells.length <= merge.firstColumn) cells.push(null)
        cells[merge.firstColumn] = value
      }
      return { ...row, cells }
    },
  }
}
