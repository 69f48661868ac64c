/** Numbers that a table holds as text: full-width, with thousands separators, with 万 or 亿 behind. */
import { CHINESE_NUMERAL_CHARACTERS, parseChineseNumeral } from './chinese-numeral'
import { toPlainText } from './plain-text'

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/
const WITH_MYRIAD = /^([+-]?\d+(?:\.\d*)?)(万|亿)$/
const NUMERAL = new RegExp(`^[${CHINESE_NUMERAL_CHARACTERS}]+$`)

/**
 * @returns null where the text is more, or less, than one finite number; `<0.01`, `0.01L` and `12.5%` are no numbers here
 */
export function parseNumberText(text: string): number | null {
  const plain = toPlainText(text).replaceAll(' ', '').replaceAll('−', '-')
  if (DECIMAL.test(plain)) return finiteOrNull(Number(plain))
  if (GROUPED.test(plain)) return finiteOrNull(Number(plain.replaceAll(',', '')))
  const myriad = WITH_MYRIAD.exec(plain)
  // Through text, since 1.1 × 10⁴ is not exactly 11000 in doubles.
  if (myriad) return finiteOrNull(Number(`${myriad[1]}e${myriad[2] === '万' ? 4 : 8}`))
  return null
}

/** A number in Chinese numerals alone. Apart from `parseNumberText`, since 一 is also a name. */
export function parseNumeralText(text: string): number | null {
  const plain = toPlainText(text)
  return NUMERAL.test(plain) ? parseChineseNumeral(plain) : null
}

const finiteOrNull = (number: number) => (Number.isFinite(number) ? number : null)
