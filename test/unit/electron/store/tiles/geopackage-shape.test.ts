import { describe, expect, it } from 'vitest'
import { HOLE, LINE, SHELL, ShapeReader } from '../../../../../electron/store/tiles/geopackage-shape'
import { latitudeOf, longitudeOf } from '../../../../../electron/store/tiles/tile-grid'

/** GeoPackage header without envelope (OGC 12-128r17, 2.1.3) before WKB. */
const blob = (wkb: string) => Buffer.from(`47500001${'8a110000'}${wkb}`, 'hex')

/** Written by PostGIS 3.3.2: ST_AsEWKB, ST_AsBinary 'XDR' and 'NDR'. */
const POLYGON_Z_EWKB =
  '01030000a08a11000001000000040000000000000000005e40000000000000404000000000000014400000000000405e40000000000000404000000000000014400000000000405e40000000000080404000000000000014400000000000005e4000000000000040400000000000001440'
const LINE_ZM_BIG_ENDIAN = '0000000bba00000002405e000000000000404000000000000040140000000000003ff0000000000000405e400000000000404080000000000040180000000000004000000000000000'
const COLLECTION =
  '0107000000030000000102000000020000000000000000005e4000000000000040400000000000405e40000000000080404001010000000000000000c05d400000000000003f4001040000000200000001010000000000000000805d400000000000003e4001010000000000000000405d400000000000003d40'

function verticesOf(shape: ShapeReader): readonly (readonly [number, number])[] {
  return Array.from({ length: shape.vertexCount }, (_, index) => [
    Math.round(longitudeOf(shape.x[index]!) * 1e6) / 1e6,
    Math.round(latitudeOf(shape.y[index]!) * 1e6) / 1e6,
  ])
}

describe('geometry blobs', () => {
  const shape = new ShapeReader()

  it('with heights and a reference system in the WKB: the ring ends before its first vertex comes again', () => {
    expect(shape.read(blob(POLYGON_Z_EWKB))).toBe(true)
    expect(verticesOf(shape)).toEqual([[120, 32], [121, 32], [121, 33]])
    expect(shape.pathRoles).toEqual([SHELL])
    expect(shape.pathEnds).toEqual([3])
  })

  it('big-endian, with heights and measures', () => {
    expect(shape.read(blob(LINE_ZM_BIG_ENDIAN))).toBe(true)
    expect(verticesOf(shape)).toEqual([[120, 32], [121, 33]])
    expect(shape.pathRoles).toEqual([LINE])
  })

  it('with members of several kinds: points first, paths after them', () => {
    expect(shape.read(blob(COLLECTION))).toBe(true)
    expect(shape.pointCount).toBe(3)
    expect(verticesOf(shape)).toEqual([[119, 31], [118, 30], [117, 29], [120, 32], [121, 33]])
    expect(shape.pathEnds).toEqual([5])
  })

  it('that hold nothing: an empty point is not a number', () => {
    expect(shape.read(blob('0101000000000000000000f87f000000000000f87f'))).toBe(true)
    expect(shape.vertexCount).toBe(0)
    expect(shape.read(blob('010600000000000000'))).toBe(true)
    expect(shape.vertexCount).toBe(0)
  })

  it('that are damaged, cut off or of a type that maps do not know have no place', () => {
    expect(shape.read(null)).toBe(false)
    expect(shape.read(Buffer.from('no geometry'))).toBe(false)
    for (let length = 0; length < 110; length++) expect(shape.read(blob(POLYGON_Z_EWKB).subarray(0, length))).toBe(false)
    // A ring that claims 2^31 vertices; a circular string.
    expect(shape.read(blob('01030000000100000000000080'))).toBe(false)
    expect(shape.read(blob('010800000000000000'))).toBe(false)
  })

  it('with a hole, after one without', () => {
    const zero = '0000000000000000'
    // Triangles (0 0, 10 0, 10 10) and (0 0, 1 0, 1 1).
    const [shell, hole] = ['0000000000002440', '000000000000f03f'].map((side) => `04000000${zero}${zero}${side}${zero}${side}${side}${zero}${zero}`)
    expect(shape.read(blob(`010300000002000000${shell}${hole}`))).toBe(true)
    expect(shape.pathRoles).toEqual([SHELL, HOLE])
    expect(shape.pathEnds).toEqual([3, 6])
  })
})
