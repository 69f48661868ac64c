import { describe, expect, it } from 'vitest'
import { applyWebMapOffset, removeWebMapOffset } from '../../../../../shared/domain/crs/offset'

/** Test vectors of eviltransform (github.com/googollee/eviltransform, go/transform_test.go), here as lon, lat. */
const GCJ02 = [
  { place: 'Shanghai', actual: [121.5272106, 31.1774276], shifted: [121.531541859215, 31.17530398364597] },
  { place: 'Shenzhen', actual: [113.912316, 22.543847], shifted: [113.9171764808363, 22.540796131694766] },
  { place: 'Beijing', actual: [116.377817, 39.911954], shifted: [116.38404722455657, 39.91334545536069] },
]
/** One place in all systems: example reply of Alibaba's coordinate service (help.aliyun.com, addrp, TransferCoord), six decimals. */
const HANGZHOU = { actual: [120.021519, 30.281543], gcj02: [120.026268, 30.279164], bd09: [120.032768, 30.285238] }
/** Example reply of Baidu's geoconv service for this WGS 84 position. */
const BAIDU = { actual: [114.21892734521, 29.575429778924], bd09: [114.23074789746, 29.579086404502] }

const METERS_PER_DEGREE = 111_195

describe('applyWebMapOffset', () => {
  for (const { place, actual, shifted } of GCJ02) {
    it(`gives the published GCJ-02 position in ${place}`, () => {
      const lonLat = Float64Array.from(actual)
      applyWebMapOffset(lonLat, 'gcj02')
      expect(lonLat[0]).toBeCloseTo(shifted[0]!, 9)
      expect(lonLat[1]).toBeCloseTo(shifted[1]!, 9)
    })
  }
})

describe('removeWebMapOffset', () => {
  for (const { place, actual, shifted } of GCJ02) {
    it(`comes back from GCJ-02 in ${place} within 1 cm`, () => {
      const lonLat = Float64Array.from(shifted)
      removeWebMapOffset(lonLat, 'gcj02')
      expect(Math.abs(lonLat[0]! - actual[0]!) * METERS_PER_DEGREE).toBeLessThan(0.01)
      expect(Math.abs(lonLat[1]! - actual[1]!) * METERS_PER_DEGREE).toBeLessThan(0.01)
    })
  }

  it('comes back from both systems to the position that Alibaba publishes, within 2 m (its inverse is a single step)', () => {
    for (const offset of ['gcj02', 'bd09'] as const) {
      const lonLat = Float64Array.from(HANGZHOU[offset])
      removeWebMapOffset(lonLat, offset)
      expect(Math.abs(lonLat[0]! - HANGZHOU.actual[0]!) * METERS_PER_DEGREE).toBeLessThan(2)
      expect(Math.abs(lonLat[1]! - HANGZHOU.actual[1]!) * METERS_PER_DEGREE).toBeLessThan(2)
    }
  })

  it("comes back from BD-09 to the position in Baidu's example, within 1 m", () => {
    const lonLat = Float64Array.from(BAIDU.bd09)
    removeWebMapOffset(lonLat, 'bd09')
    expect(Math.abs(lonLat[0]! - BAIDU.actual[0]!) * METERS_PER_DEGREE).toBeLessThan(1)
    expect(Math.abs(lonLat[1]! - BAIDU.actual[1]!) * METERS_PER_DEGREE).toBeLessThan(1)
  })

  it('is the exact inverse of applying it, all over Jiangsu', () => {
    for (const offset of ['gcj02', 'bd09'] as const) {
      for (let lon = 116.3; lon < 122; lon += 0.173) {
        for (let lat = 30.7; lat < 35.2; lat += 0.191) {
          const lonLat = Float64Array.of(lon, lat)
          applyWebMapOffset(lonLat, offset)
          removeWebMapOffset(lonLat, offset)
          expect(Math.abs(lonLat[0]! - lon) * METERS_PER_DEGREE).toBeLessThan(0.001)
          expect(Math.abs(lonLat[1]! - lat) * METERS_PER_DEGREE).toBeLessThan(0.001)
        }
      }
    }
  })

  it('ends on points at the edge of the shifted area and on unusable ones', () => {
    const lonLat = Float64Array.of(72.004, 30, 137.8347, 55.8271, NaN, 3, -104.9903, 39.7392)
    removeWebMapOffset(lonLat, 'gcj02')
    expect(lonLat[4]).toBeNaN()
    expect(lonLat[6]).toBe(-104.9903)
  })
})
