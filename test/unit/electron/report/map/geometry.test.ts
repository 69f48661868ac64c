/** Clipping, simplifying, joining and hatching against independent engines and by their properties. */
import { bbox, bboxClip, booleanPointInPolygon, length, lineString, polygon } from '@turf/turf'
import polygonClipping from 'polygon-clipping'
import { describe, expect, it } from 'vitest'
import { chainLines } from '../../../../../electron/report/map/geometry/chain'
import { clipLine, clipRing } from '../../../../../electron/report/map/geometry/clip'
import { dropRepeated } from '../../../../../electron/report/map/geometry/drop-repeated'
import { PAPER_TOLERANCE, simplifyLine } from '../../../../../electron/report/map/geometry/simplify'
import { hatchSegments } from '../../../../../shared/map/symbols/hatch'
import { randomNumbers } from '../../../../bench/random-numbers'

const random = randomNumbers(20231031)
const BOX = { left: 0, top: 0, right: 100, bottom: 70 }

/** A star-shaped ring, so that it never crosses itself. Flat, not closed. */
function ringAround(x: number, y: number, radius: number, vertices: number): number[] {
  return Array.from({ length: vertices }, (_, index) => {
    const angle = (2 * Math.PI * index) / vertices
    const reach = radius * (0.4 + 0.6 * random())
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)]
  }).flat()
}

const pairs = (flat: readonly number[]): [number, number][] => Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index]!, flat[2 * index + 1]!])
const closed = (flat: readonly number[]) => [...pairs(flat), pairs(flat)[0]!]

function areaOf(flat: readonly number[]): number {
  let double = 0
  for (const [index, [x, y]] of pairs(flat).entries()) {
    const [nextX, nextY] = pairs(flat)[(index + 1) % (flat.length / 2)]!
    double += x * nextY - nextX * y
  }
  return double / 2
}

const lengthOf = (line: readonly number[]) => pairs(line).reduce((sum, [x, y], index, all) => (index === 0 ? 0 : sum + Math.hypot(x - all[index - 1]![0], y - all[index - 1]![1])), 0)

describe('a ring cut to a box', () => {
  it('keeps the area that polygon-clipping finds, and nothing outside', () => {
    for (let round = 0; round < 200; round++) {
      const ring = ringAround(random() * 140 - 20, random() * 110 - 20, 5 + random() * 60, 5 + Math.floor(random() * 30))
      const cut = clipRing(ring, BOX)
      const expected = polygonClipping.intersection([closed(ring)], [[[0, 0], [100, 0], [100, 70], [0, 70], [0, 0]]])
      const area = expected.reduce((sum, rings) => sum + rings.reduce((inner, part, index) => inner + (index === 0 ? 1 : -1) * Math.abs(areaOf(part.slice(0, -1).flat())), 0), 0)
      expect(Math.abs(areaOf(cut))).toBeCloseTo(area, 6)
      for (const [x, y] of pairs(cut)) expect(x >= -1e-9 && x <= 100 + 1e-9 && y >= -1e-9 && y <= 70 + 1e-9).toBe(true)
    }
  })
})

describe('a line cut to a box', () => {
  it('is as long inside as turf says', () => {
    for (let round = 0; round < 200; round++) {
      // In degrees near the equator for turf's sake: lengths there are compared, not areas.
      const line = Array.from({ length: 12 }, () => [random() * 0.14 - 0.02, random() * 0.11 - 0.02]).flat()
      const box = { left: 0, top: 0, right: 0.1, bottom: 0.07 }
      const pieces = clipLine(line, box)
      const measured = pieces.filter((piece) => piece.length >= 4).reduce((sum, piece) => sum + length(lineString(pairs(piece))), 0)
      const expected = length(bboxClip(lineString(pairs(line)), [0, 0, 0.1, 0.07]))
      expect(measured).toBeCloseTo(expected, 9)
    }
  })

  it('passes by without a trace', () => {
    expect(clipLine([-10, -10, -5, 90], BOX)).toEqual([])
    expect(clipLine([10, 10, 90, 60], BOX)).toEqual([[10, 10, 90, 60]])
  })
})

