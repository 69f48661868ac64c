/**
 * Leaves each boundary that two areas share to the first of them: drawn twice, the dashes of one would fill the gaps of the other.
 *
 * Lines are looked at in steps; what runs along a line kept before, within the tolerance, goes.
 */

/** Millimetres. */
const STEP = 0.4
const TOLERANCE = 0.09
/** Cells of the index are no smaller than what is looked for. */
const CELL = 1

/** @param groups lines by feature; lines of one feature are never taken for repetitions of each other */
export function dropRepeated(groups: readonly (readonly (readonly number[])[])[]): number[][] {
  const index = new SegmentIndex()
  const kept: number[][] = []
  for (const lines of groups) {
    const own: number[][] = lines.flatMap((line) => newParts(line, index))
    for (const line of own) index.add(line)
    kept.push(...own)
  }
  return kept
}

/** Stretches of a line that do not run along anything known. */
function newParts(line: readonly number[], index: SegmentIndex): number[][] {
  if (index.isEmpty) return [[...line]]
  const parts: number[][] = []
  let part: number[] = []
  const flush = () => {
    if (part.length >= 4) parts.push(part)
    part = []
  }
  for (let at = 2; at < line.length; at += 2) {
    const [x1, y1, x2, y2] = [line[at - 2]!, line[at - 1]!, line[at]!, line[at + 1]!]
    const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / STEP))
    let wasNew = false
    for (let step = 0; step < steps; step++) {
      const place = (share: number): readonly [number, number] => [x1 + share * (x2 - x1), y1 + share * (y2 - y1)]
      const isNew = !index.isNear(...place((step + 0.5) / steps))
      if (isNew && part.length === 0) part.push(...place(step / steps))
      if (!isNew && wasNew) part.push(...place(step / steps))
      if (!isNew) flush()
      wasNew = isNew
    }
    if (wasNew) part.push(x2, y2)
  }
  flush()
  return parts
}

class SegmentIndex {
  readonly #cells = new Map<number, number[]>()

  get isEmpty(): boolean {
    return this.#cells.size === 0
  }

  add(line: readonly number[]): void {
    for (let at = 2; at < line.length; at += 2) {
      const [x1, y1, x2, y2] = [line[at - 2]!, line[at - 1]!, line[at]!, line[at + 1]!]
      const steps = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / (CELL / 2)))
      let before = Number.NaN
      for (let step = 0; step <= steps; step++) {
        const key = keyOf(x1 + (step / steps) * (x2 - x1), y1 + (step / steps) * (y2 - y1))
        if (key === before) continue
        before = key
        const cell = this.#cells.get(key)
        if (cell === undefined) this.#cells.set(key, [x1, y1, x2, y2])
        else cell.push(x1, y1, x2, y2)
      }
    }
  }

  isNear(x: number, y: number): boolean {
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const cell = this.#cells.get(keyOf(x + dx * CELL, y + dy * CELL)) ?? NOTHING
        for (let at = 0; at < cell.length; at += 4) {
          if (squaredDistance(x, y, cell[at]!, cell[at + 1]!, cell[at + 2]!, cell[at + 3]!) <= TOLERANCE * TOLERANCE) return true
        }
      }
    }
    return false
  }
}

const NOTHING: readonly number[] = []

function keyOf(x: number, y: number): number {
  return (Math.floor(x / CELL) + 2 ** 20) * 2 ** 21 + (Math.floor(y / CELL) + 2 ** 20)
}

function squaredDistance(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length))
  return (x - x1 - share * dx) ** 2 + (y - y1 - share * dy) ** 2
}
