import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isReachable } from '../../../../../build/scripts/runtime/electron-runtime.mjs'
import { isRememberedUnreachable, readUnreachableMemory } from '../../../../../build/scripts/runtime/unreachable-memory.mjs'

const address = 'https://releases.example/electron.zip'
const failedAt = '2025-11-06T08:00:00.000Z'

describe('a failure is remembered for a day', () => {
  test.each([
    ['at once', '2025-11-06T08:00:00.000Z', true],
    ['a minute before the day is over', '2025-11-07T07:59:00.000Z', true],
    ['when the day is over', '2025-11-07T08:00:00.000Z', false],
    ['never when the clock was ahead', '2025-11-05T08:00:00.000Z', false],
  ])('%s', (_reason, now, expected) => {
    expect(isRememberedUnreachable({ [address]: failedAt }, address, new Date(now))).toBe(expected)
  })
  test('of that address only', () => {
    expect(isRememberedUnreachable({ [address]: failedAt }, 'https://mirror.example/electron.zip', new Date(failedAt))).toBe(false)
  })
})

describe('asking the network', () => {
  let folder: string
  let asked: string[]
  const answers = (answer: boolean) => async (question: string) => {
    asked.push(question)
    return answer
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dutu-memory-'))
    asked = []
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('an unreachable host is asked once, and again a day later', async () => {
    const file = join(folder, 'cache/unreachable.json')
    expect(await isReachable(address, file, { answers: answers(false), now: new Date('2025-11-06T08:00:00Z') })).toBe(false)
    expect(await isReachable(address, file, { answers: answers(true), now: new Date('2025-11-06T20:00:00Z') })).toBe(false)
    expect(asked).toEqual([address])
    expect(await isReachable(address, file, { answers: answers(true), now: new Date('2025-11-07T09:00:00Z') })).toBe(true)
    expect(asked).toEqual([address, address])
  })
  test('a host that answers leaves no memory', async () => {
    const file = join(folder, 'unreachable.json')
    expect(await isReachable(address, file, { answers: answers(true) })).toBe(true)
    expect(await readUnreachableMemory(file)).toEqual({})
  })
  test('a broken memory is none', async () => {
    const file = join(folder, 'unreachable.json')
    writeFileSync(file, '{')
    expect(await isReachable(address, file, { answers: answers(true) })).toBe(true)
  })
})
