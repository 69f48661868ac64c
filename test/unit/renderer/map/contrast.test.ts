/** Texts on the map stand out from land and water by 4.5 : 1, WCAG 2.1 §1.4.3; relative luminance by its definition there. */
import { describe, expect, it } from 'vitest'
import { labelColours } from '../../../../shared/domain/style-palette'
import { BASEMAP_COLOURS } from '../../../../renderer/map/basemap/basemap-colours'
import { labelHalo, pointLabel } from '../../../../renderer/map/style/theme-layers'

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.039_28 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

it('is computed as WCAG says: black on white is 21', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 6)
})

describe.each(['light', 'dark'] as const)('%s map', (theme) => {
  const grounds = { land: BASEMAP_COLOURS[theme].land, water: BASEMAP_COLOURS[theme].water, halo: labelHalo[theme] }
  it.each(Object.entries({ ...labelColours, point: pointLabel }))('names of %s are readable', (_, colour) => {
    for (const [ground, shade] of Object.entries(grounds)) expect(contrast(colour[theme], shade), ground).toBeGreaterThanOrEqual(4.5)
  })
})
