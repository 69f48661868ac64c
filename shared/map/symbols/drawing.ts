/**
 * Symbols as data: drawn on a canvas for the window and into a page's display list for paper, from one definition.
 *
 * Lengths are style pixels, x to the right and y downwards, the symbol's middle at (0, 0).
 */
import type { MarkerShape } from '../../domain/style-palette'

/** Path commands with absolute coordinates, as in SVG. */
export type DrawingPath = readonly (
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z']
)[]

export type Pen = {
  readonly colour: string
  readonly width: number
  readonly opacity?: number
  readonly dash?: readonly number[]
  readonly cap?: 'butt' | 'round'
  readonly join?: 'miter' | 'round'
}

export type DrawingPart =
  /** The stroke lies over the fill. */
  | { readonly type: 'path'; readonly path: DrawingPath; readonly fill?: { readonly colour: string; readonly opacity?: number }; readonly stroke?: Pen }
  /** One line of semibold letters, their ink in the middle of (0, 0). */
  | { readonly type: 'text'; readonly text: string; readonly size: number; readonly colour: string }

/** Parts from bottom to top. */
export type Drawing = readonly DrawingPart[]

/** Control length of a quarter circle (4/3 · tan 22.5°): within 0.03 % of the radius. */
const QUARTER = (4 / 3) * Math.tan(Math.PI / 8)

export function circlePath(x: number, y: number, radius: number): DrawingPath {
  const control = radius * QUARTER
  return [
    ['M', x + radius, y],
    ['C', x + radius, y + control, x + control, y + radius, x, y + radius],
    ['C', x - control, y + radius, x - radius, y + control, x - radius, y],
    ['C', x - radius, y - control, x - control, y - radius, x, y - radius],
    ['C', x + control, y - radius, x + radius, y - control, x + radius, y],
    ['Z'],
  ]
}

export function rectanglePath(x: number, y: number, width: number, height: number): DrawingPath {
  return [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']]
}

export function linePath(points: readonly (readonly [number, number])[]): DrawingPath {
  return points.map(([x, y], index) => [index === 0 ? 'M' : 'L', x, y] as const)
}

/** Path of a shape whose area is about that of a square of `size`; all four weigh the same to the eye. */
export function shapePath(shape: MarkerShape, size: number): DrawingPath {
  const half = size / 2
  switch (shape) {
    case 'circle':
      return circlePath(0, 0, half * 1.04)
    case 'square':
      return rectanglePath(-half * 0.9, -half * 0.9, size * 0.9, size * 0.9)
    case 'triangle':
      return [...linePath([[0, -half * 1.15], [half * 1.15, half * 0.9], [-half * 1.15, half * 0.9]]), ['Z']]
    case 'diamond':
      return [...linePath([[0, -half * 1.25], [half * 1.1, 0], [0, half * 1.25], [-half * 1.1, 0]]), ['Z']]
  }
}

/** A path turned, enlarged and moved: first `scale`, then `rotateDegrees` clockwise round (0, 0), then by (x, y). */
export function transformPath(path: DrawingPath, scale: number, rotateDegrees: number, x: number, y: number): DrawingPath {
  const angle = (rotateDegrees * Math.PI) / 180
  const a = scale * Math.cos(angle)
  const b = scale * Math.sin(angle)
  const px = (u: number, v: number) => a * u - b * v + x
  const py = (u: number, v: number) => b * u + a * v + y
  return path.map((command) => {
    switch (command[0]) {
      case 'Z':
        return command
      case 'C': {
        const [, u1, v1, u2, v2, u, v] = command
        return ['C', px(u1, v1), py(u1, v1), px(u2, v2), py(u2, v2), px(u, v), py(u, v)] as const
      }
      default: {
        const [name, u, v] = command
        return [name, px(u, v), py(u, v)] as const
      }
    }
  })
}
