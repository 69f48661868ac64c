/** Bounds of a geometry blob, from its envelope where it has one. */
import type { BoundingBox } from '../../../shared/domain/feature'
import { simpleParts, type FlatGeometry } from '../../../shared/domain/flat-geometry'
import { decodeGeometry } from './decode-geometry'
import { GeometryFormatError, readGeometryHeader, viewOf } from './geometry-header'

const WKB_POINT = 1

/**
 * @returns [west, south, east, north] (or minimum x and y, maximum x and y), null for an empty geometry
 * @throws GeometryFormatError
 */
export function boundsOfBlob(blob: Uint8Array): BoundingBox | null {
  const header = readGeometryHeader(blob)
  const view = viewOf(blob)
  if (header.envelopeOffset >= 0 && !header.isEmpty) {
    // The envelope's order is min x, max x, min y, max y.
    const at = (index: number) => view.getFloat64(header.envelopeOffset + 8 * index, header.littleEndian)
    return Number.isNaN(at(0)) ? null : [at(0), at(2), at(1), at(3)]
  }
  if (blob.length >= header.wkbOffset + 21) {
    const littleEndian = blob[header.wkbOffset] === 1
    if (view.getUint32(header.wkbOffset + 1, littleEndian) === WKB_POINT) {
      const x = view.getFloat64(header.wkbOffset + 5, littleEndian)
      const y = view.getFloat64(header.wkbOffset + 13, littleEndian)
      return Number.isNaN(x) || Number.isNaN(y) ? null : [x, y, x, y]
    }
  }
  return boundsOfGeometry(decodeGeometry(blob))
}

/** Bounds for reading on: null also for a blob that cannot be read (`validate` names those). */
export function readableBounds(blob: unknown): BoundingBox | null {
  if (!(blob instanceof Uint8Array)) return null
  try {
    return boundsOfBlob(blob)
  } catch (error) {
    if (error instanceof GeometryFormatError) return null
    throw error
  }
}

/** @returns null for a geometry without vertices */
export function boundsOfGeometry(geometry: FlatGeometry): BoundingBox | null {
  let west = Infinity
  let south = Infinity
  let east = -Infinity
  let north = -Infinity
  for (const { xy } of simpleParts(geometry)) {
    for (let index = 0; index < xy.length; index += 2) {
      const x = xy[index]!
      const y = xy[index + 1]!
      if (x < west) west = x
      if (x > east) east = x
      if (y < south) south = y
      if (y > north) north = y
    }
  }
  return west <= east && south <= north ? [west, south, east, north] : null
}
