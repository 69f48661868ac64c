/** Counts of features of any layer, by the codes of a column; outfalls and bays among them. */
import type { FigureRows } from '../../../../shared/domain/briefing'
import type { Feature, Value } from '../../../../shared/domain/feature'
import type { Field } from '../../../../shared/domain/field'
import { commonFields, isKindId, type KindId, kinds } from '../../../../shared/domain/kinds'
import { vocabularies } from '../../../../shared/domain/vocabularies'
import { AppError } from '../../../../shared/errors'
import { briefMessages } from '../../../../shared/messages/brief'
import type { Language } from '../../../../shared/messages/translate'
import type { ColumnCondition } from '../../../store/workspace-store'
import { cell, column, counted, type Parameters, percentage, type QueryContext, type StoredQuery, textParameter } from '../query-context'

function kindOf(parameters: Parameters): KindId {
  const layer = textParameter(parameters, 'layer')
  if (!isKindId(layer)) throw new AppError('layer.notFound', { layer })
  return layer
}

const fieldsOf = (kind: KindId): readonly Field[] => [...commonFields, ...kinds[kind].fields]

function fieldOf(kind: KindId, name: string): Field {
  const field = fieldsOf(kind).find((one) => one.name === name)
  if (field === undefined) throw new AppError('layer.noColumn', { layer: kind, column: name })
  return field
}

/** `where`: `stage=closed|supervised;receiving=river`, all of which hold; `district=member` is the series' 属地. */
function conditions(kind: KindId, parameters: Parameters, { member }: QueryContext): ColumnCondition[] {
  const where = typeof parameters['where'] === 'string' ? parameters['where'] : ''
  const found = where.split(';').filter((part) => part !== '').map((part): ColumnCondition => {
    const [name = '', codes = ''] = part.split('=')
    return { column: fieldOf(kind, name).name, in: codes.split('|') }
  })
  if (parameters['district'] === 'member' && member !== null) found.push({ column: 'district', equals: member.name })
  if (parameters['within'] === 'member' && member !== null) found.push({ column: 'fid', equals: Number(member.id) })
  return found
}

function valueText(field: Field, value: Value | undefined, language: Language): string {
  if (value === null || value === undefined) return ''
  if (field.type === 'boolean') return briefMessages[value === true ? 'yes' : 'no'][language]
  if (field.vocabulary === undefined) return String(value)
  const titles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = vocabularies[field.vocabulary]
  return titles[String(value)]?.[language] ?? String(value)
}

const MOST_ROWS = 2000

const count: StoredQuery = async (context, parameters) => {
  const kind = kindOf(parameters)
  const where = conditions(kind, parameters, context)
  const groups = await context.session.workspace().countFeatures({ kind, where }, [])
  const total = groups.reduce((sum, group) => sum + group.count, 0)
  return counted(total, context.withRows ? await countedRows(kind, where, context) : null)
}

/** What was counted: names, codes and places, at most so many as a person leafs through. */
async function countedRows(kind: KindId, where: readonly ColumnCondition[], { session, language }: QueryContext): Promise<FigureRows> {
  const fields = ['name', 'code', 'district'].map((name) => fieldOf(kind, name))
  const { features } = await session.workspace().listFeatures({ kind, where, orderBy: { column: 'code' }, limit: MOST_ROWS })
  return {
    columns: fields.map((field) => column(field.name, field.title, language)),
    rows: features.map(({ properties }) => Object.fromEntries(fields.map((field) => [field.name, cell(valueText(field, properties[field.name], language))]))),
  }
}

/** Share of features with some codes among all (or among those of `of`). */
const share: StoredQuery = async (context, parameters) => {
  const kind = kindOf(parameters)
  const sum = async (where: readonly ColumnCondition[]) => (await context.session.workspace().countFeatures({ kind, where }, [])).reduce((total, group) => total + group.count, 0)
  const part = await sum(conditions(kind, parameters, context))
  const whole = await sum(conditions(kind, { ...parameters, where: typeof parameters['of'] === 'string' ? parameters['of'] : '' }, context))
  return percentage(whole === 0 ? null : part / whole, context.withRows ? await countedRows(kind, conditions(kind, parameters, context), context) : null)
}

