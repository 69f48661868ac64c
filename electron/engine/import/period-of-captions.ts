/**
 * The month or year that a table's captions say, for rows that do not: 2023年10月南通市地表水监测结果 above a table without a column of dates.
 */
import { parseChineseNumeral } from '../../../shared/domain/cell-text/chinese-numeral'
import { toPlainText } from '../../../shared/domain/cell-text/plain-text'

/** `text` is what says it. */
export type CaptionPeriod = { readonly year: number; readonly month: number | null; readonly text: string }

const DIGIT = '〇○零一二三四五六七八九'
/** A further month behind or before it makes it a range (1-10月, 1月至10月): then no single month is meant. */
const MONTH = new RegExp(String.raw`(20\d{2}|[${DIGIT}]{4})年?[-.]?\s*(0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月(?!\d|\s*[-—–~至到])`, 'g')
const PACKED_MONTH = /(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])(?!\d)/g
const YEAR = new RegExp(String.raw`(?<!\d)(20\d{2}|[${DIGIT}]{4})年`, 'g')
const RANGE = /\d+\s*月?\s*(?:[-—–~]|至|到)\s*\d+\s*月|[一二三四]季度|半年|累计/

/** @returns null where the captions name no period, or several */
export function periodOfCaptions(captions: readonly string[]): CaptionPeriod | null {
  const texts = captions.map((caption) => toPlainText(caption))
  const months = texts.filter((text) => !RANGE.test(text)).flatMap((text) => [...text.matchAll(MONTH), ...text.matchAll(PACKED_MONTH)].map((match) => periodOf(match, text)))
  const single = only(months)
  if (months.length > 0) return single
  return only(texts.flatMap((text) => [...text.matchAll(YEAR)].map((match) => periodOf(match, text))))
}

function periodOf([, year = '', month]: RegExpExecArray, text: string): CaptionPeriod {
  return { year: numberOf(year), month: month === undefined ? null : numberOf(month), text: text.slice(0, 60) }
}

const numberOf = (text: string) => (/^\d+$/.test(text) ? Number(text) : (parseChineseNumeral(text) ?? Number.NaN))

function only(periods: readonly CaptionPeriod[]): CaptionPeriod | null {
  const [first] = periods
  return first !== undefined && periods.every(({ year, month }) => year === first.year && month === first.month) ? first : null
}
