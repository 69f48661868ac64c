/**
 * Contents of a .shp record to flat geometry.
 *
 * Every count is checked against the bytes that are there before anything is allocated.
 * Source: ESRI Shapefile Technical Description, July 1998, tables 3–16.
 */
import type { FlatGeometry, SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { hasM, hasZ, nameOfShapeType } from './shp-header'
import { polygonFromRings } from '../geometry/polygon-rings'
import { surfaceFromPatches } from './shp-multipatch'

/** `problem` is a code of `ImportProblemParams` and what its message names; null where all is well. */
export type ShapeReading = {
  readonly geometry: FlatGeometry | null
  readonly problem: 'unreadable' | 'unsupportedType' | 'surfaceTakenApart' | 'ringWithoutShell' | null
  /** The type's name, the reason why it is unreadable, or the ring's 1-based number. */
  readonly detail: string
}

const NO_ENDS: readonly number[] = []
const NULL_SHAPE: ShapeReading = { geometry: null, problem: null, detail: '' }
/** Measures below this mean “no data” (technical description, page 2). */
const NO_DATA_LIMIT = -1e38
const BOX_BYTES = 32

const good = (geometry: FlatGeometry): ShapeReading => ({ geometry, problem: null, detail: '' })
const unreadable = (detail: string): ShapeReading => ({ geometry: null, problem: 'unreadable', detail })

/**
 * @param start offset of the record's contents in the buffer
 * @param length their length in bytes, as far as they are there
 */
export function readShape(buffer: Buffer, start: number, length: number): ShapeReading {
  if (length < 4) return unreadable(`${length} B`)
  const shapeType = buffer.readInt32LE(start)
  switch (shapeType) {
    case 0:
      return NULL_SHAPE
    case 1:
    case 11:
    case 21:
      return readPoint(buffer, start, length, shapeType)
    case 8:
    case 18:
    case 28:
      return readMultiPoint(buffer, start, length, shapeType)
    case 3:
    case 13:
    case 23:
    case 5:
    case 15:
    case 25:
    case 31:
      return readPaths(buffer, start, length, shapeType)
    default:
      return { geometry: null, problem: 'unsupportedType', detail: nameOfShapeType(shapeType) }
  }
}

function readPoint(buffer: Buffer, start: number, length: number, shapeType: number): ShapeReading {
  const needed = shapeType === 1 ? 20 : 28
  if (length < needed) return unreadable(`${length} < ${needed} B`)
  const xy = new Float64Array(2)
  xy[0] = buffer.readDoubleLE(start + 4)
  xy[1] = buffer.readDoubleLE(start + 12)
  // ESRI writes an empty point as NaN.
  if (Number.isNaN(xy[0]) && Number.isNaN(xy[1])) return NULL_SHAPE
  const z = shapeType === 11 ? Float64Array.of(buffer.readDoubleLE(start + 20)) : null
  const measureOffset = shapeType === 11 ? 28 : 20
  const m = shapeType !== 1 && length >= measureOffset + 8 ? Float64Array.of(measure(buffer.readDoubleLE(start + measureOffset))) : null
  return good({ type: 'Point', xy, z, m, pathEnds: NO_ENDS, polygonEnds: NO_ENDS })
}

function readMultiPoint(buffer: Buffer, start: number, length: number, shapeType: number): ShapeReading {
  const head = 4 + BOX_BYTES + 4
  if (length < head) return unreadable(`${length} < ${head} B`)
  const count = buffer.readInt32LE(start + 36)
  if (count < 0 || head + 16 * count > length) return unreadable(`${count} points in ${length} B`)
  if (count === 0) return NULL_SHAPE
  const ordinates = readOrdinates(buffer, start, head, count, length, shapeType)
  return good({ type: 'MultiPoint', ...ordinates, pathEnds: NO_ENDS, polygonEnds: NO_ENDS })
}

function readPaths(buffer: Buffer, start: number, length: number, shapeType: number): ShapeReading {
  const head = 4 + BOX_BYTES + 8
  if (length < head) return unreadable(`${length} < ${head} B`)
  const partCount = buffer.readInt32LE(start + 36)
  const pointCount = buffer.readInt32LE(start + 40)
  const bytesPerPart = shapeType === 31 ? 8 : 4
  const pointsOffset = head + bytesPerPart * partCount
  if (partCount < 0 || pointCount < 0 || pointsOffset + 16 * pointCount > length) {
    return unreadable(`${partCount} parts, ${pointCount} points in ${length} B`)
  }
  const partEnds = readPartEnds(buffer, start + head, partCount, pointCount)
  if (partEnds === null) return unreadable('part index')
  const ordinates = readOrdinates(buffer, start, pointsOffset, pointCount, length, shapeType)
  if (shapeType === 31) {
    const partTypes = Array.from({ length: partCount }, (_, part) => buffer.readInt32LE(start + head + 4 * (partCount + part)))
    const geometry = surfaceFromPatches(ordinates, partEnds, partTypes)
    return { geometry, problem: 'surfaceTakenApart', detail: 'MultiPatch' }
  }
  if (pointCount === 0) return NULL_SHAPE
  const pathEnds = partEnds.filter((end, part) => end !== (partEnds[part - 1] ?? 0))
  if (shapeType % 10 === 3) {
    return good({ type: pathEnds.length > 1 ? 'MultiLineString' : 'LineString', ...ordinates, pathEnds, polygonEnds: NO_ENDS })
  }
  const { geometry, strayHole } = polygonFromRings(ordinates, pathEnds)
  return strayHole === null ? good(geometry) : { geometry, problem: 'ringWithoutShell', detail: String(strayHole) }
}

/** Ends of parts from their starts. Null where they do not ascend. */
function readPartEnds(buffer: Buffer, offset: number, partCount: number, pointCount: number): number[] | null {
  const ends: number[] = []
  let previous = 0
  for (let part = 0; part < partCount; part++) {
    const next = part + 1 < partCount ? buffer.readInt32LE(offset + 4 * (part + 1)) : pointCount
    const first = buffer.readInt32LE(offset + 4 * part)
    if (first !== previous || next < first || next > pointCount) return null
    ends.push(next)
    previous = next
  }
  return partCount === 0 && pointCount > 0 ? null : ends
}

type Ordinates = Pick<SimpleGeometry, 'xy' | 'z' | 'm'>

/** x and y, then Z with its range, then M with its range where the record is long enough for it. */
function readOrdinates(buffer: Buffer, start: number, pointsOffset: number, count: number, length: number, shapeType: number): Ordinates {
  const xy = readDoubles(buffer, start + pointsOffset, 2 * count)
  let offset = pointsOffset + 16 * count
  let z: Float64Array | null = null
  if (hasZ(shapeType)) {
    const there = offset + 16 + 8 * count <= length
    z = there ? readDoubles(buffer, start + offset + 16, count) : new Float64Array(count).fill(NaN)
    offset += 16 + 8 * count
  }
  let m: Float64Array | null = null
  if ((hasZ(shapeType) || hasM(shapeType)) && count > 0 && offset + 16 + 8 * count <= length) {
    m = readDoubles(buffer, start + offset + 16, count)
    for (let index = 0; index < count; index++) m[index] = measure(m[index]!)
  }
  return { xy, z, m }
}

const measure = (value: number) => (value < NO_DATA_LIMIT ? NaN : value)

/** Every machine that Electron runs on is little-endian, as the file is: the bytes are the numbers. */
function readDoubles(buffer: Buffer, offset: number, count: number): Float64Array {
  const doubles = new Float64Array(count)
  new Uint8Array(doubles.buffer).set(buffer.subarray(offset, offset + 8 * count))
  return doubles
}
