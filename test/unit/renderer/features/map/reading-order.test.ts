import { describe, expect, it } from 'vitest'
import { inReadingOrder, nextStop, type PlacedStop, stopOf } from '../../../../../renderer/features/map/reading-order'

const stop = (id: string, x: number, y: number): PlacedStop => ({ kind: 'outfall', id, x, y })

describe('features in view', () => {
  it('are gone through line by line, each once', () => {
    const stops = [stop('right', 300, 12), stop('below', 20, 200), stop('left', 40, 20), stop('right', 300, 260)]
    expect(inReadingOrder(stops).map(({ id }) => id)).toEqual(['left', 'right', 'below'])
  })

  it('follow one another in both directions and begin anew at the ends', () => {
    const stops = ['a', 'b', 'c'].map((id) => stop(id, 0, 0))
    expect(nextStop(stops, null, 1)).toBe(0)
    expect(nextStop(stops, null, -1)).toBe(2)
    expect(nextStop(stops, stops[1]!, 1)).toBe(2)
    expect(nextStop(stops, stops[2]!, 1)).toBe(0)
    expect(nextStop(stops, stops[0]!, -1)).toBe(2)
    expect(nextStop(stops, { kind: 'outfall', id: 'gone' }, 1)).toBe(0)
    expect(nextStop(stops, { kind: 'station', id: 'b' }, -1)).toBe(2)
    expect(nextStop([], null, 1)).toBe(-1)
  })
})

describe('what is drawn', () => {
  it.each([
    ['a feature', { sourceLayer: 'water_source', id: 7, properties: {} }, { kind: 'waterSource', id: '7' }],
    ['a pin', { properties: { taskId: 3 } }, { kind: 'task', id: '3' }],
    ['a section’s disc', { source: 'section-status', id: 12, properties: { class: 3 } }, { kind: 'section', id: '12' }],
    ['a circle of several', { sourceLayer: 'outfall', properties: { point_count: 5 } }, null],
    ['an area’s label', { sourceLayer: 'bay', id: 1, properties: { label: true } }, null],
    ['the base map', { sourceLayer: 'roads', id: 1, properties: {} }, null],
  ])('%s', (_, drawn, expected) => {
    expect(stopOf(drawn)).toEqual(expected)
  })
})
