/**
 * What GEOS says of the random polygons and of JTS's cases: the form of `test/fixtures/overlay/geos-expected.json`, and how it is made by
 * `build/scripts/make-overlay-fixtures.mjs`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appendFeature, type PolygonSet, PolygonSetBuilder, sliceFeatures } from '../../electron/engine/geometry/polygon-set'
import { readArrayBuffer, writePolygons } from '../bench/support/polygon-file'
import { checksum, randomLines, randomPoints, randomPolygons } from './random-polygons'
import { appendPolygonText } from './read-polygon-text'

export const RANDOM = { count: 3000, seed: 20_251, pointSeed: 7, lineSeed: 8, pointsEach: 6 }

export type JtsCases = {
  readonly overlay: readonly (readonly [name: string, a: string, b: string])[]
  readonly validity: readonly (readonly [name: string, polygon: string, valid: boolean])[]
}

/** Areas of A∩B, A∪B, A−B and AΔB. */
export type FourAreas = readonly [number, number, number, number]

export type GeosExpectations = {
  readonly origin: string
  readonly checksum: number
  readonly jts: readonly FourAreas[]
  /** Reason of each random polygon without its place. */
  readonly reasons: readonly string[]
  /** Area of each after GEOSMakeValid by structure. */
  readonly fixedAreas: readonly number[]
  /** Numbers of the random polygons that are valid; the k-th is overlaid with the one after it. */
  readonly valid: readonly number[]
  readonly overlays: readonly FourAreas[]
  /** One digit a point of the valid ones: 2 inside, 1 on the boundary, 0 outside. */
  readonly locations: string
  /** Length inside and along the boundary of a line for each of the valid ones. */
  readonly lines: readonly (readonly [number, number])[]
}

/** The features with the given numbers, in that order. */
export function selectFeatures(set: PolygonSet, features: readonly number[]): PolygonSet {
  const builder = new PolygonSetBuilder()
  for (const feature of features) {
    builder.addFeature()
    appendFeature(builder, set, feature)
  }
  return builder.build()
}

/** The valid random polygons, and for each the one after it, the last one before the first. */
export function randomPairs(set: PolygonSet, valid: readonly number[]): { a: PolygonSet; b: PolygonSet } {
  return { a: selectFeatures(set, valid), b: selectFeatures(set, [...valid.slice(1), valid[0]!]) }
}

/** @param peer the compiled `test/bench/peers/geos-peer.c` */
export function askGeos(peer: string, cases: JtsCases): GeosExpectations {
  const folder = mkdtempSync(join(tmpdir(), 'dutu-fixtures-'))
  const path = (name: string) => join(folder, name)
  const run = (...given: string[]) => execFileSync(peer, given, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  const doubles = (name: string) => new Float64Array(readArrayBuffer(path(name)))
  const fours = (name: string) => Array.from({ length: doubles(name).length / 4 }, (_, at) => [...doubles(name).subarray(4 * at, 4 * at + 4)] as unknown as FourAreas)
  try {
    const jtsA = new PolygonSetBuilder()
    const jtsB = new PolygonSetBuilder()
    for (const [, a, b] of cases.overlay) {
      appendPolygonText(jtsA, a)
      appendPolygonText(jtsB, b)
    }
    writePolygons(path('jts-a'), jtsA.build())
    writePolygons(path('jts-b'), jtsB.build())
    run('ops', path('jts-a'), path('jts-b'), path('jts'))
    const set = randomPolygons(RANDOM.count, RANDOM.seed)
    writePolygons(path('random'), set)
    const reasons = run('reasons', path('random')).trim().split('\n').map((reason) => reason.replace(/\[.*/, ''))
    run('fixed', path('random'), path('fixed'))
    const valid = reasons.flatMap((reason, feature) => (reason === 'Valid Geometry' ? [feature] : []))
    const { a, b } = randomPairs(set, valid)
    writePolygons(path('a'), a)
    writePolygons(path('b'), b)
    run('ops', path('a'), path('b'), path('overlays'))
    const points = randomPoints(a, RANDOM.pointsEach, RANDOM.pointSeed)
    const bytes = new Uint8Array(8 + points.byteLength)
    new Uint32Array(bytes.buffer, 0, 1)[0] = points.length / 2
    new Float64Array(bytes.buffer, 8).set(points)
    writeFileSync(path('points'), bytes)
    run('locate', path('a'), path('points'), path('locations'))
    writePolygons(path('line-set'), randomLines(a, RANDOM.lineSeed))
    run('lines', path('a'), path('line-set'), path('lines'))
    return {
      origin: 'GEOS 3.11.1 (Debian 12, libgeos-dev) through test/bench/peers/geos-peer.c; made by build/scripts/make-overlay-fixtures.mjs',
      checksum: checksum(set),
      jts: fours('jts'),
      reasons,
      fixedAreas: [...doubles('fixed')],
      valid,
      overlays: fours('overlays'),
      locations: [...readFileSync(path('locations'))].join(''),
      lines: Array.from({ length: valid.length }, (_, at) => [doubles('lines')[2 * at]!, doubles('lines')[2 * at + 1]!] as const),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** One feature of a set as a set of its own. */
export function oneFeature(set: PolygonSet, feature: number): PolygonSet {
  return sliceFeatures(set, feature, feature + 1)
}

const FIXTURES = join(process.cwd(), 'test/fixtures/overlay')

export function readGeosExpectations(): GeosExpectations {
  return JSON.parse(readFileSync(join(FIXTURES, 'geos-expected.json'), 'utf8')) as GeosExpectations
}

export function readJtsCases(): JtsCases {
  return JSON.parse(readFileSync(join(FIXTURES, 'jts-cases.json'), 'utf8')) as JtsCases
}
