/** A letter's template filled with facts. Pure: numbers, dates and tables come from outside. */
import type { LetterContent } from '../../../shared/domain/letter'
import type { LetterTemplate } from '../../../shared/domain/letter-template'

/** Facts by the name of their placeholder; null or absent: unknown. */
export type LetterFacts = Readonly<Record<string, string | number | null>>

export type FilledTable = LetterContent['tables'][number]

const FULL_STOP = /[。；，、.]+$/

/**
 * Fill a text.
 *
 * @returns null where a fact that it names is unknown: then it is left out
 */
export function fillText(text: string, facts: LetterFacts): string | null {
  let unknown = false
  const filled = text.replaceAll(/\{(\w+)\}([。；，、]?)/g, (_, name: string, mark: string) => {
    const value = facts[name] ?? null
    if (value === null || value === '') unknown = true
    // A fact that ends in its own full stop does not get a second one.
    return mark === '' ? String(value) : `${String(value).replace(FULL_STOP, '')}${mark}`
  })
  return unknown ? null : filled
}

type Given = Pick<LetterContent, 'issuer' | 'number' | 'date' | 'replyBy' | 'demonstration' | 'log' | 'tables'> & { readonly recipient: string | null }

/** @param given what is not a text of the template */
export function fillLetter(template: LetterTemplate, facts: LetterFacts, given: Given): LetterContent {
  const filled = (text: string): string[] => {
    const result = fillText(text, facts)
    return result === null ? [] : [result]
  }
  return {
    ...given,
    kind: template.id,
    name: template.title.zh,
    form: template.form,
    heading: fillText(template.heading, facts) ?? template.title.zh,
    facts: template.facts.flatMap(({ label, text }) => filled(text).map((value) => ({ label, text: value }))),
    paragraphs: template.paragraphs.flatMap(filled),
    attachments: template.attachments.flatMap(filled),
  }
}

/** 2023-12-31 as 2023年12月31日 (GB/T 9704-2012, 7.3.5.4: no leading zeros). */
export function officialDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** 2026 and 5 as 通督整提〔2026〕5号 (7.2.5: six-cornered brackets, no leading zeros). */
export function letterNumber(series: string, year: string, serial: number): string {
  return `${series}〔${year}〕${serial}号`
}

const DAY_MILLISECONDS = 86_400_000

export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MILLISECONDS).toISOString().slice(0, 10)
}

/** Whole days from one ISO date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS)
}

/** First and last day of the day, week (from Monday), month or quarter that a date lies in. */
export function periodAround(date: string, every: NonNullable<LetterTemplate['every']>): { readonly from: string; readonly to: string } {
  if (every === 'day') return { from: date, to: date }
  const [year = 0, month = 1] = date.split('-').map(Number)
  if (every === 'week') {
    const weekday = (new Date(date).getUTCDay() + 6) % 7
    return { from: daysAfter(date, -weekday), to: daysAfter(date, 6 - weekday) }
  }
  const first = every === 'month' ? month : month - ((month - 1) % 3)
  const months = every === 'month' ? 1 : 3
  const day = (utc: number) => new Date(utc).toISOString().slice(0, 10)
  return { from: day(Date.UTC(year, first - 1, 1)), to: day(Date.UTC(year, first - 1 + months, 0)) }
}
