import { join } from 'node:path'
import { classifyRings } from '@mapbox/vector-tile'
import type { Geometry } from 'geojson'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJsonFixture } from '../../../../support/read-fixture'
import { createTemporaryFolder } from '../../../../support/temporary-folder'
import { insert, makeTileWorkspace, type TileFeature, tileFeatures, type TileWorkspace } from './tile-workspace'

type Fixture = {
  readonly tile: readonly [number, number, number]
  readonly features: readonly {
    readonly name: string
    readonly geometry: Geometry
    readonly expected: { readonly wkt: string; readonly area: number; readonly length: number } | null
  }[]
}

/** Origin of the expected values: its field `origin`. */
const fixture = readJsonFixture<Fixture>('tiles/postgis-mvt-geometries.json')
const [z, x, y] = fixture.tile
const address = { z, x, y }
const folder = createTemporaryFolder()

let file: TileWorkspace
let areas: ReadonlyMap<string, TileFeature>
let lines: ReadonlyMap<string, TileFeature>

/** Features by name, without the points that labels hang on. */
const byName = (features: readonly TileFeature[]) =>
  new Map(features.filter(({ type }) => type !== 'point').map((feature) => [feature.properties['name'] as string, feature]))

beforeAll(async () => {
  const changes = fixture.features.map(({ name, geometry }) => insert(geometry.type === 'MultiPolygon' ? 'project' : 'waterway', geometry, { name }))
  file = await makeTileWorkspace(join(folder, 'detail.gpkg'), changes)
  areas = byName(tileFeatures(file.connection, address, { kind: 'project' }))
  lines = byName(tileFeatures(file.connection, address, { kind: 'waterway' }))
})

afterAll(() => file.close())

type Point = { readonly x: number; readonly y: number }

function signedArea(ring: readonly Point[]): number {
  return ring.reduce((sum, point, index) => sum + point.x * ring[(index + 1) % ring.length]!.y - ring[(index + 1) % ring.length]!.x * point.y, 0) / 2
}

function lengthOf(line: readonly Point[]): number {
  return line.slice(1).reduce((sum, point, index) => sum + Math.hypot(point.x - line[index]!.x, point.y - line[index]!.y), 0)
}

/** Vertices of a text, whatever its type. */
function vertices(wkt: string): readonly Point[] {
  return [...wkt.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, px, py]) => ({ x: Number(px), y: Number(py) }))
}

function distanceToPath(point: Point, path: readonly Point[]): number {
  let nearest = Infinity
  for (let index = 1; index < path.length; index++) {
    const a = path[index - 1]!
    const b = path[index]!
    const dx = b.x - a.x
    const dy = b.y - a.y
    const share = Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1)))
    nearest = Math.min(nearest, Math.hypot(point.x - a.x - share * dx, point.y - a.y - share * dy))
  }
  return nearest
}

const farthest = (points: readonly Point[], paths: readonly (readonly Point[])[]) =>
  Math.max(...points.map((point) => Math.min(...paths.map((path) => distanceToPath(point, path)))))

describe('areas and lines as PostGIS draws them', () => {
  for (const { name, geometry, expected } of fixture.features) {
    it(name, () => {
      const isArea = geometry.type === 'MultiPolygon'
      const feature = (isArea ? areas : lines).get(name)
      if (expected === null) {
        expect(feature).toBeUndefined()
        return
      }
      expect(feature?.type).toBe(isArea ? 'area' : 'line')
      const { paths } = feature!
      // Every vertex that PostGIS has lies on what we draw, within the unit that rounding may cost.
      expect(farthest(vertices(expected.wkt), paths)).toBeLessThanOrEqual(1)
      // A vertex may be rounded the other way: half a unit along the whole outline.
      const tolerance = 0.5 * paths.reduce((sum, path) => sum + lengthOf(path), 0)
      if (isArea) expect(Math.abs(paths.reduce((sum, ring) => sum + signedArea(ring.slice(0, -1)), 0) - expected.area)).toBeLessThan(Math.min(tolerance, 0.002 * expected.area))
      else expect(Math.abs(paths.reduce((sum, line) => sum + lengthOf(line), 0) - expected.length)).toBeLessThan(2)
    })
  }
})

describe('the form that Mapbox Vector Tile 2.1 (4.3.4.4) asks of areas', () => {
  it('turns outer rings one way and holes the other, each hole after its shell', () => {
    const twoParts = areas.get('two parts, both in')!
    expect(twoParts.paths.map((ring) => Math.sign(signedArea(ring)))).toEqual([1, 1, -1])
    expect(classifyRings(twoParts.paths as never).map((polygon) => polygon.length)).toEqual([1, 2])
    expect(Math.sign(signedArea(areas.get('clockwise shell')!.paths[0]!))).toBe(1)
  })

  it('has no ring without area or with fewer than three vertices, and repeats none', () => {
    for (const { paths } of areas.values()) {
      for (const ring of paths) {
        expect(ring.length).toBeGreaterThan(3)
        expect(signedArea(ring)).not.toBe(0)
        for (let index = 1; index < ring.length; index++) expect(ring[index]).not.toEqual(ring[index - 1])
      }
    }
  })

  it('stays within the margin', () => {
    for (const { paths } of [...areas.values(), ...lines.values()]) {
      for (const point of paths.flat()) {
        expect(Math.min(point.x, point.y)).toBeGreaterThanOrEqual(-64)
        expect(Math.max(point.x, point.y)).toBeLessThanOrEqual(4096 + 64)
      }
    }
  })
})

it('hangs the label of an area on one point inside it, in one tile only', () => {
  const own = tileFeatures(file.connection, address, { kind: 'project' }).filter(({ properties }) => properties['label'] === true)
  const names = own.map(({ properties }) => properties['name'])
  expect(names).toContain('across the east edge')
  expect(names).not.toContain('beyond')
  const east = tileFeatures(file.connection, { z, x: x + 1, y }, { kind: 'project' })
  expect(east.filter(({ type, properties }) => type === 'area' && properties['name'] === 'across the east edge')).toHaveLength(1)
  expect(east.filter(({ type, properties }) => type === 'point' && properties['name'] === 'across the east edge')).toHaveLength(0)
  // The centre of the hole is no place for a label.
  const label = own.find(({ properties }) => properties['name'] === 'hole inside')!.paths[0]![0]!
  const [shell, hole] = areas.get('hole inside')!.paths
  expect(isInside(label, shell!)).toBe(true)
  expect(isInside(label, hole!)).toBe(false)
})

function isInside({ x: px, y: py }: Point, ring: readonly Point[]): boolean {
  let inside = false
  for (let index = 1; index < ring.length; index++) {
    const a = ring[index - 1]!
    const b = ring[index]!
    if (a.y > py !== b.y > py && px < a.x + ((py - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside
  }
  return inside
}
