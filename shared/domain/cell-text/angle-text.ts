/**
 * Angles as ledgers write them: 120.8904, 120°53′24.5″, 120度53分24.5秒, 120 53 24.5, 东经120°53.4′, E120:53:24.5, and packed
 * 120.53245 (degrees, then two digits of minutes and two of seconds).
 */
import { toPlainText } from './plain-text'

export type ParsedAngle = {
  /** Degrees; west and south negative. */
  readonly degrees: number
  /** What the text itself says it is; null where it does not. */
  readonly axis: 'longitude' | 'latitude' | null
  /** `dms` where minutes were written apart. */
  readonly form: 'decimal' | 'dms'
}

const SEPARATOR = String.raw`(?:°|º|˚|度|d|:|-|_|\s)`
const MINUTE = String.raw`(?:′|'|’|‘|´|分|m|:|-|_|\s)`
const SECOND = String.raw`(?:″|''|"|”|“|′′|’’|秒|s)`
const PREFIX = String.raw`(东经|西经|北纬|南纬|经度|纬度|[东西南北经纬]|[ensw])?[:\s]*`
const SUFFIX = String.raw`\s*([ensw东西南北])?`
const NUMBER = String.raw`(\d{1,3}(?:\.\d+)?)`
const ANGLE = new RegExp(`^${PREFIX}([+-])?${NUMBER}\\s*(?:${SEPARATOR}\\s*(?:${NUMBER}\\s*(?:${MINUTE}\\s*(?:(\\d{1,2}(?:\\.\\d+)?)\\s*${SECOND}?)?)?)?)?${SUFFIX}$`, 'i')

/** @returns null where the text is no angle, or minutes or seconds reach 60 */
export function parseAngleText(text: string): ParsedAngle | null {
  const plain = toPlainText(text)
  if (plain.length > 40) return null
  const match = ANGLE.exec(plain)
  if (!match) return null
  const [, prefix, sign, whole, minuteText, secondText, suffix] = match
  const [minutes, seconds] = [Number(minuteText ?? 0), Number(secondText ?? 0)]
  const wholeHasFraction = whole!.includes('.')
  if (minutes >= 60 || seconds >= 60 || (minuteText !== undefined && wholeHasFraction) || (secondText !== undefined && minuteText!.includes('.'))) return null
  const hemisphere = (prefix ?? suffix ?? '').toLowerCase()
  const negative = sign === '-' || /[西南ws]/.test(hemisphere)
  const degrees = Number(whole) + minutes / 60 + seconds / 3600
  const axis = /[东西经ew]/.test(hemisphere) ? 'longitude' : /[北南纬ns]/.test(hemisphere) ? 'latitude' : null
  return { degrees: negative ? -degrees : degrees, axis, form: minuteText === undefined ? 'decimal' : 'dms' }
}

/**
 * Degrees from a packed number D.MMSSs.
 *
 * @param text digits as written: 120.5324 stands for 120°53′24″, and a number would lose a final zero
 * @returns null where minutes or seconds reach 60, so that it cannot be one
 */
export function parsePackedAngle(text: string): number | null {
  const match = /^([+-]?)(\d{1,3})\.(\d{2})(\d{0,2})(\d*)$/.exec(toPlainText(text))
  if (!match) return null
  const [, sign, whole, minuteText, secondText, fraction] = match
  const minutes = Number(minuteText)
  const seconds = Number(`${secondText!.padEnd(2, '0')}.${fraction === '' ? '0' : fraction}`)
  if (minutes >= 60 || seconds >= 60) return null
  const degrees = Number(whole) + minutes / 60 + seconds / 3600
  return sign === '-' ? -degrees : degrees
}

/**
 * Two angles, or two plain numbers, in one text: `120.89,31.98`, `120°53′24″E 31°58′12″N`, `东经120.89 北纬31.98`, `(120.89，31.98)`.
 *
 * @returns in the order of the text; null where it is not two
 */
export function splitPair(text: string): [string, string] | null {
  const plain = toPlainText(text).replaceAll(/^[([{]|[)\]}]$/g, '').trim()
  if (plain.length > 100) return null
  const parts = plain.split(/\s*[,，;；、/|]\s*/).filter((part) => part !== '')
  if (parts.length === 2) return [parts[0]!, parts[1]!]
  const named = /^((?:东经|西经|经度|E|东).+?)[\s,，]*((?:北纬|南纬|纬度|N|北).+)$/i.exec(plain) ?? /^((?:北纬|南纬|纬度|N|北).+?)[\s,，]*((?:东经|西经|经度|E|东).+)$/i.exec(plain)
  if (named) return [named[1]!, named[2]!]
  const blanks = plain.split(' ')
  if (blanks.length === 2) return [blanks[0]!, blanks[1]!]
  // Degrees, minutes, seconds twice.
  return blanks.length === 6 ? [blanks.slice(0, 3).join(' '), blanks.slice(3).join(' ')] : null
}
