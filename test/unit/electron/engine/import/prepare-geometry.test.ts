/** Geometry on its way in. Validity and repaired areas are GEOS’s (ST_IsValid, ST_MakeValid through GDAL 3.6). */
import { execFileSync } from 'node:child_process'
import type { Geometry, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { prepareGeometry } from '../../../../../electron/engine/import/prepare-geometry'
import { fromGeoJson, toGeoJson } from '../../../../../shared/domain/flat-geometry-geojson'
import type { GeometryType } from '../../../../../shared/domain/kinds'

const rules = (target: GeometryType, ringOrderMatters = false) => ({ target, toLonLat: () => {}, crsName: 'EPSG:4490', ringOrderMatters })

function prepare(geometry: Geometry | null, target: GeometryType, ringOrderMatters = false) {
  const prepared = prepareGeometry(geometry === null ? null : fromGeoJson(geometry), rules(target, ringOrderMatters))
  return { geometry: prepared.geometry && toGeoJson(prepared.geometry), problems: prepared.problems.map(({ severity, code }) => `${severity} ${code}`), params: prepared.problems.map(({ params }) => params) }
}

const polygon = (...rings: Position[][]): Geometry => ({ type: 'Polygon', coordinates: rings })
const at = (lon: number, lat: number): Position => [120 + lon / 1000, 32 + lat / 1000]
const ring = (...places: [number, number][]): Position[] => [...places, places[0]!].map(([lon, lat]) => at(lon, lat))
const square = ring([0, 0], [10, 0], [10, 10], [0, 10])

describe('what is valid', () => {
  it('comes in as it is, as multi', () => {
    expect(prepare(polygon(square), 'MultiPolygon')).toMatchObject({ geometry: { type: 'MultiPolygon', coordinates: [[square]] }, problems: [] })
    expect(prepare({ type: 'LineString', coordinates: [at(0, 0), at(1, 1)] }, 'MultiLineString')).toMatchObject({ geometry: { type: 'MultiLineString', coordinates: [[at(0, 0), at(1, 1)]] }, problems: [] })
    expect(prepare({ type: 'MultiPoint', coordinates: [at(1, 1)] }, 'Point')).toMatchObject({ geometry: { type: 'Point', coordinates: at(1, 1) }, problems: [] })
  })

  it('keeps its type where anything goes', () => {
    for (const geometry of [{ type: 'Point', coordinates: at(1, 1) }, { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: at(1, 1) }, polygon(square)] }] as Geometry[]) {
      expect(prepare(geometry, 'Geometry')).toMatchObject({ geometry, problems: [] })
    }
  })
})

describe('what has no place', () => {
  it.each<[string, Geometry | null]>([
    ['null', null],
    ['an empty point', { type: 'Point', coordinates: [] }],
    ['an empty polygon', { type: 'Polygon', coordinates: [] }],
    ['an empty collection', { type: 'GeometryCollection', geometries: [] }],
  ])('%s is missing, with a warning', (_, geometry) => {
    expect(prepare(geometry, 'MultiPolygon')).toMatchObject({ geometry: null, problems: ['warning geometry.missing'] })
  })

  it.each([Number.NaN, Infinity, -Infinity])('%s is no coordinate', (ordinate) => {
    expect(prepare({ type: 'Point', coordinates: [120, ordinate] }, 'Point').problems).toEqual(['rejected geometry.nonFinite'])
  })

  it('1e308 is no place of the system', () => {
    const toLonLat = (xy: Float64Array) => xy.fill(Number.NaN)
    const { geometry, problems } = prepareGeometry(fromGeoJson({ type: 'Point', coordinates: [1e308, 32] }), { ...rules('Point'), toLonLat })
    expect(geometry).toBeNull()
    expect(problems).toEqual([{ severity: 'rejected', code: 'geometry.outsideCrs', params: { x: '1e+308', y: '32', crs: 'EPSG:4490' } }])
  })
})

describe('types that do not belong', () => {
  it.each<[string, Geometry, GeometryType]>([
    ['a polygon among points', polygon(square), 'Point'],
    ['two points in one', { type: 'MultiPoint', coordinates: [at(0, 0), at(1, 1)] }, 'Point'],
    ['a point among polygons', { type: 'Point', coordinates: at(0, 0) }, 'MultiPolygon'],
    ['an open line among polygons', { type: 'LineString', coordinates: [at(0, 0), at(1, 0), at(1, 1), at(0, 1)] }, 'MultiPolygon'],
    ['a polygon among lines', polygon(square), 'MultiLineString'],
    ['a mixed collection', { type: 'GeometryCollection', geometries: [polygon(square), { type: 'Point', coordinates: at(0, 0) }] }, 'MultiPolygon'],
  ])('%s is rejected', (_, geometry, target) => {
    expect(prepare(geometry, target)).toMatchObject({ geometry: null, problems: ['rejected geometry.wrongType'] })
  })

  it('a closed line is a polygon, and says so', () => {
    expect(prepare({ type: 'LineString', coordinates: square }, 'MultiPolygon')).toMatchObject({ geometry: { coordinates: [[square]] }, problems: ['repaired geometry.closedLine'] })
  })

  it('a collection of polygons is a multipolygon', () => {
    const other = ring([20, 0], [30, 0], [30, 10], [20, 10])
    expect(prepare({ type: 'GeometryCollection', geometries: [polygon(square), polygon(other)] }, 'MultiPolygon')).toMatchObject({ geometry: { type: 'MultiPolygon', coordinates: [[square], [other]] }, problems: [] })
  })
})

