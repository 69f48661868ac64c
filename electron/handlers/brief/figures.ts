/** Live figures: stored queries by name, each with the id under which editions remember it. */
import type { Figure, FigureQuery } from '../../../shared/domain/briefing'
import { AppError } from '../../../shared/errors'
import { checkQueries } from './queries/check'
import { comparisonQueries } from './queries/comparison'
import { featureQueries } from './queries/feature'
import { sectionQueries } from './queries/section'
import { taskQueries } from './queries/task'
import type { QueryContext, StoredQuery } from './query-context'

const queries: Readonly<Record<string, StoredQuery>> = { ...sectionQueries, ...taskQueries, ...featureQueries, ...comparisonQueries, ...checkQueries }

/** Figures of one briefing, each asked once a member; what they printed as is kept for the next edition. */
export type Figures = {
  ask(query: FigureQuery, context: QueryContext): Promise<Figure>
  /** Texts by id, of everything that was asked. */
  printed(): Readonly<Record<string, string>>
}

/** @param before texts of the edition before, by id */
export function createFigures(before: Readonly<Record<string, string>>): Figures {
  const printed = new Map<string, string>()
  return {
    async ask(query, context) {
      const { query: name, ...parameters } = query
      const stored = queries[name]
      if (stored === undefined) throw new AppError('brief.unknownQuery', { query: name })
      const id = figureId(query, context)
      const answer = await stored(context, parameters)
      printed.set(id, answer.text)
      const earlier = before[id]
      return { id, ...answer, before: earlier === undefined || earlier === answer.text ? null : earlier }
    },
    printed: () => Object.fromEntries([...printed].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** `section.level?field=goodRatio&level=national@section:12`: the question without the period, so that editions compare. */
function figureId({ query, ...parameters }: FigureQuery, { member }: Pick<QueryContext, 'member'>): string {
  const given = Object.keys(parameters).sort().map((key) => `${key}=${String(parameters[key])}`).join('&')
  return `${query}${given === '' ? '' : `?${given}`}${member === null ? '' : `@${member.series}:${member.id}`}`
}

/** A figure's question read back from its id. @throws AppError 'brief.unknownQuery' */
export function queryOfId(id: string): { readonly query: FigureQuery; readonly member: { readonly series: string; readonly id: string } | null } {
  const match = /^([\w.]+)(?:\?([^@]*))?(?:@(\w+):(\d+))?$/.exec(id)
  if (match === null) throw new AppError('brief.unknownQuery', { query: id })
  const [, name = '', given = '', series, member] = match
  const parameters = Object.fromEntries(given.split('&').filter((part) => part !== '').map((part) => {
    const at = part.indexOf('=')
    const value = part.slice(at + 1)
    return [part.slice(0, at), value === 'true' ? true : value === 'false' ? false : value]
  }))
  return { query: { ...parameters, query: name }, member: series === undefined || member === undefined ? null : { series, id: member } }
}
