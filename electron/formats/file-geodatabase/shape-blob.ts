/**
 * Geometry of a row: integers in a grid, each vertex as the difference from the one before it.
 *
 * Source: “FGDB Spec”, geometry field; Esri, “Extended Shapefile Record Format”, July 2012, for part types and curves.
 */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { polygonFromRings } from '../geometry/polygon-rings'
import { surfaceFromPatches } from '../shapefile/shp-multipatch'
import { PastEnd, type ByteCursor } from './byte-cursor'
import { readCurves, withCurves } from './shape-curves'
import type { Grid } from './table-header'

export type ShapeBlobReading = {
  readonly geometry: FlatGeometry | null
  readonly note: 'curve' | 'surface' | null
  /** 1-based number of a hole outside every shell; null where all is well. */
  readonly strayHole: number | null
}

const HAS_Z = 0x80000000
const HAS_M = 0x40000000
const HAS_CURVES = 0x20000000
/** First byte of measures that are not there. */
const NO_MEASURES = 0x42
const NO_ENDS: readonly number[] = []

type Kind = 'point' | 'multipoint' | 'line' | 'polygon' | 'patch'

/** Shape type numbers: plain, Z, M and ZM forms, and the general form with its dimensions as flags. */
const KINDS: readonly { readonly kind: Kind; readonly plain: number; readonly z: number; readonly m: number; readonly zm: number; readonly general: number }[] = [
  { kind: 'point', plain: 1, z: 9, m: 21, zm: 11, general: 52 },
  { kind: 'multipoint', plain: 8, z: 20, m: 28, zm: 18, general: 53 },
  { kind: 'line', plain: 3, z: 10, m: 23, zm: 13, general: 50 },
  { kind: 'polygon', plain: 5, z: 19, m: 25, zm: 15, general: 51 },
  { kind: 'patch', plain: -1, z: 32, m: -1, zm: 31, general: 54 },
]

const EMPTY: ShapeBlobReading = { geometry: null, note: null, strayHole: null }

/**
 * @param cursor over the blob alone
 * @throws PastEnd where the blob breaks off; RangeError for a shape type that is not known
 */
export function readShapeBlob(cursor: ByteCursor, grid: Grid): ShapeBlobReading {
  const type = cursor.varuint()
  const number = type % 256
  const found = KINDS.find(({ plain, z, m, zm, general }) => [plain, z, m, zm, general].includes(number))
  if (number === 0) return EMPTY
  if (!found) throw new RangeError(`shape type ${number}`)
  const isGeneral = number === found.general
  const has = (flag: number) => Math.floor(type / flag) % 2 === 1
  const hasZ = isGeneral ? has(HAS_Z) : number === found.z || number === found.zm
  const hasM = isGeneral ? has(HAS_M) : number === found.m || number === found.zm
  if (found.kind === 'point') return readPoint(cursor, grid, hasZ, hasM)
  const pointCount = cursor.varuint()
  if (pointCount === 0) return EMPTY
  // Each vertex takes two bytes at least.
  if (2 * pointCount > cursor.end - cursor.offset) throw new PastEnd()
  if (found.kind === 'multipoint') {
    skipBox(cursor)
    return { ...EMPTY, geometry: { type: 'MultiPoint', ...readOrdinates(cursor, grid, pointCount, hasZ, hasM), pathEnds: NO_ENDS, polygonEnds: NO_ENDS } }
  }
  if (found.kind === 'patch') cursor.varuint()
  const partCount = cursor.varuint()
  const curveCount = isGeneral && found.kind !== 'patch' && has(HAS_CURVES) ? cursor.varuint() : 0
  if (partCount > pointCount || partCount === 0) throw new PastEnd()
  skipBox(cursor)
  const pathEnds = readPartEnds(cursor, partCount, pointCount)
  const partTypes = found.kind === 'patch' ? Array.from({ length: partCount }, () => cursor.varuint() % 16) : []
  const ordinates = readOrdinates(cursor, grid, pointCount, hasZ, hasM)
  if (found.kind === 'patch') return { ...EMPTY, geometry: surfaceFromPatches(ordinates, pathEnds, partTypes), note: 'surface' }
  const curves = readCurves(cursor, curveCount)
  const filled = withCurves({ ...ordinates, pathEnds: pathEnds.filter((end, part) => end !== (pathEnds[part - 1] ?? 0)) }, curves)
  const note = curves.length > 0 ? 'curve' : null
  if (found.kind === 'line') {
    return { ...EMPTY, note, geometry: { ...filled, type: filled.pathEnds.length > 1 ? 'MultiLineString' : 'LineString', polygonEnds: NO_ENDS } }
  }
  return { ...polygonFromRings(filled, filled.pathEnds), note }
}

function readPoint(cursor: ByteCursor, grid: Grid, hasZ: boolean, hasM: boolean): ShapeBlobReading {
  const [x, y] = [cursor.varuint(), cursor.varuint()]
  // Numbers are one too high, so that zero can stand for an empty point.
  if (x === 0 && y === 0) return EMPTY
  const z = hasZ ? Float64Array.of((cursor.varuint() - 1) / grid.zScale + grid.zOrigin) : null
  const m = hasM && cursor.offset < cursor.end ? readMeasure(cursor, grid) : null
  const xy = Float64Array.of((x - 1) / grid.xyScale + grid.xOrigin, (y - 1) / grid.xyScale + grid.yOrigin)
  return { ...EMPTY, geometry: { type: 'Point', xy, z, m, pathEnds: NO_ENDS, polygonEnds: NO_ENDS } }
}

function readMeasure(cursor: ByteCursor, grid: Grid): Float64Array {
  const raw = cursor.varuint()
  return Float64Array.of(raw === 0 ? NaN : (raw - 1) / grid.mScale + grid.mOrigin)
}

function skipBox(cursor: ByteCursor): void {
  for (let bound = 0; bound < 4; bound++) cursor.varuint()
}

function readPartEnds(cursor: ByteCursor, partCount: number, pointCount: number): number[] {
  const ends: number[] = []
  let end = 0
  for (let part = 0; part + 1 < partCount; part++) {
    end += cursor.varuint()
    if (end > pointCount) throw new PastEnd()
    ends.push(end)
  }
  ends.push(pointCount)
  return ends
}

function readOrdinates(cursor: ByteCursor, grid: Grid, count: number, hasZ: boolean, hasM: boolean) {
  const xy = new Float64Array(2 * count)
  let [x, y] = [0, 0]
  for (let vertex = 0; vertex < count; vertex++) {
    x += cursor.varint()
    y += cursor.varint()
    xy[2 * vertex] = x / grid.xyScale + grid.xOrigin
    xy[2 * vertex + 1] = y / grid.xyScale + grid.yOrigin
  }
  const z = hasZ ? readDifferences(cursor, count, grid.zScale, grid.zOrigin) : null
  return { xy, z, m: hasM ? readMeasures(cursor, count, grid) : null }
}

function readMeasures(cursor: ByteCursor, count: number, grid: Grid): Float64Array | null {
  if (cursor.offset >= cursor.end) return null
  if (cursor.buffer[cursor.offset] === NO_MEASURES) {
    cursor.skip(1)
    return null
  }
  return readDifferences(cursor, count, grid.mScale, grid.mOrigin)
}

function readDifferences(cursor: ByteCursor, count: number, scale: number, origin: number): Float64Array {
  const values = new Float64Array(count)
  let sum = 0
  for (let index = 0; index < count; index++) {
    sum += cursor.varint()
    values[index] = sum / scale + origin
  }
  return values
}
