import { describe, expect, it } from 'vitest'
import { GeometrySampler } from '../../../../../electron/engine/import/geometry-sampler'
import { createLonLatTransformation } from '../../../../../shared/domain/crs/transform'
import { flatPoint } from '../../../../../shared/domain/flat-geometry'
import { crsRegistry } from '../../../../support/crs-registry'

const asTheyAre = () => {}

describe('the box around a sample', () => {
  it.each([
    [1e308, 32],
    [-1e308, 1e308],
    [Infinity, 32],
    [NaN, NaN],
    [121, 3.4e38],
  ])('is not stretched by a record at %d, %d', (x, y) => {
    const sampler = new GeometrySampler()
    for (const [row, geometry] of [flatPoint(121, 32), flatPoint(x, y), flatPoint(121.5, 31.5), null].entries()) sampler.add(row + 1, geometry)
    expect(sampler.finish(asTheyAre, true)).toMatchObject({ bounds: [121, 31.5, 121.5, 32], records: 4 })
  })

  it('holds eastings with a zone number: as PROJ places them', () => {
    // cs2cs +proj=tmerc +lon_0=120 +x_0=40500000 +ellps=GRS80 +to +proj=longlat +ellps=GRS80 (PROJ 9.1.1) gives 120.89000603 31.98000661.
    const sampler = new GeometrySampler()
    sampler.add(1, flatPoint(40584119.207, 3539981.473))
    sampler.add(2, flatPoint(1e308, 3539981))
    const { bounds } = sampler.finish(createLonLatTransformation(crsRegistry.byCode.get('EPSG:4528')!.proj), true)
    expect(bounds?.map((degrees) => degrees.toFixed(6))).toEqual(['120.890006', '31.980007', '120.890006', '31.980007'])
  })
})
