/**
 * How texts become search tokens: pairs of neighbouring characters of Chinese runs, whole words of everything else.
 *
 * `如东县3号` gives 如东 东县 县 3 号. The last character of a run stands alone too, so that one character finds every place where it
 * occurs: as the beginning of a pair or alone. Case, width and compatibility forms are folded (Ⅲ finds III).
 */

/** The form in which texts are compared. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Tokens of a folded text, separated by spaces. */
export function gramsOf(folded: string): string {
  let grams = ''
  for (let at = 0; at < folded.length; ) {
    const end = runEnd(folded, at)
    const kind = kindOf(folded.codePointAt(at)!)
    if (kind === WORD) grams += `${folded.slice(at, end)} `
    else if (kind === HAN) grams += pairsOf(folded, at, end)
    at = end
  }
  return grams
}

/**
 * The FTS5 query for rows that may contain a folded term; comparing the texts decides.
 *
 * @returns null for a term without letters, digits and Chinese characters
 */
export function matchExpression(folded: string): string | null {
  const parts: string[] = []
  for (let at = 0; at < folded.length; ) {
    const end = runEnd(folded, at)
    const kind = kindOf(folded.codePointAt(at)!)
    // A word that ends the term may go on in the text.
    if (kind === WORD) parts.push(end === folded.length ? `"${folded.slice(at, end)}"*` : `"${folded.slice(at, end)}"`)
    else if (kind === HAN) {
      const pairs = pairsOf(folded, at, end).trim().split(' ')
      if (pairs.length === 1) parts.push(`"${pairs[0]}"*`)
      else parts.push(...pairs.slice(0, -1).map((pair) => `"${pair}"`))
    }
    at = end
  }
  return parts.length === 0 ? null : parts.join(' AND ')
}

const SEPARATOR = 0
const WORD = 1
const HAN = 2

const LETTER_OR_DIGIT = /[\p{L}\p{M}\p{N}]/u

/** What a character is part of. The Chinese blocks by code point: a property lookup for each character would cost ten times as much. */
function kindOf(codePoint: number): typeof SEPARATOR | typeof WORD | typeof HAN {
  if (codePoint < 0x80) {
    const isDigit = codePoint >= 0x30 && codePoint <= 0x39
    const isLetter = (codePoint >= 0x61 && codePoint <= 0x7a) || (codePoint >= 0x41 && codePoint <= 0x5a)
    return isDigit || isLetter ? WORD : SEPARATOR
  }
  if ((codePoint >= 0x3400 && codePoint <= 0x9fff) || (codePoint >= 0xf900 && codePoint <= 0xfaff) || codePoint >= 0x20000 || codePoint === 0x3007) return HAN
  return LETTER_OR_DIGIT.test(String.fromCodePoint(codePoint)) ? WORD : SEPARATOR
}

/** Index behind the characters of one kind that begin at `start`. */
function runEnd(text: string, start: number): number {
  const first = text.codePointAt(start)!
  const kind = kindOf(first)
  let at = start + widthOf(first)
  while (at < text.length) {
    const codePoint = text.codePointAt(at)!
    if (kindOf(codePoint) !== kind) break
    at += widthOf(codePoint)
  }
  return at
}

function pairsOf(text: string, start: number, end: number): string {
  let pairs = ''
  let at = start
  for (;;) {
    const next = at + widthOf(text.codePointAt(at)!)
    if (next >= end) return `${pairs}${text.slice(at, next)} `
    const afterNext = next + widthOf(text.codePointAt(next)!)
    pairs += `${text.slice(at, afterNext)} `
    at = next
  }
}

/** UTF-16 units of a character. */
function widthOf(codePoint: number): 1 | 2 {
  return codePoint > 0xffff ? 2 : 1
}
