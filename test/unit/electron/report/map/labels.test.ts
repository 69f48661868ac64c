/** Names keep apart, whatever is asked: many random ones, placed, then measured again from what is written. */
import { describe, expect, it } from 'vitest'
import type { Box } from '../../../../../electron/report/map/geometry/clip'
import { overlaps, type Obstacle, Surroundings } from '../../../../../electron/report/map/labels/collision'
import type { Label, LabelLook } from '../../../../../electron/report/map/labels/label'
import { placeLabels } from '../../../../../electron/report/map/labels/place-labels'
import { type MeasureText, shapeText } from '../../../../../electron/report/map/labels/shape-text'
import type { TextItem } from '../../../../../electron/report/scene/scene'
import { randomNumbers } from '../../../../bench/random-numbers'

/** Ideographs are as wide as high, the rest half as wide. */
const measure: MeasureText = (_, text, size, spacing = 0) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? size : size / 2) + spacing, 0)
const FRAME = { width: 180, height: 120 }
const look: LabelLook = { font: 'sans', size: 2.4, colour: '#000000', opacity: 1, halo: null, spacing: 0, lineHeight: 1.2, maximumWidth: 22, padding: 0.3 }

function boxOf({ x, y, text, size, anchor }: TextItem): Box {
  const width = measure('sans', text, size)
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x
  return { left, right: left + width, top: y - size * 0.86, bottom: y + size * 0.08 }
}

const pointLabel = (text: string, x: number, y: number, more: Partial<Label> = {}): Label =>
  ({ type: 'point', layer: 'a', text, look, key: 0, x, y, anchors: ['left', 'right', 'top', 'bottom'], offset: 2, always: false, ofArea: false, ...more }) as Label

describe('five hundred names', () => {
  const random = randomNumbers(7)
  const names = ['如东县', '通吕运河二甲断面', '洋口', 'Yangtze mouth', '启东长江口（北支）湿地自然保护区', '三余']
  const labels = Array.from({ length: 500 }, (_, index) => pointLabel(names[index % names.length]!, random() * FRAME.width, random() * FRAME.height))
  const obstacles: Obstacle[] = Array.from({ length: 60 }, (_, index) => ({ x: random() * FRAME.width, y: random() * FRAME.height, reach: 2, firm: index % 2 === 0 }))
  const result = placeLabels([{ id: 'a', labels, covered: false }], new Surroundings(obstacles, [{ left: 120, top: 80, right: 180, bottom: 120 }]), FRAME, measure)
  const items = [...result.items.values()].flat() as TextItem[]

  it('are each written or counted', () => {
    expect(result.placed + (result.gaveWay['a'] ?? 0)).toBe(500)
    expect(result.placed).toBeGreaterThan(60)
  })

  it('never lie over each other, over firm symbols or reserved room, or over the frame', () => {
    const boxes = items.map(boxOf)
    for (const [index, box] of boxes.entries()) {
      expect(box.left >= 0 && box.top >= 0 && box.right <= FRAME.width && box.bottom <= FRAME.height).toBe(true)
      for (const other of boxes.slice(0, index)) expect(overlaps(box, other)).toBe(false)
      expect(overlaps(box, { left: 120, top: 80, right: 180, bottom: 120 })).toBe(false)
      for (const { x, y, reach } of obstacles.filter(({ firm }) => firm)) expect(overlaps(box, { left: x - reach * 0.6, right: x + reach * 0.6, top: y - reach * 0.6, bottom: y + reach * 0.6 })).toBe(false)
    }
  })
})

describe('importance', () => {
  const both = [pointLabel('如东县', 90, 60, { anchors: ['center'], offset: 0, key: 1 } as never), pointLabel('通州区', 91, 60, { anchors: ['center'], offset: 0, key: 0 } as never)]

  it('goes by the sort key within a layer', () => {
    const { items, gaveWay } = placeLabels([{ id: 'a', labels: both, covered: false }], new Surroundings([], []), FRAME, measure)
    expect((items.get('a') as TextItem[]).map(({ text }) => text)).toEqual(['通州区'])
    expect(gaveWay).toEqual({ a: 1 })
  })

  it('goes from the top layer down', () => {
    const layers = both.map((label, index) => ({ id: ['below', 'above'][1 - index]!, labels: [label], covered: false })).toReversed()
    const { items } = placeLabels(layers, new Surroundings([], []), FRAME, measure)
    expect((items.get('above') as TextItem[]).map(({ text }) => text)).toEqual(['如东县'])
    expect(items.get('below')).toEqual([])
  })
})

describe('a name along a line', () => {
  const label = (lines: number[][]): Label => ({ type: 'line', layer: 'a', text: '通吕运河', look, key: 0, lines, repeat: 60, maximumAngleDegrees: 35 })
  const place = (lines: number[][]) => placeLabels([{ id: 'a', labels: [label(lines)], covered: false }], new Surroundings([], []), FRAME, measure).items.get('a') as TextItem[]

  it('stands on a straight line as one word, readable from below', () => {
    const [item, ...rest] = place([[150, 60, 110, 20]])
    expect(rest).toEqual([])
    expect(item!.text).toBe('通吕运河')
    expect(item!.rotate).toBeCloseTo(45, 3)
    // Its middle lies on the line: the baseline's anchor is 0.37 em beside it.
    expect(Math.abs(item!.x - item!.y - 90) / Math.SQRT2).toBeCloseTo(0.37 * 2.4, 2)
  })

  it('follows a bend letter by letter', () => {
    const arc = Array.from({ length: 40 }, (_, index) => [90 + 9 * Math.cos((index / 39) * Math.PI), 60 - 9 * Math.sin((index / 39) * Math.PI)]).flat()
    const items = place([arc])
    expect(items.map(({ text }) => text).join('')).toBe('通吕运河')
    expect(items.every((item, index) => index === 0 || item.x > items[index - 1]!.x)).toBe(true)
  })

  it('repeats at the distance asked for and not on a line too short for it', () => {
    expect(place([[5, 60, 175, 60]]).length).toBeGreaterThan(1)
    expect(place([[5, 60, 12, 60]])).toEqual([])
  })
})

describe('text in lines', () => {
  const manner = { font: 'sans', size: 2, maximumWidth: 18, lineHeight: 1.2, spacing: 0 } as const

  it('breaks ideographs evenly, never before a closing sign', () => {
    const { lines } = shapeText('启东长江口（北支）湿地自然保护区', manner, measure)
    expect(lines.map(({ text }) => text).join('')).toBe('启东长江口（北支）湿地自然保护区')
    expect(lines).toHaveLength(2)
    for (const { text } of lines) expect(text).not.toMatch(/^[）、，。]/)
  })

  it('keeps Latin words whole', () => {
    expect(shapeText('Yangtze River mouth wetland', manner, measure).lines.every(({ text }) => ['Yangtze', 'River', 'mouth', 'wetland'].some((word) => text.includes(word)))).toBe(true)
  })
})
