/** Areas without gaps between them: a grid of bent edges, each used from both sides. */
import type { Position } from 'geojson'
import type { Change } from '../../../../../electron/store/workspace-store'
import { randomNumbers } from '../../../../bench/random-numbers'
import { insert } from './tile-workspace'

const WEST = 120.5
const SOUTH = 31.8
const SIDE = 0.06

/** @returns insertions of control units, row by row from the south-west */
export function neighbouringUnits(columns: number, rows: number, seed: number): readonly Change[] {
  const random = randomNumbers(seed)
  const edges = new Map<string, readonly Position[]>()
  /** From the smaller node to the greater one. */
  const edge = (column: number, row: number, across: boolean): readonly Position[] => {
    const key = `${column},${row},${across}`
    let points = edges.get(key)
    if (points === undefined) {
      const [x, y] = node(column, row) as [number, number]
      const inner = Array.from({ length: 29 }, (_, index): Position => {
        const along = ((index + 1) / 30) * SIDE
        const aside = (random() - 0.5) * 0.012
        return across ? [x + along, y + aside] : [x + aside, y + along]
      })
      points = [[x, y], ...inner, across ? node(column + 1, row) : node(column, row + 1)]
      edges.set(key, points)
    }
    return points
  }
  return Array.from({ length: columns * rows }, (_, index) => {
    const column = index % columns
    const row = Math.floor(index / columns)
    const ring = [
      ...edge(column, row, true).slice(0, -1),
      ...edge(column + 1, row, false).slice(0, -1),
      ...edge(column, row + 1, true).toReversed().slice(0, -1),
      ...edge(column, row, false).toReversed(),
    ]
    return insert('controlUnit', { type: 'MultiPolygon', coordinates: [[ring]] }, { unit_class: 'key', vintage: '2022-10-01', name: `单元${index + 1}` })
  })
}

function node(column: number, row: number): Position {
  return [WEST + column * SIDE, SOUTH + row * SIDE]
}
