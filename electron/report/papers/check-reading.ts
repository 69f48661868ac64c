/** How the checked data were read: format, encoding, coordinate system and how surely, what was wrong, and what was repaired before it was computed on. */
import type { CheckedSource, CheckReport } from '../../../shared/domain/check'
import type { ImportProblem } from '../../../shared/domain/import'
import { kinds } from '../../../shared/domain/kinds'
import { geometryProblemTitles } from '../../../shared/messages/check'
import { checkPaperMessages as messages } from '../../../shared/messages/check-paper'
import { translateError } from '../../../shared/messages/errors'
import { crsHowTitles } from '../../../shared/messages/import'
import { type Language, type Message, translate } from '../../../shared/messages/translate'
import { withColon } from './punctuation'

/** Rows and subjects named of one kind of problem. */
const MOST_NAMED = 12
/** Lines of constraints. */
const MOST_CONSTRAINTS = 30

/** The system that coordinates were read in, and how surely. */
export function coordinatesText({ source }: CheckReport, language: Language): string {
  if (source === null) return translate(messages.coordinatesOfWorkspace, language)
  const { crs } = source
  if (crs === null) return translate(messages.coordinatesNone, language)
  return translate(messages.coordinatesRead, language, {
    crs: systemName(source),
    how: translate(crsHowTitles[crs.how], language),
    percent: Math.floor(crs.confidence * 100),
    correction: translate(messages[`correction_${crs.transform}`], language),
  })
}

/** Said on the first page where the system rests on numbers alone; null where it is stated. */
export function assumedCaution({ source }: CheckReport, language: Language): string | null {
  const how = source?.crs?.how
  return source === null || (how !== 'assumed' && how !== 'zone-prefix') ? null : translate(messages.assumedCaution, language, { crs: systemName(source) })
}

/** Everything to say of reading and repair, one line each. */
export function readingLines(report: CheckReport, language: Language): readonly string[] {
  const { source, repaired, constraintProblems } = report
  const repairs = [...repairedLines(report, language), ...constraintProblems.slice(0, MOST_CONSTRAINTS).map((problem) => constraintLine(problem, language))]
  const more = constraintProblems.length > MOST_CONSTRAINTS ? [`… ${constraintProblems.length}`] : []
  const nothing = repaired.length === 0 && constraintProblems.length === 0 ? [translate(messages.nothingRepaired, language)] : []
  if (source === null) return [...repairs, ...more, ...nothing]
  const { format, layer, encoding, problems } = source
  const encodingText = encoding === null ? '' : translate(messages.readEncoding, language, { name: encoding.name, how: translate(messages[`encoding_${encoding.how}`], language) })
  return [
    translate(messages.readAs, language, { format, layer, encoding: encodingText }),
    withColon(translate(messages.coordinates, language), coordinatesText(report, language), language),
    ...problemLines(problems, language),
    ...repairs,
    ...more,
    ...nothing,
  ]
}

function systemName({ crs, crsName }: CheckedSource): string {
  const names = [crs?.code ?? null, crsName].filter((name) => name !== null)
  return names.length === 0 ? '–' : names.join(' ')
}

/** Problems that read alike stand in one line with their rows. */
function problemLines(problems: readonly ImportProblem[], language: Language): readonly string[] {
  const groups = new Map<string, number[]>()
  for (const { code, params, row } of problems) {
    const message = translateError({ code, params }, language)
    const rows = groups.get(message) ?? []
    if (row !== null) rows.push(row)
    groups.set(message, rows)
  }
  return [...groups].map(([message, rows]) => {
    const named = rows.slice(0, MOST_NAMED).join(language === 'zh' ? '、' : ', ')
    const place = rows.length === 0 ? '' : translate(rows.length > MOST_NAMED ? messages.readProblemMore : messages.readProblemRows, language, { rows: named, count: rows.length })
    return translate(messages.readProblem, language, { message, rows: place })
  })
}

function repairedLines({ repaired }: CheckReport, language: Language): readonly string[] {
  const byCode = new Map<string, string[]>()
  for (const { subject, code } of repaired) byCode.set(code, [...(byCode.get(code) ?? []), subject])
  return [...byCode].map(([code, subjects]) => {
    const more = subjects.length > MOST_NAMED ? translate(messages.moreOf, language, { count: subjects.length }) : ''
    return translate(messages.repairedSubject, language, { problem: problemTitle(code, language), subjects: subjects.slice(0, MOST_NAMED).join(language === 'zh' ? '、' : ', ') + more })
  })
}

function constraintLine({ layer, constraint, code, outcome }: CheckReport['constraintProblems'][number], language: Language): string {
  const message: Message = outcome === 'repaired' ? messages.repairedConstraint : messages.leftOutConstraint
  return translate(message, language, { layer: kinds[layer].title[language], constraint, problem: problemTitle(code, language) })
}

function problemTitle(code: string, language: Language): string {
  const title = geometryProblemTitles[code]
  return title === undefined ? code : translate(title, language)
}
