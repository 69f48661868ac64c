import { describe, expect, it } from 'vitest'
import { paceOf } from '../../../../../renderer/features/import/pace'

describe('pace of a pass over the rows', () => {
  it('is rows by seconds, and what is left by the same rate', () => {
    expect(paceOf({ startedAt: 1000, done: 300, total: 900 }, 4000)).toEqual({ rowsPerSecond: 100, secondsLeft: 6 })
  })
  it.each([
    ['in the first second', { startedAt: 0, done: 50, total: 100 }, 900],
    ['before the first row', { startedAt: 0, done: 0, total: 100 }, 5000],
  ])('is not told %s', (_, progress, now) => {
    expect(paceOf(progress, now)).toEqual({ rowsPerSecond: null, secondsLeft: null })
  })
  it.each([
    ['the count is unknown', null],
    ['there are more rows than the file said', 10],
  ])('tells no end where %s', (_, total) => {
    expect(paceOf({ startedAt: 0, done: 50, total }, 2000)).toEqual({ rowsPerSecond: 25, secondsLeft: null })
  })
})
