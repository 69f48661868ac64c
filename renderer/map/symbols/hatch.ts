/**
 * Hatches: parallel lines as a picture that repeats without a seam.
 *
 * MapLibre enlarges a pattern up to twice its size between two whole zooms. To keep the pitch, the picture holds more lines the
 * more it is enlarged: `enlargement` 1–2 says how much, and the number of lines that fits best is chosen.
 */
import type { Hatch } from '../../../shared/domain/style-palette'
import { type Context, type Drawn, drawCentred } from './drawing'

/** Lines across the picture when it is shown in its own size. */
const PERIODS = 6

/** Side of the picture in CSS pixels; the same for every enlargement. */
function hatchSide({ pitch, angleDegrees }: Hatch): number {
  return Math.round(PERIODS * spacingAlongAxis(pitch, angleDegrees))
}

/** Draw a hatch for the map. */
export function drawHatch(hatch: Hatch, colour: string, density: number, enlargement: number): Drawn {
  const side = hatchSide(hatch)
  const periods = Math.round(PERIODS * enlargement)
  return drawCentred(side, side, density, (context) => {
    context.globalAlpha = hatch.opacity
    context.strokeStyle = colour
    context.lineWidth = hatch.lineWidth / enlargement
    strokeHatch(context, hatch.angleDegrees, side, side / periods)
  })
}

/** Stroke parallel lines over a square around the origin. `spacing` is measured along an axis, not across the lines. */
export function strokeHatch(context: Context, angleDegrees: Hatch['angleDegrees'], side: number, spacing: number): void {
  const lines = Math.ceil(side / spacing)
  context.beginPath()
  for (let line = -lines; line <= lines; line++) {
    const at = line * spacing
    switch (angleDegrees) {
      case 0:
        context.moveTo(-side, at)
        context.lineTo(side, at)
        break
      case 90:
        context.moveTo(at, -side)
        context.lineTo(at, side)
        break
      case 45:
        context.moveTo(at - side, side)
        context.lineTo(at + side, -side)
        break
      case 135:
        context.moveTo(at - side, -side)
        context.lineTo(at + side, side)
        break
    }
  }
  context.stroke()
}

/** Distance of neighbouring lines along the axes, for a pitch that is measured across the lines. */
export function spacingAlongAxis(pitch: number, angleDegrees: Hatch['angleDegrees']): number {
  return angleDegrees === 0 || angleDegrees === 90 ? pitch : pitch * Math.SQRT2
}
