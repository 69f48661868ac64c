/**
 * Tables of a Word document out of the events of its XML.
 *
 * Source: ECMA-376 Part 1, 17.4 (tables). Deleted text, field codes and the second form of alternate content are left out; a table inside a
 * cell is that cell's text. Automatic numbers are no text and do not come along.
 */
import type { XmlHandler } from '../xml/xml-records'

export type DocumentCell = {
  /** 0-based column of the table's grid. */
  readonly column: number
  /** Columns that it takes. */
  readonly span: number
  /** It goes on what the cell above it began. */
  readonly continues: boolean
  /** Paragraphs are separated by line feeds. */
  readonly text: string
}

export type DocumentTable = {
  /** The last text before it; empty where there is none. */
  readonly caption: string
  readonly rows: readonly (readonly DocumentCell[])[]
}

/** Word itself allows 63 columns; more than this is damage. */
const MAX_COLUMNS = 1000
const MAX_CAPTION_CHARACTERS = 80
/** What stands between a title and its table: a date in brackets, who filled it in, the unit. */
const REMARK = /^[（(]|^(?:填报|填表|制表|单位|日期|时间|截至)[^：:]{0,8}[：:]/

type OpenCell = { column: number; span: number; continues: boolean; paragraphs: string[] }

export class DocumentTablesHandler implements XmlHandler<DocumentTable> {
  private tables: DocumentTable[] = []
  /** How many tables are open within one another. */
  private depth = 0
  private rows: DocumentCell[][] = []
  private row: DocumentCell[] = []
  private column = 0
  private cell: OpenCell | null = null
  private paragraph = ''
  private caption = ''
  private collects = false
  /** Elements open below one that is passed over; 0: none. */
  private skipped = 0

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.skipped > 0 || name === 'Fallback') {
      this.skipped++
      return
    }
    const value = attributes['w:val'] ?? attributes['val']
    switch (name) {
      case 'tbl':
        if (this.depth++ === 0) this.rows = []
        break
      case 'tr':
        if (this.depth !== 1) break
        this.row = []
        this.column = 0
        break
      case 'tc':
        if (this.depth === 1) this.cell = { column: this.column, span: 1, continues: false, paragraphs: [] }
        break
      case 'gridBefore':
        if (this.depth === 1 && this.cell === null) this.column = Math.min(MAX_COLUMNS, this.column + countOf(value))
        break
      case 'gridSpan':
        if (this.depth === 1 && this.cell !== null) this.cell.span = Math.max(1, countOf(value))
        break
      case 'vMerge':
        if (this.depth === 1 && this.cell !== null) this.cell.continues = value !== 'restart'
        break
      case 'p':
        this.paragraph = ''
        break
      case 't':
        this.collects = true
        break
      case 'tab':
        this.paragraph += ' '
        break
      case 'br':
      case 'cr':
        this.paragraph += '\n'
    }
  }

  text(text: string): void {
    if (this.collects && this.skipped === 0) this.paragraph += text
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped--
      return
    }
    switch (name) {
      case 't':
        this.collects = false
        break
      case 'p':
        this.endParagraph()
        break
      case 'tc':
        if (this.depth === 1) this.endCell()
        break
      case 'tr':
        if (this.depth === 1 && this.row.length > 0) this.rows.push(this.row)
        break
      case 'tbl':
        if (--this.depth > 0) break
        if (this.rows.length > 0) this.tables.push({ caption: this.caption, rows: this.rows })
        this.caption = ''
    }
  }

  takeItems(): DocumentTable[] {
    const { tables } = this
    this.tables = []
    return tables
  }

  private endParagraph(): void {
    const text = this.paragraph.trim()
    this.paragraph = ''
    if (text === '') return
    if (this.cell !== null) this.cell.paragraphs.push(text)
    else if (this.depth === 0 && !REMARK.test(text)) this.caption = text.slice(0, MAX_CAPTION_CHARACTERS)
  }

  private endCell(): void {
    const { cell } = this
    this.cell = null
    if (cell === null || cell.column >= MAX_COLUMNS) return
    const span = Math.min(cell.span, MAX_COLUMNS - cell.column)
    this.row.push({ column: cell.column, span, continues: cell.continues, text: cell.paragraphs.join('\n') })
    this.column = cell.column + span
  }
}

function countOf(value: string | undefined): number {
  const count = Number(value ?? 0)
  return Number.isInteger(count) && count > 0 ? Math.min(count, MAX_COLUMNS) : 0
}
