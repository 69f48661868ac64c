import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readTile } from '../../../../../electron/store/tiles/read-tile'
import { randomNumbers } from '../../../../bench/random-numbers'
import { createTemporaryFolder } from '../../../../support/temporary-folder'
import { raggedArea } from './made-features'
import { decodeTile, insert, makeTileWorkspace, tileOf, TODAY } from './tile-workspace'

/** The bound that the tiles promise. */
const LIMIT_BYTES = 500_000

const folder = createTemporaryFolder()
const address = tileOf(120.87, 32.01, 14)
/** The middle of that tile. */
const PLACE = [((address.x + 0.5) / 2 ** 14) * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - (2 * (address.y + 0.5)) / 2 ** 14))) * 180) / Math.PI] as const

function crowd(count: number, name: string) {
  const random = randomNumbers(1)
  return Array.from({ length: count }, (_, index) =>
    insert('outfall', { type: 'Point', coordinates: [PLACE[0] + 0.004 * (random() - 0.5), PLACE[1] + 0.004 * (random() - 0.5)] }, { name: `${name}${index}` }),
  )
}

it('leaves out labels first, and says so', async () => {
  const file = await makeTileWorkspace(join(folder, 'labels.gpkg'), [...crowd(6000, '一个名字很长很长很长很长很长很长很长很长很长的排污口'), insert('station', { type: 'Point', coordinates: [...PLACE] }, { name: '站' })])
  const tile = readTile(file.connection, address, [{ kind: 'outfall' }, { kind: 'station' }], TODAY)
  expect(tile.byteLength).toBeLessThanOrEqual(LIMIT_BYTES)
  const { outfall, station } = decodeTile(tile)
  expect(outfall).toHaveLength(6000)
  for (const { properties } of [...outfall!, ...station!]) {
    expect(properties).not.toHaveProperty('name')
    expect(properties['thinned']).toBe('labels')
  }
  await file.close()
})

it('lets points share cells, and loses none', async () => {
  const file = await makeTileWorkspace(join(folder, 'crowd.gpkg'), crowd(40_000, '口'))
  const tile = readTile(file.connection, address, [{ kind: 'outfall' }], TODAY)
  expect(tile.byteLength).toBeLessThanOrEqual(LIMIT_BYTES)
  const { outfall } = decodeTile(tile)
  expect(outfall!.reduce((sum, { properties }) => sum + Number(properties['point_count'] ?? 1), 0)).toBe(40_000)
  expect(new Set(outfall!.map(({ properties }) => properties['thinned']))).toEqual(new Set(['features']))
  await file.close()
})

it('bounds even one area that is all spikes, and keeps it', async () => {
  const file = await makeTileWorkspace(join(folder, 'spikes.gpkg'), [
    insert('project', raggedArea(PLACE, 0.009, 250_000, randomNumbers(2)), { name: '刺' }),
    insert('project', raggedArea(PLACE, 0.001, 12, randomNumbers(3)), { name: '小' }),
  ])
  const tile = readTile(file.connection, address, [{ kind: 'project' }], TODAY)
  expect(tile.byteLength).toBeLessThanOrEqual(LIMIT_BYTES)
  const { project } = decodeTile(tile)
  expect(project!.filter(({ type }) => type === 'area').map(({ id }) => id)).toEqual([1, 2])
  expect(project![0]!.properties['thinned']).toBe('features')
  await file.close()
})

it('marks no tile that is whole', async () => {
  const file = await makeTileWorkspace(join(folder, 'whole.gpkg'), crowd(10, '口'))
  const { outfall } = decodeTile(readTile(file.connection, address, [{ kind: 'outfall' }], TODAY))
  for (const { properties } of outfall!) expect(properties).not.toHaveProperty('thinned')
  await file.close()
})
