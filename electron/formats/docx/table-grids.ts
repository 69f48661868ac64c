/**
 * Tables of a document as grids: a ledger each, one that goes on in several tables as one, and forms (a label, then what is filled in) as one
 * row a form.
 */
import { isHeadingWord } from '../table/heading-words'
import type { Grid, GridRow, Merge } from '../table/cell'
import type { DocumentCell, DocumentTable } from './document-tables'

const LEAST_LABELS = 3
const LABEL_SHARE = 0.7
/** Labels are written with blanks and colons as they please. */
const plainLabel = (text: string) => text.replaceAll(/\s/g, '').replace(/[:：]$/, '')

/** @param tables in the order of the document */
export function gridsOfTables(tables: readonly DocumentTable[]): readonly Grid[] {
  const forms = new Map<string, { readonly caption: string; readonly labels: readonly string[]; readonly rows: string[][] }>()
  const ledgers: { readonly caption: string; readonly rows: (readonly DocumentCell[])[] }[] = []
  for (const { caption, rows } of tables) {
    const form = readForm(rows)
    if (form !== null) {
      const labels = [...form.keys()]
      const key = JSON.stringify(labels)
      const known = forms.get(key) ?? { caption, labels, rows: [] }
      forms.set(key, known)
      known.rows.push([...form.values()])
      continue
    }
    const last = ledgers.at(-1)
    if (last !== undefined && goesOn(last.rows, rows)) last.rows.push(...rows)
    else ledgers.push({ caption, rows: [...rows] })
  }
  return [
    ...ledgers.map(({ caption, rows }, index) => gridOf(caption || `表${index + 1}`, rows.map((row) => row.map(({ column, text, continues }) => ({ column, text: continues ? '' : text }))), mergesOf(rows))),
    ...[...forms.values()].map(({ caption, labels, rows }, index) => gridOf(caption || `表单${index + 1}`, [labels, ...rows].map((texts) => texts.map((text, column) => ({ column, text }))), [])),
  ]
}

function gridOf(name: string, rows: readonly (readonly { readonly column: number; readonly text: string }[])[], merges: readonly Merge[]): Grid {
  const gridRows = rows.map((cells, index): GridRow => {
    const texts: (string | null)[] = []
    for (const { column, text } of cells) {
      while (texts.length < column) texts.push(null)
      texts[column] = text === '' ? null : text
    }
    return { line: index + 1, cells: texts }
  })
  return {
    name,
    merges,
    // oxlint-disable-next-line require-await -- grids are asynchronous; this one is in memory already
    async *rows() {
      yield { rows: gridRows, progress: 1 }
    },
  }
}

/** Cells over several columns or rows. */
function mergesOf(rows: readonly (readonly DocumentCell[])[]): readonly Merge[] {
  const merges: Merge[] = []
  for (const [index, row] of rows.entries()) {
    for (const { column, span, continues } of row) {
      if (continues) continue
      let last = index
      while (rows[last + 1]?.some((cell) => cell.column === column && cell.continues) === true) last++
      if (last > index || span > 1) merges.push({ firstLine: index + 1, lastLine: last + 1, firstColumn: column, lastColumn: column + span - 1 })
    }
  }
  return merges
}

/** A table that begins with the same heading as the one before: printed anew after a heading or on another page. */
function goesOn(before: readonly (readonly DocumentCell[])[], rows: readonly (readonly DocumentCell[])[]): boolean {
  const [first, next] = [before[0], rows[0]]
  if (first === undefined || next === undefined || rows.length < 2 || first.length < 2) return false
  return first.length === next.length && first.every(({ column, text }, place) => next[place]!.column === column && plainLabel(next[place]!.text) === plainLabel(text) && text !== '')
}

/** @returns labels with what stands behind them; null where the table is no form */
function readForm(rows: readonly (readonly DocumentCell[])[]): ReadonlyMap<string, string> | null {
  const filled = new Map<string, string>()
  let labels = 0
  for (const row of rows) {
    const cells = row.filter(({ continues }) => !continues)
    if (cells.length === 0) continue
    // A title over the whole width belongs to no label.
    if (cells.length === 1) {
      if (filled.size === 0) continue
      return null
    }
    if (cells.length % 2 !== 0) return null
    for (let at = 0; at < cells.length; at += 2) {
      const label = plainLabel(cells[at]!.text)
      if (label === '') continue
      if (filled.has(label)) return null
      filled.set(label, cells[at + 1]!.text)
      if (isHeadingWord(label)) labels++
    }
  }
  const width = Math.max(...rows.map((row) => row.length))
  const isForm = width <= 4 && filled.size >= LEAST_LABELS && labels >= LABEL_SHARE * filled.size && !hasHeadingRow(rows)
  return isForm ? filled : null
}

/** Where all of the first row are headings, it is a ledger of few columns. */
function hasHeadingRow(rows: readonly (readonly DocumentCell[])[]): boolean {
  const first = rows.find((row) => row.length > 1)
  return first !== undefined && first.every(({ text }) => isHeadingWord(text))
}
