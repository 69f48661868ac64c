/**
 * The numbers of points so ordered that neighbours in the list are neighbours on the ground: what one point pulled into the processor's cache
 * serves the next. Cells of a grid, row by row, every other row backwards.
 */

const CELLS_A_SIDE = 256

/** @param points x0, y0, x1, y1 …; not finite ones come first */
export function spatialOrder(points: Float64Array): Uint32Array {
  const count = points.length / 2
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < points.length; at += 2) {
    if (!Number.isFinite(points[at]!) || !Number.isFinite(points[at + 1]!)) continue
    if (points[at]! < minX) minX = points[at]!
    if (points[at]! > maxX) maxX = points[at]!
    if (points[at + 1]! < minY) minY = points[at + 1]!
    if (points[at + 1]! > maxY) maxY = points[at + 1]!
  }
  const perX = CELLS_A_SIDE / (maxX - minX) || 0
  const perY = CELLS_A_SIDE / (maxY - minY) || 0
  const cells = new Uint32Array(count)
  const starts = new Uint32Array(CELLS_A_SIDE * CELLS_A_SIDE + 1)
  for (let point = 0; point < count; point++) {
    const column = cellOf((points[2 * point]! - minX) * perX)
    const row = cellOf((points[2 * point + 1]! - minY) * perY)
    const cell = row * CELLS_A_SIDE + ((row & 1) === 0 ? column : CELLS_A_SIDE - 1 - column)
    cells[point] = cell
    starts[cell + 1]!++
  }
  for (let cell = 1; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!
  const order = new Uint32Array(count)
  for (let point = 0; point < count; point++) order[starts[cells[point]!]!++] = point
  return order
}

function cellOf(position: number): number {
  return Number.isFinite(position) ? Math.min(CELLS_A_SIDE - 1, Math.floor(position)) : 0
}
