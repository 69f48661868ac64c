/** Finds the corners of a map for what lies on it: the largest first, each where it covers least. */
import type { Box } from '../geometry/clip'
import { overlaps } from '../labels/collision'
import type { Block } from './block'

export type Corner = 'topLeft' | 'topRight' | 'bottomLeft' | 'bottomRight'

export type Plate = {
  readonly block: Block
  /** Taken first where nothing speaks against it; absent: any. */
  readonly corner?: Corner
  /** Stays there whatever it covers. */
  readonly fixed?: boolean
}

export type PlacedPlate = { readonly block: Block; readonly box: Box }

const CORNERS: readonly Corner[] = ['bottomLeft', 'bottomRight', 'topRight', 'topLeft']
/** Room to the frame and between plates. */
const MARGIN = 2

/**
 * @param crowding how much of the map a box would cover
 * @returns plates in the order given; one that has no room anywhere is left out
 */
export function placePlates(plates: readonly Plate[], width: number, height: number, crowding: (box: Box) => number): PlacedPlate[] {
  const placed: PlacedPlate[] = []
  for (const { block, corner, fixed } of plates) {
    const candidates = (fixed === true && corner !== undefined ? [corner] : CORNERS).flatMap((candidate) => {
      const box = boxIn(candidate, block, width, height, placed)
      if (box === null) return []
      return [{ box, cost: crowding(box) - (candidate === corner ? 6 : 0) }]
    })
    const best = candidates.toSorted((a, b) => a.cost - b.cost)[0]
    if (best !== undefined) placed.push({ block, box: best.box })
  }
  return placed
}

/** A place in the corner, or beside what lies there already. */
function boxIn(corner: Corner, block: Block, width: number, height: number, placed: readonly PlacedPlate[]): Box | null {
  const atLeft = corner.endsWith('Left')
  const atTop = corner.startsWith('top')
  const tries: readonly (readonly [number, number])[] = [[0, 0], ...placed.flatMap(({ box }) => [[box.right - box.left + MARGIN, 0] as const, [0, box.bottom - box.top + MARGIN] as const])]
  for (const [dx, dy] of tries) {
    const left = atLeft ? MARGIN + dx : width - MARGIN - dx - block.width
    const top = atTop ? MARGIN + dy : height - MARGIN - dy - block.height
    const box = { left, top, right: left + block.width, bottom: top + block.height }
    if (left < MARGIN / 2 || top < MARGIN / 2 || box.right > width - MARGIN / 2 || box.bottom > height - MARGIN / 2) continue
    if (!placed.some((other) => overlaps(box, other.box))) return box
  }
  return null
}
