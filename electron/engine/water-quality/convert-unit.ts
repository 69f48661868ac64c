/**
 * Units as files write them, and the conversion of a reported amount to its item's canonical unit.
 *
 * All conversions are by powers of ten, so figures and their number stay exact: 50 μg/L is 0.050 mg/L.
 */
import { type ItemCode, type ItemUnit, type UnitDimension, WATER_ITEMS } from '../../../shared/domain/water-quality/item'
import { asItemAmount, type Reading } from '../../../shared/domain/water-quality/reading'
import { shift, toDecimal, toNumber } from './exact-decimal'

/** 1 of this unit is 10^exponent of the dimension's base unit (mg/L, 1/L, μS/cm, …). */
type UnitScale = { readonly dimension: UnitDimension; readonly exponent: number }

/** Spellings after `plainUnit`. */
const UNIT_SCALES = new Map<string, UnitScale>([
  ...scales('concentration', 0, ['mg/l', 'mg·l-1', 'mgl-1', 'mg·l^-1', 'mg_l', 'mg/dm3', 'g/m3', '毫克/升', '毫克每升']),
  ...scales('concentration', -3, ['μg/l', 'ug/l', 'mcg/l', 'μg·l-1', 'ug·l-1', 'μgl-1', 'ugl-1', 'μg_l', 'ug_l', 'mg/m3', 'mg·m-3', '微克/升']),
  ...scales('concentration', -6, ['ng/l', 'ng·l-1', 'μg/m3', 'ug/m3', '纳克/升']),
  ...scales('concentration', 3, ['g/l', 'g·l-1', 'kg/m3', '克/升']),
  ...scales('count', 0, ['1/l', '个/l', '个·l-1', 'mpn/l', 'cfu/l', 'cells/l', 'cell/l', '个/升', '细胞/l']),
  ...scales('count', 1, ['mpn/100ml', 'cfu/100ml', '个/100ml']),
  ...scales('count', 3, ['个/ml', 'cells/ml', 'cell/ml', 'mpn/ml', 'cfu/ml']),
  ...scales('count', 4, ['万个/l', '10^4个/l', '104个/l', '万cells/l', '10^4cells/l']),
  ...scales('conductivity', 0, ['μs/cm', 'us/cm', 'μs·cm-1', 'us·cm-1', '微西/厘米']),
  ...scales('conductivity', 1, ['ms/m']),
  ...scales('conductivity', 3, ['ms/cm']),
  ...scales('turbidity', 0, ['ntu', 'fnu']),
  ...scales('temperature', 0, ['°c', 'c', '摄氏度', '度']),
  ...scales('length', 0, ['m', '米']),
  ...scales('length', -2, ['cm', '厘米']),
  ...scales('salinity', 0, ['‰', 'psu', 'ppt', 'g/kg']),
  ...scales('none', 0, ['1', '无量纲', '无', '量纲一', '无单位', 'ph', 'ph值', 'ph单位']),
])

const CANONICAL_EXPONENTS: Readonly<Record<ItemUnit, number>> = { 'mg/L': 0, 'μg/L': -3, '1/L': 0, 'μS/cm': 0, NTU: 0, '°C': 0, m: 0, '‰': 0, '1': 0 }

function scales(dimension: UnitDimension, exponent: number, spellings: readonly string[]): [string, UnitScale][] {
  return spellings.map((spelling) => [spelling, { dimension, exponent }])
}

/** One spelling of a unit text: half width, lower case, superscripts down, one micro sign. */
function plainUnit(unit: string): string {
  return unit
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replaceAll('−', '-')
    .replaceAll(/[∙•⋅.]/g, '·')
    .replaceAll('µ', 'μ')
    .replaceAll('℃', '°c')
    .toLowerCase()
}

/** Is this text a unit that some item may have? */
export function isKnownUnit(unit: string): boolean {
  return UNIT_SCALES.has(plainUnit(unit))
}

/**
 * The power of ten that turns an amount in this unit into the item's canonical unit.
 *
 * @param unit as written; `null`: no unit given, the canonical unit is meant
 * @returns `null` where the unit is unknown or measures something else
 */
export function unitExponent(item: ItemCode, unit: string | null): number | null {
  if (unit === null) return 0
  const facts = WATER_ITEMS[item]
  const scale = UNIT_SCALES.get(plainUnit(unit))
  return scale && scale.dimension === facts.dimension ? scale.exponent - CANONICAL_EXPONENTS[facts.unit] : null
}

/**
 * A reading in the item's canonical unit.
 *
 * @param value in the reported unit, written with `digits` decimals
 * @param exponent from `unitExponent`
 * @returns `null` where the amount is impossible for the item (negative, pH above 14 …)
 */
export function toReading(item: ItemCode, value: number, digits: number, belowDetection: boolean, exponent: number): Reading | null {
  const decimal = shift(toDecimal(value, digits), exponent)
  if (decimal === null) return null
  const converted = toNumber(decimal)
  const { minimum, maximum } = WATER_ITEMS[item]
  if (converted < minimum || (maximum !== null && converted > maximum)) return null
  return { value: asItemAmount(converted), digits: decimal.digits, belowDetection }
}
