/** Chinese numerals: 二十三, 一百零五, 二〇二三, 一万二千, 壹佰. */

const DIGITS = new Map<string, number>([
  ...'〇一二三四五六七八九'.split('').map((character, value) => [character, value] as const),
  ...'零壹贰叁肆伍陆柒捌玖'.split('').map((character, value) => [character, value] as const),
  ['○', 0],
  ['两', 2],
  ['廿', 20],
  ['卅', 30],
])
const UNITS = new Map<string, number>([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
])
const BIG_UNITS = new Map<string, number>([
  ['万', 1e4],
  ['萬', 1e4],
  ['亿', 1e8],
  ['億', 1e8],
])

/** Characters of Chinese numerals, for use inside a regular expression's brackets. */
export const CHINESE_NUMERAL_CHARACTERS = '〇○零一二三四五六七八九十百千万亿两廿卅壹贰叁肆伍陆柒捌玖拾佰仟'

/**
 * @param text nothing but a numeral
 * @returns null where it is none; digit by digit (二〇二三 = 2023) where it has no 十百千万亿
 */
export function parseChineseNumeral(text: string): number | null {
  const characters = [...text]
  if (characters.length === 0 || !characters.every((character) => DIGITS.has(character) || UNITS.has(character) || BIG_UNITS.has(character))) return null
  const isPlaceless = characters.every((character) => DIGITS.has(character) && DIGITS.get(character)! < 10)
  if (isPlaceless) return characters.length > 15 ? null : Number(characters.map((character) => DIGITS.get(character)).join(''))
  let total = 0
  let section = 0
  let lastBig = 0
  let digit: number | null = null
  for (const character of characters) {
    const value = DIGITS.get(character)
    const unit = UNITS.get(character)
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null
      if (value >= 20) section += value
      else digit = value
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit
      digit = null
    } else {
      const big = BIG_UNITS.get(character)!
      section += digit ?? 0
      if (section === 0 && total === 0) return null
      // 三亿五千万 adds, 一万亿 multiplies.
      total = big > lastBig ? (total + section) * big : total + section * big
      lastBig = big
      section = 0
      digit = null
    }
  }
  return total + section + (digit ?? 0)
}
