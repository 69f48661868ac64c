/** Clicks on the map: exact geometry, not boxes. Positions are chosen so that the answer can be seen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Geometry, Position } from 'geojson'
import type { Change, Workspace } from '../../../../electron/store/workspace-store'
import type { KindId } from '../../../../shared/domain/kinds'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { openEmptyWorkspace, pointOutfall, tester } from '../../../support/workspace'

let workspace: Workspace

const ring = (west: number, south: number, east: number, north: number): Position[] => [[west, south], [east, south], [east, north], [west, north], [west, south]]
const feature = (kind: KindId, name: string, geometry: Geometry, vintage?: string): Change => ({ op: 'insertFeature', kind, geometry, values: { name, ...(vintage === undefined ? {} : { vintage }) } })

beforeAll(async () => {
  ;({ workspace } = await openEmptyWorkspace(createTemporaryFolder(), 'hits'))
  await workspace.write(tester, [
    // An L: its box covers the corner that the shape leaves out.
    feature('project', 'L', { type: 'Polygon', coordinates: [[[120, 30], [122, 30], [122, 30.5], [120.5, 30.5], [120.5, 32], [120, 32], [120, 30]]] }),
    feature('project', '环', { type: 'Polygon', coordinates: [ring(124, 30, 126, 32), ring(124.5, 30.5, 125.5, 31.5)] }),
    feature('bay', '大', { type: 'MultiPolygon', coordinates: [[ring(100, 10, 110, 20)], [ring(112, 10, 113, 11)]] }),
    feature('patch', '小', { type: 'Polygon', coordinates: [ring(104, 14, 106, 16)] }),
    feature('waterway', '河', { type: 'LineString', coordinates: [[120, 40], [122, 41]] }),
    pointOutfall('口', 105, 15),
    feature('ecologicalRedLine', '旧', { type: 'Polygon', coordinates: [ring(90, 30, 91, 31)] }, '2018-06-09'),
    feature('ecologicalRedLine', '新', { type: 'Polygon', coordinates: [ring(90.5, 30, 91.5, 31)] }, '2022-10-01'),
  ])
})
afterAll(() => workspace.close())

const hits = async (lon: number, lat: number, tolerance: number, ...kinds: readonly KindId[]) =>
  (await workspace.hitFeatures([lon, lat], tolerance, kinds.map((kind) => ({ kind })), 50)).map(({ name }) => name)

describe('hits', () => {
  it('are inside areas, not inside their boxes', async () => {
    expect(await hits(120.25, 31, 0, 'project')).toEqual(['L'])
    expect(await hits(121.5, 31.5, 0, 'project')).toEqual([])
    expect(await hits(121.5, 30.25, 0, 'project')).toEqual(['L'])
    expect(await hits(125, 31, 0, 'project')).toEqual([])
    expect(await hits(124.2, 31, 0, 'project')).toEqual(['环'])
    expect(await hits(112.5, 10.5, 0, 'bay')).toEqual(['大'])
    expect(await hits(111, 10.5, 0, 'bay')).toEqual([])
  })

  it('reach over an edge by the tolerance and count the edge itself', async () => {
    expect(await hits(125, 30.51, 0.02, 'project')).toEqual(['环'])
    expect(await hits(125, 30.53, 0.02, 'project')).toEqual([])
    expect(await hits(124, 31, 0, 'project')).toEqual(['环'])
  })

  it('of lines and points lie within the tolerance', async () => {
    // The line rises by 1 in 2: at 121 it is at 40.5. Measured across, 0.1 of latitude is 0.1·cos(atan(0.5 / cos 40.5°)) away.
    const across = 0.1 * Math.cos(Math.atan(0.5 / Math.cos((40.6 * Math.PI) / 180)))
    expect(await hits(121, 40.6, across * 1.01, 'waterway')).toEqual(['河'])
    expect(await hits(121, 40.6, across * 0.99, 'waterway')).toEqual([])
    expect(await hits(122.01, 41, 0.0001, 'waterway')).toEqual([])
    // At 15° north a degree of longitude is cos 15° of one of latitude.
    const lonAway = 0.01 / Math.cos((15 * Math.PI) / 180)
    expect(await hits(105 + lonAway * 0.99, 15, 0.01, 'outfall')).toEqual(['口'])
    expect(await hits(105 + lonAway * 1.01, 15, 0.01, 'outfall')).toEqual([])
  })

  it('come points first, then the smallest area', async () => {
    expect(await hits(105, 15, 0.01, 'bay', 'outfall', 'patch')).toEqual(['口', '小', '大'])
  })

  it('are of the version that is shown', async () => {
    expect(await hits(90.75, 30.5, 0, 'ecologicalRedLine')).toEqual(['新'])
    expect(await hits(90.25, 30.5, 0, 'ecologicalRedLine')).toEqual([])
    const old = await workspace.hitFeatures([90.25, 30.5], 0, [{ kind: 'ecologicalRedLine', vintage: '2018-06-09' }], 5)
    expect(old.map(({ name }) => name)).toEqual(['旧'])
  })
})
