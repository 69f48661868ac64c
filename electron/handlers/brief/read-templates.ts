/** Briefing templates: the shipped files of `data/templates/` and the bureau's own, which win over a shipped one of the same id. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { BriefingSeries, TemplateSummary } from '../../../shared/domain/briefing'
import { AppError } from '../../../shared/errors'
import { type Template, templateSchema } from '../../report/parts/template'
import type { Session } from '../session'
import { settingsOf } from './own-templates'

/** `replaces`: the bureau's own stands in place of a shipped one. */
export type FoundTemplate = { readonly template: Template; readonly own: boolean; readonly replaces: boolean }

/** By file name, the bureau's own after the shipped ones. @throws AppError 'brief.badTemplate' */
export async function readTemplates(session: Session): Promise<readonly FoundTemplate[]> {
  const folder = join(session.dataFolder, 'templates')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()
  const shipped = await Promise.all(files.map(async (file) => parseTemplate(JSON.parse(await readFile(join(folder, file), 'utf8')), file)))
  const own = session.current() === null ? [] : await settingsOf(session.workspace())
  const ownIds = new Set(own.map(({ id }) => id))
  return [...shipped.filter(({ id }) => !ownIds.has(id)).map((template) => ({ template, own: false, replaces: false })), ...own.map((template) => ({ template, own: true, replaces: shipped.some(({ id }) => id === template.id) }))]
}

/** @throws AppError 'brief.unknownTemplate' */
export async function readTemplate(session: Session, id: string): Promise<Template> {
  const all = await readTemplates(session)
  const found = all.find(({ template }) => template.id === id)
  if (found === undefined) throw new AppError('brief.unknownTemplate', { template: id, known: all.map(({ template }) => template.id).join('、') })
  return found.template
}

/** @throws AppError 'brief.badTemplate', naming the place in the file */
export function parseTemplate(value: unknown, file: string): Template {
  const result = v.safeParse(templateSchema, value)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new AppError('brief.badTemplate', { file, where: v.getDotPath(issue) ?? '', problem: issue.message })
}

export function summaryOf({ template: { id, title, summary, paper, orientation, series, audiences }, own, replaces }: FoundTemplate): TemplateSummary {
  return { id, title, summary, paper, orientation, series: Object.keys(series) as BriefingSeries[], audiences, own, replaces }
}
