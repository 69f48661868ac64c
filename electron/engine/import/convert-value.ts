/**
 * One value of a source to one value of a target column, by the column's type, vocabulary and unit.
 *
 * What cannot be converted comes back as a `Misfit`: the caller reports it and keeps the text as it was written. Nothing is guessed and
 * nothing becomes zero.
 */
import { parseNumberText, parseNumeralText } from '../../../shared/domain/cell-text/number-text'
import { toPlainText } from '../../../shared/domain/cell-text/plain-text'
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import type { SourceProblem } from '../../../shared/domain/source-record'
import { isUnit, unitFactor } from './unit-factor'
import { readDate, readDateNumber, type OpenEnd, type WrittenDate } from './read-date'
import { codeOf } from './vocabulary-codes'

/** A value that does not fit, or fits with a remark. */
export class Misfit {
  constructor(
    readonly problem: SourceProblem,
    /** What is stored all the same; null: nothing. */
    readonly value: Value = null,
  ) {}
}

export type ValueConverter = (value: Value) => Value | Misfit

/** Texts that say “nothing” in columns that hold no free text. */
const NOTHING = new Set(['', '-', '--', '---', '—', '——', '–', '/', '\\', '无', '空', 'null', 'none', 'nan', 'n/a', 'na', '#n/a', '<null>', '不详', '未知', '待定', '暂无'])
const YES = new Set(['是', '有', '对', '√', '✓', '✔', 'y', 'yes', 'true', 't', '1', '已', '已安装', '已设置', '已设', '已建', '已联网'])
const NO = new Set(['否', '无', '没有', '错', '×', '✗', '✘', 'x', 'n', 'no', 'false', 'f', '0', '未', '未安装', '未设置', '未设', '未建', '未联网', '不是'])
const SHOWN_CHARACTERS = 60
/** Most values of a coded column repeat; beyond this the table is dropped rather than grown. */
const REMEMBERED_TEXTS = 10_000

/**
 * @param field target column
 * @param heading what the source calls it, for problems
 * @param unit unit that the heading states
 */
export function createValueConverter(field: Field, heading: string, unit: string | null): ValueConverter {
  if (field.vocabulary !== undefined) return remembering(codeConverter(field, heading))
  switch (field.type) {
    case 'boolean':
      return remembering(booleanConverter(heading))
    case 'integer':
    case 'real':
      return numberConverter(field, heading, unit)
    case 'date':
      return remembering(dateConverter(field, heading))
    case 'datetime':
      return (value) => dateTimeOf(value, heading)
    case 'text':
      return CODE.test(field.name) ? codeTextOf : textOf
    case 'json':
      return textOf
  }
}

/** A text without blanks around it; numbers and booleans as people write them. */
function textOf(value: Value): string | null {
  if (value === null) return null
  if (typeof value === 'string') {
    const text = needsTrim(value) ? value.trim() : value
    return text === '' ? null : text
  }
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value)
}

/** Columns of codes, by which rows are matched: full-width letters and digits (３２０６) are the same as the others. */
const CODE = /(?:^|_)(?:code|number)(?:_|$)/
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g

function codeTextOf(value: Value): string | null {
  return textOf(value)?.replaceAll(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)) ?? null
}

function needsTrim(text: string): boolean {
  return text === '' || isBlank(text.charCodeAt(0)) || isBlank(text.charCodeAt(text.length - 1))
}

/** As `trim` sees it: control characters, no-break, en to hair, ideographic blanks, byte order mark. */
function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x3000 || code === 0xfeff
}

function remembering(convert: ValueConverter): ValueConverter {
  const known = new Map<Value, Value | Misfit>()
  return (value) => {
    const found = known.get(value)
    if (found !== undefined) return found
    const converted = convert(value)
    if (known.size >= REMEMBERED_TEXTS) known.clear()
    known.set(value, converted)
    return converted
  }
}

function isNothing(text: string): boolean {
  return NOTHING.has(text.normalize('NFKC').trim().toLowerCase())
}

function codeConverter({ vocabulary, type }: Field, heading: string): ValueConverter {
  if (vocabulary === undefined) throw new Error('a code needs a vocabulary')
  return (value) => {
    const text = textOf(value)
    if (text === null || isNothing(text)) return null
    const code = codeOf(vocabulary, text)
    if (code === null) return misfit('value.noCode', heading, text)
    return type === 'integer' ? Number(code) : code
  }
}

