/** Joins pieces of lines that end where another begins: what was cut at the edges of tiles becomes one line again. */

/** Ends nearer than this are one place, in millimetres: each tile rounds its own crossing of the edge. */
const SNAP = 0.05

/**
 * @param lines flat x, y, each of two vertices or more
 * @returns the same pieces, joined wherever one ends and exactly one other begins
 */
export function chainLines(lines: readonly (readonly number[])[]): number[][] {
  if (lines.length < 2 && !isLoop(lines[0])) return lines.map((line) => [...line])
  const starts = new PlaceIndex()
  const ends = new PlaceIndex()
  for (const [index, line] of lines.entries()) {
    starts.add(index, line[0]!, line[1]!)
    ends.add(index, line.at(-2)!, line.at(-1)!)
  }
  const followers = lines.map((line) => {
    const [x, y] = [line.at(-2)!, line.at(-1)!]
    const beginning = starts.near(x, y)
    return beginning.length === 1 && ends.near(x, y).length === 1 ? beginning[0]! : -1
  })
  const isFollower = new Set(followers)
  const used = new Set<number>()
  const chained: number[][] = []
  const follow = (from: number) => {
    const chain = [...lines[from]!]
    used.add(from)
    for (let next = followers[from]!; next !== -1 && !used.has(next); next = followers[next]!) {
      const line = lines[next]!
      for (let at = 2; at < line.length; at++) chain.push(line[at]!)
      used.add(next)
    }
    chained.push(chain)
  }
  // Open chains from their beginnings first; what is left goes round in circles.
  for (const index of lines.keys()) if (!isFollower.has(index)) follow(index)
  for (const index of lines.keys()) if (!used.has(index)) follow(index)
  return chained
}

const NOTHING: readonly number[] = []

function isLoop(line: readonly number[] | undefined): boolean {
  return line !== undefined && line[0] === line.at(-2) && line[1] === line.at(-1)
}

/** Places of line ends, found again within `SNAP`. */
class PlaceIndex {
  readonly #cells = new Map<number, number[]>()

  add(id: number, x: number, y: number): void {
    const key = cellKey(Math.floor(x / SNAP), Math.floor(y / SNAP))
    const cell = this.#cells.get(key)
    if (cell === undefined) this.#cells.set(key, [id, x, y])
    else cell.push(id, x, y)
  }

  near(x: number, y: number): number[] {
    const found: number[] = []
    const column = Math.floor(x / SNAP)
    const row = Math.floor(y / SNAP)
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const cell = this.#cells.get(cellKey(column + dx, row + dy)) ?? NOTHING
        for (let at = 0; at < cell.length; at += 3) {
          if (Math.abs(cell[at + 1]! - x) <= SNAP && Math.abs(cell[at + 2]! - y) <= SNAP) found.push(cell[at]!)
        }
      }
    }
    return found
  }
}

/** Columns and rows of a page and its surroundings stay within ±2^25. */
function cellKey(column: number, row: number): number {
  return (column + 2 ** 25) * 2 ** 26 + (row + 2 ** 25)
}
