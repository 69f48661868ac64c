/** Batches of features: the same file as row by row, by SQLite's own check of the index and by brute force. */
import { describe, expect, it } from 'vitest'
import { validateFile } from '../../../../electron/store'
import type { Change } from '../../../../electron/store/workspace-store'
import type { FlatGeometry } from '../../../../shared/domain/flat-geometry'
import type { FeatureBatch } from '../../../../shared/domain/feature-batch'
import { gdalWarnings, hasGdal } from '../../../support/gdal'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { openEmptyWorkspace, pointOutfall, tester, withSqlite } from '../../../support/workspace'

const folder = createTemporaryFolder()

/** Park-Miller numbers between 0 and 1. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48271) % 2147483647) / 2147483647
}

function pointBatch(count: number, seed: number): FeatureBatch {
  const random = randomNumbers(seed)
  const xy = Float64Array.from({ length: 2 * count }, (_, index) => (index % 2 === 0 ? 120 + random() * 2 : 31.5 + random()))
  return { count, geometry: { type: 'points', xy }, columns: { name: Array.from({ length: count }, (_, index) => `口${seed}-${index}`), key_water: Array.from({ length: count }, (_, index) => index % 3 === 0) } }
}

const insert = (batch: FeatureBatch, kind: 'outfall' | 'project' | 'reference' = 'outfall'): Change => ({ op: 'insertFeatures', kind, batch })

const rtreeCheck = (file: string, table: string) => withSqlite(file, (database) => database.prepare(`SELECT rtreecheck('rtree_${table}_geom')`).pluck().get())

describe('batches', () => {
  it.each([
    ['one leaf', [10]],
    ['some leaves', [700]],
    ['several levels, packed', [9000]],
    ['packed, then entered one by one', [9000, 600]],
    ['packed twice', [6000, 6000]],
  ])('leave a sound file: %s', async (name, counts) => {
    const { file, workspace } = await openEmptyWorkspace(folder, `batches-${name}`)
    for (const [index, count] of counts.entries()) {
      expect(await workspace.write(tester, [insert(pointBatch(count, index + 1))])).toMatchObject({ inserted: count, updated: 0, deleted: 0 })
    }
    const total = counts.reduce((sum, count) => sum + count, 0)
    expect((await workspace.info()).layers[0]?.features).toBe(total)
    await workspace.close()
    expect(rtreeCheck(file, 'outfall')).toBe('ok')
    expect((await validateFile(file)).checks.filter(({ ok }) => !ok)).toEqual([])
    if (hasGdal) expect(gdalWarnings(file)).toBe('')
  })

  it('are found where they lie', async () => {
    const { workspace } = await openEmptyWorkspace(folder, 'found')
    const batch = pointBatch(8000, 5)
    const xy = batch.geometry.type === 'points' ? batch.geometry.xy : new Float64Array(0)
    await workspace.write(tester, [insert(batch)])
    const random = randomNumbers(9)
    for (let box = 0; box < 40; box++) {
      const [west, south] = [120 + random() * 2, 31.5 + random()]
      const bounds = [west, south, west + random() * 0.2, south + random() * 0.2] as const
      const expected = Array.from({ length: batch.count }, (_, index) => index).filter((index) => xy[2 * index]! >= bounds[0] && xy[2 * index]! <= bounds[2] && xy[2 * index + 1]! >= bounds[1] && xy[2 * index + 1]! <= bounds[3])
      const { features } = await workspace.listFeatures({ kind: 'outfall', bounds })
      // The index is rounded outwards: at most a little more, never less.
      const found = new Set(features.map(({ properties }) => properties['name']))
      for (const index of expected) expect(found).toContain(`口5-${index}`)
      expect(found.size).toBeLessThanOrEqual(expected.length + 2)
    }
    expect(await workspace.search('口5-7999', 5)).toHaveLength(1)
    await workspace.close()
  })

  it('mix with single changes in one action', async () => {
    const { file, workspace } = await openEmptyWorkspace(folder, 'mixed')
    await workspace.write(tester, [pointOutfall('前', 121, 32)])
    const result = await workspace.write(tester, [
      insert(pointBatch(6000, 1)),
      { op: 'updateFeature', kind: 'outfall', id: '1', values: { name: '前二' } },
      { op: 'updateFeature', kind: 'outfall', id: '2', values: {}, geometry: { type: 'Point', coordinates: [119, 30] } },
      { op: 'deleteFeature', kind: 'outfall', id: '3' },
      insert(pointBatch(50, 2)),
      pointOutfall('后', 122.5, 32, 'last'),
      { op: 'insertRecord', table: 'task', values: { title: '任务' }, ref: 'task' },
      { op: 'insertRecord', table: 'taskLink', values: { task_id: { ref: 'task' }, layer: 'outfall', feature_id: { ref: 'last' } } },
    ])
    expect(result).toMatchObject({ inserted: 6053, updated: 1, deleted: 1 })
    expect(result.ids.get('last')).toBe('6052')
    expect((await workspace.info()).layers[0]).toMatchObject({ features: 6051, bounds: [119, 30, 122.5, expect.any(Number)] })
    await workspace.close()
    expect((await validateFile(file)).checks.filter(({ ok }) => !ok)).toEqual([])
  })

  it('of any geometry, missing and empty ones included', async () => {
    const { file, workspace } = await openEmptyWorkspace(folder, 'polygons')
    const square = (x: number): FlatGeometry => ({ type: 'Polygon', xy: Float64Array.of(x, 32, x + 0.1, 32, x + 0.1, 32.1, x, 32), z: null, m: null, pathEnds: [4], polygonEnds: [] })
    const empty: FlatGeometry = { type: 'MultiPolygon', xy: new Float64Array(0), z: null, m: null, pathEnds: [], polygonEnds: [] }
    const geometries = [square(120), null, empty, square(121)]
    await workspace.write(tester, [insert({ count: 4, geometry: { type: 'geometries', geometries }, columns: { name: ['甲', '乙', '丙', '丁'] } }, 'project')])
    const points = { count: 2, geometry: { type: 'points' as const, xy: Float64Array.of(Number.NaN, Number.NaN, 121, 32) }, columns: {} }
    await workspace.write(tester, [insert(points)])
    expect((await workspace.listFeatures({ kind: 'project', bounds: [110, 20, 130, 40] })).total).toBe(2)
    expect((await workspace.readFeature({ kind: 'project', id: '1' })).geometry).toEqual({ type: 'MultiPolygon', coordinates: [[[[120, 32], [120.1, 32], [120.1, 32.1], [120, 32]]]] })
    expect((await workspace.readFeature({ kind: 'project', id: '2' })).geometry).toBeNull()
    expect((await workspace.readFeature({ kind: 'outfall', id: '1' })).geometry).toBeNull()
    await workspace.close()
    expect((await validateFile(file)).checks.filter(({ ok }) => !ok)).toEqual([])
  })

  it('keep heights in the layer that takes anything', async () => {
    const { file, workspace } = await openEmptyWorkspace(folder, 'heights')
    const line: FlatGeometry = { type: 'LineString', xy: Float64Array.of(120, 32, 121, 33), z: Float64Array.of(1.5, 2.5), m: null, pathEnds: [2], polygonEnds: [] }
    await workspace.write(tester, [insert({ count: 1, geometry: { type: 'geometries', geometries: [line] }, columns: { layer: ['高程线'] } }, 'reference')])
    expect((await workspace.readFeature({ kind: 'reference', id: '1' })).geometry).toEqual({ type: 'LineString', coordinates: [[120, 32, 1.5], [121, 33, 2.5]] })
    await workspace.close()
    expect((await validateFile(file)).ok).toBe(true)
    if (hasGdal) expect(gdalWarnings(file)).toBe('')
  })

  it('that do not fit are refused whole', async () => {
    const { workspace } = await openEmptyWorkspace(folder, 'refused')
    const line: FlatGeometry = { type: 'LineString', xy: Float64Array.of(120, 32, 121, 33), z: null, m: null, pathEnds: [2], polygonEnds: [] }
    await expect(workspace.write(tester, [insert(pointBatch(10, 1)), insert({ count: 1, geometry: { type: 'geometries', geometries: [line] }, columns: {} })])).rejects.toThrow('does not belong')
    await expect(workspace.write(tester, [insert({ ...pointBatch(10, 1), columns: { no_column: [] } })])).rejects.toThrow('no column')
    expect((await workspace.info()).layers[0]?.features).toBe(0)
    expect((await workspace.validate()).ok).toBe(true)
    await workspace.close()
  })
})
