/** Ground for drawing symbols: a canvas in CSS pixels at a given density. Shapes stand around (0, 0). */
import type { MarkerShape } from '../../../shared/domain/style-palette'

export type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D

/** A drawn symbol as MapLibre takes it. */
export type Drawn = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

/**
 * Draw on a transparent ground.
 *
 * @param width, height in CSS pixels
 * @param density device pixels a CSS pixel
 * @param draw works in CSS pixels with the origin in the middle
 */
export function drawCentred(width: number, height: number, density: number, draw: (context: Context) => void): Drawn {
  const canvas = new OffscreenCanvas(Math.ceil(width * density), Math.ceil(height * density))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2D canvas')
  context.scale(density, density)
  context.translate(width / 2, height / 2)
  draw(context)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { width: canvas.width, height: canvas.height, data }
}

/** Lay the path of a shape whose area is about that of a square of `size`; all four weigh the same to the eye. */
export function tracePath(context: Context, shape: MarkerShape, size: number): void {
  const half = size / 2
  context.beginPath()
  switch (shape) {
    case 'circle':
      context.arc(0, 0, half * 1.04, 0, 2 * Math.PI)
      return
    case 'square':
      context.rect(-half * 0.9, -half * 0.9, size * 0.9, size * 0.9)
      return
    case 'triangle':
      context.moveTo(0, -half * 1.15)
      context.lineTo(half * 1.15, half * 0.9)
      context.lineTo(-half * 1.15, half * 0.9)
      break
    case 'diamond':
      context.moveTo(0, -half * 1.25)
      context.lineTo(half * 1.1, 0)
      context.lineTo(0, half * 1.25)
      context.lineTo(-half * 1.1, 0)
      break
  }
  context.closePath()
}
