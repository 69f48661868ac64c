/** Ghosts as MapLibre's own validator and expression engine see them. */
import { createExpression, featureFilter, validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { candidateColour, GHOST_LAYERS, type GhostContent, NO_GHOSTS, withGhosts } from '../../../../../renderer/map/style/ghost-layers'

const bare: StyleSpecification = { version: 8, glyphs: 'app://dutu/{fontstack}/{range}', sources: {}, layers: [] }
const point = (lon: number, lat: number) => ({ type: 'Point' as const, coordinates: [lon, lat] })
const square = { type: 'Polygon' as const, coordinates: [[[121, 32], [121.1, 32], [121.1, 32.1], [121, 32]]] }

const two: GhostContent = {
  ghosts: [
    { candidate: 1, label: 'B 20%', geometries: [point(121, 32)] },
    { candidate: 0, label: 'A 80%', geometries: [square] },
  ],
  pointed: null,
  marked: { lonLat: [121, 32], label: 'row 3' },
}

/** What a paint property of a layer is for a candidate. */
function paintOf(content: GhostContent, layerId: string, property: string, candidate: number): unknown {
  const layer = withGhosts(bare, content, 'light').layers.find(({ id }) => id === layerId) as unknown as { paint: Record<string, unknown> }
  const value = layer.paint[property]
  if (!Array.isArray(value)) return value
  const expression = createExpression(value, 'test')
  if (expression.result === 'error') throw new Error(expression.value.map(({ message }) => message).join())
  return expression.value.evaluate({ zoom: 12 }, { type: 3, properties: { candidate }, geometry: [] } as never)
}

describe.each(['light', 'dark'] as const)('ghosts, %s', (theme) => {
  it('make a valid style that has every layer that answers clicks', () => {
    const style = withGhosts(bare, two, theme)
    expect(validateStyleMin(style as never)).toEqual([])
    expect(style.layers.map(({ id }) => id)).toEqual(expect.arrayContaining([...GHOST_LAYERS]))
  })

  it('give three candidates three colours', () => {
    expect(new Set([0, 1, 2].map((index) => candidateColour(index, theme))).size).toBe(3)
  })
})

describe('ghosts', () => {
  it('leave the style as it is where there are none', () => {
    expect(withGhosts(bare, NO_GHOSTS, 'light')).toBe(bare)
  })

  it('step back where another is pointed at', () => {
    expect(paintOf(two, 'import-ghost-line', 'line-opacity', 0)).toBe(1)
    const pointed = { ...two, pointed: 0 }
    expect(paintOf(pointed, 'import-ghost-line', 'line-opacity', 0)).toBe(1)
    expect(paintOf(pointed, 'import-ghost-line', 'line-opacity', 1)).toBe(0.25)
  })

  it('show an area from afar by a spot that its own layer draws, points by theirs', () => {
    const style = withGhosts(bare, two, 'light')
    const source = style.sources['import-ghosts'] as unknown as { data: { features: { geometry: { type: string; coordinates: unknown }; properties: Record<string, unknown> }[] } }
    const drawnBy = (layerId: string) => {
      const layer = style.layers.find(({ id }) => id === layerId) as unknown as { filter: never }
      const { filter } = featureFilter(layer.filter, 'filter')
      const types: Readonly<Record<string, number>> = { Point: 1, Polygon: 3 }
      return source.data.features.filter(({ geometry, properties }) => filter({ zoom: 8 } as never, { type: types[geometry.type], properties } as never)).map(({ geometry }) => geometry.coordinates)
    }
    expect(drawnBy('import-ghost-fill')).toEqual([square.coordinates])
    expect(drawnBy('import-ghost-point')).toEqual([[121, 32]])
    expect(drawnBy('import-ghost-spot')).toEqual([[121, 32]])
    expect(drawnBy('import-ghost-label')).toHaveLength(2)
  })
})
