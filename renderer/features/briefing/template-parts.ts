/** A template as the editor sees it: lists of parts with their words, wherever in the file they stand. */
import { type BriefingSeries, briefingSeries } from '../../../shared/domain/briefing'
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import type { Message } from '../../../shared/messages/translate'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type TemplateJson = { readonly [key: string]: Json }

/** Way to a value inside the template: names and places in lists. */
export type Path = readonly (string | number)[]

/** A list of parts that can be put in another order; `sheet` and `place` say where it is, null for running text. */
export type PartList = { readonly path: Path; readonly parts: readonly TemplateJson[]; readonly sheet: 'own' | BriefingSeries | null; readonly place: number }

/** Every list of parts: running text, and each place of each sheet, those of series too. */
export function partListsOf(template: TemplateJson): readonly PartList[] {
  const flow = objectsIn(template['parts'])
  const placesOf = (sheet: Json | undefined, path: Path, of: 'own' | BriefingSeries): PartList[] =>
    objectsIn((sheet as TemplateJson | undefined)?.['places']).map((place, index) => ({ path: [...path, 'places', index, 'parts'], parts: objectsIn(place['parts']), sheet: of, place: index + 1 }))
  const sheets = objectsIn(template['sheets']).flatMap((sheet, at) => placesOf(sheet, ['sheets', at], 'own'))
  const series = (template['series'] ?? {}) as TemplateJson
  const members = briefingSeries.flatMap((name) => (series[name] === undefined ? [] : placesOf(series[name], ['series', name], name)))
  return [...(flow.length > 0 || sheets.length + members.length === 0 ? [{ path: ['parts'], parts: flow, sheet: null, place: 0 } as const] : []), ...sheets, ...members]
}

/** Texts of a part that a person may reword: `{ zh, en }` objects and where they stand. */
export function textsOf(part: TemplateJson): readonly { readonly path: Path; readonly text: { readonly zh: string; readonly en: string } }[] {
  const found: { path: Path; text: { zh: string; en: string } }[] = []
  const visit = (value: Json, path: Path): void => {
    if (value === null || typeof value !== 'object') return
    if (Array.isArray(value)) {
      value.forEach((member: Json, index) => visit(member, [...path, index]))
      return
    }
    const { zh, en } = value as { zh?: Json; en?: Json }
    if (typeof zh === 'string' && typeof en === 'string') found.push({ path, text: { zh, en } })
    else for (const [key, member] of Object.entries(value)) visit(member, [...path, key])
  }
  visit(part, [])
  return found
}

/** The template with one value in another's place. */
export function replaceAt(template: Json, path: Path, value: Json): Json {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (Array.isArray(template)) return template.map((member: Json, index) => (index === first ? replaceAt(member, rest, value) : member))
  const object = template as { readonly [key: string]: Json }
  return { ...object, [first]: replaceAt(object[String(first)] ?? null, rest, value) }
}

const partTitles: Readonly<Record<string, Message>> = {
  map: messages.partMap, table: messages.partTable, chart: messages.partChart, photos: messages.partPhotos, picture: messages.partPicture,
  heading: messages.partHeading, keyFigures: messages.partKeyFigures, pageBreak: messages.partPageBreak, contents: messages.partContents,
}

/** What a part is called where it has no words of its own. */
export function partTitle(part: TemplateJson): Message {
  return partTitles[String(part['part'])] ?? (textsOf(part).length > 0 ? messages.partText : messages.partOther)
}

function objectsIn(value: Json | undefined): readonly TemplateJson[] {
  return Array.isArray(value) ? value.filter((member): member is TemplateJson => member !== null && typeof member === 'object' && !Array.isArray(member)) : []
}
