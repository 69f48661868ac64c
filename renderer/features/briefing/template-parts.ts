/** A template as the editor sees it: lists of parts with their words, wherever in the file they stand. */
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import type { Message } from '../../../shared/messages/translate'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type TemplateJson = { readonly [key: string]: Json }

/** Way to a value inside the template: names and places in lists. */
export type Path = readonly (string | number)[]

/** A list of parts that can be put in another order. */
export type PartList = { readonly path: Path; readonly parts: readonly TemplateJson[] }

/** Every list of parts: running text, and each place of each sheet. */
export function partListsOf(template: TemplateJson): readonly PartList[] {
  const lists: PartList[] = []
  const flow = objectsIn(template['parts'])
  if (flow.length > 0) lists.push({ path: ['parts'], parts: flow })
  objectsIn(template['sheets']).forEach((sheet, at) => {
    objectsIn(sheet['places']).forEach((place, index) => lists.push({ path: ['sheets', at, 'places', index, 'parts'], parts: objectsIn(place['parts']) }))
  })
  return lists
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

const partTitles: Readonly<Record<string, Message>> = { map: messages.partMap, table: messages.partTable, chart: messages.partChart, photos: messages.partPhotos }

/** What a part is called where it has no words of its own. */
export function partTitle(part: TemplateJson): Message {
  return partTitles[String(part['part'])] ?? (textsOf(part).length > 0 ? messages.partText : messages.partOther)
}

function objectsIn(value: Json | undefined): readonly TemplateJson[] {
  return Array.isArray(value) ? value.filter((member): member is TemplateJson => member !== null && typeof member === 'object' && !Array.isArray(member)) : []
}
