import { describe, expect, it } from 'vitest'
import { kindIds } from '../../../../shared/domain/kinds'
import { bandOf, layerIds, orderedLayers } from '../../../../shared/map/catalogue'

it('has every theme once', () => {
  for (const kind of kindIds) expect(layerIds.filter((id) => id === kind)).toHaveLength(1)
  expect(layerIds).toHaveLength(kindIds.length + 2)
})

describe('order after changes by hand', () => {
  it('is the default without any', () => {
    expect(orderedLayers([])).toEqual(layerIds)
  })

  it('keeps what was put in, and puts what it does not name behind its neighbour', () => {
    const order = orderedLayers(['bay', 'station', 'outfall', 'nonsense'])
    expect(order.indexOf('bay')).toBeLessThan(order.indexOf('station'))
    expect(order.indexOf('station')).toBeLessThan(order.indexOf('outfall'))
    expect(order).not.toContain('nonsense')
    expect(order.toSorted()).toEqual(layerIds.toSorted())
  })
})

it('tells points, lines and areas apart', () => {
  expect([bandOf('outfall'), bandOf('task'), bandOf('waterway'), bandOf('bay'), bandOf('reference')]).toEqual(['point', 'point', 'line', 'area', 'area'])
})
