/** Keeps names and symbols apart: boxes in millimetres, found again through a grid. */
import type { Box } from '../geometry/clip'

/** A symbol in the way of names. A firm one is never written over, another only where there is no better place. */
export type Obstacle = { readonly x: number; readonly y: number; readonly reach: number; readonly firm: boolean }

const CELL = 6

class BoxIndex {
  readonly #cells = new Map<number, Box[]>()

  add(box: Box): void {
    this.#visit(box, (key) => {
      const cell = this.#cells.get(key)
      if (cell === undefined) this.#cells.set(key, [box])
      else cell.push(box)
      return false
    })
  }

  /** Whether a box has room in common with any. Touching is not overlapping. */
  meets(box: Box): boolean {
    return this.#visit(box, (key) => (this.#cells.get(key) ?? []).some((other) => overlaps(box, other)))
  }

  #visit({ left, top, right, bottom }: Box, visit: (key: number) => boolean): boolean {
    for (let row = Math.floor(top / CELL); row <= Math.floor(bottom / CELL); row++) {
      for (let column = Math.floor(left / CELL); column <= Math.floor(right / CELL); column++) {
        if (visit(row * 65536 + column)) return true
      }
    }
    return false
  }
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

export function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

/** Whether a box lies in the frame, with a little room to its edge. */
export function liesIn({ left, top, right, bottom }: Box, width: number, height: number, room: number): boolean {
  return left >= room && top >= room && right <= width - room && bottom <= height - room
}

/** What names keep clear of. */
export class Surroundings {
  readonly firm = new BoxIndex()
  readonly soft = new BoxIndex()
  /** Reach of the symbols at each place, so that a name stands off its own. */
  readonly #reaches = new Map<string, number>()

  constructor(obstacles: readonly Obstacle[], reserved: readonly Box[]) {
    for (const { x, y, reach, firm } of obstacles) {
      // A disc's box without its empty corners.
      const half = reach * 0.88
      ;(firm ? this.firm : this.soft).add({ left: x - half, top: y - half, right: x + half, bottom: y + half })
      const key = placeKey(x, y)
      this.#reaches.set(key, Math.max(reach, this.#reaches.get(key) ?? 0))
    }
    for (const box of reserved) this.firm.add(box)
  }

  reachAt(x: number, y: number): number {
    return this.#reaches.get(placeKey(x, y)) ?? 0
  }
}

const placeKey = (x: number, y: number) => `${Math.round(x * 20)} ${Math.round(y * 20)}`
