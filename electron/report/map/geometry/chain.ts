/** Joins pieces of lines that end where another begins: what was cut at the edges of tiles becomes one line again. */

/** Ends nearer than this are one place, in millimetres. */
const SNAP = 0.002

/**
 * @param lines flat x, y, each of two vertices or more
 * @returns the same pieces joined wherever exactly two ends meet in the same direction of travel
 */
export function chainLines(lines: readonly (readonly number[])[]): number[][] {
  if (lines.length < 2) return lines.map((line) => [...line])
  const starts = new Map<string, number[]>()
  const ends = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const start = keyOf(line[0]!, line[1]!)
    const known = starts.get(start)
    if (known === undefined) starts.set(start, [index])
    else known.push(index)
    const end = keyOf(line.at(-2)!, line.at(-1)!)
    ends.set(end, (ends.get(end) ?? 0) + 1)
  }
  const nextOf = (index: number): number | null => {
    const line = lines[index]!
    const end = keyOf(line.at(-2)!, line.at(-1)!)
    const following = starts.get(end)
    return following?.length === 1 && ends.get(end) === 1 && following[0] !== index ? following[0]! : null
  }
  const hasBefore = new Set<number>()
  for (const index of lines.keys()) {
    const next = nextOf(index)
    if (next !== null) hasBefore.add(next)
  }
  const used = new Set<number>()
  const chained: number[][] = []
  const follow = (from: number) => {
    const chain = [...lines[from]!]
    used.add(from)
    for (let next = nextOf(from); next !== null && !used.has(next); next = nextOf(next)) {
      const line = lines[next]!
      for (let at = 2; at < line.length; at++) chain.push(line[at]!)
      used.add(next)
    }
    chained.push(chain)
  }
  // Open chains from their beginnings first; what is left goes round in circles.
  for (const index of lines.keys()) if (!hasBefore.has(index)) follow(index)
  for (const index of lines.keys()) if (!used.has(index)) follow(index)
  return chained
}

function keyOf(x: number, y: number): string {
  return `${Math.round(x / SNAP)} ${Math.round(y / SNAP)}`
}
