/** Changes of a bureau to its rules: each one audited action that can be undone; and rules out of and into files. */
import { readFile, writeFile } from 'node:fs/promises'
import type { Rule } from '../../../shared/domain/rules/rule'
import { AppError } from '../../../shared/errors'
import { checkMessages } from '../../../shared/messages/check'
import type { Language } from '../../../shared/messages/translate'
import { parseRule, parseRuleSet, type ParsedRules } from '../../../shared/domain/rules/rule-problem'
import type { Change, Workspace } from '../../store/workspace-store'
import { isSameRule, readRuleEntries, readShippedRules, RULE_AREA, type StoredRule } from './read-rules'
import type { Session } from '../session'
import { settingChange, settingRemoval } from '../settings'
import { writeWhole } from '../write-whole'
import { defaultDay } from '../tasks/moment'

/**
 * Add or change a rule. Its version is derived from its content; what equals the shipped rule is no change of it.
 *
 * @throws AppError 'check.badRule'
 */
export async function saveRule(session: Session, content: unknown, language: Language): Promise<{ readonly actionId: string; readonly rule: Rule }> {
  const rule = requireParsed(parseRule(content, language))
  return saveChange(session, 'check.saveRule', rule.id, await changeFor(session, rule))
}

/** @throws AppError 'check.unknownRule' */
export async function switchRule(session: Session, id: string, enabled: boolean): Promise<{ readonly actionId: string; readonly rule: Rule }> {
  const entry = (await readRuleEntries(session)).find(({ rule }) => rule.id === id)
  if (entry === undefined) throw new AppError('check.unknownRule', { rule: id })
  return saveChange(session, enabled ? 'check.switchRuleOn' : 'check.switchRuleOff', id, await changeFor(session, { ...entry.rule, enabled }))
}

/**
 * Back to the shipped rule; a rule of the bureau's own is removed.
 *
 * @throws AppError 'check.unknownRule' where nothing was changed
 */
export async function resetRule(session: Session, id: string): Promise<{ readonly actionId: string }> {
  const workspace = session.workspace()
  const removal = await settingRemoval(workspace, RULE_AREA, id)
  if (removal === null) throw new AppError('check.unknownRule', { rule: id })
  const { actionId } = await workspace.write({ action: 'check.resetRule', actor: session.actor, params: { rule: id } }, [removal])
  return { actionId }
}

export type ImportedRules = { readonly actionId: string | null; readonly added: number; readonly changed: number; readonly unchanged: number }

/**
 * Take rules over from a file: all or none, as one action. Rules that the file does not name stay as they are.
 *
 * @throws AppError 'check.badRule' for the first thing that is wrong with it
 */
export async function importRules(session: Session, path: string, language: Language): Promise<ImportedRules> {
  const rules = requireParsed(parseRuleSet(await readText(path), language))
  const known = new Map((await readRuleEntries(session)).map(({ rule }) => [rule.id, rule]))
  const counts = { added: 0, changed: 0, unchanged: 0 }
  const changes: Change[] = []
  for (const rule of rules) {
    const before = known.get(rule.id)
    if (before !== undefined && isSameRule(before, rule) && before.enabled === rule.enabled) {
      counts.unchanged += 1
      continue
    }
    counts[before === undefined ? 'added' : 'changed'] += 1
    const change = await changeFor(session, rule)
    if (change !== null) changes.push(change)
  }
  if (changes.length === 0) return { actionId: null, ...counts }
  const { actionId } = await session.workspace().write({ action: 'check.importRules', actor: session.actor, params: { file: path, ...counts } }, changes)
  return { actionId, ...counts }
}

/** Write rules to a file that `importRules` takes back. @param only `own`: changed ones and those of the bureau's own */
export async function exportRules(session: Session, path: string, only: 'own' | undefined): Promise<{ readonly file: string; readonly rules: number }> {
  const entries = (await readRuleEntries(session)).filter(({ origin }) => only === undefined || origin !== 'shipped')
  const workspace = session.current()
  const content = { title: checkMessages.ruleSetTitle, source: 'Dutu', date: workspace === null ? '2026-11-01' : await defaultDay(workspace), rules: entries.map(({ rule }) => rule) }
  await writeWhole(path, (unfinished) => writeFile(unfinished, `${JSON.stringify(content, null, 2)}\n`))
  return { file: path, rules: entries.length }
}

/** The change of the settings that makes a rule hold; null where nothing has to be stored and nothing is. */
async function changeFor(session: Session, rule: Rule): Promise<Change | null> {
  const workspace = session.workspace()
  const shipped = (await readShippedRules(session.dataFolder)).find(({ id }) => id === rule.id)
  if (shipped === undefined || !isSameRule(rule, shipped)) return settingChange(workspace, RULE_AREA, rule.id, rule satisfies StoredRule)
  if (rule.enabled === shipped.enabled) return settingRemoval(workspace, RULE_AREA, rule.id)
  return settingChange(workspace, RULE_AREA, rule.id, { enabled: rule.enabled } satisfies StoredRule)
}

async function saveChange(session: Session, action: string, id: string, change: Change | null): Promise<{ actionId: string; rule: Rule }> {
  const workspace: Workspace = session.workspace()
  const { actionId } = await workspace.write({ action, actor: session.actor, params: { rule: id } }, change === null ? [] : [change])
  const entry = (await readRuleEntries(session)).find(({ rule }) => rule.id === id)
  if (entry === undefined) throw new Error(`rule ${id} was saved and is not there`)
  return { actionId, rule: entry.rule }
}

function requireParsed<Content>(parsed: ParsedRules<Content>): Content {
  if (!parsed.ok) throw new AppError('check.badRule', parsed.problem)
  return parsed.content
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new AppError('check.cannotReadRules', { path }, { cause: error })
  }
}
