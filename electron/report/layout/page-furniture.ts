/** What stands on every page round its contents: running head and foot, page number, 密级, stamp, demonstration mark. */
import { type Document, OFFICIAL_FOOT, type PageSetup } from '../document/document'
import type { FontSet } from '../fonts/font-set'
import { readImageFacts } from '../scene/image-facts'
import type { SceneItem, TextItem } from '../scene/scene'
import { reportMessages } from '../../../shared/messages/report'
import { translate } from '../../../shared/messages/translate'

export type PagePlace = { readonly number: number; readonly total: number; readonly hidesNumber: boolean; readonly cover: boolean }

const POINT = 25.4 / 72
const SMALL = 8 * POINT
/** Above the running head, in millimetres. */
const LOGO = { height: 5.6, widest: 60 } as const
const GREY = '#5a6466'
const STAMP = '#b42318'
const DEMONSTRATION = '#b45309'

export function pageFurniture(document: Document, page: PageSetup, place: PagePlace, fonts: FontSet): SceneItem[] {
  return [...(document.style.name === 'official' ? officialFoot(page, place) : briefingFurniture(document, page, place)), ...marks(document, page, fonts)]
}

function briefingFurniture({ header, footer, language, style }: Document, page: PageSetup, { number, total, cover }: PagePlace): SceneItem[] {
  if (cover) return []
  const { left, right, top, bottom } = page.margins
  const items: SceneItem[] = []
  const headY = top - 4.2
  if (header !== undefined) items.push(small(header, left, headY, 'start'))
  if (header !== undefined) items.push(line(left, page.width - right, headY + 1.4, style.rule))
  const footY = page.height - bottom + 6
  if (footer !== undefined) items.push(small(footer, left, footY, 'start'))
  items.push(small(translate(reportMessages.pageOf, language, { page: number, pages: total }), page.width - right, footY, 'end'))
  return items
}

/** GB/T 9704-2012, 7.5: 4号 半角宋体, a dash on each side, 7 mm below the area, one letter in from the outer edge. */
function officialFoot(page: PageSetup, { number, hidesNumber }: PagePlace): SceneItem[] {
  if (hidesNumber) return []
  const size = 14 * POINT
  const odd = number % 2 === 1
  const y = page.height - page.margins.bottom + OFFICIAL_FOOT + size * 0.88
  return [{ type: 'text', text: `— ${number} —`, x: odd ? page.width - page.margins.right - size : page.margins.left + size, y, anchor: odd ? 'end' : 'start', font: 'song', size, colour: '#000000' }]
}

function marks({ marks: { logo, classification, stamp, mapApproval, demonstration }, style, language }: Document, page: PageSetup, fonts: FontSet): SceneItem[] {
  const items: SceneItem[] = []
  const top = style.name === 'official' ? 12 : Math.max(5, page.margins.top - 12)
  let right = page.width - page.margins.right
  if (stamp !== undefined) {
    const size = 10 * POINT
    const width = fonts.measureText('hei', stamp, size) + 3
    items.push(box(right - width, top, width, 5.4, STAMP), { type: 'text', text: stamp, x: right - width / 2, y: top + 4, anchor: 'middle', font: 'hei', size, colour: STAMP })
    right -= width + 3
  }
  if (mapApproval !== undefined) items.push(small(translate(reportMessages.mapApproval, language, { number: mapApproval }), right, top + 4, 'end'))
  let left = page.margins.left
  const facts = logo === undefined ? null : readImageFacts(logo)
  if (logo !== undefined && facts !== null && style.name !== 'official') {
    const width = Math.min(LOGO.widest, (LOGO.height * facts.width) / facts.height)
    items.push({ type: 'image', data: logo, x: left, y: top - 1.8, width, height: (width * facts.height) / facts.width })
    left += width + 3
  }
  if (classification !== undefined && style.name !== 'official') items.push({ ...small(classification, left, top + 4, 'start'), font: 'hei', size: 10 * POINT, colour: '#000000' })
  if (demonstration !== undefined) items.push({ ...small(demonstration, page.width / 2, top + 4, 'middle'), font: 'hei', size: 9 * POINT, colour: DEMONSTRATION })
  return items
}

function small(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): TextItem {
  return { type: 'text', text, x, y, anchor, font: 'sans', size: SMALL, colour: GREY }
}

function line(from: number, to: number, y: number, colour: string): SceneItem {
  return { type: 'path', path: [['M', from, y], ['L', to, y]], stroke: { colour, width: 0.2 } }
}

function box(x: number, y: number, width: number, height: number, colour: string): SceneItem {
  return { type: 'path', path: [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']], stroke: { colour, width: 0.4 } }
}
