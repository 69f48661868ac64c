/** The rules that hold for a bureau: the shipped set, with its own changes from the workspace's settings (area `rule`, one key a rule). */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { RuleEntry } from '../../../shared/domain/check'
import { type Rule, ruleSchema, ruleSetSchema } from '../../../shared/domain/rules/rule'
import { readReference } from '../../../shared/domain/water-quality/read-reference'
import type { WorkspaceReader } from '../../store/workspace-store'
import type { Session } from '../session'

const FILE = 'conflict-rules.json'

export const RULE_AREA = 'rule'

/** What is stored of a rule: the whole rule, or only that it was switched on or off, so that its text still follows the shipped set. */
const storedSchema = v.union([v.strictObject({ enabled: v.boolean() }), ruleSchema])
export type StoredRule = v.InferOutput<typeof storedSchema>

const shipped = new Map<string, Promise<readonly Rule[]>>()

/**
 * Every shipped rule, switched-off ones included, read once a folder.
 *
 * @param dataFolder folder of the shipped data
 * @throws AppError 'water.badReferenceFile' with the place in the file
 */
export function readShippedRules(dataFolder: string): Promise<readonly Rule[]> {
  const known = shipped.get(dataFolder)
  if (known !== undefined) return known
  const reading = readFile(join(dataFolder, 'rules', FILE), 'utf8').then((text) => readReference(ruleSetSchema, JSON.parse(text), FILE).rules)
  shipped.set(dataFolder, reading)
  reading.catch(() => shipped.delete(dataFolder))
  return reading
}

/** Every rule, switched-off ones included. */
export async function readRules(session: Session): Promise<readonly Rule[]> {
  return (await readRuleEntries(session)).map(({ rule }) => rule)
}

/** Every rule with where it comes from: the shipped ones in their order, then the bureau's own by id. */
export async function readRuleEntries(session: Session): Promise<readonly RuleEntry[]> {
  const own = await readStoredRules(session.current())
  const known = await readShippedRules(session.dataFolder)
  const entries = known.map((rule): RuleEntry => {
    const stored = own.get(rule.id)
    if (stored === undefined) return { rule, origin: 'shipped', shipped: rule }
    const changed = 'id' in stored ? stored : { ...rule, enabled: stored.enabled }
    return { rule: isSameRule(changed, rule) ? { ...changed, version: rule.version } : withOwnVersion(changed), origin: 'changed', shipped: rule }
  })
  const added = [...own.values()].flatMap((stored): RuleEntry[] =>
    'id' in stored && !known.some(({ id }) => id === stored.id) ? [{ rule: withOwnVersion(stored), origin: 'own', shipped: null }] : [],
  )
  return [...entries, ...added.sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1))]
}

/** What the bureau has stored, by rule; what has no readable shape counts as not stored. */
async function readStoredRules(workspace: WorkspaceReader | null): Promise<ReadonlyMap<string, StoredRule>> {
  if (workspace === null) return new Map()
  const { rows } = await workspace.listRecords({ table: 'setting', where: [{ column: 'area', equals: RULE_AREA }], orderBy: { column: 'key' } })
  const rules = new Map<string, StoredRule>()
  for (const { values } of rows) {
    const [key, text] = [values['key'], values['value']]
    if (typeof key !== 'string' || typeof text !== 'string') continue
    const result = v.safeParse(storedSchema, parsed(text))
    if (result.success) rules.set(key, result.output)
  }
  return rules
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Whether two rules say the same, switched on or not, whatever their version is called. */
export function isSameRule(a: Rule, b: Rule): boolean {
  return contentDigest(a) === contentDigest(b)
}

/** A bureau's rule is named by its content: another wording is another version, the same one is the same on every computer. */
function withOwnVersion(rule: Rule): Rule {
  return { ...rule, version: `own-${contentDigest(rule).slice(0, 12)}` }
}

function contentDigest({ version: _version, enabled: _enabled, ...content }: Rule): string {
  return createHash('sha256').update(canonical(content)).digest('hex')
}

/** JSON with keys in order, so that the order in a file does not count. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`
}
