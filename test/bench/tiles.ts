/**
 * Tiles of z6 to z14 out of a workspace of a province's size, beside PostGIS `ST_AsMVT` over the same tables, overviews included.
 *
 * The tiles are those under randomly chosen outfalls, as many of each zoom, with all the layers that hold data. Warm: every tile is
 * made once before; then ours and the peer's are timed in turns, so that both meet the same other load; nothing is taken from our
 * cache of tiles. Cold: the system's cache of the file is emptied, a connection is opened, one tile is made.
 *
 * Arguments: `--outfalls N` for a smaller workspace, `--tiles N` a zoom, `--zooms` to print each zoom's figures on stderr.
 */
import { execFileSync } from 'node:child_process'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { Connection } from '../../electron/store/connection/connection'
import { openReadConnection } from '../../electron/store/connection/open-connection'
import { readTile, type TileAddress } from '../../electron/store/tiles/read-tile'
import type { KindId } from '../../shared/domain/kinds'
import { randomNumbers } from './random-numbers'
import { BIG_WORKSPACE_TODAY, bigWorkspace, OUTFALLS, overviewFingerprint } from './support/big-workspace'
import { NEW_VINTAGE } from './support/legal-areas'
import { decodePostgisTile, openPostgisTiles } from './support/postgis-tiles'

const KINDS: readonly KindId[] = ['outfall', 'controlUnit', 'ecologicalRedLine', 'ecologicalControlZone', 'waterSource']
const LEGAL = new Map<KindId, string>(KINDS.slice(1).map((kind) => [kind, NEW_VINTAGE]))
const LAYERS = KINDS.map((kind) => ({ kind }))
const ZOOMS = [6, 7, 8, 9, 10, 11, 12, 13, 14] as const

const WARM_LIMIT_MILLISECONDS = 50
const COLD_LIMIT_MILLISECONDS = 150
const SIZE_LIMIT_BYTES = 500_000
const COLD_TILES_A_ZOOM = 6

type BenchResult = { readonly name: string; readonly ours: number | null; readonly peer: number | null; readonly ratio: number | null; readonly required: number | null; readonly ok: boolean }

export default async function benchTiles(argumentsGiven: readonly string[] = []): Promise<readonly BenchResult[]> {
  const option = (name: string, otherwise: number) => (argumentsGiven.includes(name) ? Number(argumentsGiven[argumentsGiven.indexOf(name) + 1]) : otherwise)
  const path = await bigWorkspace(option('--outfalls', OUTFALLS))
  const connection = openReadConnection(path)
  const tiles = sampleTiles(connection, option('--tiles', 40))
  const peer = await openPostgisTiles(`${path}.${overviewFingerprint()}.postgis`, connection, KINDS, LEGAL, BIG_WORKSPACE_TODAY)
  try {
    const warm: Timed[] = []
    for (const address of tiles) {
      makeTile(connection, address)
      await peer?.readTile(address)
    }
    for (const address of tiles) {
      const [ours, tile] = timed(() => makeTile(connection, address))
      const started = performance.now()
      const theirs = await peer?.readTile(address)
      warm.push({ address, ours, peer: performance.now() - started, bytes: tile.byteLength })
      if (theirs !== undefined) requireSameContent(address, tile, decodePostgisTile(theirs))
    }
    const cold = coldTimes(path, tiles)
    if (argumentsGiven.includes('--zooms')) printZooms(warm, cold)
    return results(warm, cold, peer !== null)
  } finally {
    await peer?.stop()
    connection.close()
  }
}

type Timed = { readonly address: TileAddress; readonly ours: number; readonly peer: number; readonly bytes: number }

function makeTile(connection: Connection, address: TileAddress): Uint8Array {
  return readTile(connection, address, LAYERS, BIG_WORKSPACE_TODAY)
}

function timed<Result>(work: () => Result): readonly [milliseconds: number, result: Result] {
  const started = performance.now()
  const result = work()
  return [performance.now() - started, result]
}

/** Tiles under outfalls drawn by chance: where people look is where the data is. */
function sampleTiles(connection: Connection, aZoom: number): readonly TileAddress[] {
  const random = randomNumbers(14)
  const outfalls = connection.value<number>('SELECT max(fid) FROM outfall') ?? 0
  return ZOOMS.flatMap((z) =>
    Array.from({ length: aZoom }, () => {
      const fid = 1 + Math.floor(random() * outfalls)
      const [west, south] = connection.get<readonly [number, number]>('SELECT minx, miny FROM rtree_outfall_geom WHERE id = ?', fid)!
      const phi = (south * Math.PI) / 180
      return {
        z,
        x: Math.floor((west / 360 + 0.5) * 2 ** z),
        y: Math.floor((0.5 - Math.log(Math.tan(phi) + 1 / Math.cos(phi)) / (2 * Math.PI)) * 2 ** z),
      }
    }),
  )
}

