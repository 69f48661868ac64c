/** What stands between the columns of a text table, judged by its first lines. */

/** A character, or `blanks` for any run of spaces and tabs. */
export type Delimiter = ',' | '\t' | ';' | '|' | '，' | 'blanks'

const CHARACTERS = ['\t', ',', ';', '|', '，'] as const
const SAMPLE_LINES = 200

/**
 * @param text the beginning of the file, decoded
 * @returns the delimiter that gives the most lines the same number of columns; null where nothing does
 */
export function findDelimiter(text: string): Delimiter | null {
  const stated = /^sep=([^\r\n])\r?\n/i.exec(text)?.[1]
  if (stated !== undefined && (CHARACTERS as readonly string[]).includes(stated)) return stated as Delimiter
  const lines = withoutQuoted(text)
    .split(/\r\n|\n|\r/)
    .slice(0, SAMPLE_LINES)
    .filter((line) => line.trim() !== '')
  let best: Delimiter | null = null
  let bestScore = 0
  for (const delimiter of CHARACTERS) {
    const score = consistency(lines.map((line) => line.split(delimiter).length - 1))
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  if (best !== null) return best
  // Blanks count only where every line has the same number of words, and numbers among them.
  const words = lines.map((line) => line.trim().split(/[ \t\u3000]+/).length - 1)
  const numeric = lines.filter((line) => /(?:^|[ \t])-?\d+(?:\.\d+)?(?=[ \t]|$)/.test(line.trim())).length
  return consistency(words) >= 0.9 && numeric >= lines.length * 0.6 ? 'blanks' : null
}

/** Share of lines with the most common number of delimiters above none, and a little for more columns. */
function consistency(counts: readonly number[]): number {
  const frequency = new Map<number, number>()
  for (const count of counts) if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1)
  let best = 0
  for (const [count, lines] of frequency) {
    const share = lines / counts.length
    // A comma in every second sentence is no column; a title block of a few lines is no objection.
    if (share >= 0.5 || (share >= 0.3 && lines >= 3)) best = Math.max(best, share + Math.min(count, 20) / 100)
  }
  return best
}

function withoutQuoted(text: string): string {
  return text.replaceAll(/"(?:[^"]|""){0,2000}"/g, '""')
}