function booleanConverter(heading: string): ValueConverter {
  return (value) => {
    if (typeof value === 'boolean' || value === null) return value
    const text = String(value).normalize('NFKC').trim().toLowerCase()
    if (YES.has(text)) return true
    if (NO.has(text)) return false
    if (isNothing(text)) return null
    return misfit('value.badBoolean', heading, String(value))
  }
}

function numberConverter({ type, unit: target }: Field, heading: string, unit: string | null): ValueConverter {
  const headingFactor = target === undefined ? 1 : unitFactor(unit, target)
  return (value) => {
    if (value === null) return null
    const written = typeof value === 'number' ? { value, unit: null } : typeof value === 'boolean' ? null : isNothing(value) ? undefined : numberOf(value, type)
    if (written === undefined) return null
    if (written === null) return misfit('value.badNumber', heading, String(value))
    const factor = written.unit === null ? headingFactor : target === undefined ? 1 : unitFactor(written.unit, target)
    if (factor === null) return new Misfit({ severity: 'warning', code: 'value.unknownUnit', params: { field: heading, unit: written.unit ?? unit ?? '' } })
    const converted = factor === 1 ? written.value : Number((written.value * factor).toPrecision(15))
    if (!Number.isFinite(converted)) return misfit('value.badNumber', heading, String(value))
    if (type === 'integer' && !Number.isSafeInteger(converted)) return misfit('value.notInteger', heading, String(value))
    return converted
  }
}

/** A number, its unit behind it where it has one. Whole numbers may be ordinals: 第二轮, 2022年. */
function numberOf(text: string, type: Field['type']): { readonly value: number; readonly unit: string | null } | null {
  const plain = toPlainText(text)
  const value = parseNumberText(plain) ?? parseNumeralText(plain)
  if (value !== null) return { value, unit: null }
  const withUnit = /^([+-]?[\d,.]+(?:e[+-]?\d+)?)\s*([^\d\s,.].*)$/i.exec(plain)
  const amount = withUnit === null ? null : parseNumberText(withUnit[1]!)
  if (amount !== null && isUnit(withUnit![2]!)) return { value: amount, unit: withUnit![2]! }
  if (type !== 'integer') return null
  const ordinal = plain.replace(/^第/, '').replace(/(?:年度|轮|次|批|年|个)$/, '')
  const counted = parseNumberText(ordinal) ?? parseNumeralText(ordinal)
  return counted === null ? null : { value: counted, unit: null }
}

/** Dates that something is due by; without a day they mean the last one. */
const DUE = /deadline|due|valid_to/

function dateConverter({ name }: Field, heading: string): ValueConverter {
  const openEnd: OpenEnd = DUE.test(name) ? 'last' : 'first'
  return (value) => {
    if (value === null) return null
    if (typeof value === 'boolean') return misfit('value.badDate', heading, String(value))
    if (typeof value === 'string' && isNothing(value)) return null
    const written = typeof value === 'number' ? readDateNumber(value) : readDate(value, openEnd) ?? readSerialText(value)
    if (written === null) return misfit('value.badDate', heading, String(value))
    // The end of a month is what a deadline without a day says; a beginning is a guess to be told.
    if (!written.withoutDay || openEnd === 'last') return written.date
    return new Misfit({ severity: 'warning', code: 'value.dateWithoutDay', params: { field: heading, value: shown(String(value)), taken: written.date } }, written.date)
  }
}

/** Excel's day count where the table only has texts. */
function readSerialText(text: string): WrittenDate | null {
  return /^\s*\d{5}(?:\.\d+)?\s*$/.test(text) ? readDateNumber(Number(text)) : null
}

function dateTimeOf(value: Value, heading: string): Value | Misfit {
  if (value === null) return null
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? misfit('value.badDate', heading, String(value)) : new Date(time).toISOString()
}

function misfit(code: 'value.noCode' | 'value.badBoolean' | 'value.badNumber' | 'value.notInteger' | 'value.badDate', field: string, text: string): Misfit {
  return new Misfit({ severity: 'warning', code, params: { field, value: shown(text) } })
}

function shown(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  return flat.length > SHOWN_CHARACTERS ? `${flat.slice(0, SHOWN_CHARACTERS)}…` : flat
}
