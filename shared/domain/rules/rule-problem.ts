/** The first thing that is wrong with a rule or a rule set: which rule, which field, what. */
import * as v from 'valibot'
import { ruleProblemMessages } from '../../messages/check-rules'
import { type Language, translate } from '../../messages/translate'
import { isRuleFault, ruleSchema, ruleSetSchema, type Rule } from './rule'

/** `field` is the place inside the rule, `basis.0.document.zh`; `problem` is said in the language asked for. */
export type RuleProblem = { readonly rule: string; readonly field: string; readonly problem: string }

export type ParsedRules<Content> = { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly problem: RuleProblem }

/** One rule. */
export function parseRule(content: unknown, language: Language): ParsedRules<Rule> {
  const result = v.safeParse(ruleSchema, content)
  if (result.success) return { ok: true, content: result.output }
  const [issue] = result.issues
  return { ok: false, problem: { rule: idOf(content), field: v.getDotPath(issue) ?? '', problem: describeIssue(issue, language) } }
}

/** One rule as text. */
export function parseRuleText(text: string, language: Language): ParsedRules<Rule> {
  const parsed = parseJson(text, language)
  return parsed.ok ? parseRule(parsed.content, language) : parsed
}

function parseJson(text: string, language: Language): ParsedRules<unknown> {
  try {
    return { ok: true, content: JSON.parse(text) as unknown }
  } catch (error) {
    const value = error instanceof Error ? error.message : String(error)
    return { ok: false, problem: { rule: '–', field: '–', problem: translate(ruleProblemMessages.noJson, language, { value }) } }
  }
}

/** A file of rules; a bare list of rules counts as one too. */
export function parseRuleSet(text: string, language: Language): ParsedRules<readonly Rule[]> {
  const json = parseJson(text, language)
  if (!json.ok) return json
  const { content } = json
  const rules: unknown = Array.isArray(content) ? content : (content as { rules?: unknown } | null)?.rules
  const parsed: Rule[] = []
  for (const entry of Array.isArray(rules) ? rules : []) {
    const one = parseRule(entry, language)
    if (!one.ok) return one
    if (parsed.some(({ id }) => id === one.content.id)) return { ok: false, problem: { rule: one.content.id, field: 'id', problem: translate(ruleProblemMessages.sameId, language, {}) } }
    parsed.push(one.content)
  }
  if (Array.isArray(content)) return { ok: true, content: parsed }
  const result = v.safeParse(ruleSetSchema, content)
  if (result.success) return { ok: true, content: result.output.rules }
  const [issue] = result.issues
  return { ok: false, problem: { rule: '–', field: v.getDotPath(issue) ?? '', problem: describeIssue(issue, language) } }
}

function idOf(content: unknown): string {
  const id = (content as { id?: unknown } | null)?.id
  return typeof id === 'string' && id !== '' ? id : '?'
}

const TYPES = ['string', 'number', 'boolean', 'array', 'object'] as const

function describeIssue(issue: v.BaseIssue<unknown>, language: Language): string {
  const say = (key: keyof typeof ruleProblemMessages, params: Record<string, string> = {}) => translate(ruleProblemMessages[key], language, params)
  const value = shown(issue.input)
  if (issue.received === 'undefined') return say('missing')
  if (issue.expected === 'never') return say('unknownField')
  switch (issue.type) {
    case 'picklist':
    case 'variant':
    case 'literal':
      return say('oneOf', { value, allowed: (issue.expected ?? '').replaceAll(/[()"]/g, '').replaceAll(' | ', ', ') })
    case 'min_length':
      return say('empty')
    case 'min_value':
      return say('tooSmall', { least: String(issue.requirement) })
    case 'iso_date':
      return say('badDate', { value })
    case 'regex':
      return say('badId', { value })
    case 'custom':
      return say('unknownLayer', { value })
    case 'check':
    case 'raw_check':
      return isRuleFault(issue.message) ? say(issue.message, { value }) : say('other', { value: issue.message })
  }
  const expected = issue.type === 'strict_object' ? 'object' : TYPES.find((type) => type === issue.type)
  return expected === undefined ? say('other', { value: issue.message }) : say('wrongType', { expected: say(expected), value })
}

const SHOWN_CHARACTERS = 60

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}
