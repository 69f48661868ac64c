import { describe, expect, it } from 'vitest'
import { crsRegistry } from '../../../../support/crs-registry'
import { listCrsCandidates } from '../../../../../shared/domain/crs/candidates'
import { applyWebMapOffset } from '../../../../../shared/domain/crs/offset'
import { createProjectedTransformation } from '../../../../../shared/domain/crs/transform'

/** Places around Nantong, degrees of EPSG:4490: city, Rugao, Hai'an, Rudong, Qidong (east of 121.5). */
const NANTONG = [120.89, 31.98, 120.57, 32.37, 120.46, 32.53, 121.18, 32.31, 121.66, 31.81]
const NANTONG_EXTENT = [119.9, 31.5, 122.4, 32.8] as const

function inSystem(code: string, lonLat: readonly number[] = NANTONG): Float64Array {
  const xy = Float64Array.from(lonLat)
  createProjectedTransformation(crsRegistry.byCode.get(code)!.proj)(xy)
  return xy
}

function swap(xy: Float64Array): Float64Array {
  return Float64Array.from(xy, (_, index) => xy[index ^ 1]!)
}

const best = (xy: Float64Array, context = {}) => {
  const [first] = listCrsCandidates(xy, crsRegistry, context)
  return first && `${first.code} ${first.correction}`
}

describe('listCrsCandidates', () => {
  // The easting's first two digits name the zone; the order of magnitude names the axis (fact sheet, section 6).
  const cases: [string, Float64Array, string][] = [
    ['degrees', Float64Array.from(NANTONG), 'EPSG:4490 none'],
    ['degrees, latitude first', swap(Float64Array.from(NANTONG)), 'EPSG:4490 swapAxes'],
    ['zone 40 eastings', inSystem('EPSG:4528'), 'EPSG:4528 none'],
    ['zone 40, northing first', swap(inSystem('EPSG:4528')), 'EPSG:4528 swapAxes'],
    ['zone 41 eastings', inSystem('EPSG:4529', [121.9, 31.7, 122.0, 32.0]), 'EPSG:4529 none'],
    ['6° zone 21 eastings', inSystem('EPSG:4499'), 'EPSG:4499 none'],
    ['6° zone 20 eastings, northing first', swap(inSystem('EPSG:4498', [118.7, 32.0, 119.4, 32.3])), 'EPSG:4498 swapAxes'],
    ['Web Mercator', inSystem('EPSG:3857'), 'EPSG:3857 none'],
  ]
  for (const [what, xy, expected] of cases) {
    it(`finds ${what}`, () => {
      expect(best(xy)).toBe(expected)
    })
  }

  it('does not pretend to know the meridian of six-digit eastings', () => {
    const candidates = listCrsCandidates(inSystem('EPSG:4549'), crsRegistry)
    expect(candidates.map(({ code }) => code)).toContain('EPSG:4549')
    expect(candidates.map(({ code }) => code)).toContain('EPSG:4548')
  })

  it("finds the meridian by the workspace's extent", () => {
    expect(best(inSystem('EPSG:4549'), { extent: NANTONG_EXTENT })).toBe('EPSG:4549 none')
    expect(best(inSystem('EPSG:4549'), { centralMeridian: 120 })).toBe('EPSG:4549 none')
    expect(best(swap(inSystem('EPSG:4549')), { extent: NANTONG_EXTENT })).toBe('EPSG:4549 swapAxes')
  })

  it('puts another datum first only where the file names it', () => {
    const xy = inSystem('EPSG:2364')
    expect(best(xy)).toBe('EPSG:4528 none')
    expect(best(xy, { datum: 'Xian1980' })).toBe('EPSG:2364 none')
  })

  for (const offset of ['gcj02', 'bd09'] as const) {
    it(`finds ${offset} by key points that lie nearer without it`, () => {
      const shifted = Float64Array.from(NANTONG)
      applyWebMapOffset(shifted, offset)
      expect(best(shifted)).toBe('EPSG:4490 none')
      expect(best(shifted, { keyPoints: Float64Array.from(NANTONG) })).toBe(`EPSG:4490 ${offset}`)
      expect(best(Float64Array.from(NANTONG), { keyPoints: Float64Array.from(NANTONG) })).toBe('EPSG:4490 none')
    })
  }

  it('is not misled by a few wrong points', () => {
    const xy = Float64Array.from([...inSystem('EPSG:4528'), 0, 0, NaN, NaN, 1e308, 1e308])
    expect(best(xy)).toBe('EPSG:4528 none')
  })

  it('has no candidate for a local plane, for nothing and for nonsense', () => {
    expect(listCrsCandidates(Float64Array.of(12.3, 4567.8, 100.2, 4600), crsRegistry)).toEqual([])
    expect(listCrsCandidates(new Float64Array(0), crsRegistry)).toEqual([])
    expect(listCrsCandidates(Float64Array.of(NaN, 1, Infinity, 2, 0, 0), crsRegistry)).toEqual([])
  })
})
