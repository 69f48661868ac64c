/** How a document's texts look: two styles, one for briefings and reports, one for official papers. Lengths in millimetres. */
import type { FontRole } from '../scene/scene'
import type { Align } from './document'

export type StyleName =
  | 'title' | 'subtitle' | 'heading1' | 'heading2' | 'heading3' | 'heading4' | 'body' | 'plain' | 'small' | 'caption' | 'note'
  | 'recipient' | 'contents' | 'tableHead' | 'tableCell' | 'figureValue' | 'figureLabel' | 'coverTitle' | 'sheetTitle' | 'placeTitle'

export type TextStyle = {
  readonly font: FontRole
  readonly boldFont: FontRole
  /** Height of the em. */
  readonly size: number
  /** From baseline to baseline. */
  readonly leading: number
  readonly align: Align
  readonly colour: string
  /** First line, in ems. */
  readonly indent: number
  readonly before: number
  readonly after: number
  readonly keepWithNext: boolean
  /** Added after each letter: the official page has 28 letters where 16 points would give 27.6. */
  readonly spacing: number
}

export type Numbering = 'official' | 'decimal'

export type DocumentStyle = {
  readonly name: 'briefing' | 'official'
  readonly text: Readonly<Record<StyleName, TextStyle>>
  /** Height of a line of the page's grid; null for none. */
  readonly grid: number | null
  readonly numbering: Numbering
  /** No line of a paragraph alone on a page. */
  readonly avoidsWidows: boolean
  readonly accent: string
  readonly rule: string
  readonly changed: string
}

const POINT = 25.4 / 72
const INK = '#1a1a1a'

const plain: TextStyle = { font: 'sans', boldFont: 'sansBold', size: 10.5 * POINT, leading: 16 * POINT, align: 'left', colour: INK, indent: 0, before: 0, after: 0, keepWithNext: false, spacing: 0 }

/** Sizes by their Chinese names, in points. */
const points = (size: number, leading: number) => ({ size: size * POINT, leading: leading * POINT })

export const briefingStyle: DocumentStyle = {
  name: 'briefing',
  grid: null,
  numbering: 'decimal',
  avoidsWidows: true,
  accent: '#0b6e6e',
  rule: '#b9c2c4',
  changed: '#c2410c',
  text: {
    title: { ...plain, ...points(18, 25), font: 'sansBold', align: 'center', after: 2, keepWithNext: true },
    subtitle: { ...plain, ...points(10.5, 16), align: 'center', colour: '#5a6466', after: 4 },
    heading1: { ...plain, ...points(14, 20), font: 'sansBold', colour: '#0b6e6e', before: 5, after: 2, keepWithNext: true },
    heading2: { ...plain, ...points(12, 18), font: 'sansBold', before: 4, after: 1.5, keepWithNext: true },
    heading3: { ...plain, ...points(10.5, 16), font: 'sansBold', before: 3, after: 1, keepWithNext: true },
    heading4: { ...plain, font: 'sansBold', before: 2, after: 1, keepWithNext: true },
    body: { ...plain, ...points(10.5, 17.5), align: 'justify', indent: 2, after: 1 },
    plain: { ...plain, align: 'left', after: 1 },
    small: { ...plain, ...points(8.5, 13), colour: '#3d474a', after: 0.6 },
    caption: { ...plain, ...points(9, 13), font: 'sansBold', align: 'center', before: 1.5, after: 1.5, keepWithNext: true },
    note: { ...plain, ...points(8, 12), colour: '#5a6466', after: 0.5 },
    recipient: { ...plain, after: 1 },
    contents: { ...plain, ...points(10.5, 18) },
    tableHead: { ...plain, ...points(8.5, 12), font: 'sansBold', align: 'center' },
    tableCell: { ...plain, ...points(8.5, 12) },
    figureValue: { ...plain, ...points(20, 25), font: 'sansBold', colour: '#0b6e6e', align: 'left' },
    figureLabel: { ...plain, ...points(8.5, 12), colour: '#5a6466', align: 'left' },
    coverTitle: { ...plain, ...points(28, 40), font: 'sansBold', align: 'center', after: 8 },
    sheetTitle: { ...plain, ...points(18, 24), font: 'sansBold', align: 'left' },
    placeTitle: { ...plain, ...points(10.5, 14), font: 'sansBold', colour: '#0b6e6e', after: 1 },
  },
}

/** GB/T 9704-2012, 5.2: the printed area is 156 × 225 mm, 22 lines of 28 letters. */
export const OFFICIAL_AREA = { width: 156, height: 225, lines: 22, letters: 28 } as const
const LINE = OFFICIAL_AREA.height / OFFICIAL_AREA.lines
const THIRD = 16 * POINT

const official: TextStyle = {
  font: 'fangsong', boldFont: 'hei', size: THIRD, leading: LINE, align: 'justify', colour: '#000000', indent: 2, before: 0, after: 0, keepWithNext: false,
  spacing: OFFICIAL_AREA.width / OFFICIAL_AREA.letters - THIRD,
}
const officialPlain: TextStyle = { ...official, indent: 0 }
const officialTable: TextStyle = { ...official, ...points(12, 17), indent: 0, align: 'left', spacing: 0 }

export const officialStyle: DocumentStyle = {
  name: 'official',
  grid: LINE,
  numbering: 'official',
  avoidsWidows: false,
  accent: '#000000',
  rule: '#000000',
  changed: '#000000',
  text: {
    title: { ...official, ...points(22, 33), font: 'xiaobiaosong', boldFont: 'xiaobiaosong', align: 'center', indent: 0, spacing: 0 },
    subtitle: { ...official, font: 'kai', align: 'center', indent: 0 },
    heading1: { ...official, font: 'hei' },
    heading2: { ...official, font: 'kai' },
    heading3: official,
    heading4: official,
    body: official,
    plain: officialPlain,
    small: { ...officialTable, ...points(14, 22) },
    caption: { ...official, ...points(12, 20), font: 'hei', align: 'center', indent: 0, keepWithNext: true, spacing: 0 },
    note: { ...officialTable, ...points(10.5, 15) },
    recipient: officialPlain,
    contents: officialPlain,
    tableHead: { ...officialTable, font: 'hei', align: 'center' },
    tableCell: officialTable,
    figureValue: { ...officialTable, ...points(20, 28), font: 'xiaobiaosong' },
    figureLabel: officialTable,
    coverTitle: { ...official, ...points(26, 40), font: 'xiaobiaosong', align: 'center', indent: 0, spacing: 0 },
    sheetTitle: { ...official, ...points(22, 33), font: 'xiaobiaosong', align: 'center', indent: 0, spacing: 0 },
    placeTitle: { ...officialTable, font: 'hei' },
  },
}
