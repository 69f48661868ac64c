/**
 * Text into lines: opportunities by UAX #14 (which forbids 避头尾 of Chinese punctuation), filled greedily, closing punctuation at a line's
 * end standing half over the edge as Chinese typesetting has it.
 */
import LineBreaker from 'linebreak'
import type { Align, Run } from '../document/document'
import type { DocumentStyle, TextStyle } from '../document/style'
import type { FontSet } from '../fonts/font-set'
import type { FontRole, SceneItem } from '../scene/scene'

export type Segment = { readonly text: string; readonly run: Run; readonly font: FontRole; readonly colour: string; readonly width: number; readonly letters: number }
export type Line = { readonly segments: readonly Segment[]; readonly width: number; readonly indent: number; readonly last: boolean; readonly hangs: boolean }

/** Room on each side of a chip's text, in ems. */
const CHIP_PADDING = 0.35
const HANGING = /[，。、；：！？）》」』】〕]$/u
/** A justified line is stretched by at most this much a letter, in ems; a shorter one stays as it is. */
const LARGEST_STRETCH = 0.35

/**
 * Break runs into lines.
 *
 * @param width room in millimetres
 * @param indent of the first line in millimetres
 */
export function breakLines(runs: readonly Run[], style: TextStyle, width: number, indent: number, fonts: FontSet): readonly Line[] {
  const lines: Line[] = []
  let current: Segment[] = []
  let used = 0
  const room = () => width - (lines.length === 0 ? indent : 0)

  function close(last: boolean): void {
    const segments = trimEnd(current, style, fonts)
    const text = segments.at(-1)?.text ?? ''
    lines.push({ segments, width: segments.reduce((sum, segment) => sum + segment.width, 0), indent: lines.length === 0 ? indent : 0, last, hangs: HANGING.test(text) })
    current = []
    used = 0
  }

  for (const { segments, mandatory } of words(runs, style, fonts)) {
    const wordWidth = trimEnd(segments, style, fonts).reduce((sum, segment) => sum + segment.width, 0)
    const overhang = HANGING.test(segments.at(-1)?.text ?? '') ? style.size / 2 : 0
    if (current.length > 0 && used + wordWidth - overhang > room() + 1e-6) close(false)
    if (wordWidth - overhang > room() && current.length === 0) {
      // Longer than a line (an address, a hash): broken between letters.
      for (const letter of segments.flatMap((segment) => lettersOf(segment, style, fonts))) {
        if (current.length > 0 && used + letter.width > room() + 1e-6) close(false)
        current.push(letter)
        used += letter.width
      }
    } else {
      current.push(...segments)
      used += segments.reduce((sum, segment) => sum + segment.width, 0)
    }
    if (mandatory) close(true)
  }
  if (current.length > 0 || lines.length === 0) close(true)
  return lines.map((line, index) => (index === lines.length - 1 ? { ...line, last: true } : line))
}

function* words(runs: readonly Run[], style: TextStyle, fonts: FontSet): Generator<{ segments: Segment[]; mandatory: boolean }> {
  const text = runs.map((run) => run.text).join('')
  const breaker = new LineBreaker(text)
  const isInChip = chipTest(runs)
  let start = 0
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    const mandatory = found.required && found.position < text.length
    if (isInChip(found.position)) continue
    yield { segments: slice(runs, start, found.position, style, fonts), mandatory }
    start = found.position
  }
}

/** Whether a place in the text is between two letters of one chip, which stays whole. */
function chipTest(runs: readonly Run[]): (position: number) => boolean {
  const chips: { from: number; to: number }[] = []
  let offset = 0
  for (const { text, chip } of runs) {
    if (chip !== undefined) chips.push({ from: offset, to: offset + text.length })
    offset += text.length
  }
  return (position) => chips.some(({ from, to }) => position > from && position < to)
}

function slice(runs: readonly Run[], start: number, end: number, style: TextStyle, fonts: FontSet): Segment[] {
  const segments: Segment[] = []
  let offset = 0
  for (const run of runs) {
    const text = run.text.slice(Math.max(0, start - offset), Math.max(0, end - offset)).replaceAll('\n', '')
    if (text !== '') segments.push(segmentOf(text, run, style, fonts))
    offset += run.text.length
  }
  return segments
}

