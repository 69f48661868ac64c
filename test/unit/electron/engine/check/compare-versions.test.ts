/** Strips of 0.01° near Nantong in one band of latitude: their areas are proportional to their widths, so only shares are compared. */
import { describe, expect, it } from 'vitest'
import { compareVersions } from '../../../../../electron/engine/check/compare-versions'
import type { ConstraintFeature } from '../../../../../electron/engine/check/subject'
import { fromGeoJson } from '../../../../../shared/domain/flat-geometry-geojson'

/** A box from west to east, in hundredths of a degree east of 121°E, between 32.00 and 32.01°N. */
const strip = (id: string, west: number, east: number, category = 'wetland', district = '如东县'): ConstraintFeature => {
  const [w, e] = [121 + west / 100, 121 + east / 100]
  return {
    id,
    name: id,
    geometry: fromGeoJson({ type: 'Polygon', coordinates: [[[w, 32], [e, 32], [e, 32.01], [w, 32.01], [w, 32]]] }),
    columns: { category, district },
  }
}

const compare = (before: readonly ConstraintFeature[], after: readonly ConstraintFeature[], approval: string | null = null) =>
  compareVersions('ecologicalControlZone', { vintage: '2020-01-08', features: before }, { vintage: '2023-06-30', features: after }, { toleranceSquareMeters: 10, approval, categoryColumn: 'category', throwIfCancelled: () => {} })

/** Shares of the first strip's area. */
const shares = (before: readonly ConstraintFeature[], after: readonly ConstraintFeature[]) => {
  const { total, pieces } = compare(before, after)
  const unit = compare([strip('unit', 0, 1)], [strip('unit', 0, 1)]).total.beforeSquareMeters
  const share = (squareMeters: number) => Math.round((squareMeters / unit) * 1e6) / 1e6
  return { out: share(total.outSquareMeters), in: share(total.inSquareMeters), net: share(total.netSquareMeters), pieces: pieces.map(({ change, squareMeters }) => [change, share(squareMeters)]) }
}

describe('two versions of a legal layer', () => {
  it('nothing changes where the versions are the same', () => {
    expect(shares([strip('a', 0, 1)], [strip('b', 0, 1)])).toEqual({ out: 0, in: 0, net: 0, pieces: [] })
  })

  it('a shift goes out on one side and comes in on the other', () => {
    expect(shares([strip('a', 0, 1)], [strip('b', 0.25, 1.25)])).toEqual({ out: 0.25, in: 0.25, net: 0, pieces: [['out', 0.25], ['in', 0.25]] })
  })

  it('a split and a merge are no change', () => {
    expect(shares([strip('a', 0, 2)], [strip('b', 0, 1), strip('c', 1, 2)]).pieces).toEqual([])
    expect(shares([strip('b', 0, 1), strip('c', 1, 2)], [strip('a', 0, 2)]).pieces).toEqual([])
  })

  it('a removed and an added zone', () => {
    expect(shares([strip('a', 0, 1)], [strip('b', 5, 7)])).toMatchObject({ out: 1, in: 2, net: 1 })
  })

  it('a changed category is neither out nor in, and is said', () => {
    const { total, pieces, categoryKept, areaKept } = compare([strip('a', 0, 1, 'floodStorage')], [strip('a', 0, 1, 'clearWaterCorridor')])
    expect([total.outSquareMeters, total.inSquareMeters]).toEqual([0, 0])
    expect(pieces.map(({ change, category, categoryAfter }) => [change, category, categoryAfter])).toEqual([['category', 'floodStorage', 'clearWaterCorridor']])
    expect([areaKept, categoryKept]).toEqual([true, false])
  })

  it('zones of two categories that overlapped in both versions have changed nothing', () => {
    const both = [strip('a', 0, 2, 'wetland'), strip('b', 1, 3, 'wetlandPark')]
    expect(compare(both, both).pieces).toEqual([])
  })

  it('balances by category and by district', () => {
    const { byDistrict, byCategory } = compare([strip('a', 0, 1), strip('b', 1, 2, 'fishery', '启东市')], [strip('b', 1, 2, 'fishery', '启东市')])
    expect(byDistrict.map(({ district, netSquareMeters }) => [district, Math.sign(netSquareMeters)])).toEqual([['启东市', 0], ['如东县', -1]])
    expect(byCategory.map(({ category, netSquareMeters }) => [category, Math.sign(netSquareMeters)])).toEqual([['fishery', 0], ['wetland', -1]])
  })

  it('calls a loss a loss, and a sliver a sliver', () => {
    expect(compare([strip('a', 0, 1)], [strip('a', 0, 0.9)]).areaKept).toBe(false)
    const sliver = compare([strip('a', 0, 1)], [strip('a', 0, 0.9999999)])
    expect([sliver.pieces.length, sliver.slivers.count, sliver.areaKept]).toEqual([0, 1, true])
  })
})

describe('R05', () => {
  it.each([
    ['nothing lost, nothing changed', [strip('a', 0, 1)], [strip('b', 0, 1.5)], null, null],
    ['area lost', [strip('a', 0, 1)], [strip('b', 0, 0.5)], null, 3],
    ['area lost under an approval', [strip('a', 0, 1)], [strip('b', 0, 0.5)], '苏政复〔2023〕1号', 1],
    ['a category changed, the area kept', [strip('a', 0, 1, 'wetland')], [strip('b', 0, 1, 'forestPark')], null, 3],
    ['a category changed under an approval', [strip('a', 0, 1, 'wetland')], [strip('b', 0, 1, 'forestPark')], '苏政复〔2023〕1号', 1],
  ] as const)('%s', (_case, before, after, approval, severity) => {
    expect(compare(before, after, approval)).toMatchObject({ severity, approval })
  })
})

describe('loses no area where a vertex lies on the other version’s edge in degrees, but beside it in the equal-area plane', () => {
  const zone = (id: string, ring: [number, number][]): ConstraintFeature => ({ id, name: id, geometry: fromGeoJson({ type: 'Polygon', coordinates: [[...ring, ring[0]!]] }), columns: {} })

  it.each([0.11, 0.23, 0.37, 0.41, 0.59, 0.67, 0.73, 0.89])('at %d of the edge', (share) => {
    const before = zone('a', [[121, 32], [121.03, 32.02], [121, 32.05]])
    const after = zone('b', [[121, 32], [121 + share * 0.03, 32 + share * 0.02], [121, 32.03]])
    const { total } = compare([before], [after])
    // 调出 and 调入 have to explain the change; what is lost to drawing in degrees would be missing here.
    expect(total.beforeSquareMeters - total.outSquareMeters + total.inSquareMeters).toBeCloseTo(total.afterSquareMeters, 2)
  })
})
