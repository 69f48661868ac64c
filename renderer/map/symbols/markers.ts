/** Point symbols of the themes. Every function draws in CSS pixels around (0, 0); sizes are those at the scale factor 1. */
import {
  enterpriseSymbol,
  outfallSymbol,
  sectionSymbol,
  stationSymbol,
  taskPinColours,
  waterClassColours,
  waterClassNumerals,
} from '../../../shared/domain/style-palette'
import { type Context, tracePath } from './drawing'

/** Family for numerals on symbols: the bundled font. */
const NUMERAL_FONT = "'Noto Sans SC', sans-serif"

const lookUp = <V>(table: Readonly<Record<string, V>>, code: string): V | undefined => (Object.hasOwn(table, code) ? table[code] : undefined)

/** Side of the picture of each symbol. */
export const markerSide = { outfall: 24, station: 20, enterprise: 14, section: 32, tick: 44, task: 34 } as const

export function drawOutfall(context: Context, outfallClass: string, stage: string, overdue: boolean): void {
  const { size, shapes, otherShape, fills, otherFill, outline, overdueRing } = outfallSymbol
  if (overdue) {
    context.beginPath()
    context.arc(0, 0, size * 0.5 + 4, 0, 2 * Math.PI)
    context.lineWidth = 4
    context.strokeStyle = '#FFFFFF'
    context.stroke()
    context.lineWidth = 2.2
    context.strokeStyle = overdueRing
    context.stroke()
  }
  tracePath(context, lookUp(shapes, outfallClass) ?? otherShape, size)
  context.lineJoin = 'round'
  context.lineWidth = 3.2
  context.strokeStyle = 'rgba(255,255,255,.9)'
  context.stroke()
  context.fillStyle = lookUp(fills, stage) ?? otherFill
  context.fill()
  context.lineWidth = 1.2
  context.strokeStyle = outline
  context.stroke()
}

export function drawStation(context: Context, online: boolean): void {
  const { size, fill, outline, online: onlineFill, offline } = stationSymbol
  tracePath(context, 'triangle', size * 0.86)
  context.lineJoin = 'round'
  context.lineWidth = 2.4
  context.strokeStyle = outline
  context.stroke()
  context.fillStyle = fill
  context.fill()
  context.beginPath()
  context.arc(0, 2, 2.6, 0, 2 * Math.PI)
  if (online) {
    context.fillStyle = onlineFill
    context.fill()
  } else {
    context.lineWidth = 1.2
    context.strokeStyle = offline
    context.stroke()
  }
}

export function drawEnterprise(context: Context, chemical: boolean): void {
  const { size, shape, fill, chemicalFill, outline } = enterpriseSymbol
  tracePath(context, shape, size)
  context.lineWidth = 2
  context.strokeStyle = outline
  context.stroke()
  context.fillStyle = chemical ? chemicalFill : fill
  context.fill()
  if (!chemical) return
  context.beginPath()
  context.arc(0, 0, 1.5, 0, 2 * Math.PI)
  context.fillStyle = outline
  context.fill()
}

/** @param waterClass 1–6, 0 for no data */
export function drawSection(context: Context, waterClass: number, missed: boolean): void {
  const { size, outline, numeral, unknownFill, missedRing } = sectionSymbol
  const radius = size / 2
  if (missed) {
    ring(context, radius + 3.2, 4.6, '#FFFFFF')
    ring(context, radius + 3.2, 2.8, missedRing)
  }
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.fillStyle = lookUp<string>(waterClassColours, String(waterClass)) ?? unknownFill
  context.fill()
  ring(context, radius - 0.6, 1.2, outline)
  const text = lookUp<string>(waterClassNumerals, String(waterClass)) ?? '–'
  context.fillStyle = numeral
  context.textAlign = 'center'
  context.textBaseline = 'alphabetic'
  context.font = `600 ${text.length > 1 ? size * 0.46 : size * 0.7}px ${NUMERAL_FONT}`
  const { actualBoundingBoxAscent: ascent, actualBoundingBoxDescent: descent } = context.measureText(text)
  context.fillText(text, 0, (ascent - descent) / 2)
}

function ring(context: Context, radius: number, width: number, colour: string): void {
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.lineWidth = width
  context.strokeStyle = colour
  context.stroke()
}

/** The bar across the river, lying along the x axis. */
export function drawTick(context: Context, theme: 'light' | 'dark'): void {
  const length = markerSide.tick - 4
  const bar = (width: number, colour: string) => {
    context.lineWidth = width
    context.lineCap = 'round'
    context.strokeStyle = colour
    context.beginPath()
    context.moveTo(-length / 2, 0)
    context.lineTo(length / 2, 0)
    context.stroke()
  }
  bar(4, theme === 'dark' ? '#10161A' : '#FFFFFF')
  bar(2, theme === 'dark' ? '#C9D2D6' : '#1F2937')
}

/**
 * A pin with its tip in the middle of the lower edge. Red carries a cross bar and point, yellow a clock hand, green a tick, so that
 * colour is not alone.
 */
export function drawTaskPin(context: Context, colour: string): void {
  const half = markerSide.task / 2
  const head = { y: -3.5, radius: 9 }
  context.beginPath()
  context.moveTo(0, half - 1.5)
  context.bezierCurveTo(-3, half - 8, -head.radius, 5, -head.radius, head.y)
  context.arc(0, head.y, head.radius, Math.PI, 0)
  context.bezierCurveTo(head.radius, 5, 3, half - 8, 0, half - 1.5)
  context.closePath()
  context.lineJoin = 'round'
  context.lineWidth = 3
  context.strokeStyle = '#FFFFFF'
  context.stroke()
  context.fillStyle = lookUp<string>(taskPinColours, colour) ?? '#7C8490'
  context.fill()
  context.translate(0, head.y)
  context.lineWidth = 2.2
  context.lineCap = 'round'
  context.strokeStyle = context.fillStyle = colour === 'yellow' ? '#1F2937' : '#FFFFFF'
  context.beginPath()
  if (colour === 'green') {
    context.moveTo(-4, 0.2)
    context.lineTo(-1, 3.2)
    context.lineTo(4, -3)
  } else if (colour === 'yellow') {
    context.moveTo(0, -4.6)
    context.lineTo(0, 0.4)
    context.lineTo(3.2, 2.4)
  } else {
    context.moveTo(0, -4.8)
    context.lineTo(0, 0.8)
    context.moveTo(0, 4.4)
    context.lineTo(0, 4.5)
  }
  context.stroke()
}
