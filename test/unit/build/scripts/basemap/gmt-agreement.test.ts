/**
 * Wet or dry by our tiles against GMT's own answer (`gmt select -Df -N`), which reads the same shoreline but tests points
 * with its own code. Skipped where the Debian package `gmt` is absent.
 */
import { booleanPointInPolygon, polygon } from '@turf/turf'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { YANGTZE_GAPS } from '../../../../../build/scripts/basemap/name-waters.mjs'
import { waterAt } from './basemap-archive'

const hasGmt = spawnSync('gmt', ['--version']).status === 0 && spawnSync('gmt', ['coast', '-R120/121/31/32', '-Df', '-M', '-W'], { cwd: tmpdir() }).status === 0
if (!hasGmt) process.stderr.write('gmt with its full-resolution coastline is not installed: agreement not tested\n')

it.skipIf(!hasGmt)('agrees with GMT on 4,000 positions', { timeout: 60_000 }, async () => {
  const positions: [number, number][] = []
  for (let row = 0; row < 50; row += 1) for (let column = 0; column < 50; column += 1) positions.push([115.05 + column * 0.1987, 28.06 + row * 0.1577])
  for (let row = 0; row < 30; row += 1) for (let column = 0; column < 50; column += 1) positions.push([120.11 + column * 0.0391, 31.61 + row * 0.0397])
  const drawnByHand = YANGTZE_GAPS.map((ring) => polygon([ring]))
  const compared = positions.filter((position) => !drawnByHand.some((gap) => booleanPointInPolygon(position, gap)))
  // -N: keep points on land and on islands in lakes, drop ocean, lakes and ponds
  const answer = spawnSync('gmt', ['select', '-Df', '-Ns/k/s/k/s'], { input: compared.map((position) => position.join(' ')).join('\n'), encoding: 'utf8', cwd: tmpdir() })
  const dryByGmt = new Set(answer.stdout.trim().split('\n').map((line) => line.trim().split(/\s+/).map((value) => Number(value).toFixed(4)).join()))
  const disagreeing: string[] = []
  for (const position of compared) {
    const isDry = (await waterAt(position)).length === 0
    if (isDry !== dryByGmt.has(position.map((value) => value.toFixed(4)).join())) disagreeing.push(position.join())
  }
  expect(dryByGmt.size).toBeGreaterThan(1000)
  expect(disagreeing).toEqual([])
})
