/** Pages in Word: size, margins, line grid, running head and foot with page number fields. */
import { AlignmentType, DocumentGridType, Footer, Header, ImageRun, type ISectionOptions, PageNumber, PageOrientation, Paragraph, SectionType, TabStopType, TextRun, BorderStyle } from 'docx'
import { reportMessages } from '../../../shared/messages/report'
import { translate } from '../../../shared/messages/translate'
import { type Document, OFFICIAL_FOOT, type Section } from '../document/document'
import { OFFICIAL_AREA } from '../document/style'
import { type ImageFacts, readImageFacts } from '../scene/image-facts'
import { letterFoot } from './official'
import { fontProperties, lineTwips, twips } from './text'

const POINT = 25.4 / 72

type SectionFacts = Omit<ISectionOptions, 'children'>

/** @param letter first page without number, closed by the double line */
export function sectionFacts(document: Document, section: Section, letter: boolean): SectionFacts {
  const { width, height, margins } = section.page
  const lying = width > height
  const official = document.style.name === 'official'
  const cover = section.type === 'flow' && section.cover === true
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: letter || cover,
      page: {
        // The library swaps the sides of a lying page itself.
        size: { width: twips(lying ? height : width), height: twips(lying ? width : height), orientation: lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: {
          top: twips(margins.top),
          right: twips(margins.right),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
          header: twips(official ? 12 : Math.max(4, margins.top - 12)),
          footer: twips(official ? margins.bottom - OFFICIAL_FOOT - 14 * POINT * 1.2 : Math.max(4, margins.bottom - 8)),
        },
      },
      // Lines only: the letters' pitch is in the runs, which Word, WPS and LibreOffice all take alike.
      ...(official ? { grid: { type: DocumentGridType.LINES, linePitch: lineTwips(OFFICIAL_AREA.height / OFFICIAL_AREA.lines) } } : {}),
    },
    headers: { default: new Header({ children: heads(document, section) }), ...(official ? { even: new Header({ children: heads(document, section) }) } : {}), ...(letter || cover ? { first: new Header({ children: heads(document, section) }) } : {}) },
    footers: official
      ? { default: officialFoot('odd'), even: officialFoot('even'), ...(letter ? { first: letterFoot() } : {}) }
      : { default: briefingFoot(document, section), ...(cover ? { first: new Footer({ children: [new Paragraph({})] }) } : {}) },
  }
}

function heads({ header, marks, style, language }: Document, section: Section): Paragraph[] {
  const room = twips(section.page.width - section.page.margins.left - section.page.margins.right)
  const grey = fontProperties('sans', 8 * POINT, '#5a6466')
  const facts = marks.logo === undefined ? null : readImageFacts(marks.logo)
  const runs = [
    ...(marks.logo === undefined || facts === null || style.name === 'official' ? [] : [logoRun(marks.logo, facts)]),
    ...(marks.classification === undefined || style.name === 'official' ? [] : [new TextRun({ text: marks.classification, ...fontProperties('hei', 10 * POINT, '#000000') })]),
    new TextRun({ text: '\t' }),
    ...(marks.demonstration === undefined ? [] : [new TextRun({ text: marks.demonstration, ...fontProperties('hei', 9 * POINT, '#b45309') })]),
    new TextRun({ text: '\t' }),
    ...(marks.mapApproval === undefined ? [] : [new TextRun({ text: `${translate(reportMessages.mapApproval, language, { number: marks.mapApproval })}　`, ...grey })]),
    ...(marks.stamp === undefined ? [] : [new TextRun({ text: marks.stamp, ...fontProperties('hei', 10 * POINT, '#b42318'), border: { style: BorderStyle.SINGLE, size: 8, color: 'B42318', space: 1 } })]),
  ]
  const marked = new Paragraph({ tabStops: [{ type: TabStopType.CENTER, position: room / 2 }, { type: TabStopType.RIGHT, position: room }], children: runs })
  if (header === undefined || style.name === 'official') return [marked]
  return [marked, new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: style.rule.slice(1), space: 1 } }, children: [new TextRun({ text: header, ...grey })] })]
}

const LOGO_MILLIMETRES = 6

function logoRun(data: Uint8Array, { type, width, height }: ImageFacts): ImageRun {
  const side = (LOGO_MILLIMETRES / 25.4) * 96
  return new ImageRun({ type: type === 'jpeg' ? 'jpg' : 'png', data: Buffer.from(data), transformation: { width: (side * width) / height, height: side } })
}

function briefingFoot({ footer, language }: Document, section: Section): Footer {
  const room = twips(section.page.width - section.page.margins.left - section.page.margins.right)
  const grey = fontProperties('sans', 8 * POINT, '#5a6466')
  const [before = '', between = '', after = ''] = translate(reportMessages.pageOf, language, { page: '\u0000', pages: '\u0000' }).split('\u0000')
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: room }],
        children: [new TextRun({ text: `${footer ?? ''}\t`, ...grey }), new TextRun({ children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after], ...grey })],
      }),
    ],
  })
}

/** GB/T 9704-2012, 7.5. */
function officialFoot(side: 'odd' | 'even'): Footer {
  const size = 14 * POINT
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: twips(size) } : { left: twips(size) },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...fontProperties('song', size, '#000000') })],
      }),
    ],
  })
}