describe('what is put right without changing the shape', () => {
  it('a ring that is not closed', () => {
    expect(prepare(polygon(square.slice(0, -1)), 'MultiPolygon')).toMatchObject({ geometry: { coordinates: [[square]] }, problems: ['repaired geometry.ringNotClosed'] })
  })

  it('repeated points, counted', () => {
    const repeated = [square[0]!, square[1]!, square[1]!, square[1]!, ...square.slice(2)]
    expect(prepare(polygon(repeated), 'MultiPolygon')).toMatchObject({ geometry: { coordinates: [[square]] }, problems: ['repaired geometry.duplicatePoints'], params: [{ count: 2 }] })
  })

  it('rings that run the wrong way: a fault only where the format prescribes the way', () => {
    expect(prepare(polygon(square.toReversed()), 'MultiPolygon')).toMatchObject({ geometry: { coordinates: [[square]] }, problems: [] })
    expect(prepare(polygon(square.toReversed()), 'MultiPolygon', true)).toMatchObject({ geometry: { coordinates: [[square]] }, problems: ['repaired geometry.ringOrder'] })
  })

  it('a hole without any extent', () => {
    expect(prepare(polygon(square, [at(5, 5), at(5, 5), at(5, 5), at(5, 5)]), 'MultiPolygon').geometry).toMatchObject({ coordinates: [[square]] })
  })

  it('a line of one place is none', () => {
    expect(prepare({ type: 'LineString', coordinates: [at(0, 0), at(0, 0)] }, 'MultiLineString').problems).toEqual(['rejected geometry.tooFewPoints'])
  })

  it('of two lines the one without extent is left out', () => {
    expect(prepare({ type: 'MultiLineString', coordinates: [[at(0, 0), at(0, 0)], [at(1, 1), at(2, 2)]] }, 'MultiLineString')).toMatchObject({ geometry: { coordinates: [[at(1, 1), at(2, 2)]] } })
  })
})

/** Invalid rings: which mean one thing only, and which do not. */
const invalid: readonly [name: string, rings: Position[][], isRepaired: boolean, code: string][] = [
  ['a bow-tie', [ring([0, 0], [10, 10], [10, 0], [0, 10])], false, 'geometry.selfIntersection'],
  ['a hole outside its shell', [square, ring([20, 0], [30, 0], [30, 10], [20, 10])], false, 'geometry.holeOutsideShell'],
  ['a hole across its shell', [square, ring([5, 5], [15, 5], [15, 8], [5, 8])], false, 'geometry.selfIntersection'],
  ['a hole in a hole', [square, ring([2, 2], [8, 2], [8, 8], [2, 8]), ring([4, 4], [6, 4], [6, 6], [4, 6])], false, 'geometry.nestedHoles'],
  ['a ring that touches itself in one point', [ring([0, 0], [10, 0], [10, 10], [5, 10], [7, 5], [3, 5], [5, 10], [0, 10])], true, 'geometry.ringSelfIntersection'],
  ['a spike', [ring([0, 0], [10, 0], [10, 10], [5, 10], [5, 20], [5, 10], [0, 10])], true, 'geometry.ringSelfIntersection'],
  ['a loop of a square metre', [ring([0, 0], [10, 0], [10, 5], [10.01, 5.01], [10, 5.01], [10.01, 5], [10, 5.02], [10, 10], [0, 10])], true, 'geometry.selfIntersection'],
  ['a hole along the whole shell', [square, square.toReversed()], false, 'geometry.selfIntersection'],
]

describe('what is invalid', () => {
  it.each(invalid)('%s', (_, rings, isRepaired, code) => {
    const { geometry, problems, params } = prepare(polygon(...rings), 'MultiPolygon')
    expect(problems).toEqual([`${isRepaired ? 'repaired' : 'rejected'} ${code}`])
    expect(params[0]).toMatchObject({ lon: expect.stringMatching(/^120\.0\d+$/), lat: expect.stringMatching(/^32\.0\d+$/) })
    expect(geometry === null).toBe(!isRepaired)
  })

  const hasGdal = (() => {
    try {
      return execFileSync('ogrinfo', ['--version']).length > 0
    } catch {
      return false
    }
  })()

  it.skipIf(!hasGdal)('is what GEOS calls invalid, and its repair has GEOS’s area', () => {
    for (const [name, rings, isRepaired] of invalid) {
      const text = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: polygon(...rings) }] })
      const sql = 'SELECT ST_IsValid(geometry) AS valid, ST_Area(ST_MakeValid(geometry)) AS area FROM OGRGeoJSON'
      const out = execFileSync('ogr2ogr', ['-f', 'CSV', '/vsistdout/', text, '-dialect', 'sqlite', '-sql', sql], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      const [valid, area] = out.trim().split('\n').at(-1)!.replaceAll('"', '').split(',').map(Number)
      expect([name, valid]).toEqual([name, 0])
      const prepared = prepare(polygon(...rings), 'MultiPolygon').geometry
      if (isRepaired && prepared?.type === 'MultiPolygon') {
        const planar = prepared.coordinates.flatMap((parts) => parts).reduce((sum, positions) => sum + positions.slice(1).reduce((part, [x = 0, y = 0], index) => part + ((positions[index]![0]! - 120) * (y - 32) - (x - 120) * (positions[index]![1]! - 32)) / 2, 0), 0)
        // Within five square metres: GEOS’s linework method drops a loop that lies over the inside, ours keeps it.
        expect(planar, name).toBeCloseTo(area!, 9)
      }
    }
  })
})
