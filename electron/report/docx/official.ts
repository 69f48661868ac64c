/**
 * Heads, signature and colophon of official papers in Word: GB/T 9704-2012, 7.2, 7.3.5, 7.4, 10.1.
 *
 * What the standard places by the sheet's edges (a letter's mark and its double lines, the colophon) stands in frames: Word, WPS and LibreOffice keep
 * them there whatever fonts they have.
 */
import { AlignmentType, BorderStyle, Footer, FrameAnchorType, FrameWrap, HorizontalPositionAlign, type IFrameOptions, LineRuleType, Paragraph, TabStopType, TextRun, VerticalPositionAlign } from 'docx'
import type { Colophon, OfficialHead, Signature } from '../document/document'
import { OFFICIAL_AREA } from '../document/style'
import type { LayoutContext } from '../layout/paragraph'
import { fontProperties, lineTwips, paragraphProperties, textRuns, twips } from './text'

const RED = '#d7000f'
const POINT = 25.4 / 72
const LINE = OFFICIAL_AREA.height / OFFICIAL_AREA.lines
const WIDTH = OFFICIAL_AREA.width
const THIRD = 16 * POINT
const FOURTH = 14 * POINT
const PAGE = { width: 210, height: 297 } as const
/** 10.1: the lines of a letter. */
const LETTER_LINE = 170
/** Height of an exact line beside its letters, and how much of that lies above them. */
const LEADING = 1.2
const ABOVE = (LEADING - 1) / 2
/** A border's distance is whole points, its thickness eighths of a point. */
const borderSpace = (millimetres: number) => Math.round(millimetres / POINT)
const exactly = (millimetres: number) => ({ line: lineTwips(millimetres), lineRule: LineRuleType.EXACT })
const doubleLine = (style: typeof BorderStyle.THICK_THIN_SMALL_GAP | typeof BorderStyle.THIN_THICK_SMALL_GAP, space: number) => ({ style, size: 24, color: RED.slice(1), space })

export function wordHead(head: OfficialHead, context: LayoutContext): Paragraph[] {
  return head.form === 'letter' ? letterHead(head, context) : documentHead(head, context)
}

/** As large as the line holds. */
function markSize(issuer: string, largest: number, { fonts }: LayoutContext): number {
  return Math.min(largest, (WIDTH * 0.94) / fonts.measureText('xiaobiaosong', issuer, 1))
}

function mark(issuer: string, size: number): TextRun {
  return new TextRun({ text: issuer, ...fontProperties('xiaobiaosong', size, RED) })
}

function third(text: string): TextRun {
  return new TextRun({ text, ...fontProperties('hei', THIRD, '#000000') })
}

/** 7.2.4: the mark's upper edge 35 mm below the area's, two lines to the number, 4 mm to the red line, two lines to the title. */
function documentHead({ issuer, documentNumber, classification, urgency }: OfficialHead, context: LayoutContext): Paragraph[] {
  const { style } = context
  const size = markSize(issuer, 15, context)
  const facts = [classification, urgency].filter((text) => text !== undefined)
  return [
    ...facts.map((text) => new Paragraph({ spacing: exactly(LINE), children: [third(text)] })),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: twips(35 - facts.length * LINE - ABOVE * size), after: twips(2 * LINE - ABOVE * (size + THIRD)), ...exactly(LEADING * size) }, children: [mark(issuer, size)] }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: twips(2 * LINE - 4), ...exactly(LEADING * THIRD) },
      border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED.slice(1), space: borderSpace(4 - ABOVE * THIRD) } },
      children: textRuns(documentNumber, style.text.plain, style),
    }),
  ]
}

/** 10.1: the mark 30 mm below the sheet's edge, 4 mm to a double line of 170 mm, the number 7/8 of a letter below it at the right. */
function letterHead({ issuer, documentNumber, classification }: OfficialHead, context: LayoutContext): Paragraph[] {
  const { style } = context
  const size = markSize(issuer, 14, context)
  return [
    new Paragraph({
      frame: lineFrame(30 - ABOVE * size),
      alignment: AlignmentType.CENTER,
      spacing: exactly(LEADING * size),
      border: { bottom: doubleLine(BorderStyle.THICK_THIN_SMALL_GAP, borderSpace(4 - ABOVE * size)) },
      children: [mark(issuer, size)],
    }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { before: twips((THIRD * 7) / 8 - ABOVE * THIRD), after: twips(2 * LINE), ...exactly(LEADING * THIRD) },
      children: [...(classification === undefined ? [] : [third(`${classification}　`)]), ...textRuns(documentNumber, style.text.plain, style)],
    }),
  ]
}

