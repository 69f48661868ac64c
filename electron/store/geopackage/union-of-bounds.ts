/** The box around boxes. */
import type { BoundingBox } from '../../../shared/domain/feature'

/** @returns null where every box is null */
export function unionOfBounds(list: readonly (BoundingBox | null)[]): BoundingBox | null {
  let union: BoundingBox | null = null
  for (const bounds of list) {
    if (bounds === null) continue
    union =
      union === null
        ? bounds
        : [Math.min(union[0], bounds[0]), Math.min(union[1], bounds[1]), Math.max(union[2], bounds[2]), Math.max(union[3], bounds[3])]
  }
  return union
}
