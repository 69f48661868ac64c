/** What a part of a template is, and what it may ask for: figures, maps, pictures. A handler answers from the workspace. */
import type * as v from 'valibot'
import type { Figure, FigureQuery } from '../../../shared/domain/briefing'
import type { Language, Message } from '../../../shared/messages/translate'
import type { Block, Text } from '../document/document'
import type { FontSet } from '../fonts/font-set'
import type { SceneItem } from '../scene/scene'

/** What a map part shows. */
export type MapPartRequest = {
  readonly layers: readonly string[]
  /** The whole workspace, or the member of the series with so much room around it. */
  readonly extent: 'workspace' | 'member'
  readonly title: string | null
  readonly grid: 'degrees' | 'gaussKruger' | null
  /** Small map of the city in a corner. */
  readonly locator: boolean
  readonly legend: 'inside' | 'beside' | 'none' | null
  /** What was added to the map: pieces of a comparison, subjects and pieces of a check. */
  readonly overlay: 'comparison' | 'check' | null
}

export type PartContext = {
  readonly language: Language
  readonly fonts: FontSet
  /** A figure by the name that the template gives it. @throws AppError 'brief.unknownQuery' */
  figure(name: string): Promise<Figure>
  query(query: FigureQuery): Promise<Figure>
  /** Facts that texts may name beside figures: period, asOf, issuer, member … */
  fact(name: string): string | null
  paintMap(request: MapPartRequest, width: number, height: number): Promise<readonly SceneItem[]>
  /** Photos of the series' member: before and after in turn, the newest first. */
  photos(limit: number): Promise<readonly { readonly data: Uint8Array; readonly caption: string }[]>
}

export type PartModule<Schema extends v.GenericSchema> = {
  readonly schema: Schema
  readonly blocks: (part: v.InferOutput<Schema>, context: PartContext) => Promise<readonly Block[]>
}

export const definePart = <const Schema extends v.GenericSchema>(part: PartModule<Schema>): PartModule<Schema> => part

const PLACEHOLDER = /\{(\w+)\}/g

/** A message with its figures: each stands as a run that knows its query, underlined where it changed. */
export async function fillText(message: Message, context: PartContext): Promise<Text> {
  const template = message[context.language]
  const runs: (string | Exclude<Text, string>[number])[] = []
  let end = 0
  for (const match of template.matchAll(PLACEHOLDER)) {
    const [whole, name = ''] = match
    if (match.index > end) runs.push(template.slice(end, match.index))
    const fact = context.fact(name)
    if (fact !== null) runs.push(fact)
    else {
      const figure = await context.figure(name)
      runs.push({ text: figure.text, figure: figure.id, ...(figure.before === null ? {} : { changed: true }) })
    }
    end = match.index + whole.length
  }
  if (end < template.length) runs.push(template.slice(end))
  return runs
}
