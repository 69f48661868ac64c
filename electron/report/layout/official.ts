/** Heads, signature, attachments and colophon of official papers: GB/T 9704-2012, 7.2, 7.3.4, 7.3.5, 7.4, 10.1. */
import type { Attachments, Colophon, OfficialHead, Signature } from '../document/document'
import { OFFICIAL_AREA } from '../document/style'
import type { FontRole, SceneItem, TextItem } from '../scene/scene'
import { type LayoutContext, paragraphPieces, styleOf } from './paragraph'
import type { Piece } from './piece'

/** 版头 and lines are red. */
const RED = '#d7000f'
const POINT = 25.4 / 72
const LINE = OFFICIAL_AREA.height / OFFICIAL_AREA.lines
const THIRD = 16 * POINT
const FOURTH = 14 * POINT
const WIDTH = OFFICIAL_AREA.width
/** Where the printed area begins, from the sheet's top and left. */
const TOP = 37
const LEFT = 28
const PAGE = { width: 210, height: 297 } as const
const ASCENT = 0.88

export function headPiece(head: OfficialHead, context: LayoutContext): Piece {
  return head.form === 'letter' ? letterHead(head, context) : documentHead(head, context)
}

/** 7.2.4: the mark's upper edge 35 mm below the area's; two lines on the number; 4 mm on the red line; two lines to the title. */
function documentHead(head: OfficialHead, context: LayoutContext): Piece {
  const mark = markOf(head.issuer, WIDTH, 35, 15, context)
  const numberTop = 35 + mark.size + 2 * LINE
  const ruleY = numberTop + THIRD + 4
  const items: SceneItem[] = [
    ...[head.classification, head.urgency].filter((text) => text !== undefined).map((text, index) => line(text, 0, index * LINE + (LINE - THIRD) / 2, 'hei', THIRD, '#000000', 'start')),
    mark.item,
    line(head.documentNumber, WIDTH / 2, numberTop, 'fangsong', THIRD, '#000000', 'middle'),
    rule(0, WIDTH, ruleY, 0.7),
  ]
  return { height: ruleY + 2 * LINE, before: 0, keepWithNext: false, paint: () => items }
}

/** 10.1: the mark 30 mm below the sheet's edge, double lines 4 mm below it and 20 mm above the lower edge, 170 mm long; no number on the first page. */
function letterHead(head: OfficialHead, context: LayoutContext): Piece {
  const length = 170
  const left = (PAGE.width - length) / 2 - LEFT
  const top = 30 - TOP
  const mark = markOf(head.issuer, PAGE.width - 2 * LEFT, top, 14, context)
  const ruleY = top + mark.size + 4
  const belowRule = ruleY + 1.6 + (THIRD * 7) / 8
  const lowerY = PAGE.height - 20 - TOP
  const items: SceneItem[] = [
    mark.item,
    rule(left, length, ruleY, 0.9),
    rule(left, length, ruleY + 1.3, 0.35),
    ...(head.classification === undefined ? [] : [line(head.classification, 0, belowRule, 'hei', THIRD, '#000000', 'start')]),
    line(head.documentNumber, WIDTH, belowRule, 'fangsong', THIRD, '#000000', 'end'),
    rule(left, length, lowerY - 1.3, 0.35),
    rule(left, length, lowerY, 0.9),
  ]
  return { height: belowRule + THIRD + 2 * LINE, before: 0, keepWithNext: false, hidesPageNumber: true, paint: () => items }
}

/** As large as the line holds; letters of long names stand narrower. */
function markOf(issuer: string, width: number, top: number, largest: number, { fonts }: LayoutContext): { item: TextItem; size: number } {
  const natural = fonts.measureText('xiaobiaosong', issuer, 1)
  const size = Math.min(largest, (width * 0.94) / natural)
  return { size, item: line(issuer, width / 2, top, 'xiaobiaosong', size, RED, 'middle') }
}

