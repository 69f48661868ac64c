/**
 * What a point that stands for several says of them: how many have each code, and when the unfinished among them are due.
 *
 * As text: counts by the theme's codes in their fixed order with commas between (nothing for 0), a semicolon, then due dates and
 * counts, `20231231:4,20240131:1`, ascending. So `3,,1;20231231:2` is three of the first code and one of the third.
 */
import type { Value } from '../../../shared/domain/feature'
import type { Field } from '../../../shared/domain/field'
import { countProperty } from '../../../shared/domain/tile-columns'
import { vocabularies } from '../../../shared/domain/vocabularies'
import type { TileTheme } from './tile-theme'

export type Tally = {
  readonly counts: Uint32Array
  /** Number of unfinished features by due date, written as the number YYYYMMDD. */
  readonly due: Map<number, number>
}

/** What one feature adds: places in `counts`, and its due date where it has one and is not finished. */
export type TallyMark = { readonly places: readonly number[]; readonly due: number | null }

/** How a theme's features are counted. */
export class TallyForm {
  /** Names of the properties that carry the counts in a tile, in the order of `Tally.counts`. */
  readonly properties: readonly string[]
  readonly #places = new Map<string, number>()
  readonly #theme: TileTheme

  constructor(theme: TileTheme) {
    this.#theme = theme
    this.properties = theme.countedColumns.flatMap((field) => codesOf(field).map((code) => countProperty(field.name, code)))
    for (const [place, property] of this.properties.entries()) this.#places.set(property, place)
  }

  empty(): Tally {
    return { counts: new Uint32Array(this.properties.length), due: new Map() }
  }

  /** @param properties JSON of one feature's properties; a code that is not of the vocabulary is not counted */
  mark(properties: string): TallyMark {
    const values = JSON.parse(properties) as Record<string, Value>
    const places: number[] = []
    for (const { name } of this.#theme.countedColumns) {
      const value = values[name]
      const place = value === undefined || value === null ? undefined : this.#places.get(countProperty(name, value))
      if (place !== undefined) places.push(place)
    }
    return { places, due: this.#dueDate(values) }
  }

  #dueDate({ deadline, stage }: Record<string, Value>): number | null {
    const { finishedStages } = this.#theme
    if (finishedStages === null || typeof deadline !== 'string') return null
    return typeof stage === 'string' && finishedStages.includes(stage) ? null : dateNumber(deadline)
  }

  parse(text: string): Tally {
    const tally = this.empty()
    const [counts = '', due = ''] = text.split(';')
    for (const [place, count] of counts.split(',').entries()) if (count !== '') tally.counts[place] = Number(count)
    for (const entry of due === '' ? [] : due.split(',')) tally.due.set(Number(entry.slice(0, 8)), Number(entry.slice(9)))
    return tally
  }
}

export function addTally(sum: Tally, { counts, due }: Tally): void {
  for (let place = 0; place < counts.length; place++) sum.counts[place]! += counts[place]!
  for (const [date, count] of due) sum.due.set(date, (sum.due.get(date) ?? 0) + count)
}

export function addMark(sum: Tally, { places, due }: TallyMark): void {
  for (const place of places) sum.counts[place]!++
  if (due !== null) sum.due.set(due, (sum.due.get(due) ?? 0) + 1)
}

export function tallyText({ counts, due }: Tally): string {
  let text = ''
  for (let place = 0; place < counts.length; place++) {
    if (place > 0) text += ','
    if (counts[place] !== 0) text += counts[place]
  }
  text += ';'
  const dates = [...due.keys()]
  if (dates.length > 1) dates.sort((a, b) => a - b)
  for (let index = 0; index < dates.length; index++) text += `${index > 0 ? ',' : ''}${dates[index]}:${due.get(dates[index]!)}`
  return text
}

/** ISO date → YYYYMMDD as a number; null for another text. */
export function dateNumber(text: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return match === null ? null : Number(match[1]! + match[2]! + match[3]!)
}

function codesOf({ vocabulary, type }: Field): readonly (string | boolean)[] {
  if (vocabulary !== undefined) return Object.keys(vocabularies[vocabulary])
  return type === 'boolean' ? [false, true] : []
}