function segmentOf(text: string, run: Run, style: TextStyle, fonts: FontSet): Segment {
  const font = run.font ?? (run.bold === true ? style.boldFont : style.font)
  const letters = [...text].length
  const padding = run.chip === undefined ? 0 : 2 * CHIP_PADDING * style.size
  return { text, run, font, colour: run.chip === undefined ? (run.colour ?? style.colour) : '#000000', letters, width: fonts.measureText(font, text, style.size, style.spacing) + padding }
}

const lettersOf = (segment: Segment, style: TextStyle, fonts: FontSet) => [...segment.text].map((letter) => segmentOf(letter, segment.run, style, fonts))

function trimEnd(segments: readonly Segment[], style: TextStyle, fonts: FontSet): readonly Segment[] {
  const last = segments.at(-1)
  if (last === undefined || !/\s$/u.test(last.text)) return segments
  const text = last.text.trimEnd()
  return [...segments.slice(0, -1), ...(text === '' ? [] : [segmentOf(text, last.run, style, fonts)])]
}

/**
 * A line's text items.
 *
 * @param x left edge of the room
 * @param baseline millimetres from the frame's top
 */
export function paintLine(line: Line, style: TextStyle, align: Align, x: number, baseline: number, width: number, document: DocumentStyle): SceneItem[] {
  const room = width - line.indent
  const visible = line.width - (line.hangs ? style.size / 2 : 0) - style.spacing
  const letters = line.segments.reduce((sum, segment) => sum + segment.letters, 0)
  const gap = letters > 1 ? (room - visible) / (letters - 1) : 0
  const justified = align === 'justify' && !line.last && gap < LARGEST_STRETCH * style.size
  const extra = justified ? gap : 0
  const free = room - (line.width - style.spacing)
  let at = x + line.indent + (align === 'center' ? Math.max(0, free / 2) : align === 'right' ? free : 0)
  const items: SceneItem[] = []
  for (const segment of joined(line.segments)) {
    const padding = segment.run.chip === undefined ? 0 : CHIP_PADDING * style.size
    const advance = segment.width + extra * segment.letters
    const own: SceneItem[] = []
    if (segment.run.chip !== undefined) own.push(chipBox(at + 0.1 * style.size, baseline, advance - 0.2 * style.size, style.size, segment.run.chip))
    const spacing = style.spacing + extra
    own.push({ type: 'text', text: segment.text, x: at + padding, y: baseline, font: segment.font, size: style.size, colour: segment.colour, ...(Math.abs(spacing) < 1e-6 ? {} : { spacing }) })
    if (segment.run.changed === true) own.push(underline(at, baseline + 0.22 * style.size, advance, document.changed))
    if (segment.run.figure === undefined) items.push(...own)
    else items.push({ type: 'group', items: own, figure: segment.run.figure })
    at += advance
  }
  return items
}

/** Neighbours of one run become one text item, so that words stay whole for whoever searches. */
function joined(segments: readonly Segment[]): readonly Segment[] {
  const result: Segment[] = []
  for (const segment of segments) {
    const last = result.at(-1)
    if (last !== undefined && last.run === segment.run && last.font === segment.font && segment.run.chip === undefined)
      result[result.length - 1] = { ...last, text: last.text + segment.text, width: last.width + segment.width, letters: last.letters + segment.letters }
    else result.push(segment)
  }
  return result
}

function chipBox(x: number, baseline: number, width: number, size: number, colour: string): SceneItem {
  const top = baseline - 0.95 * size
  const bottom = baseline + 0.2 * size
  return {
    type: 'path',
    path: [['M', x, top], ['L', x + width, top], ['L', x + width, bottom], ['L', x, bottom], ['Z']],
    fill: { colour },
    stroke: { colour: '#334155', width: 0.15 },
  }
}

function underline(x: number, y: number, width: number, colour: string): SceneItem {
  return { type: 'path', path: [['M', x, y], ['L', x + width, y]], stroke: { colour, width: 0.3 } }
}
