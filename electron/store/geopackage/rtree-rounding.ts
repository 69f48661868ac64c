/** Coordinates in an R-tree have 32 bits: boxes are rounded outwards as SQLite does it (rtree.c, rtreeValueDown and rtreeValueUp). */

const TOWARDS_ZERO = 1 - 1 / 8388608
const AWAY_FROM_ZERO = 1 + 1 / 8388608

export function roundDown(value: number): number {
  const rounded = Math.fround(value)
  return rounded > value ? Math.fround(value * (value < 0 ? AWAY_FROM_ZERO : TOWARDS_ZERO)) : rounded
}

export function roundUp(value: number): number {
  const rounded = Math.fround(value)
  return rounded < value ? Math.fround(value * (value < 0 ? TOWARDS_ZERO : AWAY_FROM_ZERO)) : rounded
}
