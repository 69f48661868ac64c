import { describe, expect, it } from 'vitest'
import { encodeGeometry } from '../../../../../electron/store/geopackage/encode-geometry'
import { ShapeReader } from '../../../../../electron/store/tiles/geopackage-shape'
import { findJunctions } from '../../../../../electron/store/tiles/junctions'
import { PathSet } from '../../../../../electron/store/tiles/path-set'
import { squaredSignificance } from '../../../../../electron/store/tiles/significance'
import { latitudeOf, longitudeOf } from '../../../../../electron/store/tiles/tile-grid'
import type { SimpleGeometry } from '../../../../../shared/domain/flat-geometry'
import { readJsonFixture } from '../../../../support/read-fixture'

type Vertices = readonly (readonly [x: number, y: number])[]

/** Lines and rings at whole world units, brought in the way features come: as geometry blobs in degrees. */
function pathsOf(...features: readonly { readonly line?: Vertices; readonly ring?: Vertices }[]): PathSet {
  const paths = new PathSet()
  const shape = new ShapeReader()
  for (const { line, ring } of features) {
    const vertices = line ?? [...ring!, ring![0]!]
    const geometry: SimpleGeometry = {
      type: line === undefined ? 'Polygon' : 'LineString',
      xy: Float64Array.from(vertices.flatMap(([x, y]) => [longitudeOf(x), latitudeOf(y)])),
      z: null,
      m: null,
      pathEnds: [vertices.length],
      polygonEnds: [],
    }
    expect(shape.read(encodeGeometry(geometry, 4490))).toBe(true)
    paths.appendFeature(shape)
  }
  return paths
}

/** Origin of the expected places: its field `origin`. */
type Fixture = { readonly lines: readonly { readonly vertices: Vertices; readonly simplified: readonly { readonly tolerance: number; readonly kept: readonly number[] }[] }[] }

describe('Douglas and Peucker', () => {
  it('keeps the vertices that PostGIS keeps, at every tolerance', () => {
    for (const { vertices, simplified } of readJsonFixture<Fixture>('tiles/postgis-simplify.json').lines) {
      const significance = squaredSignificance(pathsOf({ line: vertices }))
      for (const { tolerance, kept } of simplified) {
        expect(vertices.flatMap((_, index) => (significance[index]! > tolerance * tolerance ? [index] : []))).toEqual(kept)
      }
    }
  })

  it('does not depend on where a ring begins or which way it runs', () => {
    const ring: Vertices = Array.from({ length: 60 }, (_, index) => [40_000 + Math.round(20_000 * Math.cos(index / 9.55) + ((index * 7919) % 900)), 40_000 + Math.round(20_000 * Math.sin(index / 9.55) + ((index * 104_729) % 700))])
    const of = (vertices: Vertices) => {
      const significance = squaredSignificance(pathsOf({ ring: vertices }))
      return new Map(vertices.map((vertex, index) => [vertex.join(), significance[index]]))
    }
    const expected = of(ring)
    expect(of(ring.toReversed())).toEqual(expected)
    expect(of([...ring.slice(23), ...ring.slice(0, 23)])).toEqual(expected)
  })
})

describe('junctions', () => {
  const west: Vertices = [[1000, 1000], [2000, 1000], [2100, 1500], [2000, 2000], [1000, 2000]]
  const east: Vertices = [[2000, 1000], [3000, 1000], [3000, 2000], [2000, 2000], [2100, 1500]]

  it('are where a shared boundary begins and ends, not along it', () => {
    const paths = pathsOf({ ring: west }, { ring: east })
    expect([...findJunctions(paths)]).toEqual([0, 1, 0, 1, 0, 1, 0, 0, 1, 0])
  })

  it('are none where one ring fills the hole of another', () => {
    expect([...findJunctions(pathsOf({ ring: west }, { ring: west.toReversed() }))]).toEqual(Array(10).fill(0))
  })

  it('are the ends of lines, and where another line comes in', () => {
    const river: Vertices = [[0, 0], [1000, 0], [2000, 0], [3000, 0]]
    const brook: Vertices = [[2000, 900], [2000, 400], [2000, 0]]
    expect([...findJunctions(pathsOf({ line: river }, { line: brook }))]).toEqual([1, 0, 1, 1, 1, 0, 1])
  })
})
