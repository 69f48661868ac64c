/** A command that the search box finds beside names and texts. */
import type { Language, Message, MessageParams } from '../../../shared/messages/translate'
import { translate } from '../../../shared/messages/translate'

export type Command = {
  readonly id: string
  readonly title: Message
  readonly params: MessageParams
  readonly run: () => void
}

/** Commands whose title in either language contains all words; the shorter title first. */
export function matchCommands(commands: readonly Command[], text: string, language: Language): readonly Command[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const titleOf = ({ title, params }: Command) => `${translate(title, 'zh', params)} ${translate(title, 'en', params)}`.toLowerCase()
  return commands
    .filter((command) => words.every((word) => titleOf(command).includes(word)))
    .toSorted((a, b) => (words.length === 0 ? 0 : a.title[language].length - b.title[language].length))
}
