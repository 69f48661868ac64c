import { describe, expect, it } from 'vitest'
import { crsRegistry } from '../../../../support/crs-registry'
import { readJsonFixture } from '../../../../support/read-fixture'
import { createCoordinatePipeline } from '../../../../../shared/domain/crs/coordinate-pipeline'
import { createLonLatTransformation, createProjectedTransformation } from '../../../../../shared/domain/crs/transform'

const fixture = readJsonFixture<{ systems: { code: string; points: number[][] }[] }>('crs/proj-forward.json')

/** 1 mm on the ground is 9e-9 degrees. */
const ONE_MILLIMETER_DEGREES = 9e-9

describe('createLonLatTransformation', () => {
  for (const { code, points } of fixture.systems) {
    it(`agrees with PROJ within 1 mm for ${code}`, () => {
      const { proj } = crsRegistry.byCode.get(code)!
      const xy = Float64Array.from(points.flatMap(([, , east, north]) => [east!, north!]))
      createLonLatTransformation(proj)(xy)
      for (const [index, [lon, lat]] of points.entries()) {
        expect(Math.abs(xy[2 * index]! - lon!)).toBeLessThan(ONE_MILLIMETER_DEGREES)
        expect(Math.abs(xy[2 * index + 1]! - lat!)).toBeLessThan(ONE_MILLIMETER_DEGREES)
      }
    })

    it(`projects to ${code} as PROJ does within 1 mm`, () => {
      const { proj } = crsRegistry.byCode.get(code)!
      const xy = Float64Array.from(points.flatMap(([lon, lat]) => [lon!, lat!]))
      createProjectedTransformation(proj)(xy)
      for (const [index, [, , east, north]] of points.entries()) {
        expect(Math.abs(xy[2 * index]! - east!)).toBeLessThan(1e-3)
        expect(Math.abs(xy[2 * index + 1]! - north!)).toBeLessThan(1e-3)
      }
    })
  }

  it('leaves degrees as they are and marks impossible ones', () => {
    const xy = Float64Array.of(120.5, 31.5, 120.5, 91, 1e308, 3, NaN, 3, Infinity, 1)
    createLonLatTransformation(crsRegistry.byCode.get('EPSG:4490')!.proj)(xy)
    expect([...xy]).toEqual([120.5, 31.5, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN])
  })

  it('turns impossible metres into NaN instead of throwing', () => {
    const xy = Float64Array.of(1e308, 1e308, NaN, 0, Infinity, -Infinity, 40584119, 3539981)
    createLonLatTransformation(crsRegistry.byCode.get('EPSG:4528')!.proj)(xy)
    expect([...xy.subarray(0, 6)].every(Number.isNaN)).toBe(true)
    expect(xy[6]).toBeCloseTo(120.89, 2)
  })

  it("applies a bureau's own seven parameters as PROJ's helmert does", () => {
    // cct of PROJ 9.1.1: +inv tmerc (IAG 1975), cart, helmert +convention=position_vector with these numbers, +inv cart GRS80.
    const shift = { dxMeters: -12.3, dyMeters: 45.6, dzMeters: -7.8, rxArcSeconds: 0.5, ryArcSeconds: -0.7, rzArcSeconds: 1.1, scalePartsPerMillion: 2.5 }
    const xy = Float64Array.of(40584119, 3539981)
    createLonLatTransformation(crsRegistry.byCode.get('EPSG:2364')!.proj, shift)(xy)
    expect(Math.abs(xy[0]! - 120.8903204862)).toBeLessThan(ONE_MILLIMETER_DEGREES)
    expect(Math.abs(xy[1]! - 31.9797295354)).toBeLessThan(ONE_MILLIMETER_DEGREES)
  })

  it('reads coordinates in units other than metres', () => {
    const xy = Float64Array.of(584.119, 3539.981)
    createLonLatTransformation('+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +to_meter=1000 +no_defs')(xy)
    const meters = Float64Array.of(584119, 3539981)
    createLonLatTransformation(crsRegistry.byCode.get('EPSG:4549')!.proj)(meters)
    expect(Math.abs(xy[0]! - meters[0]!)).toBeLessThan(1e-12)
    expect(Math.abs(xy[1]! - meters[1]!)).toBeLessThan(1e-12)
  })
})

describe('createCoordinatePipeline', () => {
  it('exchanges the axes before projecting back', () => {
    const { proj } = crsRegistry.byCode.get('EPSG:4528')!
    const straight = Float64Array.of(40584119, 3539981)
    const exchanged = Float64Array.of(3539981, 40584119)
    createCoordinatePipeline(proj, 'none')(straight)
    createCoordinatePipeline(proj, 'swapAxes')(exchanged)
    expect([...exchanged]).toEqual([...straight])
  })
})
