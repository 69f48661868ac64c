/**
 * What a laboratory or platform wrote in one cell: an amount, an amount below the detection limit, nothing, or something unreadable.
 *
 * Forms: `0.30`, `0.01L` and `<0.01` (below detection), `1.2×10^4`, `1,794.7`, full-width figures, a trailing unit, marks such as `*`
 * and `↑` after the number; `--`, `*`, `/`, an empty cell and the like for "not measured"; `ND` and 未检出 without a limit.
 * A cell is never read as zero unless it says zero.
 */
import { type Decimal, decimalOfNumber, decimalOfText, toNumber } from './exact-decimal'

/** Why a cell has no amount although it is not empty. */
type ValueProblem = 'water.notANumber' | 'water.detectionLimitUnknown' | 'water.aboveRange'

/** One cell, read. `raw` is the cell's own text. */
export type ReportedValue =
  | {
      readonly kind: 'value'
      readonly raw: string
      /** In the unit of the cell or its column; the detection limit itself where `belowDetection`. */
      readonly value: number
      /** Decimals that were written. */
      readonly reportedDigits: number
      readonly belowDetection: boolean
      /** The unit in the cell, as written; `null`: none. */
      readonly unit: string | null
    }
  | { readonly kind: 'missing'; readonly raw: string }
  | { readonly kind: 'problem'; readonly raw: string; readonly code: ValueProblem }

/** Texts that say "not measured"; compared without blanks and in lower case. */
const MISSING = new Set([
  '', '-', '--', '---', '—', '——', '–', '*', '**', '/', '\\', '.', '…', 'null', 'none', 'nan', 'na', 'n/a', '#n/a', '无', '无数据', '空', '缺', '缺测', '缺失',
  '未测', '未监测', '未采样', '停测', '停运', '维护', '断流', '冰封', '无水',
])

/** Texts that say "nothing found", but not below which limit. */
const NOT_DETECTED = new Set(['nd', 'n.d.', 'n.d', 'bdl', '未检出', '未检出l', 'l', '<检出限', '低于检出限', '小于检出限', '<dl', '<lod', '<mdl'])

const NUMBER = String.raw`[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d*)?(?:(?:[x*·]10\^?|e)[+-]?\d{1,2})?`
/** [less or more than] number [L] [unit] [mark] */
const FORM = new RegExp(String.raw`^(<=?|≤|>=?|≥)?(${NUMBER})(l(?![a-z/])|l(?=(?:mg|μg|ug|ng|g)\/)|\(l\)|nd|\(nd\))?([a-zμ°%‰个/万][^*↑↓#]*)?[*↑↓#]*$`, 'i')
/** 未检出(0.01), ND(0.01), ND<0.01, L0.01 */
const LIMIT_IN_WORDS = new RegExp(String.raw`^(?:未检出|nd|bdl|l)[(<]*(${NUMBER})l?\)?$`, 'i')

/**
 * Read one cell.
 *
 * @param cell text, or the number that a spreadsheet holds (freed of the noise of doubles; trailing zeros are then unknown)
 */
export function parseReportedValue(cell: string | number | null | undefined): ReportedValue {
  if (cell === null || cell === undefined) return { kind: 'missing', raw: '' }
  if (typeof cell === 'number') {
    const decimal = decimalOfNumber(cell)
    return decimal === null ? { kind: 'missing', raw: String(cell) } : amount(String(cell), decimal, false, null)
  }
  const text = plainText(cell)
  const lower = text.toLowerCase()
  if (MISSING.has(lower)) return { kind: 'missing', raw: cell }
  if (NOT_DETECTED.has(lower)) return { kind: 'problem', raw: cell, code: 'water.detectionLimitUnknown' }
  const inWords = LIMIT_IN_WORDS.exec(text)
  const limit = inWords ? decimalOfNumberText(inWords[1] ?? '') : null
  if (limit) return amount(cell, limit, true, null)
  const form = FORM.exec(text)
  const decimal = form ? decimalOfNumberText(form[2] ?? '') : null
  if (!form || decimal === null) return { kind: 'problem', raw: cell, code: 'water.notANumber' }
  const sign = form[1] ?? ''
  if (sign.startsWith('>') || sign === '≥') return { kind: 'problem', raw: cell, code: 'water.aboveRange' }
  return amount(cell, decimal, sign !== '' || form[3] !== undefined, form[4] ?? null)
}

function amount(raw: string, decimal: Decimal, belowDetection: boolean, unit: string | null): ReportedValue {
  return { kind: 'value', raw, value: toNumber(decimal), reportedDigits: decimal.digits, belowDetection, unit }
}

/** Half width, no blanks, one spelling of each sign. */
function plainText(cell: string): string {
  return cell
    .normalize('NFKC')
    .replaceAll(/[\s\u200B\uFEFF]/g, '')
    .replaceAll(/[−‐‑]/g, '-')
    .replaceAll(/[×✕]/g, 'x')
    .replaceAll('⩽', '≤')
    .replaceAll('⩾', '≥')
    .replace(/^'/, '')
}

/** A matched number: thousands separators and `x10^4` are put into the form that `decimalOfText` reads. */
function decimalOfNumberText(text: string): Decimal | null {
  return decimalOfText(text.replaceAll(',', '').replace(/[x*·]10\^?/i, 'e'))
}