/**
 * The peer must do the same work: the same points and areas, but for slivers that one of the two drops and, in PostGIS, points
 * within half a unit or, of layers with areas, within the margin of the edge.
 */
function requireSameContent(address: TileAddress, ours: Uint8Array, theirs: Uint8Array): void {
  const [here, there] = [ours, theirs].map((tile) => countFeatures(tile))
  for (const [name, { points, areas }] of Object.entries(here!)) {
    const expected = there![name] ?? { points: 0, areas: 0 }
    if (!isNear(points, expected.points, name === 'outfall' ? 0.01 : 0.2) || !isNear(areas, expected.areas, 0.02)) {
      throw new Error(`${name} in ${address.z}/${address.x}/${address.y}: ${points} points and ${areas} areas, in PostGIS ${expected.points} and ${expected.areas}`)
    }
  }
}

function isNear(ours: number, theirs: number, share: number): boolean {
  return Math.abs(ours - theirs) <= 3 + share * ours
}

function countFeatures(tile: Uint8Array): Readonly<Record<string, { points: number; areas: number }>> {
  return Object.fromEntries(
    Object.values(new VectorTile(new PbfReader(tile)).layers).map((layer) => {
      const count = { points: 0, areas: 0 }
      for (let index = 0; index < layer.length; index++) {
        const { type, properties } = layer.feature(index)
        if (type === 3) count.areas++
        // PostGIS is not asked for the points that labels hang on.
        else if (properties['label'] !== true) count.points++
      }
      return [layer.name, count]
    }),
  )
}

function coldTimes(path: string, tiles: readonly TileAddress[]): readonly { readonly z: number; readonly milliseconds: number }[] {
  return ZOOMS.flatMap((z) => tiles.filter((tile) => tile.z === z).slice(0, COLD_TILES_A_ZOOM)).map((address) => {
    // Tells the system to drop the file's pages (posix_fadvise, POSIX_FADV_DONTNEED).
    execFileSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'status=none'])
    const [milliseconds] = timed(() => {
      const connection = openReadConnection(path)
      makeTile(connection, address)
      connection.close()
    })
    return { z: address.z, milliseconds }
  })
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}

function printZooms(warm: readonly Timed[], cold: readonly { readonly z: number; readonly milliseconds: number }[]): void {
  for (const z of ZOOMS) {
    const ofZoom = warm.filter(({ address }) => address.z === z)
    const figures = [ofZoom.map(({ ours }) => ours), ofZoom.map(({ peer }) => peer)].map((times) => `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.95).toFixed(1)}`)
    const coldest = Math.max(...cold.filter((tile) => tile.z === z).map(({ milliseconds }) => milliseconds))
    process.stderr.write(`z${z}: ours ${figures[0]} ms, PostGIS ${figures[1]} ms (median / p95), cold at most ${coldest.toFixed(1)} ms, at most ${Math.max(...ofZoom.map(({ bytes }) => bytes))} bytes\n`)
  }
}

function results(warm: readonly Timed[], cold: readonly { readonly milliseconds: number }[], hasPeer: boolean): readonly BenchResult[] {
  const ours = percentile(warm.map((tile) => tile.ours), 0.95)
  const peer = hasPeer ? percentile(warm.map((tile) => tile.peer), 0.95) : null
  const coldest = percentile(cold.map(({ milliseconds }) => milliseconds), 0.95)
  const largest = Math.max(...warm.map(({ bytes }) => bytes))
  const limit = (name: string, value: number, required: number): BenchResult => ({ name, ours: round(value), peer: null, ratio: null, required, ok: value < required })
  return [
    limit('tiles warm p95 ms', ours, WARM_LIMIT_MILLISECONDS),
    limit('tiles cold p95 ms', coldest, COLD_LIMIT_MILLISECONDS),
    limit('tiles largest bytes', largest, SIZE_LIMIT_BYTES),
    // Our time as a share of the peer's: below 1 is faster. Without a peer nothing is claimed.
    { name: 'tiles warm p95 ms, PostGIS ST_AsMVT', ours: round(ours), peer: peer === null ? null : round(peer), ratio: peer === null ? null : round(ours / peer), required: 1, ok: peer !== null && ours < peer },
  ]
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
