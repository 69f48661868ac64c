/** Expected WKB: GDAL 3.6.2, `ExportToIsoWkb`; header bytes: OGC 12-128r17, table 6. */
import type { Geometry } from 'geojson'
import { describe, expect, it } from 'vitest'
import type { FlatGeometry } from '../../../../../shared/domain/flat-geometry'
import { fromGeoJson, toGeoJson } from '../../../../../shared/domain/flat-geometry-geojson'
import { decodeGeometry, decodeWkb } from '../../../../../electron/store/geopackage/decode-geometry'
import { createPointBlob, encodeGeometry, setPoint } from '../../../../../electron/store/geopackage/encode-geometry'
import { fitGeometry } from '../../../../../electron/store/geopackage/fit-geometry'
import { boundsOfBlob } from '../../../../../electron/store/geopackage/geometry-bounds'
import { GeometryFormatError } from '../../../../../electron/store/geopackage/geometry-header'

const square = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
const hole = [[1, 1], [1, 2], [2, 2], [1, 1]]

const samples: readonly (readonly [string, Geometry, string])[] = [
  ['point', { type: 'Point', coordinates: [120.5, 32.25] }, '01010000000000000000205e400000000000204040'],
  ['line', { type: 'LineString', coordinates: [[0, 0], [1, 2]] }, '01020000000200000000000000000000000000000000000000000000000000f03f0000000000000040'],
  ['polygon with hole', { type: 'Polygon', coordinates: [square, hole] }, '01030000000200000005000000000000000000000000000000000000000000000000001040000000000000000000000000000010400000000000001040000000000000000000000000000010400000000000000000000000000000000004000000000000000000f03f000000000000f03f000000000000f03f000000000000004000000000000000400000000000000040000000000000f03f000000000000f03f'],
  ['points', { type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] }, '0104000000020000000101000000000000000000f03f0000000000000040010100000000000000000008400000000000001040'],
  ['lines', { type: 'MultiLineString', coordinates: [[[0, 0], [1, 1]], [[2, 2], [3, 3], [4, 4]]] }, '01050000000200000001020000000200000000000000000000000000000000000000000000000000f03f000000000000f03f010200000003000000000000000000004000000000000000400000000000000840000000000000084000000000000010400000000000001040'],
  ['polygons', { type: 'MultiPolygon', coordinates: [[[[0, 0], [1, 0], [1, 1], [0, 0]]], [[[5, 5], [6, 5], [6, 6], [5, 5]]]] }, '0106000000020000000103000000010000000400000000000000000000000000000000000000000000000000f03f0000000000000000000000000000f03f000000000000f03f000000000000000000000000000000000103000000010000000400000000000000000014400000000000001440000000000000184000000000000014400000000000001840000000000000184000000000000014400000000000001440'],
  ['collection', { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 2] }, { type: 'LineString', coordinates: [[0, 0], [1, 1]] }] }, '0107000000020000000101000000000000000000f03f000000000000004001020000000200000000000000000000000000000000000000000000000000f03f000000000000f03f'],
  ['no polygons', { type: 'MultiPolygon', coordinates: [] }, '010600000000000000'],
]

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
/** Header without envelope: GP, version 0, little endian, EPSG:4490. */
const HEADER = '475000018a110000'

