import { describe, expect, it } from 'vitest'
import { targetOf } from '../../../../renderer/ui/use-row-keys'

describe('targetOf', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 8],
    ['PageDown', 97, 99],
    ['PageUp', 3, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    // Nothing chosen yet: the first row.
    ['ArrowDown', -1, 0],
  ])('%s from row %i leads to %i', (key, at, to) => {
    expect(targetOf(key, at, 5, 100)).toBe(to)
  })

  it('stays where it is for other keys and in an empty list', () => {
    expect(targetOf('a', 3, 5, 100)).toBeNull()
    expect(targetOf('ArrowDown', -1, 5, 0)).toBeNull()
  })
})
