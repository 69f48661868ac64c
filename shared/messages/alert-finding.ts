/** What an alert found, as one line for lists, steps and the task that is made from it. */
import type { AlertSummary, AutomaticNote } from '../domain/alert'
import { vocabularies } from '../domain/vocabularies'
import { isItemCode } from '../domain/water-quality/item'
import { alertKindTexts, alertMessages } from './alerts'
import { type Language, translate } from './translate'
import { itemNames } from './water'

/** `总磷连续 3 次超标`, `氨氮突变 0.4 → 1.2`, `数据中断 52 小时`. */
export function alertFinding({ kind, item, evidence }: Pick<AlertSummary, 'kind' | 'item' | 'evidence'>, language: Language): string {
  return findingText(findingFigures({ kind, item, evidence }), language)
}

/** The figures of that line, as they stand now. */
export function findingFigures({ kind, item, evidence: { readings, hours } }: Pick<AlertSummary, 'kind' | 'item' | 'evidence'>): FindingFigures {
  return { kind, item, count: readings.length, before: readings[0]?.value ?? null, after: readings.at(-1)?.value ?? null, hours }
}

type FindingFigures = Omit<Extract<AutomaticNote, { code: 'raised' }>, 'code'>

function findingText({ kind, item, count, before, after, hours }: FindingFigures, language: Language): string {
  return translate(alertKindTexts[kind], language, {
    item: item === null ? '' : isItemCode(item) ? itemNames[item][language] : item,
    count,
    before: before === null ? '–' : String(before),
    after: after === null ? '–' : String(after),
    hours: hours === null ? '–' : String(Math.round(hours)),
  })
}

/** What the program noted of a step, in words. */
export function automaticNoteText(automatic: AutomaticNote, language: Language): string {
  switch (automatic.code) {
    case 'raised':
      return translate(alertMessages.stepRaised, language, { finding: findingText(automatic, language) })
    case 'judged':
      return translate(alertMessages.stepJudged, language, { verdict: vocabularies.alertVerdict[automatic.verdict][language] })
    case 'assigned':
      return translate(alertMessages.stepAssigned, language, { number: automatic.number, deadline: automatic.deadline })
    case 'sources':
      return translate(alertMessages.stepSources, language, { count: automatic.count })
  }
}

/** `2023-08 至 2023-10`; one time where both are the same. */
export function alertTimes({ firstTime, lastTime }: Pick<AlertSummary, 'firstTime' | 'lastTime'>): string {
  const [first, last] = [firstTime?.replace('T', ' '), lastTime?.replace('T', ' ')]
  if (first === undefined || last === undefined) return first ?? last ?? ''
  return first === last ? first : `${first} – ${last}`
}
