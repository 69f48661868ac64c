/**
 * What a column of cells is, from all of them: a type that loses nothing, and how each cell becomes a value of it.
 *
 * A column is numeric only where every cell is a number or a sign for “none”; a single `0.01L` makes it text. Codes (leading
 * zeros, many digits, or a heading that says so) are always text, however the spreadsheet stored them.
 */
import { dateOfSerial, parseDateText } from '../../../shared/domain/cell-text/date-text'
import { parseNumberText } from '../../../shared/domain/cell-text/number-text'
import { toPlainText } from '../../../shared/domain/cell-text/plain-text'
import type { Value } from '../../../shared/domain/feature'
import type { FieldType } from '../../../shared/domain/field'
import type { SourceProblem } from '../../../shared/domain/source-record'
import { isBlank, textOfCell, type Cell } from './cell'

const CODE_HEADING = /(?:编码|代码|编号|证号|卡号|账号|电话|手机|传真|邮编|身份证|信用|国标码|区划|图幅号|(?:^|[^序型])号$|code|phone|tel$|zip)/i
const DATE_HEADING = /(?:日期|时间|时限|期限|date|time$)/i
/** Signs for “none” in a column of numbers. */
export const PLACEHOLDERS: ReadonlySet<string> = new Set(['-', '--', '---', '—', '——', '－', '/', '\\', '*', '…', 'null', 'n/a', 'na', '#n/a', 'nan', '无'])
/** Digits that Excel keeps; further ones become zeros. */
const MAX_EXCEL_DIGITS = 15
/** Numbers as long as this are codes: credit codes, identity numbers, outfall codes. */
const MIN_CODE_DIGITS = 12

export class ColumnProfile {
  private numbers = 0
  private integers = 0
  private texts = 0
  private booleans = 0
  private days = 0
  private times = 0
  private partialDates = 0
  private serials = 0
  private packedDates = 0
  private codes = 0
  /** Longest digits with a leading zero. */
  private paddedWidth = 0

  constructor(private readonly heading: string) {}

  add(cell: Cell | undefined): void {
    if (isBlank(cell)) return
    if (typeof cell === 'number') this.addNumber(cell)
    else if (typeof cell === 'boolean') this.booleans++
    else if (typeof cell === 'string') this.addText(cell)
    else if (cell!.kind === 'date') {
      if (cell!.precision === 'time') this.times++
      this.days++
    } else if (cell!.kind === 'padded') {
      this.codes++
      this.paddedWidth = Math.max(this.paddedWidth, cell!.text.length)
    }
  }

  private addNumber(number: number): void {
    this.numbers++
    if (Number.isInteger(number)) {
      this.integers++
      if (Math.abs(number) >= 10 ** (MIN_CODE_DIGITS - 1)) this.codes++
      if (parseDateText(String(number)) !== null) this.packedDates++
    }
    if (dateOfSerial(number) !== null) this.serials++
  }

  private addText(raw: string): void {
    const plain = toPlainText(raw)
    if (PLACEHOLDERS.has(plain.toLowerCase())) return
    if (/^0\d+$/.test(plain)) {
      this.codes++
      this.paddedWidth = Math.max(this.paddedWidth, plain.length)
      return
    }
    if (/^\d+$/.test(plain) && plain.length >= MIN_CODE_DIGITS) {
      this.codes++
      return
    }
    const number = parseNumberText(plain)
    if (number !== null) {
      this.addNumber(number)
      return
    }
    const date = parseDateText(plain)
    if (date === null) this.texts++
    else if (date.precision === 'day' || date.precision === 'time') {
      if (date.precision === 'time') this.times++
      this.days++
    } else this.partialDates++
  }

  /**
   * @param name the field's name, for problems
   * @param isOrdinate part of a coordinate: never a code, so nothing is missed in front of 7 where another row has 07
   */
  finish(name: string, isOrdinate = false): ColumnReader {
    const isCode = this.codes > 0 || CODE_HEADING.test(this.heading)
    const type = this.typeOf(isCode)
    return new ColumnReader(name, type, type === 'text' && isCode && !isOrdinate, this.paddedWidth)
  }

  private typeOf(isCode: boolean): FieldType {
    const others = this.texts + this.partialDates
    if (others > 0) return 'text'
    if (this.booleans > 0) return this.numbers + this.codes + this.days === 0 ? 'boolean' : 'text'
    const dated = DATE_HEADING.test(this.heading) && this.codes === 0
    const allSerials = this.numbers > 0 && this.serials === this.numbers
    const allPacked = this.numbers > 0 && this.packedDates === this.numbers
    if (dated && (allSerials || allPacked)) return this.times > 0 ? 'datetime' : 'date'
    if (this.days > 0) return this.numbers + this.codes > 0 ? 'text' : this.times > 0 ? 'datetime' : 'date'
    if (isCode || this.numbers === 0) return 'text'
    return this.integers === this.numbers ? 'integer' : 'real'
  }
}

export class ColumnReader {
  constructor(
    private readonly name: string,
    readonly type: FieldType,
    private readonly isCode: boolean,
    private readonly paddedWidth: number,
  ) {}

  /** @param problems receives what is wrong with the cell */
  read(cell: Cell | undefined, problems: SourceProblem[]): Value {
    if (isBlank(cell)) return null
    if (typeof cell === 'object' && cell!.kind === 'error') {
      problems.push({ severity: 'warning', code: 'value.formulaError', params: { field: this.name, value: cell!.text } })
      return null
    }
    switch (this.type) {
      case 'integer':
      case 'real':
        return typeof cell === 'number' ? cell : parseNumberText(textOfCell(cell))
      case 'boolean':
        return typeof cell === 'boolean' ? cell : null
      case 'date':
      case 'datetime':
        return this.readDate(cell!)
      default:
        return this.readText(cell!, problems)
    }
  }

  private readDate(cell: Exclude<Cell, null>): Value {
    if (typeof cell === 'object') return cell.kind === 'date' ? cell.iso : null
    const number = typeof cell === 'number' ? cell : parseNumberText(String(cell))
    const serial = number === null ? null : dateOfSerial(number)
    if (serial !== null) return serial.iso
    return parseDateText(textOfCell(cell))?.iso ?? null
  }

  private readText(cell: Exclude<Cell, null>, problems: SourceProblem[]): string {
    const text = textOfCell(cell)
    if (!this.isCode) return text
    const scientific = typeof cell === 'string' && /^\d(?:\.\d+)?e\+?\d{2}$/i.test(text)
    if (scientific || (typeof cell === 'number' && Math.abs(cell) >= 10 ** MAX_EXCEL_DIGITS)) {
      problems.push({ severity: 'warning', code: 'value.precisionLost', params: { field: this.name, value: text } })
    } else if (typeof cell === 'number' && this.paddedWidth > 0 && text.length < this.paddedWidth) {
      problems.push({ severity: 'warning', code: 'value.leadingZerosLost', params: { field: this.name } })
    }
    return text
  }
}
