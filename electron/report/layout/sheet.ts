/** A sheet with named places: title on top, blocks in cells of a grid, shrunk a little where they need it. */
import { AppError } from '../../../shared/errors'
import { reportMessages } from '../../../shared/messages/report'
import { translate } from '../../../shared/messages/translate'
import { SHEET_GRID, type SheetPlace, type SheetSection } from '../document/document'
import type { SceneItem } from '../scene/scene'
import { type BlockContext, blockPieces } from './blocks'
import { baselineIn, paragraphPieces, styleOf } from './paragraph'
import type { Piece } from './piece'

/** Millimetres between places. */
export const SHEET_GAP = 4
/** Smallest type that is tried before rows are left out. */
const SCALES = [1, 0.94, 0.88, 0.82, 0.76]

/** Larger paper is read from further away: type grows with it, A3's by a third. */
export function typeScale({ width, height }: SheetSection['page']): number {
  return Math.max(1, 0.95 * Math.sqrt((width * height) / A4_AREA))
}

const A4_AREA = 210 * 297

/** @returns items in the sheet's own millimetres */
export async function paintSheet(sheet: SheetSection, given: BlockContext, paintFrames: boolean): Promise<readonly SceneItem[]> {
  const { width, height, margins } = sheet.page
  const context = { ...given, scale: typeScale(sheet.page) }
  const room = { x: margins.left, y: margins.top, width: width - margins.left - margins.right, height: height - margins.top - margins.bottom }
  const title = paintTitle(sheet, room, context)
  const top = room.y + title.height
  const cell = { width: (room.width + SHEET_GAP) / SHEET_GRID, height: (room.height - title.height + SHEET_GAP) / SHEET_GRID }
  const items: SceneItem[] = [...title.items]
  for (const place of await sheet.places()) {
    const box = { width: place.columns * cell.width - SHEET_GAP, height: place.rows * cell.height - SHEET_GAP }
    const own = await paintPlace(place, box, sheet.title, context, paintFrames)
    items.push({ type: 'group', translate: [room.x + place.column * cell.width, top + place.row * cell.height], items: own })
  }
  return items
}

function paintTitle(sheet: SheetSection, room: { x: number; y: number; width: number }, context: BlockContext): { items: SceneItem[]; height: number } {
  const style = styleOf('sheetTitle', context)
  const natural = context.fonts.measureText(style.font, sheet.title, style.size)
  const small = styleOf('subtitle', context)
  const subtitleWidth = sheet.subtitle === undefined ? 0 : context.fonts.measureText(small.font, sheet.subtitle, small.size)
  const size = style.size * Math.min(1, (room.width - subtitleWidth - SHEET_GAP) / natural)
  const baseline = room.y + baselineIn(style)
  const bottom = room.y + style.leading + 0.8
  const items: SceneItem[] = [
    { type: 'text', text: sheet.title, x: room.x, y: baseline, font: style.font, size, colour: style.colour },
    { type: 'path', path: [['M', room.x, bottom], ['L', room.x + room.width, bottom]], stroke: { colour: context.style.accent, width: 0.7 } },
  ]
  if (sheet.subtitle !== undefined) items.push({ type: 'text', text: sheet.subtitle, x: room.x + room.width, y: baseline, anchor: 'end', font: small.font, size: small.size, colour: small.colour })
  return { items, height: style.leading + 0.8 + SHEET_GAP }
}

async function paintPlace(place: SheetPlace, box: { width: number; height: number }, sheetTitle: string, context: BlockContext, paintFrames: boolean): Promise<readonly SceneItem[]> {
  const { pieces, scale } = fitPlace(place, box, context)
  const fitted = fitRows(pieces, box, sheetTitle, { ...context, scale: scale * context.scale, pageHeight: box.height })
  const items: SceneItem[] = []
  let y = 0
  for (const piece of fitted) {
    const top = y === 0 ? 0 : y + piece.before
    items.push({ type: 'group', translate: [0, top], items: await piece.paint(paintFrames) })
    y = top + piece.height
  }
  return items
}

type FittedPlace = {
  readonly pieces: readonly Piece[]
  /** Share of the sheet's type that the place is set in. */
  readonly scale: number
  /** Height of each frame that asks for the rest. */
  readonly restHeight: number
}

/** The largest type in which a place's blocks fit its box; the smallest where none does. */
export function fitPlace(place: SheetPlace, box: { readonly width: number; readonly height: number }, context: BlockContext): FittedPlace {
  let found: FittedPlace = { pieces: [], scale: 1, restHeight: 0 }
  for (const scale of SCALES) {
    found = { ...layPlace(place, box, { ...context, scale: scale * context.scale, pageHeight: box.height }, context.scale), scale }
    if (heightOf(found.pieces) <= box.height + 0.01) break
  }
  return found
}

function layPlace(place: SheetPlace, box: { width: number; height: number }, context: BlockContext, titleScale: number): Omit<FittedPlace, 'scale'> {
  const title = place.title === undefined ? [] : paragraphPieces(place.title, 'placeTitle', box.width, { ...context, scale: titleScale })
  const lay = (restHeight: number) => [...title, ...place.blocks.flatMap((block) => blockPieces(block, box.width, { ...context, restHeight }))]
  const wantsRest = place.blocks.filter((block) => block.type === 'frame' && block.height === 'rest').length
  if (wantsRest === 0) return { pieces: lay(0), restHeight: 0 }
  const restHeight = (box.height - heightOf(lay(0))) / wantsRest - 0.001
  return { pieces: lay(restHeight), restHeight }
}

/** Of pieces one below the other. */
export const heightOf = (pieces: readonly Piece[]) => pieces.reduce((sum, piece, index) => sum + piece.height + (index === 0 ? 0 : piece.before), 0)

/**
 * Leave out the last rows of tables where even the smallest type is too large, and say how many; then the last lines of text.
 *
 * @throws AppError 'brief.placeTooSmall' where what overflows is neither
 */
function fitRows(pieces: readonly Piece[], box: { width: number; height: number }, sheet: string, context: BlockContext): readonly Piece[] {
  if (heightOf(pieces) <= box.height + 0.01) return pieces
  const kept = pieces.filter(({ omitted }) => omitted === undefined)
  const left = { rows: pieces.find(({ omitted }) => omitted !== undefined)?.omitted ?? 0, lines: 0 }
  for (;;) {
    const row = kept.findLastIndex((piece) => piece.row === true && piece.repeats !== undefined)
    const last = row === -1 ? kept.findLastIndex((piece) => piece.line === true) : row
    if (last === -1) throw new AppError('brief.placeTooSmall', { sheet })
    kept.splice(last, 1)
    left[row === -1 ? 'lines' : 'rows']++
    const notes = (['rows', 'lines'] as const).filter((what) => left[what] > 0).map((what) => translate(reportMessages[what === 'rows' ? 'rowsLeftOut' : 'linesLeftOut'], context.language, { count: left[what] }))
    const note = paragraphPieces(notes.join(context.language === 'zh' ? '；' : '; '), 'note', box.width, context)
    const fitted = [...kept.slice(0, last), ...note, ...kept.slice(last)]
    if (heightOf(fitted) <= box.height + 0.01) return fitted
  }
}
