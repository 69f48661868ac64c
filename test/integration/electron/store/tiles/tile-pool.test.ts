import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTile } from '../../../../../electron/store/tiles/read-tile'
import type { TileOrder } from '../../../../../electron/store/tiles/tile-maker'
import { TilePool } from '../../../../../electron/store/tiles/tile-pool'
import { createTemporaryFolder } from '../../../../support/temporary-folder'
import { scatter } from './made-features'
import { buildTileWorker } from './build-tile-worker'
import { decodeTile, insert, makeTileWorkspace, tileOf, TODAY } from './tile-workspace'

const folder = createTemporaryFolder()
const BOX = [120.2, 31.6, 121.9, 32.8] as const
const outfalls = scatter(500, BOX, 1).map(([x, y]) => insert('outfall', { type: 'Point', coordinates: [x, y] }))

const orderAt = (z: number, longitude = 121): TileOrder => ({ address: tileOf(longitude, 32.2, z), layers: [{ kind: 'outfall' }], today: TODAY })

describe.each(['this thread', 'worker threads'] as const)('tiles made in %s', (where) => {
  const open = async (name: string) => {
    const file = await makeTileWorkspace(join(folder, `${name} in ${where}.gpkg`), outfalls)
    let counter = 1
    const bundle = where === 'this thread' ? new URL('file:///no/such/worker.js') : await buildTileWorker()
    const pool = new TilePool({ path: file.path, changeCounter: () => counter, bundle, threads: 2 })
    return { file, pool, change: () => (counter += 1) }
  }

  it('are the bytes that reading gives', async () => {
    const { file, pool } = await open('bytes')
    const orders = [6, 8, 9, 10, 12, 14].map((z) => orderAt(z))
    const made = await Promise.all(orders.map((order) => pool.read(order)))
    for (const [index, { address, layers, today }] of orders.entries()) expect(Buffer.from(made[index]!)).toEqual(Buffer.from(readTile(file.connection, address, layers, today)))
    await pool.close()
    await file.close()
  })

  it('are remembered until something changes', async () => {
    const { file, pool, change } = await open('remembered')
    const first = await pool.read(orderAt(0))
    expect(await pool.read(orderAt(0))).toBe(first)
    await file.write([insert('outfall', { type: 'Point', coordinates: [121, 32.2] })])
    change()
    const { outfall } = decodeTile(await pool.read(orderAt(0)))
    expect(outfall!.reduce((sum, { properties }) => sum + Number(properties['point_count'] ?? 1), 0)).toBe(501)
    await pool.close()
    await file.close()
  })

  it('are dropped when nobody waits any more, and made for those who do', async () => {
    const { file, pool } = await open('dropped')
    const [mine, other] = [new AbortController(), new AbortController()]
    // More than there are threads, so that the last ones wait.
    const begun = [6, 7, 8, 9].map((z) => pool.read(orderAt(z)))
    const dropped = pool.read(orderAt(10), mine.signal)
    const shared = [pool.read(orderAt(11), mine.signal), pool.read(orderAt(11), other.signal)]
    const reason = new Error('moved on')
    mine.abort(reason)
    await expect(dropped).rejects.toBe(reason)
    await expect(shared[0]).rejects.toBe(reason)
    expect((await shared[1]!).byteLength).toBeGreaterThanOrEqual(0)
    expect(await Promise.all(begun)).toHaveLength(4)
    await expect(pool.read(orderAt(9), AbortSignal.abort(reason))).rejects.toBe(reason)
    await pool.close()
    await file.close()
  })

  it('end when the pool is closed: what waits is refused, and the file is let go', async () => {
    const { file, pool } = await open('closed')
    const asked = [6, 7, 8, 9, 10, 11].map((z) => pool.read(orderAt(z)))
    const settled = Promise.allSettled(asked)
    await pool.close()
    const outcomes = (await settled).map(({ status }) => status)
    expect(outcomes).toContain('fulfilled')
    expect(outcomes.at(-1)).toBe('rejected')
    await expect(pool.read(orderAt(6))).rejects.toThrow()
    await file.close()
    // One file at rest: nobody holds the journal.
    for (const rest of ['-wal', '-shm', '-journal']) expect(existsSync(`${file.path}${rest}`)).toBe(false)
  })

  it('fail with the reason where the file cannot be read', async () => {
    const { file, pool } = await open('failing')
    const missing = new TilePool({ path: join(folder, 'missing.gpkg'), changeCounter: () => 1, bundle: where === 'this thread' ? new URL('file:///no/such/worker.js') : await buildTileWorker() })
    await expect(missing.read(orderAt(6))).rejects.toMatchObject({ code: 'SQLITE_CANTOPEN' })
    await missing.close()
    await pool.close()
    await file.close()
  })
})

it('forgets the least recently used tiles beyond its bytes', async () => {
  const file = await makeTileWorkspace(join(folder, 'cache.gpkg'), outfalls)
  const [a, b] = [orderAt(8), orderAt(9)]
  const sizeOf = ({ address, layers, today }: TileOrder) => readTile(file.connection, address, layers, today).byteLength
  const pool = new TilePool({ path: file.path, changeCounter: () => 1, bundle: new URL('file:///no/such/worker.js'), cacheBytes: Math.max(sizeOf(a), sizeOf(b)) + 300 })
  const first = await pool.read(a)
  expect(await pool.read(a)).toBe(first)
  await pool.read(b)
  expect(await pool.read(a)).not.toBe(first)
  await pool.close()
  await file.close()
})

it('shows what was just written, to whoever asks the workspace', async () => {
  const { workspace, write, close } = await makeTileWorkspace(join(folder, 'workspace.gpkg'), outfalls)
  const count = async () => decodeTile(await workspace.readTile(0, 0, 0, [{ kind: 'outfall' }]))['outfall']![0]!.properties['point_count']
  expect(await count()).toBe(500)
  await write([insert('outfall', { type: 'Point', coordinates: [121, 32.2] })])
  expect(await count()).toBe(501)
  await expect(workspace.readTile(0, 0, 0, [{ kind: 'section' }], AbortSignal.abort(new Error('moved on')))).rejects.toThrow('moved on')
  await close()
  await expect(workspace.readTile(0, 0, 0, [{ kind: 'outfall' }])).rejects.toMatchObject({ code: 'workspace.notOpen' })
})
