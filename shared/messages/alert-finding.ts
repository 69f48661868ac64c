/** What an alert found, as one line for lists, steps and the task that is made from it. */
import type { AlertSummary } from '../domain/alert'
import { alertKindTexts } from './alerts'
import { type Language, translate } from './translate'
import { itemNames } from './water'

/** `总磷连续 3 次超标`, `氨氮突变 0.4 → 1.2`, `数据中断 52 小时`. */
export function alertFinding({ kind, item, evidence }: Pick<AlertSummary, 'kind' | 'item' | 'evidence'>, language: Language): string {
  const [first, last] = [evidence.readings[0], evidence.readings.at(-1)]
  return translate(alertKindTexts[kind], language, {
    item: item === null ? '' : itemNames[item][language],
    count: evidence.readings.length,
    before: first === undefined ? '–' : String(first.value),
    after: last === undefined ? '–' : String(last.value),
    hours: evidence.hours === null ? '–' : String(Math.round(evidence.hours)),
  })
}

/** `2023-08 至 2023-10`; one time where both are the same. */
export function alertTimes({ firstTime, lastTime }: Pick<AlertSummary, 'firstTime' | 'lastTime'>): string {
  const [first, last] = [firstTime?.replace('T', ' '), lastTime?.replace('T', ' ')]
  if (first === undefined || last === undefined) return first ?? last ?? ''
  return first === last ? first : `${first} – ${last}`
}
