/** Paints symbols that are data (`shared/map/symbols/`) on a canvas. */
import type { Drawing, DrawingPath } from '../../../shared/map/symbols/drawing'

export type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D

/** A drawn symbol as MapLibre takes it. */
export type Drawn = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

/** Family for numerals on symbols: the bundled font. */
const NUMERAL_FONT = "'Noto Sans SC', sans-serif"

/**
 * Draw on a transparent ground.
 *
 * @param width, height in CSS pixels
 * @param density device pixels a CSS pixel
 */
export function drawCentred(width: number, height: number, density: number, drawing: Drawing): Drawn {
  const canvas = new OffscreenCanvas(Math.ceil(width * density), Math.ceil(height * density))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('no 2D canvas')
  context.scale(density, density)
  context.translate(width / 2, height / 2)
  paintDrawing(context, drawing)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { width: canvas.width, height: canvas.height, data }
}

/** Paint around the context's origin, in its units. */
export function paintDrawing(context: Context, drawing: Drawing): void {
  for (const part of drawing) {
    context.save()
    if (part.type === 'text') {
      context.fillStyle = part.colour
      context.textAlign = 'center'
      context.textBaseline = 'alphabetic'
      context.font = `600 ${part.size}px ${NUMERAL_FONT}`
      const { actualBoundingBoxAscent: ascent, actualBoundingBoxDescent: descent } = context.measureText(part.text)
      context.fillText(part.text, 0, (ascent - descent) / 2)
    } else {
      layPath(context, part.path)
      if (part.fill !== undefined) {
        context.fillStyle = part.fill.colour
        context.globalAlpha = part.fill.opacity ?? 1
        context.fill()
      }
      if (part.stroke !== undefined) {
        const { colour, width, opacity = 1, dash = [], cap = 'butt', join = 'miter' } = part.stroke
        context.strokeStyle = colour
        context.lineWidth = width
        context.globalAlpha = opacity
        context.lineCap = cap
        context.lineJoin = join
        context.setLineDash([...dash])
        context.stroke()
      }
    }
    context.restore()
  }
}

function layPath(context: Context, path: DrawingPath): void {
  context.beginPath()
  for (const command of path) {
    switch (command[0]) {
      case 'Z':
        context.closePath()
        break
      case 'C':
        context.bezierCurveTo(command[1], command[2], command[3], command[4], command[5], command[6])
        break
      case 'M':
        context.moveTo(command[1], command[2])
        break
      case 'L':
        context.lineTo(command[1], command[2])
        break
    }
  }
}
