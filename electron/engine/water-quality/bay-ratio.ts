/**
 * Share of sea points, or of sea area, in each class (海湾水质优良比例). The two measures differ, so the answer says which it is.
 */
import { AppError } from '../../../shared/errors'

/** 一类 and 二类 are 优良. */
const GOOD_SEA_CLASS = 2

/** A monitored point of a bay; `areaSquareMeters` is the sea that it stands for, `null` where unknown. */
export type BayPoint = { readonly name: string; readonly class: number | null; readonly areaSquareMeters: number | null }

/** Shares are fractions of what was evaluated; `null` without any. */
export type BayRatio = {
  readonly by: 'points' | 'area'
  /** Points, or m². */
  readonly evaluated: number
  /** Points, or m², by class 1 to 5. */
  readonly classes: readonly number[]
  readonly goodRatio: number | null
}

/**
 * @param by `area` needs the area of every graded point
 * @throws AppError 'water.areaMissing'
 */
export function bayRatio(points: readonly BayPoint[], by: 'points' | 'area'): BayRatio {
  const classes = [0, 0, 0, 0, 0]
  for (const point of points) {
    if (point.class === null) continue
    if (by === 'area' && point.areaSquareMeters === null) throw new AppError('water.areaMissing', { point: point.name })
    classes[point.class - 1] = (classes[point.class - 1] ?? 0) + (by === 'area' ? (point.areaSquareMeters ?? 0) : 1)
  }
  const evaluated = classes.reduce((sum, share) => sum + share, 0)
  const good = classes.slice(0, GOOD_SEA_CLASS).reduce((sum, share) => sum + share, 0)
  return { by, evaluated, classes, goodRatio: evaluated === 0 ? null : good / evaluated }
}

/** The year's ratio: the mean of the seasons that were surveyed (spring, summer, autumn; national bulletin 2020). `null` without any. */
export function meanOfSeasons(ratios: readonly (number | null)[]): number | null {
  const surveyed = ratios.filter((ratio) => ratio !== null)
  return surveyed.length === 0 ? null : surveyed.reduce((sum, ratio) => sum + ratio, 0) / surveyed.length
}