describe('geometry blobs', () => {
  it.each(samples)('writes a %s as GDAL does and reads it back', (_, geometry, wkb) => {
    const blob = encodeGeometry(fromGeoJson(geometry), 4490)
    expect(hex(blob)).toMatch(new RegExp(`${wkb}$`))
    expect(toGeoJson(decodeGeometry(blob))).toEqual(geometry)
  })

  it('gives points no envelope and everything else min x, max x, min y, max y', () => {
    expect(hex(encodeGeometry(fromGeoJson({ type: 'Point', coordinates: [120.5, 32.25] }), 4490))).toBe(`${HEADER}01010000000000000000205e400000000000204040`)
    const blob = encodeGeometry(fromGeoJson({ type: 'LineString', coordinates: [[3, 7], [1, 9]] }), 4490)
    expect(blob[3]).toBe(0x03)
    const view = new DataView(blob.buffer)
    expect([8, 16, 24, 32].map((offset) => view.getFloat64(offset, true))).toEqual([1, 3, 7, 9])
    expect(boundsOfBlob(blob)).toEqual([1, 7, 3, 9])
  })

  it('flags empty geometries and gives an empty point NaN', () => {
    const empty = encodeGeometry(fromGeoJson({ type: 'Point', coordinates: [] }), 4490)
    expect(empty[3]).toBe(0x11)
    expect(hex(empty)).toMatch(/0101000000000000000000f87f000000000000f87f$/)
    expect(boundsOfBlob(empty)).toBeNull()
    expect(decodeGeometry(empty)).toMatchObject({ type: 'Point', xy: new Float64Array(0) })
    expect(encodeGeometry(fromGeoJson({ type: 'MultiPolygon', coordinates: [] }), 4490)[3]).toBe(0x11)
  })

  it('fills a point blob again and again', () => {
    const blob = createPointBlob(4490)
    setPoint(new DataView(blob.buffer), 120.5, 32.25)
    expect(hex(blob)).toBe(`${HEADER}01010000000000000000205e400000000000204040`)
  })

  it('writes and reads heights and measures', () => {
    const point: FlatGeometry = { type: 'Point', xy: Float64Array.of(1, 2), z: Float64Array.of(3), m: Float64Array.of(4), pathEnds: [], polygonEnds: [] }
    const blob = encodeGeometry(point, 4490, { z: true, m: true })
    expect(hex(blob.subarray(8))).toBe('01b90b0000000000000000f03f000000000000004000000000000008400000000000001040')
    expect(decodeGeometry(blob)).toEqual(point)
    expect(hex(encodeGeometry(point, 4490, { z: true, m: false }).subarray(8))).toBe('01e9030000000000000000f03f00000000000000400000000000000840')
    const polygon = decodeWkb(bytes('01ee0300000100000001eb0300000100000004000000000000000000000000000000000000000000000000001c40000000000000f03f00000000000000000000000000002040000000000000f03f000000000000f03f0000000000002240000000000000000000000000000000000000000000001c40'))
    expect(polygon).toMatchObject({ type: 'MultiPolygon', z: Float64Array.of(7, 8, 9, 7), pathEnds: [4], polygonEnds: [1] })
  })

  it('reads big endian, EWKB flags with SRID, and surfaces of straight rings', () => {
    expect(decodeWkb(bytes('000000000200000002000000000000000000000000000000003ff00000000000004000000000000000'))).toMatchObject({ type: 'LineString', xy: Float64Array.of(0, 0, 1, 2) })
    // PostGIS 3.3: ST_AsEWKB('SRID=4490;POINT Z (1 2 3)')
    expect(decodeWkb(bytes('01010000a08a110000000000000000f03f00000000000000400000000000000840'))).toMatchObject({ xy: Float64Array.of(1, 2), z: Float64Array.of(3) })
    const tin = '01f80300000100000001f903000001000000040000000000000000000000000000000000000000000000000000000000000000000000000000000000f03f0000000000000000000000000000f03f00000000000000000000000000000000000000000000000000000000000000000000000000000000'
    expect(decodeWkb(bytes(tin)).type).toBe('MultiPolygon')
  })

  it('refuses curves, extended types and every kind of damage with a reason', () => {
    const curve = `${HEADER}01080000000300000000000000000000000000000000000000000000000000f03f000000000000f03f00000000000000400000000000000000`
    expect(() => decodeGeometry(bytes(curve))).toThrow(new GeometryFormatError('geometry type 8 is not supported', 'CircularString'))
    expect(() => decodeGeometry(bytes(HEADER.replace('475000018a', '475000218a')))).toThrow(GeometryFormatError)
    const whole = encodeGeometry(fromGeoJson({ type: 'Polygon', coordinates: [square, hole] }), 4490)
    for (let length = 0; length < whole.length; length++) expect(() => decodeGeometry(whole.subarray(0, length))).toThrow(GeometryFormatError)
    // A count of four thousand million rings must not be believed.
    expect(() => decodeWkb(bytes('0103000000ffffffff'))).toThrow(GeometryFormatError)
    expect(() => decodeWkb(bytes(`${'010700000001000000'.repeat(50)}010700000000000000`))).toThrow('collections are nested too deeply')
  })

  it('reads a blob that lies in the middle of a buffer', () => {
    const blob = encodeGeometry(fromGeoJson({ type: 'LineString', coordinates: [[0, 0], [1, 2]] }), 4490)
    const around = new Uint8Array(blob.length + 7)
    around.set(blob, 5)
    expect(toGeoJson(decodeGeometry(around.subarray(5, 5 + blob.length)))).toEqual({ type: 'LineString', coordinates: [[0, 0], [1, 2]] })
  })
})

function fit(geometry: Geometry, target: Parameters<typeof fitGeometry>[1]): Geometry | null {
  const fitted = fitGeometry(fromGeoJson(geometry), target)
  return fitted === null ? null : toGeoJson(fitted)
}

describe('fitting geometry to a table', () => {
  it('makes single geometries multi', () => {
    expect(fit({ type: 'Polygon', coordinates: [square, hole] }, 'MultiPolygon')).toEqual({ type: 'MultiPolygon', coordinates: [[square, hole]] })
    expect(fit({ type: 'LineString', coordinates: [[0, 0], [1, 2]] }, 'MultiLineString')).toEqual({ type: 'MultiLineString', coordinates: [[[0, 0], [1, 2]]] })
    expect(fit({ type: 'MultiPoint', coordinates: [[1, 2]] }, 'Point')).toEqual({ type: 'Point', coordinates: [1, 2] })
  })

  it('keeps anything where anything goes and refuses what does not belong', () => {
    expect(fit({ type: 'LineString', coordinates: [[0, 0], [1, 2]] }, 'Geometry')?.type).toBe('LineString')
    expect(fit({ type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] }, 'Point')).toBeNull()
    expect(fit({ type: 'Point', coordinates: [1, 2] }, 'MultiPolygon')).toBeNull()
    expect(fit({ type: 'Polygon', coordinates: [square] }, 'MultiLineString')).toBeNull()
  })
})