/** Counts by one column, or by one column and another's codes across. */
const groups: StoredQuery = async (context, parameters) => {
  const { session, language } = context
  const kind = kindOf(parameters)
  const by = fieldOf(kind, textParameter(parameters, 'by'))
  const across = typeof parameters['across'] === 'string' ? fieldOf(kind, parameters['across']) : null
  const found = await session.workspace().countFeatures({ kind, where: conditions(kind, parameters, context) }, across === null ? [by.name] : [by.name, across.name])
  const sums = new Map<string, { total: number; readonly cells: Map<string, number> }>()
  const crossed = new Set<string>()
  for (const { key, count: number } of found) {
    const name = valueText(by, key[0], language) || briefMessages.none[language]
    const entry = sums.get(name) ?? { total: 0, cells: new Map<string, number>() }
    entry.total += number
    if (across !== null) {
      const code = String(key[1] ?? '')
      crossed.add(code)
      entry.cells.set(code, (entry.cells.get(code) ?? 0) + number)
    }
    sums.set(name, entry)
  }
  const order = across?.vocabulary === undefined ? [...crossed].sort() : Object.keys(vocabularies[across.vocabulary]).filter((code) => crossed.has(code))
  const codes = [...order, ...[...crossed].filter((code) => !order.includes(code))]
  const total = [...sums.values()].reduce((sum, entry) => sum + entry.total, 0)
  const named = by.vocabulary === undefined ? [...sums].sort(([a, one], [b, other]) => other.total - one.total || a.localeCompare(b, 'zh')) : byVocabulary(sums, by, language)
  const rows: FigureRows = {
    columns: [
      column('name', by.title, language),
      ...codes.map((code) => ({ key: `code_${code}`, title: (across === null ? '' : valueText(across, code, language)) || briefMessages.none[language], align: 'right' as const })),
      column('count', briefMessages.total, language, 'right'),
      column('share', briefMessages.share, language, 'right'),
    ],
    rows: named.map(([name, entry]) => ({
      name: cell(name),
      ...Object.fromEntries(codes.map((code) => [`code_${code}`, cell(entry.cells.get(code) ?? 0)])),
      count: cell(entry.total),
      share: cell(percentage(total === 0 ? null : entry.total / total).text),
    })),
  }
  return counted(total, rows)
}

/** In the order of the trade, not of the alphabet. */
function byVocabulary<Entry>(sums: ReadonlyMap<string, Entry>, field: Field, language: Language): [string, Entry][] {
  const order = field.vocabulary === undefined ? [] : Object.values(vocabularies[field.vocabulary]).map((title) => title[language])
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  return [...sums].sort(([a], [b]) => place(a) - place(b))
}

/** Features with some columns, internal ones only inside. */
const list: StoredQuery = async (context, parameters) => {
  const { session, language, audience } = context
  const kind = kindOf(parameters)
  const fields = textParameter(parameters, 'columns').split(',').map((name) => fieldOf(kind, name)).filter((field) => audience === 'internal' || field.internal !== true)
  const { total, features } = await session.workspace().listFeatures({ kind, where: conditions(kind, parameters, context), orderBy: { column: 'code' }, limit: MOST_ROWS })
  return counted(total, {
    columns: fields.map((field) => ({ key: field.name, title: field.unit === undefined ? field.title[language] : `${field.title[language]}（${field.unit}）`, align: field.type === 'real' || field.type === 'integer' ? ('right' as const) : ('left' as const) })),
    rows: features.map((feature: Feature) => Object.fromEntries(fields.map((field) => [field.name, cell(valueText(field, feature.properties[field.name], language) || briefMessages.none[language])]))),
  })
}

export const featureQueries: Readonly<Record<string, StoredQuery>> = { 'feature.count': count, 'feature.share': share, 'feature.groups': groups, 'feature.list': list }
