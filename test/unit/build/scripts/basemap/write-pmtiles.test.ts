/** Our PMTiles writer, read back by the format's own library. */
import { PMTiles, tileIdToZxy, TileType } from 'pmtiles'
import { describe, expect, it } from 'vitest'
import { writePmtiles } from '../../../../../build/scripts/basemap/write-pmtiles.mjs'
import { MemorySource } from './basemap-archive'

const cover = { minZoom: 0, maxZoom: 12, bbox: [-10.5, -20.25, 30, 40] as [number, number, number, number], center: [1.5, -2.5, 4] as [number, number, number] }
const open = (tiles: { tileId: number; data: Uint8Array }[], metadata: object = {}) =>
  new PMTiles(new MemorySource(writePmtiles(tiles, metadata, cover)))

async function textAt(archive: PMTiles, tileId: number): Promise<string | undefined> {
  const answer = await archive.getZxy(...tileIdToZxy(tileId))
  return answer === undefined ? undefined : new TextDecoder().decode(answer.data)
}

const tile = (tileId: number, text: string) => ({ tileId, data: new TextEncoder().encode(text) })

describe('writePmtiles', () => {
  it('writes header and metadata', async () => {
    const archive = open([tile(0, 'a')], { name: '南通' })
    expect(await archive.getHeader()).toMatchObject({
      specVersion: 3, clustered: true, tileType: TileType.Mvt, minZoom: 0, maxZoom: 12,
      minLon: -10.5, minLat: -20.25, maxLon: 30, maxLat: 40, centerLon: 1.5, centerLat: -2.5, centerZoom: 4,
      numAddressedTiles: 1, numTileEntries: 1, numTileContents: 1,
    })
    expect(await archive.getMetadata()).toEqual({ name: '南通' })
  })

  it('finds each tile, and none where there is none', async () => {
    const archive = open([tile(0, 'whole'), tile(3, 'one'), tile(4, 'two'), tile(20, 'three')])
    expect(await textAt(archive, 0)).toBe('whole')
    expect(await textAt(archive, 3)).toBe('one')
    expect(await textAt(archive, 4)).toBe('two')
    expect(await textAt(archive, 20)).toBe('three')
    expect(await textAt(archive, 5)).toBeUndefined()
    expect(await textAt(archive, 19)).toBeUndefined()
  })

  it('stores equal tiles once, as a run where they follow each other', async () => {
    const archive = open([tile(5, 'sea'), tile(6, 'sea'), tile(7, 'sea'), tile(8, 'land'), tile(9, 'sea')])
    expect(await archive.getHeader()).toMatchObject({ numAddressedTiles: 5, numTileEntries: 3, numTileContents: 2 })
    for (const id of [5, 6, 7, 9]) expect(await textAt(archive, id)).toBe('sea')
    expect(await textAt(archive, 8)).toBe('land')
    expect(await textAt(archive, 10)).toBeUndefined()
  })

  it('goes over to leaf directories when the root gets too large, and still finds each tile', async () => {
    let tileId = 0
    let random = 1
    const next = (below: number) => {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0 // a fixed sequence that no directory can compress away
      return (random >>> 8) % below
    }
    const tiles = Array.from({ length: 12_000 }, (_, index) => {
      tileId += 1 + next(997)
      return tile(tileId, `tile ${index} ${Array.from({ length: next(40) }, () => next(1e6)).join(' ')}`)
    })
    const bytes = writePmtiles(tiles, {}, cover)
    const rootLength = Number(bytes.readBigUInt64LE(16))
    expect(127 + rootLength).toBeLessThanOrEqual(16_384)
    expect(Number(bytes.readBigUInt64LE(48))).toBeGreaterThan(0)
    const archive = new PMTiles(new MemorySource(bytes))
    for (const index of [0, 1, 1023, 1024, 1025, 6000, 11_999]) {
      const { tileId: id, data } = tiles[index]!
      expect(await textAt(archive, id)).toBe(new TextDecoder().decode(data))
    }
  })
})
