/**
 * Signs that must be right. Vertices of the snapping grid are whole numbers below 2⁵¹, held in doubles.
 *
 * A product of two differences may need more than 53 bits, so the rounded result is trusted only beyond its error bound; within it the
 * sign is computed again in whole numbers of any length.
 */

import { orientation } from '../../geometry/orientation'

/** Of a 2 × 2 determinant of exact entries, as a share of the sum of both products: 3ε and a little, ε = 2⁻⁵³ (Shewchuk 1997). */
const ERROR_SHARE = 3.3306690738754716e-16
const EXACT_SUM_LIMIT = 2 ** 53

/** @returns something with the sign of dx·ey − dy·ex: positive where (ex, ey) points to the left of (dx, dy) */
export function crossSign(dx: number, dy: number, ex: number, ey: number): number {
  const left = dx * ey
  const right = dy * ex
  const difference = left - right
  const sum = Math.abs(left) + Math.abs(right)
  if (sum < EXACT_SUM_LIMIT || Math.abs(difference) > ERROR_SHARE * sum) return difference
  const exact = BigInt(dx) * BigInt(ey) - BigInt(dy) * BigInt(ex)
  return exact > 0n ? 1 : exact < 0n ? -1 : 0
}

/** @returns positive where c lies to the left of the line from a to b, 0 on it */
export function turn(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return crossSign(bx - ax, by - ay, cx - ax, cy - ay)
}

/**
 * Whether the segment from a to b passes through the hot pixel of v: the unit square around v, its left and lower sides and
 * lower left corner belonging to it (Hobby 1999). So the pixels share the plane out without overlap.
 *
 * @param vx whole; the segment's ends need not be
 */
export function passesPixel(ax: number, ay: number, bx: number, by: number, vx: number, vy: number): boolean {
  if (ax < bx ? bx < vx - 0.5 || ax >= vx + 0.5 : ax < vx - 0.5 || bx >= vx + 0.5) return false
  if (ay < by ? by < vy - 0.5 || ay >= vy + 0.5 : ay < vy - 0.5 || by >= vy + 0.5) return false
  const dx = bx - ax
  const dy = by - ay
  const left = dx * (vy - ay)
  const right = dy * (vx - ax)
  const distance = Math.abs(left - right)
  const reach = (Math.abs(dx) + Math.abs(dy)) / 2
  const error = 2 * ERROR_SHARE * (Math.abs(left) + Math.abs(right) + reach)
  if (distance > reach + error) return false
  if (distance < reach - error) return true
  const lowerLeft = orientation(ax, ay, bx, by, vx - 0.5, vy - 0.5)
  if (lowerLeft === 0) return true
  // Of the other corners and the sides between them, none belongs to the pixel: the line must pass between two corners.
  const isLeft = lowerLeft > 0
  return (
    isBeyond(orientation(ax, ay, bx, by, vx + 0.5, vy - 0.5), isLeft) ||
    isBeyond(orientation(ax, ay, bx, by, vx + 0.5, vy + 0.5), isLeft) ||
    isBeyond(orientation(ax, ay, bx, by, vx - 0.5, vy + 0.5), isLeft)
  )
}

function isBeyond(side: number, isLeft: boolean): boolean {
  return isLeft ? side < 0 : side > 0
}
