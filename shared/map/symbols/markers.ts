/** Point symbols of the themes, as data round (0, 0); sizes are those at the scale factor 1. */
import {
  enterpriseSymbol,
  outfallSymbol,
  sectionSymbol,
  stationSymbol,
  taskPinColours,
  waterClassColours,
  waterClassNumerals,
} from '../../domain/style-palette'
import { circlePath, type Drawing, type DrawingPart, type DrawingPath, linePath, shapePath } from './drawing'
import type { MarkerRequest } from './image-id'

const lookUp = <V>(table: Readonly<Record<string, V>>, code: string): V | undefined => (Object.hasOwn(table, code) ? table[code] : undefined)

/** Side of the square that holds each symbol. */
export const markerSide = { outfall: 24, station: 20, enterprise: 14, section: 32, tick: 44, task: 34 } as const

/** The symbol that an image's name asks for. */
export function markerDrawing(request: MarkerRequest): Drawing {
  switch (request.type) {
    case 'outfall':
      return outfallDrawing(request.outfallClass, request.stage, request.overdue)
    case 'station':
      return stationDrawing(request.online)
    case 'enterprise':
      return enterpriseDrawing(request.chemical)
    case 'section':
      return sectionDrawing(request.class, request.missed)
    case 'tick':
      return tickDrawing(request.theme)
    case 'task':
      return taskPinDrawing(request.colour)
  }
}

const ring = (radius: number, width: number, colour: string): DrawingPart => ({ type: 'path', path: circlePath(0, 0, radius), stroke: { colour, width } })

function outfallDrawing(outfallClass: string, stage: string, overdue: boolean): Drawing {
  const { size, shapes, otherShape, fills, otherFill, outline, overdueRing } = outfallSymbol
  const path = shapePath(lookUp(shapes, outfallClass) ?? otherShape, size)
  return [
    ...(overdue ? [ring(size * 0.5 + 4, 4, '#FFFFFF'), ring(size * 0.5 + 4, 2.2, overdueRing)] : []),
    { type: 'path', path, stroke: { colour: '#FFFFFF', opacity: 0.9, width: 3.2, join: 'round' } },
    { type: 'path', path, fill: { colour: lookUp(fills, stage) ?? otherFill }, stroke: { colour: outline, width: 1.2, join: 'round' } },
  ]
}

function stationDrawing(online: boolean): Drawing {
  const { size, fill, outline, online: onlineFill, offline } = stationSymbol
  const path = shapePath('triangle', size * 0.86)
  const dot = circlePath(0, 2, 2.6)
  return [
    { type: 'path', path, stroke: { colour: outline, width: 2.4, join: 'round' } },
    { type: 'path', path, fill: { colour: fill } },
    online ? { type: 'path', path: dot, fill: { colour: onlineFill } } : { type: 'path', path: dot, stroke: { colour: offline, width: 1.2 } },
  ]
}

function enterpriseDrawing(chemical: boolean): Drawing {
  const { size, shape, fill, chemicalFill, outline } = enterpriseSymbol
  const path = shapePath(shape, size)
  return [
    { type: 'path', path, stroke: { colour: outline, width: 2 } },
    { type: 'path', path, fill: { colour: chemical ? chemicalFill : fill } },
    ...(chemical ? [{ type: 'path', path: circlePath(0, 0, 1.5), fill: { colour: outline } } as const] : []),
  ]
}

/** @param waterClass 1–6, 0 for no data */
function sectionDrawing(waterClass: number, missed: boolean): Drawing {
  const { size, outline, numeral, unknownFill, missedRing } = sectionSymbol
  const radius = size / 2
  const text = lookUp<string>(waterClassNumerals, String(waterClass)) ?? '–'
  return [
    ...(missed ? [ring(radius + 3.2, 4.6, '#FFFFFF'), ring(radius + 3.2, 2.8, missedRing)] : []),
    { type: 'path', path: circlePath(0, 0, radius), fill: { colour: lookUp<string>(waterClassColours, String(waterClass)) ?? unknownFill } },
    ring(radius - 0.6, 1.2, outline),
    { type: 'text', text, size: text.length > 1 ? size * 0.46 : size * 0.7, colour: numeral },
  ]
}

/** The bar across the river, lying along the x axis. */
function tickDrawing(theme: 'light' | 'dark'): Drawing {
  const half = (markerSide.tick - 4) / 2
  const bar = (width: number, colour: string): DrawingPart => ({
    type: 'path',
    path: linePath([[-half, 0], [half, 0]]),
    stroke: { colour, width, cap: 'round' },
  })
  return [bar(4, theme === 'dark' ? '#10161A' : '#FFFFFF'), bar(2, theme === 'dark' ? '#C9D2D6' : '#1F2937')]
}

const PIN_HEAD = { y: -3.5, radius: 9 } as const

/** Strokes inside the pin's head: an exclamation mark, a clock's hands, a tick, so that colour is not alone. */
const PIN_SIGNS: Readonly<Record<'red' | 'yellow' | 'green', DrawingPath>> = {
  green: linePath([[-4, 0.2 + PIN_HEAD.y], [-1, 3.2 + PIN_HEAD.y], [4, -3 + PIN_HEAD.y]]),
  yellow: linePath([[0, -4.6 + PIN_HEAD.y], [0, 0.4 + PIN_HEAD.y], [3.2, 2.4 + PIN_HEAD.y]]),
  red: [...linePath([[0, -4.8 + PIN_HEAD.y], [0, 0.8 + PIN_HEAD.y]]), ...linePath([[0, 4.4 + PIN_HEAD.y], [0, 4.5 + PIN_HEAD.y]])],
}

/** A pin with its tip in the middle of the lower edge. */
function taskPinDrawing(colour: string): Drawing {
  const half = markerSide.task / 2
  const { y, radius } = PIN_HEAD
  const control = radius * (4 / 3) * Math.tan(Math.PI / 8)
  const path: DrawingPath = [
    ['M', 0, half - 1.5],
    ['C', -3, half - 8, -radius, 5, -radius, y],
    ['C', -radius, y - control, -control, y - radius, 0, y - radius],
    ['C', control, y - radius, radius, y - control, radius, y],
    ['C', radius, 5, 3, half - 8, 0, half - 1.5],
    ['Z'],
  ]
  return [
    { type: 'path', path, stroke: { colour: '#FFFFFF', width: 3, join: 'round' } },
    { type: 'path', path, fill: { colour: lookUp<string>(taskPinColours, colour) ?? '#7C8490' } },
    {
      type: 'path',
      path: PIN_SIGNS[colour === 'yellow' || colour === 'green' ? colour : 'red'],
      stroke: { colour: colour === 'yellow' ? '#1F2937' : '#FFFFFF', width: 2.2, cap: 'round', join: 'round' },
    },
  ]
}
