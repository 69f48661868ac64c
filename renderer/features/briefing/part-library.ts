/** Parts that can be added to a template: blank ones, and those of all templates with the figures that they show. */
import { briefingWindowMessages as messages } from '../../../shared/messages/briefing-window'
import type { Language } from '../../../shared/messages/translate'
import { type Json, partListsOf, partTitle, type Path, replaceAt, type TemplateJson, textsOf } from './template-parts'

export type LibraryPart = { readonly label: string; readonly part: TemplateJson; readonly figures: TemplateJson }
export type LibraryGroup = { readonly title: string; readonly parts: readonly LibraryPart[] }

/** Parts that say nothing without data: what makes another template's worth taking over. */
const WITH_DATA: ReadonlySet<Json | undefined> = new Set<Json | undefined>(['map', 'table', 'chart', 'keyFigures', 'photos'])
const LABEL_LETTERS = 24

export function blankParts(language: Language): LibraryGroup {
  const words = { zh: messages.newText.zh, en: messages.newText.en }
  const parts: readonly TemplateJson[] = [
    { part: 'heading', level: 1, text: words },
    { part: 'text', text: words },
    { part: 'photos', limit: 2, height: 60 },
    { part: 'pageBreak' },
    { part: 'contents', title: { zh: messages.partContents.zh, en: messages.partContents.en } },
  ]
  return { title: messages.blankParts[language], parts: parts.map((part) => ({ label: partTitle(part)[language], part, figures: {} })) }
}

export function libraryOf(templates: readonly TemplateJson[], language: Language): readonly LibraryGroup[] {
  return templates.map((template) => {
    const figures = (template['figures'] ?? {}) as TemplateJson
    const parts = partListsOf(template).flatMap((list) => list.parts)
    const shown = parts.filter((part) => WITH_DATA.has(part['part']) || figureNamesIn(part, figures).length > 0)
    return {
      title: String((template['title'] as TemplateJson | undefined)?.[language] ?? template['id']),
      parts: shown.map((part) => ({ label: labelOf(part, language), part, figures: Object.fromEntries(figureNamesIn(part, figures).map((name) => [name, figures[name] as Json])) })),
    }
  })
}

function labelOf(part: TemplateJson, language: Language): string {
  const words = textsOf(part)[0]?.text[language].replaceAll(/\s+/g, ' ') ?? ''
  const title = partTitle(part)[language]
  if (words === '') return title
  return `${title}: ${words.length > LABEL_LETTERS ? `${words.slice(0, LABEL_LETTERS)}…` : words}`
}

/** Names of figures that a part calls, in its texts as `{name}` or by itself. */
function figureNamesIn(part: TemplateJson, figures: TemplateJson): readonly string[] {
  const text = JSON.stringify(part)
  return Object.keys(figures).filter((name) => text.includes(`{${name}}`) || text.includes(`"figure":"${name}"`))
}

/** The template with a part more at the end of a list. A figure whose name the template gives to another query comes under a new name. */
export function withPart(template: TemplateJson, path: Path, { part, figures }: LibraryPart): TemplateJson {
  const own = { ...((template['figures'] ?? {}) as TemplateJson) } as Record<string, Json>
  let added: TemplateJson = part
  for (const [name, query] of Object.entries(figures)) {
    const known = own[name]
    if (known === undefined) own[name] = query
    else if (JSON.stringify(known) !== JSON.stringify(query)) {
      const fresh = freeName(name, own)
      own[fresh] = query
      added = renamed(added, name, fresh)
    }
  }
  const list = valueAt(template, path)
  return replaceAt({ ...template, figures: own }, path, [...(Array.isArray(list) ? (list as readonly Json[]) : []), added]) as TemplateJson
}

function freeName(name: string, taken: Readonly<Record<string, Json>>): string {
  let number = 2
  while (taken[`${name}${number}`] !== undefined) number++
  return `${name}${number}`
}

const renamed = (part: TemplateJson, from: string, to: string): TemplateJson =>
  JSON.parse(JSON.stringify(part).replaceAll(`{${from}}`, `{${to}}`).replaceAll(`"figure":"${from}"`, `"figure":"${to}"`)) as TemplateJson

function valueAt(template: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => (value === null || typeof value !== 'object' ? undefined : (value as { readonly [key: string]: Json })[String(step)]), template)
}
