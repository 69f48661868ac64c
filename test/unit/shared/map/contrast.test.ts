/** Texts on the map stand out from land and water by 4.5 : 1. */
import { describe, expect, it } from 'vitest'
import { labelColours } from '../../../../shared/domain/style-palette'
import { BASEMAP_COLOURS } from '../../../../shared/map/basemap/basemap-colours'
import { labelHalo, pointLabel } from '../../../../shared/map/style/theme-layers'
import { contrast } from '../../../support/contrast'

it('is computed as WCAG says: black on white is 21', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 6)
})

describe.each(['light', 'dark'] as const)('%s map', (theme) => {
  const grounds = { land: BASEMAP_COLOURS[theme].land, water: BASEMAP_COLOURS[theme].water, halo: labelHalo[theme] }
  it.each(Object.entries({ ...labelColours, point: pointLabel }))('names of %s are readable', (_, colour) => {
    for (const [ground, shade] of Object.entries(grounds)) expect(contrast(colour[theme], shade), ground).toBeGreaterThanOrEqual(4.5)
  })
})
