/**
 * Rows of one sheet out of the events of its XML, a row at a time: memory holds no sheet.
 *
 * A formula counts by the result that was stored with it; it is never evaluated. Source: ECMA-376 Part 1, 18.3 (worksheets).
 */
import type { Cell, GridRow, Merge } from '../table/cell'
import type { XmlHandler } from '../xml/xml-records'
import { columnOfReference, MAX_COLUMNS, MAX_ROWS, mergeOfReference } from './cell-reference'
import { cellOfNumber } from './number-format'
import { unescape, type WorkbookParts } from './workbook-parts'

const MAX_MERGES = 200_000

export class SheetRowsHandler implements XmlHandler<GridRow> {
  readonly merges: Merge[] = []
  private rows: GridRow[] = []
  private line = 0
  private cells: Cell[] = []
  private hidden = false
  private column = -1
  private type = 'n'
  private style = 0
  private hasFormula = false
  private value: string | null = null
  private inline = ''
  private collects: 'value' | 'inline' | null = null
  private phonetic = false

  constructor(private readonly parts: WorkbookParts) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row': {
        const stated = Number(attributes['r'])
        this.line = Number.isInteger(stated) && stated > this.line && stated <= MAX_ROWS ? stated : this.line + 1
        this.cells = []
        this.column = -1
        this.hidden = attributes['hidden'] === '1' || attributes['hidden'] === 'true'
        break
      }
      case 'c':
        this.column = columnOfReference(attributes['r'] ?? '') ?? this.column + 1
        this.type = attributes['t'] ?? 'n'
        this.style = Number(attributes['s'] ?? 0)
        this.value = null
        this.inline = ''
        this.hasFormula = false
        break
      case 'f':
        this.hasFormula = true
        break
      case 'v':
        this.value = ''
        this.collects = 'value'
        break
      case 't':
        if (!this.phonetic) this.collects = 'inline'
        break
      case 'rPh':
        this.phonetic = true
        break
      case 'mergeCell': {
        const merge = mergeOfReference(attributes['ref'] ?? '')
        if (merge && this.merges.length < MAX_MERGES) this.merges.push(merge)
      }
    }
  }

  text(text: string): void {
    if (this.collects === 'value') this.value += text
    else if (this.collects === 'inline') this.inline += text
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.collects = null
        break
      case 'rPh':
        this.phonetic = false
        break
      case 'c':
        this.endCell()
        break
      case 'row':
        if (this.cells.length > 0) this.rows.push({ line: this.line, cells: this.cells, ...(this.hidden ? { hidden: true } : {}) })
    }
  }

  private endCell(): void {
    const cell = this.readCell()
    if (cell === null || this.column >= MAX_COLUMNS) return
    while (this.cells.length < this.column) this.cells.push(null)
    this.cells[this.column] = cell
  }

  private readCell(): Cell {
    const { value, type } = this
    if (type === 'inlineStr') return this.inline === '' ? null : unescape(this.inline)
    if (value === null || (value === '' && type !== 'str')) return this.hasFormula ? { kind: 'error', text: '=…' } : null
    switch (type) {
      case 's':
        return this.parts.sharedStrings[Number(value)] ?? null
      case 'str':
        return value === '' ? null : unescape(value)
      case 'b':
        return value === '1' || value === 'true'
      case 'e':
        return { kind: 'error', text: value.slice(0, 20) }
      case 'd':
        return { kind: 'date', precision: value.includes('T') ? 'time' : 'day', iso: value.slice(0, 19) }
      default: {
        const number = Number(value)
        return Number.isFinite(number) ? cellOfNumber(number, this.parts.formats[this.style] ?? 'general', this.parts.date1904) : value
      }
    }
  }

  takeItems(): GridRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }
}
