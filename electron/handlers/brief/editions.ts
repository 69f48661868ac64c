/** Editions of briefings: what figures printed as, so that the next edition marks what changed. */
import * as v from 'valibot'
import type { Change, RecordRow, WorkspaceReader } from '../../store/workspace-store'

const figuresSchema = v.record(v.string(), v.string())
const parametersSchema = v.object({ asOf: v.string(), period: v.nullable(v.string()), series: v.nullable(v.string()) })

export type EditionFacts = {
  readonly template: string
  readonly title: string
  readonly period: string | null
  readonly asOf: string
  readonly series: string | null
  readonly audience: 'internal' | 'public'
}

/** Figures of the newest edition of an earlier day or period: exporting the same state twice compares with the same. */
export async function figuresBefore(workspace: WorkspaceReader, facts: EditionFacts): Promise<Readonly<Record<string, string>>> {
  const earlier = (await editionsOf(workspace, facts)).filter(({ parameters }) => orderOf(parameters) < orderOf(facts))
  return earlier.sort((a, b) => (orderOf(a.parameters) < orderOf(b.parameters) ? -1 : 1)).at(-1)?.figures ?? {}
}

const orderOf = ({ asOf, period }: { readonly asOf: string; readonly period: string | null }) => `${period ?? ''} ${asOf}`

/** The change that records an edition; none where the same is on record. */
export async function editionChanges(workspace: WorkspaceReader, facts: EditionFacts, figures: Readonly<Record<string, string>>, actor: string, now: Date): Promise<readonly Change[]> {
  const same = (await editionsOf(workspace, facts)).find(({ parameters }) => orderOf(parameters) === orderOf(facts))
  const text = JSON.stringify(figures)
  if (same !== undefined && JSON.stringify(same.figures) === text) return []
  const values = {
    template: facts.template,
    title: facts.title,
    period: facts.period ?? facts.asOf,
    made_at: now.toISOString(),
    made_by: actor,
    audience: facts.audience,
    parameters: JSON.stringify({ asOf: facts.asOf, period: facts.period, series: facts.series }),
    figures: text,
  }
  return [same === undefined ? { op: 'insertRecord', table: 'briefingEdition', values } : { op: 'updateRecord', table: 'briefingEdition', id: same.row.id, values }]
}

type Edition = { readonly row: RecordRow; readonly parameters: v.InferOutput<typeof parametersSchema>; readonly figures: Readonly<Record<string, string>> }

async function editionsOf(workspace: WorkspaceReader, { template, series, audience }: EditionFacts): Promise<readonly Edition[]> {
  const { rows } = await workspace.listRecords({ table: 'briefingEdition', where: [{ column: 'template', equals: template }, { column: 'audience', equals: audience }] })
  return rows.flatMap((row): Edition[] => {
    const parameters = v.safeParse(parametersSchema, parse(row.values['parameters']))
    const figures = v.safeParse(figuresSchema, parse(row.values['figures']))
    return parameters.success && figures.success && parameters.output.series === series ? [{ row, parameters: parameters.output, figures: figures.output }] : []
  })
}

function parse(value: unknown): unknown {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value
  } catch {
    return null
  }
}
