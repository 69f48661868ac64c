/** Units that headings of tables carry: 面积（公顷）, COD(mg/L), 水量/万吨, 流量 m3/d. */
import { toPlainText } from './plain-text'

export type Unit = {
  /** One spelling, as it is printed. */
  readonly symbol: string
  /** SI symbol that `factor` leads to; null where there is none. */
  readonly si: string | null
  /** Value in SI = value × factor. */
  readonly factor: number
}

/** Symbol, SI unit, factor, other spellings (compared in lower case, without blanks, ² and ³ as 2 and 3). */
const UNITS: readonly (readonly [symbol: string, si: string | null, factor: number, spellings: string])[] = [
  ['亩', 'm²', 2000 / 3, 'mu'],
  ['万亩', 'm²', 2e7 / 3, ''],
  ['公顷', 'm²', 1e4, 'ha hm2'],
  ['万公顷', 'm²', 1e8, ''],
  ['m²', 'm²', 1, '平方米 平米 ㎡ m2 sqm'],
  ['km²', 'm²', 1e6, '平方公里 平方千米 k㎡ ㎢ km2'],
  ['m', 'm', 1, '米'],
  ['km', 'm', 1e3, '公里 千米 ㎞'],
  ['cm', 'm', 0.01, '厘米 ㎝'],
  ['mm', 'm', 0.001, '毫米 ㎜'],
  ['m³', 'm³', 1, '立方米 立方 方 m3'],
  ['万m³', 'm³', 1e4, '万立方米 万方 万m3'],
  ['亿m³', 'm³', 1e8, '亿立方米 亿方 亿m3'],
  ['m³/s', 'm³/s', 1, '立方米/秒 立方米每秒 m3/s'],
  ['m³/h', 'm³/s', 1 / 3600, '立方米/时 立方米/小时 方/小时 m3/h'],
  ['m³/d', 'm³/s', 1 / 86_400, '立方米/日 立方米/天 方/日 方/天 m3/d m3/天 m3/日'],
  ['万m³/d', 'm³/s', 1e4 / 86_400, '万立方米/日 万立方米/天 万方/日 万m3/d'],
  ['m³/a', 'm³', 1, '立方米/年 m3/a'],
  ['万m³/a', 'm³', 1e4, '万立方米/年 万方/年 万m3/a'],
  ['kg', 'kg', 1, '千克 公斤 ㎏'],
  ['t', 'kg', 1e3, '吨'],
  ['万吨', 'kg', 1e7, '万t wt'],
  ['亿吨', 'kg', 1e11, ''],
  ['t/a', 'kg', 1e3, '吨/年 吨每年'],
  ['万吨/年', 'kg', 1e7, '万t/a'],
  ['kg/d', 'kg/s', 1 / 86_400, '千克/日 千克/天 公斤/日 公斤/天 kg/天 kg/日'],
  ['t/d', 'kg/s', 1e3 / 86_400, '吨/日 吨/天 t/天 t/日'],
  ['万吨/日', 'kg/s', 1e7 / 86_400, '万吨/天 万t/d'],
  ['mg/L', 'kg/m³', 1e-3, '毫克/升'],
  ['μg/L', 'kg/m³', 1e-6, 'ug/l µg/l 微克/升'],
  ['mg/kg', null, 1, '毫克/千克'],
  ['μS/cm', 'S/m', 1e-4, 'us/cm µs/cm'],
  ['NTU', null, 1, '度(ntu)'],
  ['℃', '°C', 1, '°c 摄氏度 c°'],
  ['个/L', null, 1, '个/升'],
  ['MPN/L', null, 1, ''],
  ['%', null, 1, '百分比'],
  ['‰', null, 1, ''],
  ['元', null, 1, ''],
  ['万元', null, 1, ''],
  ['亿元', null, 1, ''],
  ['人', null, 1, ''],
  ['户', null, 1, ''],
  ['家', null, 1, ''],
  ['个', null, 1, ''],
  ['座', null, 1, ''],
  ['处', null, 1, ''],
  ['条', null, 1, ''],
  ['头', null, 1, ''],
  ['度', '°', 1, '° deg'],
  ['分', "′", 1, "′ '"],
  ['秒', '″', 1, '″ "'],
]

const bySpelling = new Map<string, Unit>()
for (const [symbol, si, factor, spellings] of UNITS) {
  for (const spelling of [symbol, ...spellings.split(' ')]) if (spelling !== '') bySpelling.set(compact(spelling), { symbol, si, factor })
}

function compact(text: string): string {
  return toPlainText(text).toLowerCase().replaceAll(' ', '').replaceAll('²', '2').replaceAll('³', '3').replaceAll('㎡', 'm2').replaceAll('㎥', 'm3').replaceAll('·', '')
}

/** @returns null for a text that is no known unit */
export function findUnit(text: string): Unit | null {
  return bySpelling.get(compact(text.replace(/^单位\s*[:：]?/, ''))) ?? null
}

/**
 * Takes the unit off a heading.
 *
 * @returns the name without it, or the whole heading where nothing in it is a known unit
 */
export function splitHeadingUnit(heading: string): { name: string; unit: Unit | null } {
  const plain = toPlainText(heading)
  // Some headings count after the unit: 面积(亩)1 is not taken apart.
  const bracketed = /^(.+?)\s*[([【〔]\s*([^()[\]【】〔〕]+)\s*[)\]】〕]$/.exec(plain)
  const bracketedUnit = bracketed && findUnit(bracketed[2]!)
  if (bracketedUnit) return { name: bracketed[1]!.trim(), unit: bracketedUnit }
  const separated = /^(.+?)\s*[/_,，:：-]\s*([^\s].*)$/.exec(plain)
  const separatedUnit = separated && findUnit(separated[2]!)
  if (separatedUnit && separatedUnit.symbol.length > 0) return { name: separated[1]!.trim(), unit: separatedUnit }
  const trailing = /^(.*\S)\s+(\S+)$/.exec(plain)
  const trailingUnit = trailing && findUnit(trailing[2]!)
  return trailingUnit ? { name: trailing[1]!.trim(), unit: trailingUnit } : { name: plain, unit: null }
}
