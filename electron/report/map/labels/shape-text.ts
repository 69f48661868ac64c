/** Sets a label in lines: broken by width as MapLibre does, evenly, between ideographs and at spaces. */
import type { Formatted } from '@maplibre/maplibre-gl-style-spec'
import type { FontRole } from '../../scene/scene'

/** Width of one line in millimetres. */
export type MeasureText = (font: FontRole, text: string, size: number, spacing?: number) => number

export type TextLine = { readonly text: string; readonly size: number; readonly width: number; readonly lineHeight: number }

export type ShapedText = { readonly lines: readonly TextLine[]; readonly width: number; readonly height: number }

export type TextManner = {
  readonly font: FontRole
  /** Height of the em, millimetres. */
  readonly size: number
  /** Lines are broken to about this width, millimetres. */
  readonly maximumWidth: number
  /** In ems. */
  readonly lineHeight: number
  /** Millimetres after each letter. */
  readonly spacing: number
}

/** Ideographs, kana and full-width signs: a line may end after each, but not before a closing sign. */
const IDEOGRAPH = /[⺀-鿿豈-﫿︰-﹏！-｠]/u
const NEVER_FIRST = /[、。，．：；！？）」』】〕》〉％·)\]]/u
const NEVER_LAST = /[（「『【〔《〈([]/u

export function shapeText(text: Formatted | string, manner: TextManner, measure: MeasureText): ShapedText {
  const lines: TextLine[] = []
  for (const { text: paragraph, scale } of paragraphsOf(text)) {
    const size = manner.size * scale
    for (const line of breakLines(paragraph, manner.maximumWidth, (part) => measure(manner.font, part, size, manner.spacing))) {
      lines.push({ text: line, size, width: measure(manner.font, line, size, manner.spacing), lineHeight: manner.lineHeight * size })
    }
  }
  return { lines, width: Math.max(0, ...lines.map(({ width }) => width)), height: lines.reduce((sum, { lineHeight }) => sum + lineHeight, 0) }
}

export function plainText(text: Formatted | string): string {
  return paragraphsOf(text).map((paragraph) => paragraph.text).join(' ')
}

function paragraphsOf(text: Formatted | string): readonly { readonly text: string; readonly scale: number }[] {
  const sections = typeof text === 'string' ? [{ text, scale: null }] : text.sections
  const paragraphs: { text: string; scale: number }[] = []
  let begins = true
  for (const section of sections) {
    for (const [index, part] of section.text.split('\n').entries()) {
      if (index > 0) begins = true
      if (part === '') continue
      if (begins) paragraphs.push({ text: part, scale: section.scale ?? 1 })
      else paragraphs.at(-1)!.text += part
      begins = false
    }
  }
  return paragraphs.map((paragraph) => ({ ...paragraph, text: paragraph.text.trim() })).filter((paragraph) => paragraph.text !== '')
}

/** Lines of about equal width, none wider than allowed unless it cannot be broken. */
function breakLines(text: string, maximum: number, measure: (part: string) => number): string[] {
  const whole = measure(text)
  if (whole <= maximum) return [text]
  const target = whole / Math.ceil(whole / maximum)
  const pieces = piecesOf(text)
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    const longer = line + piece
    // The piece that brings the line nearer to its share still belongs to it.
    const isFull = line !== '' && Math.abs(measure(longer.trimEnd()) - target) > Math.abs(measure(line.trimEnd()) - target)
    if (isFull || (line !== '' && measure(longer.trimEnd()) > maximum)) {
      lines.push(line.trim())
      line = piece
    } else line = longer
  }
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}

/** Lines filled one after the other. @param firstRoom what is left of the first line */
export function fillLines(text: string, firstRoom: number, maximum: number, measure: (part: string) => number): string[] {
  const lines: string[] = ['']
  for (const piece of piecesOf(text)) {
    const longer = lines.at(-1)! + piece
    if (lines.at(-1) !== '' || lines.length === 1) {
      if (measure(longer.trimEnd()) <= (lines.length === 1 ? firstRoom : maximum)) lines[lines.length - 1] = longer
      else lines.push(piece)
    } else lines[lines.length - 1] = longer
  }
  return lines
}

/** The smallest parts between which a line may end. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  const letters = [...text]
  for (const [index, letter] of letters.entries()) {
    piece += letter
    const next = letters[index + 1]
    if (next === undefined) break
    const mayBreak = letter === ' ' || ((IDEOGRAPH.test(letter) || IDEOGRAPH.test(next)) && !NEVER_FIRST.test(next) && !NEVER_LAST.test(letter))
    if (!mayBreak) continue
    pieces.push(piece)
    piece = ''
  }
  pieces.push(piece)
  return pieces
}
