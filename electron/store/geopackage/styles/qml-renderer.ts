/** Renderers: categories by the codes of a column, or rules where a legal layer shows its newest version only. */
import { element } from './qml-element'
import type { QmlSymbol } from './qml-symbols'

/** What is drawn with one symbol. */
export type Category = {
  /** Code in the column; null stands for every other value. */
  readonly code: string | null
  /** Chinese, for the legend. */
  readonly label: string
  readonly symbol: QmlSymbol
}

export type Classification = {
  /** Null: one symbol for all. */
  readonly column: string | null
  readonly categories: readonly Category[]
}

/** The greatest date comes with a time in QGIS. */
const NEWEST_VERSION = '"vintage" IS NULL OR "vintage" = to_date(maximum("vintage"))'

/** @param legal several versions lie in the table: only the newest is drawn */
export function rendererElement(classification: Classification, legal: boolean): string {
  if (legal) return ruleRenderer(classification)
  return classification.column === null ? singleRenderer(classification) : categorizedRenderer(classification, classification.column)
}

const COMMON = { forceraster: 0, symbollevels: 0, enableorderby: 0, referencescale: -1 }

function symbols(categories: readonly Category[]): string {
  return element('symbols', {}, ...categories.map(({ symbol }, index) => symbol(String(index))))
}

function singleRenderer({ categories }: Classification): string {
  return element('renderer-v2', { type: 'singleSymbol', ...COMMON }, symbols(categories), element('rotation', {}), element('sizescale', {}))
}

function categorizedRenderer({ categories }: Classification, column: string): string {
  const items = categories.map(({ code, label }, index) => element('category', { value: code ?? '', type: code === null ? 'NULL' : 'string', label, symbol: index, render: 'true' }))
  return element('renderer-v2', { type: 'categorizedSymbol', attr: column, ...COMMON }, element('categories', {}, ...items), symbols(categories), element('rotation', {}), element('sizescale', {}))
}

function ruleRenderer({ column, categories }: Classification): string {
  const rules = categories.map(({ code, label }, index) =>
    element('rule', { key: `{dutu-${index}}`, label, symbol: index, filter: column === null ? null : code === null ? 'ELSE' : `"${column}" = '${code.replaceAll("'", "''")}'` }),
  )
  const newest = element('rule', { key: '{dutu-newest}', label: '现行版本', filter: NEWEST_VERSION }, ...rules)
  return element('renderer-v2', { type: 'RuleRenderer', ...COMMON }, element('rules', { key: '{dutu-root}' }, newest), symbols(categories))
}