/** A letter's line over the sheet's width, at a height from the sheet's upper edge. */
function lineFrame(top: number): IFrameOptions {
  return {
    type: 'absolute',
    position: { x: twips((PAGE.width - LETTER_LINE) / 2), y: twips(top) },
    width: twips(LETTER_LINE),
    height: 0,
    anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    wrap: FrameWrap.NOT_BESIDE,
  }
}

/** 10.1: a double line, thin above thick, 20 mm above the sheet's lower edge closes a letter's first page; no number there. */
export function letterFoot(): Footer {
  const height = 1
  return new Footer({
    children: [new Paragraph({ frame: lineFrame(PAGE.height - 20 - height - 1), spacing: exactly(height), border: { bottom: doubleLine(BorderStyle.THIN_THICK_SMALL_GAP, 0) } }), new Paragraph({})],
  })
}

/** 7.3.5.1: two lines below the text, the date four letters from the right, the signature centred over it, or at the edge where it is longer than that leaves. */
export function wordSignature({ issuer, date }: Signature, { fonts, style }: LayoutContext): Paragraph[] {
  const look = style.text.body
  const widthOf = (text: string) => fonts.measureText(look.font, text, look.size, look.spacing)
  const centre = WIDTH - 4 * look.size - widthOf(date) / 2
  const fits = centre + widthOf(issuer) / 2 <= WIDTH
  const line = (text: string, place: object, before: number, keepNext: boolean) =>
    new Paragraph({ ...paragraphProperties({ ...look, indent: 0 }), ...place, keepNext, spacing: { before: twips(before), ...exactly(look.leading) }, children: textRuns(text, look, style) })
  // Both centred between the same indents: they stay over each other in any font.
  const centred = { alignment: AlignmentType.CENTER, indent: { left: twips(2 * centre - WIDTH) } }
  const dated = { alignment: AlignmentType.RIGHT, indent: { right: twips(4 * look.size) } }
  return [line(issuer, fits ? centred : { alignment: AlignmentType.RIGHT }, 2 * LINE, true), line(date, fits ? centred : dated, 0, false)]
}

/** 7.4: at the foot of the last page between two lines, 4号 仿宋, one letter in. */
export function wordColophon({ copyTo, issuer, issuedOn }: Colophon, { fonts, style }: LayoutContext): Paragraph[] {
  const look = { ...style.text.small, indent: 0 }
  const printed = `${issuedOn}印发`
  const room = WIDTH - 2 * FOURTH
  const widthOf = (text: string) => fonts.measureText(look.font, text, look.size)
  const onOneLine = widthOf(issuer) + widthOf(printed) + 4 * look.size <= room
  const border = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 }
  const texts: readonly (readonly [string, (typeof AlignmentType)[keyof typeof AlignmentType]])[] = [
    ...(copyTo === undefined ? [] : [[`抄送：${copyTo}`, AlignmentType.LEFT] as const]),
    ...(onOneLine ? [[`${issuer}\t${printed}`, AlignmentType.LEFT] as const] : [[issuer, AlignmentType.LEFT] as const, [printed, AlignmentType.RIGHT] as const]),
  ]
  const frame: IFrameOptions = { type: 'alignment', alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM }, width: twips(WIDTH), height: 0, anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN }, wrap: FrameWrap.NOT_BESIDE }
  return texts.map(([text, alignment]) => new Paragraph({ frame, ...paragraphProperties(look), alignment, indent: { left: twips(FOURTH), right: twips(FOURTH) }, tabStops: [{ type: TabStopType.RIGHT, position: twips(WIDTH - FOURTH) }], border: { top: border, bottom: border }, children: textRuns(text, look, style) }))
}
