/** Which rows below a heading are data, and which are sums, notes or the heading printed once more. */
import { toPlainText } from '../../../shared/domain/cell-text/plain-text'
import { isBlank, textOfCell, type Cell } from './cell'
import { PLACEHOLDERS } from './column-profile'
import type { TableHeader } from './find-header'

const SUM = /^(?:其中[:：].*|共\s*\d+\s*[家个处条项座户件宗块].{0,4}|.{0,12}(?:合计|总计|小计|共计)|累计|汇总|总和|平均|平均值|最大值|最小值|total|sum|subtotal|average)(?:\([^()]{0,20}\))?$/i
/** As a whole cell behind the first ones, where a county's name stands before it. */
const SUM_ALONE: ReadonlySet<string> = new Set(['合计', '总计', '小计', '共计'])
const SUM_ALONE_CELLS = 3
/** In a row of its own, without a colon. */
const NOTE_ALONE = /^(?:数据截[止至]|截[止至]|注\d*[.、]|以上|以下空白|(?:本表|此表))/
/** The title of a further table or part: 表二 责任人清单, 二、如皋市. */
const TITLE = /^(?:附?表|附件)\s*[一二三四五六七八九十\d]{1,3}(?![\d\p{L}-])|^[一二三四五六七八九十]{1,3}、/u
const NOTE = /^(?:注|备注|说明|附注|填表|填报|制表|审核|复核|单位负责|负责人|联系人|联系电话|日期|数据来源|note|source)[^:：]{0,12}[:：]/i

/** @param cells one row below the heading, as it lies there: what merged cells above give to it says nothing of what it is */
export function isDataRow(cells: readonly Cell[], header: TableHeader): boolean {
  let filled = 0
  let signs = 0
  let first = ''
  for (const cell of cells) {
    if (isBlank(cell)) continue
    filled++
    const text = typeof cell === 'string' ? cell.trim() : ''
    if (filled === 1) first = textOfCell(cell)
    if (filled <= SUM_ALONE_CELLS && SUM_ALONE.has(text)) return false
    if (text !== '' && PLACEHOLDERS.has(text.toLowerCase())) signs++
  }
  if (filled === signs) return false
  const plain = toPlainText(first).replaceAll(' ', '')
  if (SUM.test(plain.replace(/[:：]$/, ''))) return false
  if (2 * filled <= header.columns.length && NOTE.test(plain)) return false
  if (filled === 1 && header.columns.length >= 3 && (TITLE.test(toPlainText(first)) || NOTE_ALONE.test(plain))) return false
  return !isRepeatedHeader(cells, header)
}

/** Forms that are printed on several pages repeat their heading on each. */
function isRepeatedHeader(cells: readonly Cell[], header: TableHeader): boolean {
  if (header.headerLines === null) return false
  let same = 0
  let filled = 0
  for (const { index, path } of header.columns) {
    const cell = cells[index]
    if (isBlank(cell)) continue
    filled++
    if (typeof cell !== 'string') return false
    const last = path.at(-1) ?? ''
    // The unit was taken off the heading, so its beginning is compared.
    if (last !== '' && toPlainText(cell).replaceAll(' ', '').startsWith(last.replaceAll(' ', ''))) same++
  }
  return filled >= 2 && same === filled
}
