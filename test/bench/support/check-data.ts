/**
 * The data of the conflict-check bench, made once and kept in the user's cache: a layer of 10 000 polygons cut from the world's shores and lakes, parcels,
 * stress parcels and points from seeds, each in degrees for us and in metres of the same equal-area plane for the peers.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toEqualAreaPlane } from '../../../electron/engine/geodesy/equal-area'
import { RADIANS_PER_DEGREE, SEMI_MAJOR_AXIS_METERS } from '../../../electron/engine/geodesy/ellipsoid'
import { appendFeature, type PolygonSet, PolygonSetBuilder } from '../../../electron/engine/geometry/polygon-set'
import { makeParcels, makePoints, makeStressParcels } from './check-parcels'
import { fetchGeoMap, readPolygonsOfGeoJson } from './geo-maps'
import { readPolygons, writePolygons } from './polygon-file'

const METERS_PER_DEGREE = SEMI_MAJOR_AXIS_METERS * RADIANS_PER_DEGREE

/** Raised when the data changes. */
const EDITION = '2'
const CUT_DEGREES = '5'
const SHORES = 9300
const LAKES = 700

export type CheckData = {
  /** The GEOS program, compiled. */
  readonly geos: string
  /** Path of a file of the data by its name. */
  readonly file: (name: CheckFile) => string
  /** A place for what runs leave behind. */
  readonly scratch: (name: string) => string
}

export type CheckFile = `${'layer' | 'parcels' | 'stress' | 'points'}${'' | '-plane'}.bin`

/** @param note told what is being done */
export function prepareCheckData(seed: number, note: (text: string) => void): CheckData {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'dutu', 'bench-check')
  const folder = join(cache, `${EDITION}-${seed}`)
  mkdirSync(folder, { recursive: true })
  const geos = compileGeosPeer(cache, note)
  const data: CheckData = { geos, file: (name) => join(folder, name), scratch: (name) => join(folder, name) }
  if (existsSync(join(folder, 'complete'))) return data
  const layer = makeLayer(cache, geos, note)
  writeBoth(data, 'layer', layer)
  note('making parcels and points')
  writeBoth(data, 'parcels', makeParcels(layer, 100_000, seed))
  writeBoth(data, 'stress', makeStressParcels(layer, 200, seed + 1))
  const points = makePoints(layer, 1_000_000, seed + 2)
  writePoints(data.file('points.bin'), points)
  writePoints(data.file('points-plane.bin'), toMeters(points))
  writeFileSync(join(folder, 'complete'), '')
  return data
}

/** @throws Error with what to install where there is no compiler or no GEOS */
function compileGeosPeer(cache: string, note: (text: string) => void): string {
  const source = fileURLToPath(new URL('../../test/bench/peers/geos-peer.c', import.meta.url))
  const text = readFileSync(source, 'utf8')
  const program = join(cache, 'geos-peer')
  const compiled = join(cache, 'geos-peer.c')
  if (existsSync(program) && existsSync(compiled) && readFileSync(compiled, 'utf8') === text) return program
  note('compiling the GEOS peer')
  try {
    execFileSync('cc', ['-O2', '-o', program, source, '-lgeos_c', '-lsqlite3', '-lm'], { stdio: ['ignore', 'inherit', 'inherit'] })
  } catch (error) {
    throw new Error('The GEOS peer does not compile. On Debian: apt-get install gcc libgeos-dev libsqlite3-dev', { cause: error })
  }
  writeFileSync(compiled, text)
  return program
}

/** The shores with most vertices and the largest lakes, each cut along a grid. */
function makeLayer(cache: string, geos: string, note: (text: string) => void): PolygonSet {
  const builder = new PolygonSetBuilder()
  const sources = [
    { name: 'earth-coastlines-10m', multipolygons: [0], leastVertices: 4, keep: SHORES },
    { name: 'earth-waterbodies-10m', multipolygons: [0, 1], leastVertices: 40, keep: LAKES },
  ]
  for (const { name, multipolygons, leastVertices, keep } of sources) {
    note(`fetching ${name}`)
    const raw = join(cache, `${name}-raw.bin`)
    const cut = join(cache, `${name}-cut.bin`)
    writePolygons(raw, readPolygonsOfGeoJson(fetchGeoMap(name, cache), multipolygons, leastVertices))
    note(`cutting ${name}`)
    execFileSync(geos, ['cut', raw, cut, CUT_DEGREES], { stdio: 'ignore' })
    appendLargest(builder, readPolygons(cut), keep)
  }
  return builder.build()
}

function appendLargest(builder: PolygonSetBuilder, set: PolygonSet, keep: number): void {
  const vertices = (feature: number) => set.ringStarts[set.partStarts[feature + 1]!]! - set.ringStarts[set.partStarts[feature]!]!
  const chosen = Array.from({ length: set.featureStarts.length - 1 }, (_, feature) => feature)
    .sort((a, b) => vertices(b) - vertices(a) || a - b)
    .slice(0, keep)
    .sort((a, b) => a - b)
  for (const feature of chosen) {
    builder.addFeature()
    appendFeature(builder, set, feature)
  }
}

function writeBoth(data: CheckData, name: 'layer' | 'parcels' | 'stress', set: PolygonSet): void {
  writePolygons(data.file(`${name}.bin`), set)
  writePolygons(data.file(`${name}-plane.bin`), { ...set, coordinates: toMeters(set.coordinates) })
}

function toMeters(lonLat: Float64Array): Float64Array {
  return toEqualAreaPlane(lonLat).map((ordinate) => ordinate * METERS_PER_DEGREE)
}

function writePoints(path: string, points: Float64Array): void {
  const bytes = new Uint8Array(8 + points.byteLength)
  new Uint32Array(bytes.buffer, 0, 1)[0] = points.length / 2
  new Float64Array(bytes.buffer, 8).set(points)
  writeFileSync(path, bytes)
}
