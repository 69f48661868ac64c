import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openWorkspace } from '../../../../../electron/store'
import { openReadConnection } from '../../../../../electron/store/connection/open-connection'
import { overviewTable } from '../../../../../electron/store/tiles/overview-schema'
import { tileTheme } from '../../../../../electron/store/tiles/tile-theme'
import type { Change } from '../../../../../electron/store/workspace-store'
import { AppError } from '../../../../../shared/errors'
import type { KindId } from '../../../../../shared/domain/kinds'
import { createTemporaryFolder } from '../../../../support/temporary-folder'
import { madeChanges, scatter } from './made-features'
import { insert, makeTileWorkspace, tileFeatures, tileOf, type TileWorkspace } from './tile-workspace'

const folder = createTemporaryFolder()
const BOX = [120.2, 31.6, 121.9, 32.8] as const
const ACTION = { action: 'test.fill', actor: 'test', params: {} }

const rowsOf = ({ connection }: Pick<TileWorkspace, 'connection'>, kind: KindId) => connection.value<number>(`SELECT count(*) FROM ${overviewTable(tileTheme(kind))}`)
const countAt = ({ connection }: TileWorkspace, kind: KindId, z: number) =>
  new Set(tileFeatures(connection, tileOf(121, 32.2, z), { kind }).map(({ id }) => id)).size

/** Points in one batch, as an import writes them. */
function points(count: number, seed: number): Change {
  return { op: 'insertFeatures', kind: 'outfall', batch: { count, geometry: { type: 'points', xy: Float64Array.from(scatter(count, BOX, seed).flat()) }, columns: {} } }
}

it('a large write can leave overviews to a later time, which the file remembers', async () => {
  const first = await makeTileWorkspace(join(folder, 'later.gpkg'), [])
  await first.workspace.write(ACTION, madeChanges('project', 300, BOX, 4), { largeOverviews: 'later' })
  expect(rowsOf(first, 'project')).toBe(0)
  expect(countAt(first, 'project', 3)).toBe(300)
  expect(await first.workspace.lacksOverviews()).toBe(true)
  await first.close()

  const readOnly = await openWorkspace(first.path, { readOnly: true })
  expect(await readOnly.lacksOverviews()).toBe(false)
  await expect(readOnly.refreshOverviews()).rejects.toThrow(AppError)
  await readOnly.close()

  const workspace = await openWorkspace(first.path)
  const reader = { connection: openReadConnection(first.path) }
  expect(await workspace.lacksOverviews()).toBe(true)
  // A small change meanwhile waits for the whole.
  await workspace.write(ACTION, [{ op: 'deleteFeature', kind: 'project', id: '7' }])
  expect(rowsOf(reader, 'project')).toBe(0)
  const entries = (await workspace.history(10)).length
  expect(await workspace.refreshOverviews()).toBe(1)
  expect(await workspace.lacksOverviews()).toBe(false)
  expect(rowsOf(reader, 'project')).toBeGreaterThan(299)
  expect(await workspace.history(10)).toHaveLength(entries)
  expect(await workspace.refreshOverviews()).toBe(0)
  reader.connection.close()
  await workspace.close()
})

it('given up half way, it is still to be made', async () => {
  const file = await makeTileWorkspace(join(folder, 'given-up.gpkg'), [])
  await file.workspace.write(ACTION, madeChanges('project', 300, BOX, 4), { largeOverviews: 'later' })
  const signal = AbortSignal.timeout(0)
  await new Promise((resolve) => setTimeout(resolve, 20))
  await expect(file.workspace.refreshOverviews({ signal })).rejects.toThrow()
  expect(await file.workspace.lacksOverviews()).toBe(true)
  expect(rowsOf(file, 'project')).toBe(0)
  await file.close()
})

it('a few features in a batch do not leave an overview behind', async () => {
  const file = await makeTileWorkspace(join(folder, 'few.gpkg'), scatter(300, BOX, 1).map(([x, y]) => insert('outfall', { type: 'Point', coordinates: [x, y] })))
  await file.workspace.write(ACTION, [points(40, 2)], { largeOverviews: 'later' })
  expect(await file.workspace.lacksOverviews()).toBe(false)
  const counts = file.connection.value<number>('SELECT sum(point_count) FROM dutu_overview_outfall WHERE zoom = 0')
  expect(counts).toBe(340)
  await file.close()
})

it('of very many features only some are shown until then, and the tile says so', async () => {
  const file = await makeTileWorkspace(join(folder, 'many.gpkg'), [])
  await file.workspace.write(ACTION, [points(45_000, 3)], { largeOverviews: 'later' })
  const shown = tileFeatures(file.connection, tileOf(121, 32.2, 3), { kind: 'outfall' })
  expect(shown.every(({ properties }) => properties['thinned'] === 'features')).toBe(true)
  expect(shown.reduce((sum, { properties }) => sum + Number(properties['point_count'] ?? 1), 0)).toBe(15_000)
  await file.workspace.refreshOverviews()
  const whole = tileFeatures(file.connection, tileOf(121, 32.2, 3), { kind: 'outfall' })
  expect(whole.reduce((sum, { properties }) => sum + Number(properties['point_count'] ?? 1), 0)).toBe(45_000)
  expect(whole.some(({ properties }) => 'thinned' in properties)).toBe(false)
  await file.close()
})
