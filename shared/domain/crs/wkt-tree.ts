/**
 * Reads the bracket notation of a CRS text (WKT 1 of OGC and of ESRI, WKT 2: ISO 19162) into a tree, without knowing what it means.
 *
 * Lenient where real .prj files are: round brackets, missing closing brackets at the end, a byte order mark, anything behind
 * the first root. Bounded, since the text comes from a foreign file.
 */

/** One `KEYWORD[…]`. Values are the strings, numbers and bare words directly inside it, in order. */
export type WktNode = {
  /** Upper case. */
  readonly keyword: string
  readonly values: readonly (string | number)[]
  readonly children: readonly WktNode[]
}

type OpenNode = { keyword: string; values: (string | number)[]; children: OpenNode[] }

const MAX_LENGTH_CHARACTERS = 100_000
const MAX_DEPTH = 32
const TOKEN = /\s*(?:"((?:[^"]|"")*)"|([[\](),])|([^\s"[\](),]+))/y

/**
 * @returns the first root of the text; null where the text is no WKT at all
 */
export function parseWkt(text: string): WktNode | null {
  if (text.length > MAX_LENGTH_CHARACTERS) return null
  const source = text.replace(/^\uFEFF/, '')
  const stack: OpenNode[] = []
  let word: string | null = null
  TOKEN.lastIndex = 0
  for (;;) {
    const match = TOKEN.exec(source)
    if (!match) break
    const [, quoted, bracket, bare] = match
    if (quoted !== undefined) {
      stack.at(-1)?.values.push(quoted.replaceAll('""', '"'))
    } else if (bracket === '[' || bracket === '(') {
      if (word === null || stack.length >= MAX_DEPTH) return null
      const node: OpenNode = { keyword: word.toUpperCase(), values: [], children: [] }
      stack.at(-1)?.children.push(node)
      stack.push(node)
      word = null
    } else if (bracket !== undefined) {
      pushWord(stack, word)
      word = null
      if (bracket !== ',') {
        const closed = stack.pop()
        if (!closed) return null
        if (stack.length === 0) return closed
      }
    } else if (bare !== undefined) {
      word = bare
    }
  }
  // The end came before the brackets were closed: what was read still stands.
  pushWord(stack, word)
  return stack[0] ?? null
}

function pushWord(stack: OpenNode[], word: string | null): void {
  if (word === null) return
  const number = Number(word)
  stack.at(-1)?.values.push(Number.isFinite(number) ? number : word)
}

/** The first child with one of the keywords. */
export function childOf(node: WktNode, ...keywords: string[]): WktNode | null {
  return node.children.find((child) => keywords.includes(child.keyword)) ?? null
}

/** A node's first text value, usually its name. */
export function nameOf(node: WktNode | null): string {
  return node?.values.find((value) => typeof value === 'string') ?? ''
}

/** A node's numbers, in order. Texts that hold a number count: some writers quote them. */
export function numbersOf(node: WktNode | null): number[] {
  const numbers: number[] = []
  for (const [index, value] of (node?.values ?? []).entries()) {
    if (typeof value === 'number') numbers.push(value)
    else if (index > 0 && value.trim() !== '' && Number.isFinite(Number(value))) numbers.push(Number(value))
  }
  return numbers
}