/** 7.3.5.1: the date four letters from the right, the signature centred over it, two lines below the text. */
export function signaturePieces({ issuer, date }: Signature, context: LayoutContext): Piece[] {
  const style = styleOf('body', context)
  const dateWidth = context.fonts.measureText(style.font, date, style.size, style.spacing)
  const centre = WIDTH - 4 * style.size - dateWidth / 2
  const issuerWidth = context.fonts.measureText(style.font, issuer, style.size, style.spacing)
  const issuerCentre = Math.min(centre, WIDTH - issuerWidth / 2)
  const row = (text: string, x: number, before: number, keepWithNext: boolean): Piece => ({
    height: LINE,
    before,
    keepWithNext,
    paint: () => [line(text, x, (LINE - style.size) / 2, style.font, style.size, style.colour, 'middle')],
  })
  return [row(issuer, issuerCentre, 2 * LINE, true), row(date, centre, 0, false)]
}

/** 7.3.4: one line below the text, two letters in; further names under the first. */
export function attachmentPieces({ names }: Attachments, context: LayoutContext): Piece[] {
  const style = styleOf('body', context)
  const em = style.size + style.spacing
  return names.flatMap((name, index) => {
    const number = names.length > 1 ? `${index + 1}. ` : ''
    const first = index === 0 ? `附件：${number}` : number
    const hang = context.fonts.measureText(style.font, `附件：${number}`, style.size, style.spacing)
    const left = 2 * em + hang
    const back = index === 0 ? hang : context.fonts.measureText(style.font, number, style.size, style.spacing)
    const pieces = paragraphPieces(`${first}${name}`, 'body', WIDTH, context, { left, first: -back, align: 'left' })
    return pieces.map((piece, at) => (index === 0 && at === 0 ? { ...piece, before: LINE } : piece))
  })
}

/** 7.4: at the foot of the last page, 4号 仿宋, one letter in, between lines of 0.35 and 0.25 mm. A long name has a line of its own. */
export function colophonPieces({ copyTo, issuer, issuedOn }: Colophon, context: LayoutContext): Piece[] {
  const rows = copyTo === undefined ? [] : paragraphPieces(`抄送：${copyTo}`, 'small', WIDTH - 2 * FOURTH, context)
  const copyHeight = rows.reduce((sum, piece) => sum + piece.height, 0)
  const rowHeight = FOURTH * 1.7
  const printed = `${issuedOn}印发`
  const widthOf = (text: string) => context.fonts.measureText('fangsong', text, FOURTH)
  const onOneLine = widthOf(issuer) + widthOf(printed) + 4 * FOURTH <= WIDTH - 2 * FOURTH
  const names = onOneLine ? [] : paragraphPieces(issuer, 'small', WIDTH - 2 * FOURTH, context, { align: 'left' })
  const namesHeight = names.reduce((sum, piece) => sum + piece.height, 0)
  const height = copyHeight + namesHeight + rowHeight + 1
  return [
    {
      height,
      before: LINE,
      keepWithNext: false,
      atBottom: true,
      paint: async (frames) => {
        const items: SceneItem[] = [rule(0, WIDTH, 0, 0.35, '#000000')]
        let top = 0.5
        const stack = async (pieces: readonly Piece[]) => {
          for (const piece of pieces) {
            items.push({ type: 'group', translate: [FOURTH, top], items: await piece.paint(frames) })
            top += piece.height
          }
        }
        await stack(rows)
        if (rows.length > 0) items.push(rule(0, WIDTH, top, 0.25, '#000000'))
        await stack(names)
        const base = top + (rowHeight - FOURTH) / 2
        if (onOneLine) items.push(line(issuer, FOURTH, base, 'fangsong', FOURTH, '#000000', 'start'))
        items.push(line(printed, WIDTH - FOURTH, base, 'fangsong', FOURTH, '#000000', 'end'))
        items.push(rule(0, WIDTH, height, 0.35, '#000000'))
        return items
      },
    },
  ]
}

/** A text whose letters' upper edge is at `top`. */
function line(text: string, x: number, top: number, font: FontRole, size: number, colour: string, anchor: 'start' | 'middle' | 'end'): TextItem {
  return { type: 'text', text, x, y: top + ASCENT * size, font, size, colour, anchor }
}

function rule(x: number, length: number, y: number, width: number, colour = RED): SceneItem {
  return { type: 'path', path: [['M', x, y], ['L', x + length, y]], stroke: { colour, width } }
}
