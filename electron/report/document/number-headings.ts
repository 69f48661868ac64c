/** Numbers of headings: 一、（一）1.（1） as GB/T 9704-2012, 7.3.3 has them, or 1, 1.1, 1.1.1. */
import type { Block, Heading } from './document'
import type { Numbering } from './style'

const DIGITS = '零一二三四五六七八九'

/** 1 to 99 as Chinese numerals. */
function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = value % 10
  if (tens === 0) return DIGITS[ones] ?? ''
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`
}

/** Counts headings in the order in which they are asked for. */
export function createHeadingNumbers(numbering: Numbering): (heading: Heading) => string {
  const counts = [0, 0, 0, 0]
  return ({ level, numbered }) => {
    if (numbered === false) return ''
    counts[level - 1] = (counts[level - 1] ?? 0) + 1
    counts.fill(0, level)
    const own = counts[level - 1] ?? 1
    if (numbering === 'decimal') return `${counts.slice(0, level).join('.')}　`
    return [`${chineseNumber(own)}、`, `（${chineseNumber(own)}）`, `${own}. `, `（${own}）`][level - 1] ?? ''
  }
}

export const hasContents = (blocks: readonly Block[]) => blocks.some(({ type }) => type === 'contents')
