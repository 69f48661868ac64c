import { describe, expect, it } from 'vitest'
import { type Command, matchCommands } from '../../../../../renderer/features/search/command'
import { parsePlace } from '../../../../../renderer/features/search/parse-place'
import { searchMessages } from '../../../../../shared/messages/search'

describe('parsePlace', () => {
  it.each([
    ['120.894217, 31.980106', [120.894217, 31.980106]],
    ['31.98 120.89', [120.89, 31.98]],
    ['120.89°E 31.98°N', [120.89, 31.98]],
    ['121，32', [121, 32]],
  ])('reads %s', (text, place) => {
    expect(parsePlace(text)).toEqual(place)
  })

  it.each(['如东', '120.89', '31.98, 32.1', '584119, 3539981', 'SF-H-320614-0002', '2023-10 11'])('does not take %s for a place', (text) => {
    expect(parsePlace(text)).toBeNull()
  })
})

describe('matchCommands', () => {
  const command = (id: keyof typeof searchMessages): Command => ({ id, title: searchMessages[id], params: {}, run: () => undefined })
  const commands = [command('openWorkspace'), command('newWorkspace'), command('measureDistance'), command('measureArea'), command('darkTheme')]
  const ids = (text: string) => matchCommands(commands, text, 'zh').map(({ id }) => id)

  it('finds commands by part of their title in either language', () => {
    expect(ids('工作区')).toEqual(['openWorkspace', 'newWorkspace'])
    expect(ids('measure')).toEqual(['measureDistance', 'measureArea'])
    expect(ids('深色')).toEqual(['darkTheme'])
  })

  it('asks for every word', () => {
    expect(ids('open work')).toEqual(['openWorkspace'])
    expect(ids('open dark')).toEqual([])
  })

  it('offers all for an empty text', () => {
    expect(ids('')).toHaveLength(commands.length)
  })
})
