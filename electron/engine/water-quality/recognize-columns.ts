/**
 * What the columns of a table of readings are: items with their units, and the facts beside them.
 *
 * A wide table has a column an item, a long one an item column and a value column. Where a table carries both the published
 * figure and the instrument's own (`总磷`, `总磷_原始值`), the published one is used: it is the one that the authorities graded.
 */
import type { ItemCode } from '../../../shared/domain/water-quality/item'
import { isKnownUnit, unitExponent } from './convert-unit'
import { type AmbiguousName, type ItemName, matchItemName } from './match-item-name'

/** Facts that a column may hold besides items. `time` is an instant, a date or a year and month. */
type FactRole =
  | 'section' | 'sectionCode' | 'time' | 'year' | 'month' | 'waterType' | 'waterBody' | 'item' | 'value' | 'unit' | 'sampleType' | 'publishedClass' | 'targetClass' | 'stationState'

/** A column that is used for an item. `exponent`: power of ten to the canonical unit. */
export type ItemColumn = { readonly index: number; readonly header: string; readonly item: ItemCode; readonly exponent: number }

/** Why a column that names an item is not used. */
type ColumnProblem =
  | { readonly code: 'water.unknownUnit'; readonly column: string; readonly unit: string }
  | { readonly code: 'water.duplicateColumn'; readonly column: string; readonly used: string }
  | { readonly code: 'water.ambiguousColumn'; readonly column: string; readonly items: readonly ItemCode[] }

/** A table's columns, recognised. */
export type RecognizedColumns = {
  /** `null`: neither items nor a pair of item and value column were found. */
  readonly layout: 'wide' | 'long' | null
  /** In the table's order; empty in a long table. */
  readonly items: readonly ItemColumn[]
  /** Column index by fact. */
  readonly facts: Readonly<Partial<Record<FactRole, number>>>
  /** `automatic` where the columns are those of the national automatic stations (conductivity and turbidity beside the indices); `null`: unknown. */
  readonly sampleType: 'automatic' | null
  readonly problems: readonly ColumnProblem[]
}

const FACT_NAMES: Readonly<Record<FactRole, readonly string[]>> = {
  section: ['断面名称', '断面', '监测断面', '断面名', '点位名称', '监测点位', '点位', '测站名称', '站点名称', '站名', '水站名称', '站点', '测点名称', '站位', '站位名称', '监测站位', '海域点位', 'section', 'sectionname', 'station', 'stationname', 'site', 'sitename'],
  sectionCode: ['断面编码', '断面代码', '断面编号', '点位编码', '点位编号', '站点编码', '站点编号', '测站编码', '观测站代码', '站位编码', '站位编号', '站位号', '站号', 'sectioncode', 'sectionid', 'stationcode', 'stationid', 'siteid', 'sitecode'],
  time: ['监测时间', '采样时间', '监测日期', '采样日期', '日期', '时间', '监测年月', '年月', '数据时间', 'time', 'date', 'datetime', 'sampletime', 'samplingdate', 'sampledate'],
  year: ['年份', '年', '年度', '监测年份', 'year'],
  month: ['月份', '月', '监测月份', 'month'],
  waterBody: ['所属河流', '河流', '河流名称', '所在河流', '水体', '水体名称', '所在水体', '湖库', '湖库名称', '河湖名称', 'river', 'waterbody'],
  waterType: ['水体类型', '水域类型', '断面类型', '水体类别', '评价类型', 'watertype', 'waterbodytype'],
  item: ['监测项目', '项目', '指标', '监测指标', '监测因子', '因子', '污染物', '项目名称', '指标名称', 'item', 'parameter', 'indicator', 'factor', 'analyte'],
  value: ['监测值', '数值', '浓度', '监测结果', '结果', '测定值', '浓度值', '值', '监测浓度', 'value', 'result', 'concentration'],
  unit: ['单位', '计量单位', '浓度单位', 'unit', 'units'],
  sampleType: ['监测方式', '数据类型', '监测类型', '采样方式', 'sampletype', 'samplesource'],
  publishedClass: ['水质类别', '本月水质', '水质现状', '现状类别', '断面水质类别', 'waterclass', 'class'],
  targetClass: ['水质目标', '目标水质', '考核目标', '目标类别', '水质目标类别', 'targetclass', 'target'],
  stationState: ['站点情况', '站点状态', '运行状态', 'stationstate', 'status'],
}

const ROLE_OF_NAME = new Map<string, FactRole>()
for (const [role, names] of Object.entries(FACT_NAMES)) {
  for (const factName of names) ROLE_OF_NAME.set(factName, role as FactRole)
}

/**
 * Recognise a header row.
 *
 * @param headers as written, line breaks and all
 * @param given columns that the person named (`--map`): header to item; they win over recognition
 * @param sea the table is of sea water
 */
