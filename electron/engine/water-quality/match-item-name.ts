/**
 * Which item a name means: a column's header, or the item cell of a long table.
 *
 * Headers carry units and decoration: `总磷(mg/L)`, `氨氮 NH3-N`, `溶解氧*`, `铬（六价）`, `TP_mg/L`. Names match whole, never in part,
 * so that `总磷去除率` or `总磷类别` is no item.
 */
import { ITEM_CODES, type ItemCode } from '../../../shared/domain/water-quality/item'
import { ITEM_SYNONYMS, SEA_WATER_OXYGEN_DEMAND_SYNONYMS } from '../../../shared/domain/water-quality/item-synonyms'
import { isKnownUnit } from './convert-unit'

/** An item name, read. */
export type ItemName = {
  readonly item: ItemCode
  /** As written; `null`: none. */
  readonly unit: string | null
  /** The column holds the instrument's own figure, not the one that was published (`总磷_原始值`). */
  readonly raw: boolean
}

/** What `matchItemName` answers where a name fits several items. */
export type AmbiguousName = { readonly ambiguous: readonly ItemCode[] }

const RAW_SUFFIX = /[_\-(]?(?:原始值|原始数据|原值|raw)\)?$/i
/** Bracket contents that are some unit, known or not: an unknown one must stop the column, never pass as mg/L. */
const LOOKS_LIKE_UNIT = /^(?:[a-zμ%\d^·.-]+\/[a-zμ\d^·.-]+|pp[bmt]|%|[mμun]?mol.*|[mμu]eq.*)$/i
/** Words that may follow the name without changing its meaning. */
const HARMLESS_SUFFIX = /(?:监测值|测定值|实测值|检测值|浓度值|浓度|含量|月均值|均值|平均值|结果|数值|值)$/

const ITEM_OF_NAME = new Map<string, ItemCode>()
for (const item of ITEM_CODES) {
  for (const synonym of [item, ...ITEM_SYNONYMS[item]]) ITEM_OF_NAME.set(plainName(synonym), item)
}
const SEA_OXYGEN_DEMAND = new Set(SEA_WATER_OXYGEN_DEMAND_SYNONYMS.map((synonym) => plainName(synonym)))

/** Only what tells names apart: half width, lower case, no blanks, brackets, points, hyphens or marks. */
function plainName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s()[\]{}【】〔〕"'“”_.,、:;*#★☆·+\-−–—]/g, '')
}

/**
 * Match a name.
 *
 * @param header as written
 * @param sea the table is of sea water, where CODMn is the COD of GB 3097-1997
 * @returns `null` where it is no item
 */
export function matchItemName(header: string, sea = false): ItemName | AmbiguousName | null {
  const text = header.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  const published = text.replace(RAW_SUFFIX, '')
  const raw = published !== text
  const { outside, inside, unit } = splitHeader(published)
  const outer = findItem(outside, sea)
  const joined = findItem(outside + inside.join(''), sea)
  // 铬（六价） is one name; 化学需氧量（CODMn） names two items.
  const inner = inside.map((part) => findItem(part, sea)).filter((item) => item !== null)
  if (joined !== null) return { item: joined, unit, raw }
  if (outer !== null) {
    const other = inner.find((item) => item !== outer)
    return other === undefined ? { item: outer, unit, raw } : { ambiguous: [outer, other] }
  }
  return null
}

/** Name outside brackets, bracket contents that are no unit, and the unit. */
function splitHeader(text: string): { outside: string; inside: string[]; unit: string | null } {
  const inside: string[] = []
  let unit: string | null = null
  const outside = text.replaceAll(/[([【〔]([^()[\]【】〔〕]*)[)\]】〕]/g, (_, content: string) => {
    for (const part of content.split(/[,;，；]/)) {
      if (isKnownUnit(part) || LOOKS_LIKE_UNIT.test(part.trim())) unit ??= part.trim()
      else if (!/^以.+计$/.test(part.trim())) inside.push(part)
    }
    return ' '
  })
  if (unit !== null) return { outside, inside, unit }
  const bare = splitBareUnit(outside.trim())
  return { outside: bare.name, inside, unit: bare.unit }
}

/** `总磷mg/L`, `TP, mg/L`, `TP_mg_L`: a unit after the name without brackets. The unit needs a slash or its like, or a separator before it. */
function splitBareUnit(text: string): { name: string; unit: string | null } {
  for (let start = 1; start < text.length; start += 1) {
    const unit = text.slice(start).trim()
    const separated = /[\s,:_/-]$/.test(text.slice(0, start))
    if ((separated || /[/·_]|-1$/.test(unit)) && isKnownUnit(unit) && findItem(text, false) === null) {
      const name = text.slice(0, start).replace(/[\s,:_/-]+$/, '')
      if (findItem(name, false) !== null) return { name, unit }
    }
  }
  return { name: text, unit: null }
}

/** A whole name, with or without a harmless suffix, or a Chinese name followed by its own symbol (氨氮 NH3-N). */
function findItem(text: string, sea: boolean): ItemCode | null {
  const name = plainName(text)
  if (name === '') return null
  if (sea && SEA_OXYGEN_DEMAND.has(name)) return 'chemicalOxygenDemand'
  const exact = ITEM_OF_NAME.get(name) ?? ITEM_OF_NAME.get(name.replace(HARMLESS_SUFFIX, ''))
  if (exact !== undefined) return exact
  const pair = /^([\u4e00-\u9fff]+)([\da-z]+)$/.exec(name)
  if (!pair) return null
  const item = ITEM_OF_NAME.get(pair[1] ?? '')
  return item !== undefined && ITEM_OF_NAME.get(pair[2] ?? '') === item ? item : null
}
