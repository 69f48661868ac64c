/**
 * What was decided about a source the last time (settings, area `importMapping`, key: signature and target).
 *
 * A source is known again by its headings and format; where its file lay does not matter. Only what a person said is kept, not what was found out.
 */
import * as v from 'valibot'
import { type ImportOptions, type ImportTarget, isImportTarget, type RememberedChoices, type RememberedImport } from '../../../shared/domain/import'
import type { SourceProblem } from '../../../shared/domain/source-record'
import type { WorkspaceReader } from '../../store/workspace-store'
import { fileNameOf } from './import-outcome'
import { readSetting, writeSetting } from '../settings'
import type { Session } from '../session'

const AREA = 'importMapping'
const MOST_REMEMBERED = 1000

const storedSchema = v.object({
  file: v.string(),
  savedOn: v.pipe(v.string(), v.isoDate()),
  choices: v.object({
    mapping: v.optional(v.record(v.string(), v.string())),
    wholeMapping: v.optional(v.boolean()),
    crs: v.optional(v.string()),
    transform: v.optional(v.picklist(['none', 'swapAxes', 'gcj02', 'bd09'])),
    encoding: v.optional(v.string()),
    key: v.optional(v.string()),
    onMatch: v.optional(v.picklist(['update', 'skip'])),
    onNew: v.optional(v.picklist(['add', 'skip'])),
    onMissing: v.optional(v.picklist(['keep', 'delete', 'mark'])),
  }),
})

const CHOICES = Object.keys(storedSchema.entries.choices.entries) as readonly (keyof RememberedChoices)[]

const keyOf = (signature: string, target: ImportTarget) => `${signature} ${target}`

export async function recallImport(workspace: WorkspaceReader | null, signature: string, target: ImportTarget): Promise<RememberedImport | null> {
  if (workspace === null) return null
  const stored = await readSetting(workspace, AREA, keyOf(signature, target), storedSchema)
  return stored === null ? null : { signature, target, ...stored }
}

/** The person's choices, what was remembered standing in for those not made. A mapping is taken whole or not at all. */
export function withRemembered<Options extends ImportOptions>(options: Options, { choices }: RememberedImport): Options {
  const { mapping, wholeMapping, ...others } = choices
  const columns = options.mapping === undefined && options.wholeMapping === undefined ? { mapping, wholeMapping } : {}
  const open = CHOICES.filter((name) => name in others && options[name] === undefined)
  return { ...options, ...columns, ...Object.fromEntries(open.map((name) => [name, choices[name]])) }
}

/** To be told wherever something remembered was used. */
export function rememberedProblem({ file, savedOn }: RememberedImport): SourceProblem {
  return { severity: 'warning', code: 'import.remembered', params: { file, date: savedOn } }
}

/** Keep a person's choices, as an action of its own: taking the import back does not forget them. */
export async function rememberImport(session: Session, signature: string, options: ImportOptions): Promise<void> {
  const made = CHOICES.filter((name) => options[name] !== undefined)
  if (made.length === 0) return
  const workspace = session.workspace()
  const choices = Object.fromEntries(made.map((name) => [name, options[name]]))
  const known = await recallImport(workspace, signature, options.target)
  if (known !== null && JSON.stringify(known.choices) === JSON.stringify(choices)) return
  const value = { file: fileNameOf(options.path), savedOn: new Date().toISOString().slice(0, 10), choices }
  await writeSetting(workspace, AREA, keyOf(signature, options.target), value, { action: 'import.remember', actor: session.actor })
}

export async function listRemembered(workspace: WorkspaceReader): Promise<readonly RememberedImport[]> {
  const { rows } = await workspace.listRecords({ table: 'setting', where: [{ column: 'area', equals: AREA }], limit: MOST_REMEMBERED })
  const found: RememberedImport[] = []
  for (const { values } of rows) {
    const [signature = '', target = ''] = String(values['key'] ?? '').split(' ')
    if (!isImportTarget(target)) continue
    const remembered = await recallImport(workspace, signature, target)
    if (remembered !== null) found.push(remembered)
  }
  return found
}

/** @returns whether there was anything to forget */
export async function forgetImport(session: Session, signature: string, target: ImportTarget): Promise<boolean> {
  const workspace = session.workspace()
  if ((await recallImport(workspace, signature, target)) === null) return false
  await writeSetting(workspace, AREA, keyOf(signature, target), null, { action: 'import.forget', actor: session.actor })
  return true
}