export function recognizeColumns(headers: readonly string[], given: ReadonlyMap<string, ItemCode> = new Map(), sea = false): RecognizedColumns {
  const facts: Partial<Record<FactRole, number>> = {}
  const found: FoundColumn[] = []
  const problems: ColumnProblem[] = []
  const named = headers.map((header) => nameOf(header, given, sea) ?? nameBelowGroup(header, sea))
  // A whole heading says more than the last level of one.
  for (const roleOf of [factRole, (header: string) => factRole(splitLevels(header)?.last ?? '')]) {
    for (const [index, header] of headers.entries()) {
      const role = named[index] === null ? roleOf(header) : null
      if (role !== null) facts[role] ??= index
    }
  }
  for (const [index, match] of named.entries()) {
    const header = headers[index]!
    if (match === null) continue
    if ('ambiguous' in match) problems.push({ code: 'water.ambiguousColumn', column: header, items: match.ambiguous })
    else found.push({ ...match, index, header, given: given.has(header) })
  }
  const items = chooseItemColumns(found, problems)
  const layout = items.length > 0 ? 'wide' : facts.item !== undefined && facts.value !== undefined ? 'long' : null
  const automatic = items.some(({ item }) => item === 'conductivity') && items.some(({ item }) => item === 'turbidity')
  return { layout, items, facts, sampleType: automatic && facts.sampleType === undefined ? 'automatic' : null, problems }
}

function nameOf(header: string, given: ReadonlyMap<string, ItemCode>, sea: boolean): ItemName | AmbiguousName | null {
  const item = given.get(header)
  const match = matchItemName(header, sea)
  if (item === undefined) return match
  return { item, unit: match !== null && 'unit' in match ? match.unit : null, raw: false }
}

type FoundColumn = ItemName & { readonly index: number; readonly header: string; readonly given: boolean }

/** Upper levels of a heading under which an item is what was measured: 监测项目, 检测结果(mg/L). Not limits, targets, grades or other months. */
const MEASURED_GROUP = /^(?:[水海]质)?(?:监测|检测|测定|实测|分析|化验|评价)?(?:项目|指标|因子|参数|结果|数据|数值|浓度|值)(?:及(?:监测|检测)?(?:结果|浓度|数值))?$/

/** The levels of a heading of several rows, as tables join them; null for any other. */
function splitLevels(header: string): { readonly upper: readonly string[]; readonly last: string } | null {
  if (!/\p{Script=Han}/u.test(header)) return null
  const levels = header.split('_')
  return levels.length < 2 ? null : { upper: levels.slice(0, -1), last: levels.at(-1)! }
}

/** An item below a group's heading. The group's unit is that of items without one of their own, where they can have it: pH can not. */
function nameBelowGroup(header: string, sea: boolean): ItemName | AmbiguousName | null {
  const levels = splitLevels(header)
  if (levels === null) return null
  const groups = levels.upper.map((level) => {
    const plain = level.normalize('NFKC').replaceAll(/[\s*:]/g, '')
    return { name: plain.replaceAll(/\([^()]*\)/g, ''), unit: /\(([^()]*)\)$/.exec(plain)?.[1]?.replace(/^(?:单位)?[:,]?/, '') ?? null }
  })
  if (!groups.every(({ name }) => MEASURED_GROUP.test(name))) return null
  const match = matchItemName(levels.last, sea)
  if (match === null || 'ambiguous' in match || match.unit !== null) return match
  const unit = groups.findLast((group) => group.unit !== null && isKnownUnit(group.unit))?.unit ?? null
  return unit === null || unitExponent(match.item, unit) === null ? match : { ...match, unit }
}

/** One column an item: what the person named, then published before raw, then the first. */
function chooseItemColumns(found: readonly FoundColumn[], problems: ColumnProblem[]): ItemColumn[] {
  const chosen = new Map<ItemCode, ItemColumn>()
  const named = found.filter(({ given }) => given)
  const others = found.filter(({ given }) => !given)
  for (const column of [...named, ...others.filter(({ raw }) => !raw), ...others.filter(({ raw }) => raw)]) {
    const exponent = unitExponent(column.item, column.unit)
    const used = chosen.get(column.item)
    if (exponent === null) problems.push({ code: 'water.unknownUnit', column: column.header, unit: column.unit ?? '' })
    else if (used === undefined) chosen.set(column.item, { index: column.index, header: column.header, item: column.item, exponent })
    // The instrument's own figure beside the published one is the platform's layout, nothing to report.
    else if (!column.raw) problems.push({ code: 'water.duplicateColumn', column: column.header, used: used.header })
  }
  return [...chosen.values()].sort((a, b) => a.index - b.index)
}

function factRole(header: string): FactRole | null {
  const plain = header.normalize('NFKC').toLowerCase().replaceAll(/\([^()]*\)|[\s_*#:]/g, '')
  return ROLE_OF_NAME.get(plain) ?? null
}
