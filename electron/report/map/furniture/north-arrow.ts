/** North arrow: straight up, as the projection has it everywhere on the map. */
import { paperMapMessages } from '../../../../shared/messages/paper-map'
import { type Language, translate } from '../../../../shared/messages/translate'
import { type Block, INK, textLine } from './block'

export function northArrow(language: Language, height = 11): Block {
  const width = height * 0.5
  const text = height * 0.25
  const top = text * 1.15
  const tail = height * 0.82
  const middle = width / 2
  return {
    width,
    height,
    items: [
      textLine(translate(paperMapMessages.north, language), middle, text / 2, text, { anchor: 'middle', font: 'sansBold' }),
      { type: 'path', path: [['M', middle, top], ['L', middle, tail], ['L', 0, height], ['Z']], fill: { colour: INK }, stroke: { colour: INK, width: 0.15, join: 'round' } },
      { type: 'path', path: [['M', middle, top], ['L', width, height], ['L', middle, tail], ['Z']], fill: { colour: '#FFFFFF' }, stroke: { colour: INK, width: 0.15, join: 'round' } },
    ],
  }
}
