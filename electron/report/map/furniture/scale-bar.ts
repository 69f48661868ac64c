/** Scale bar with round figures, the numeric scale above it. Both are true at the frame's middle, in every direction. */
import { paperMapMessages } from '../../../../shared/messages/paper-map'
import { type Language, translate } from '../../../../shared/messages/translate'
import type { PathItem, SceneItem } from '../../scene/scene'
import type { MapFrame } from '../frame'
import type { MeasureText } from '../labels/shape-text'
import { rectangle } from '../paint/paths'
import { type Block, INK, textLine } from './block'

const TEXT_SIZE = 2.3
const BAR_HEIGHT = 1.1

/** Ground length of the whole bar in metres and its parts: round, and as long as it may be. */
export function barLength(frame: MapFrame, longest: number): { readonly metres: number; readonly parts: number } {
  const most = (longest * frame.scale) / 1000
  const power = 10 ** Math.floor(Math.log10(most))
  const digit = [5, 4, 2, 1].find((candidate) => candidate * power <= most) ?? 1
  return { metres: digit * power, parts: digit === 5 ? 5 : 4 }
}

/** @param longest millimetres that the bar may take */
export function scaleBar(frame: MapFrame, language: Language, measure: MeasureText, longest = 40): Block {
  const { metres, parts } = barLength(frame, longest)
  const length = (metres * 1000) / frame.scale
  const inKilometres = metres >= 2000
  const unit = translate(inKilometres ? paperMapMessages.kilometres : paperMapMessages.metres, language)
  const figure = (share: number) => String(Number(((metres * share) / (inKilometres ? 1000 : 1)).toPrecision(6)))
  const last = `${figure(1)} ${unit}`
  const lead = measure('sans', '0', TEXT_SIZE) / 2
  const barTop = 2 * TEXT_SIZE * 1.35
  const items: SceneItem[] = [textLine(numericScale(frame), lead, TEXT_SIZE * 0.6, TEXT_SIZE * 1.1, { font: 'sansBold' })]
  for (let part = 0; part < parts; part++) {
    const piece: PathItem = {
      type: 'path',
      path: rectangle(lead + (length * part) / parts, barTop, length / parts, BAR_HEIGHT),
      fill: { colour: part % 2 === 0 ? INK : '#FFFFFF' },
      stroke: { colour: INK, width: 0.15 },
    }
    items.push(piece)
  }
  const middle = barTop - TEXT_SIZE * 0.75
  items.push(textLine('0', lead, middle, TEXT_SIZE, { anchor: 'middle' }))
  if (parts % 2 === 0 && length > 16) items.push(textLine(figure(0.5), lead + length / 2, middle, TEXT_SIZE, { anchor: 'middle' }))
  // The last figure stands over the bar's end, its unit behind it.
  items.push(textLine(last, lead + length - measure('sans', figure(1), TEXT_SIZE) / 2, middle, TEXT_SIZE))
  const right = lead + length + measure('sans', last, TEXT_SIZE) - measure('sans', figure(1), TEXT_SIZE) / 2
  return { width: Math.max(right, lead + measure('sansBold', numericScale(frame), TEXT_SIZE * 1.1)), height: barTop + BAR_HEIGHT, items }
}

/** `1:25 000`, in groups of three; what does not end on a round figure is rounded to three digits. */
export function numericScale({ scale }: MapFrame): string {
  return `1:${String(Number(scale.toPrecision(3))).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ' ')}`
}
