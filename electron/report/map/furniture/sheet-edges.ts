/** What stands above and below a map: title, logo and stamps; coordinate system, dates, sources, maker. */
import { readImageFacts } from '../../scene/image-facts'
import type { SceneItem } from '../../scene/scene'
import { fillLines, type MeasureText } from '../labels/shape-text'
import { type Block, INK, MUTED_INK, placed, textLine } from './block'
import { stampBlock } from './stamp'

const TITLE_SIZE = 4.6
const LOGO_HEIGHT = 7
const NOTE_SIZE = 2.1
const NOTE_LINE = NOTE_SIZE * 1.45
/** Room between the map and what stands above or below it. */
const GAP = 1.4

type Head = { readonly width: number; readonly title?: string; readonly stamps?: readonly string[]; readonly logo?: Uint8Array | null }

/** Of no height where there is nothing to say. A logo that is neither PNG nor JPEG is left out. */
export function sheetHead({ width, title, stamps = [], logo }: Head, measure: MeasureText): Block {
  const items: SceneItem[] = []
  let height = 0
  let left = 0
  const facts = logo === undefined || logo === null ? null : readImageFacts(logo)
  if (logo !== undefined && logo !== null && facts !== null) {
    const across = (LOGO_HEIGHT * facts.width) / facts.height
    items.push({ type: 'image', data: logo, x: 0, y: 0, width: across, height: LOGO_HEIGHT })
    left = across + 2
    height = LOGO_HEIGHT
  }
  let right = width
  for (const stamp of stamps.map((text) => stampBlock(text, measure)).toReversed()) {
    right -= stamp.width
    items.push(placed(stamp, right, Math.max(0, (height - stamp.height) / 2)))
    height = Math.max(height, stamp.height)
    right -= 1.5
  }
  if (title !== undefined && title !== '') {
    const size = Math.min(TITLE_SIZE, (TITLE_SIZE * (right - left)) / Math.max(1, measure('sansBold', title, TITLE_SIZE)))
    height = Math.max(height, TITLE_SIZE * 1.2)
    items.push(textLine(title, left, height / 2, size, { font: 'sansBold', colour: INK }))
  }
  return { width, height: height === 0 ? 0 : height + GAP, items }
}

/** Notes one after another, a line filled before the next begins. */
export function sheetFoot(notes: readonly string[], width: number, measure: MeasureText): Block {
  const gap = 2 * NOTE_SIZE
  const measureNote = (text: string) => measure('sans', text, NOTE_SIZE)
  const items: SceneItem[] = []
  let line = 0
  let x = 0
  for (const note of notes) {
    // A note begins a line of its own rather than leave a few letters at the end of one.
    if (x > 0 && x + Math.min(measureNote(note), width * 0.3) > width) {
      line++
      x = 0
    }
    for (const [index, text] of fillLines(note, width - x, width, measureNote).entries()) {
      if (index > 0) {
        line++
        x = 0
      }
      if (text === '') continue
      items.push(textLine(text.trimEnd(), x, GAP + (line + 0.5) * NOTE_LINE, NOTE_SIZE, { colour: MUTED_INK }))
      x += measureNote(text)
    }
    x += gap
  }
  return { width, height: notes.length === 0 ? 0 : GAP + (line + 1) * NOTE_LINE, items }
}
