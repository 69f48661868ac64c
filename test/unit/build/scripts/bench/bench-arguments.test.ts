import { describe, expect, test } from 'vitest'
import { benchNames, formatResults, readBenchArguments } from '../../../../../build/scripts/bench/bench-arguments.mjs'

test('a bench is a file of the folder with a default export', () => {
  const texts: Record<string, string> = {
    'test/bench/tiles.ts': 'import x\nexport default async function () {}',
    'test/bench/parcels.ts': 'export function parcels() {}',
    'test/bench/support/peer.ts': 'export default 1',
  }
  expect(benchNames(Object.keys(texts), (file) => texts[file] ?? '')).toEqual(['tiles'])
})

describe('arguments', () => {
  test.each([
    [[], { kind: 'list' }],
    [['--json'], { kind: 'list' }],
    [['tiles', '--json'], { kind: 'run', name: 'tiles', json: true, rest: [] }],
    [['--json', 'tiles', '--small'], { kind: 'run', name: 'tiles', json: true, rest: ['--small'] }],
    [['tyles'], { kind: 'unknown', name: 'tyles' }],
  ])('%o', (given, expected) => {
    expect(readBenchArguments(given, ['tiles'])).toEqual(expected)
  })
})

test('a line a result', () => {
  const results = [
    { name: 'p95 warm', ours: 12, peer: 40, ratio: 0.3, required: 1, ok: true },
    { name: 'size', ours: 600, peer: null, ratio: null, required: 500, ok: false },
  ]
  expect(formatResults(results)).toBe('ok   p95 warm: ours 12, peer 40, ratio 0.3, required 1\nFAIL size: ours 600, peer –, ratio –, required 500\n')
})