describe('a simplified line', () => {
  it('stays within the tolerance and keeps its ends', () => {
    const line = Array.from({ length: 500 }, (_, index) => [index * 0.05, Math.sin(index / 20) * 5 + random() * 0.02]).flat()
    const simple = simplifyLine(line)
    expect(simple.length).toBeLessThan(line.length / 3)
    expect(simple.slice(0, 2)).toEqual(line.slice(0, 2))
    expect(simple.slice(-2)).toEqual(line.slice(-2))
    for (const [x, y] of pairs(line)) {
      const away = Math.min(...pairs(simple).map(([x2, y2], index, all) => (index === 0 ? Infinity : distance(x, y, all[index - 1]!, [x2, y2]))))
      expect(away).toBeLessThan(PAPER_TOLERANCE * 1.4)
    }
  })
})

function distance(x: number, y: number, [x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): number {
  const [dx, dy] = [x2 - x1, y2 - y1]
  const share = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(x - x1 - share * dx, y - y1 - share * dy)
}

describe('pieces of a line', () => {
  it('become one again, whatever their order', () => {
    const line = Array.from({ length: 30 }, (_, index) => [index * 3, Math.sin(index) * 4]).flat()
    const pieces = [line.slice(20, 40), line.slice(0, 12), line.slice(10, 22), line.slice(38)]
    expect(chainLines(pieces)).toEqual([line])
  })

  it('are left alone where three meet', () => {
    const star = [[0, 0, 5, 5], [5, 5, 10, 0], [5, 5, 5, 12]]
    expect(chainLines(star)).toHaveLength(3)
  })
})

describe('a boundary that two areas share', () => {
  const shared = Array.from({ length: 40 }, (_, index) => [20 + Math.sin(index) * 2, index]).flat()
  const backwards = pairs(shared).toReversed().flat()
  const left = [...shared, 0, 39, 0, 0, 20, 0]
  const right = [...backwards, 40, 0, 40, 39, 20 + Math.sin(39) * 2, 39]

  it('is drawn once', () => {
    const total = dropRepeated([[left], [right]]).reduce((sum, line) => sum + lengthOf(line), 0)
    // Within the steps in which lines are looked at.
    expect(Math.abs(total - (lengthOf(left) + lengthOf(right) - lengthOf(shared)))).toBeLessThan(1.5)
  })

  it('stays where only one area has it', () => {
    expect(dropRepeated([[left]])).toEqual([left])
    const far = left.map((value, index) => (index % 2 === 0 ? value + 100 : value))
    expect(dropRepeated([[left], [far]]).reduce((sum, line) => sum + lengthOf(line), 0)).toBeCloseTo(2 * lengthOf(left), 6)
  })
})

describe('a hatch', () => {
  it.each([0, 45, 90, 135] as const)('at %i° covers an area evenly and lies in it', (angle) => {
    const shell = ringAround(50, 35, 30, 40)
    const hole = ringAround(50, 35, 8, 12)
    const holeBackwards = pairs(hole).toReversed().flat()
    const pitch = 0.25
    const segments = hatchSegments([shell, holeBackwards], angle, pitch)
    const lines = Array.from({ length: segments.length / 4 }, (_, index) => segments.slice(4 * index, 4 * index + 4))
    const area = Math.abs(areaOf(shell)) - Math.abs(areaOf(hole))
    expect((lines.reduce((sum, line) => sum + lengthOf(line), 0) * pitch) / area).toBeCloseTo(1, 2)
    const shape = polygon([closed(shell), closed(hole)])
    for (const [x1, y1, x2, y2] of lines) expect(booleanPointInPolygon([(x1! + x2!) / 2, (y1! + y2!) / 2], shape)).toBe(true)
  })

  it('shows no seam where pieces of one area overlap', () => {
    const whole = hatchSegments([[0, 0, 20, 0, 20, 10, 0, 10]], 45, 1)
    const pieces = hatchSegments([[0, 0, 12, 0, 12, 10, 0, 10], [10, 0, 20, 0, 20, 10, 10, 10]], 45, 1)
    expect(pieces).toHaveLength(whole.length)
    pieces.forEach((value, index) => expect(value).toBeCloseTo(whole[index]!, 9))
  })

  it('rises to the right at 45°, as the palette says', () => {
    const [x1, y1, x2, y2] = hatchSegments([[0, 0, 20, 0, 20, 10, 0, 10]], 45, 3)
    expect((y2! - y1!) / (x2! - x1!)).toBeCloseTo(-1, 9)
    expect(bbox(lineString([[x1!, y1!], [x2!, y2!]]))[0]).toBeGreaterThanOrEqual(-1e-9)
  })
})
