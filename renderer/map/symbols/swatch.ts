/** Draws a legend's swatch on a canvas, with the code that draws the map's images. */
import type { AreaSymbol, LineSymbol } from '../../../shared/domain/style-palette'
import type { Swatch } from '../legend'
import { clusterColour } from '../style/outfall-layers'
import type { ThemeName } from '../style/theme-layers'
import type { Context } from './drawing'
import { drawMarker } from './draw-image'
import { spacingAlongAxis, strokeHatch } from './hatch'
import { parseImageId } from './image-id'
import { markerSide } from './markers'

/** Size of a swatch in CSS pixels. */
export const SWATCH_WIDTH = 30
export const SWATCH_HEIGHT = 20

/** Draw around (0, 0), within the swatch. */
export function drawSwatch(context: Context, swatch: Swatch, theme: ThemeName): void {
  switch (swatch.type) {
    case 'area':
      return drawArea(context, swatch.symbol, theme)
    case 'line':
      return drawLine(context, swatch.symbol, theme)
    case 'cluster':
      return drawCluster(context, theme)
    case 'image':
      return drawMarkerSwatch(context, swatch.id)
  }
}

function drawMarkerSwatch(context: Context, id: string): void {
  const request = parseImageId(id)
  if (request === null || request.type === 'hatch') return
  const scale = Math.min(1, (SWATCH_HEIGHT + 3) / markerSide[request.type])
  context.scale(scale, scale)
  drawMarker(context, request)
}

function drawArea(context: Context, symbol: AreaSymbol, theme: ThemeName): void {
  const width = SWATCH_WIDTH - 4
  const height = SWATCH_HEIGHT - 6
  const outline = () => {
    context.beginPath()
    context.rect(-width / 2, -height / 2, width, height)
  }
  context.save()
  outline()
  context.clip()
  context.globalAlpha = symbol.fillOpacity
  context.fillStyle = symbol.fill[theme]
  context.fill()
  if (symbol.hatch !== null) {
    const { colour, opacity, angleDegrees, pitch, lineWidth } = symbol.hatch
    context.globalAlpha = opacity
    context.strokeStyle = colour[theme]
    context.lineWidth = lineWidth
    // Two pitches at least, or a sparse hatch would not be seen.
    strokeHatch(context, angleDegrees, width, Math.min(spacingAlongAxis(pitch, angleDegrees), height / 1.5))
  }
  if (symbol.innerBand !== null) {
    context.globalAlpha = symbol.innerBand.opacity
    context.strokeStyle = symbol.outline[theme]
    context.lineWidth = symbol.innerBand.width
    outline()
    context.stroke()
  }
  context.restore()
  context.strokeStyle = symbol.outline[theme]
  context.lineWidth = symbol.outlineWidth
  context.setLineDash(symbol.dash === null ? [] : [...symbol.dash])
  outline()
  context.stroke()
}

function drawLine(context: Context, symbol: LineSymbol, theme: ThemeName): void {
  context.strokeStyle = symbol.colour[theme]
  context.lineWidth = symbol.width
  context.setLineDash(symbol.dash === null ? [] : [...symbol.dash])
  context.beginPath()
  context.moveTo(-SWATCH_WIDTH / 2 + 3, 0)
  context.lineTo(SWATCH_WIDTH / 2 - 3, 0)
  context.stroke()
}

function drawCluster(context: Context, theme: ThemeName): void {
  context.beginPath()
  context.arc(0, 0, SWATCH_HEIGHT / 2 - 1, 0, 2 * Math.PI)
  context.fillStyle = clusterColour[theme]
  context.fill()
  context.fillStyle = theme === 'dark' ? '#0E1518' : '#FFFFFF'
  context.font = "600 10px 'Noto Sans SC', sans-serif"
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText('12', 0, 0.5)
}
