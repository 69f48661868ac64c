/** Items past a limit as bulletins write them: `总磷(0.35)、溶解氧`. */
import type { Exceedance, PrimaryPollutant } from '../../shared/domain/section'
import type { ItemCode } from '../../shared/domain/water-quality/item'
import { itemNames } from '../../shared/messages/water'
import type { Language } from '../../shared/messages/translate'

/** What a month of a section says about the items past its target. */
export type Factors = { readonly failed: readonly ItemCode[]; readonly exceedances: readonly Exceedance[] }

/**
 * Multiples first, largest first; then items that have none (dissolved oxygen, pH).
 *
 * @returns an empty text where nothing is past its limit
 */
export function factorsText({ failed, exceedances }: Factors, language: Language): string {
  const withMultiple = exceedances.map(({ item, multiple }) => `${itemNames[item][language]}(${multipleText(multiple)})`)
  const others = failed.filter((item) => exceedances.every((exceedance) => exceedance.item !== item)).map((item) => itemNames[item][language])
  return joined([...withMultiple, ...others], language)
}

/** 主要污染指标 as bulletins write them, in their order: `总磷(0.35)、溶解氧`. */
export function pollutantsText(pollutants: readonly PrimaryPollutant[], language: Language): string {
  return joined(pollutants.map(({ item, multiple }) => (multiple === null ? itemNames[item][language] : `${itemNames[item][language]}(${multipleText(multiple)})`)), language)
}

/** Two decimals; a multiple that would read 0.00 keeps the digits that tell it from none. */
function multipleText(multiple: number): string {
  const text = multiple.toFixed(2)
  return text === '0.00' && multiple > 0 ? String(Number(multiple.toPrecision(1))) : text
}

/** Names of items as a list. */
export function itemList(items: readonly ItemCode[], language: Language): string {
  return joined(items.map((item) => itemNames[item][language]), language)
}

function joined(texts: readonly string[], language: Language): string {
  return texts.join(language === 'zh' ? '、' : ', ')
}
