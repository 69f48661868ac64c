/** Header of a GeoPackage geometry blob: OGC 12-128r17, clause 2.1.3, table 6. */

/** Why a geometry blob cannot be read. Its message is English, for reports of `validate`; readers treat such a geometry as missing. */
export class GeometryFormatError extends Error {
  override readonly name = 'GeometryFormatError'
  /** What kind of geometry it is, where it is sound but of a kind that is not read (curves); null where it is damaged. */
  readonly unsupportedType: string | null

  constructor(message: string, unsupportedType: string | null = null) {
    super(message)
    this.unsupportedType = unsupportedType
  }
}

export type GeometryHeader = {
  readonly srsId: number
  /** The empty flag: no envelope to be expected. */
  readonly isEmpty: boolean
  /** Offset of the envelope's first number, −1 without envelope. */
  readonly envelopeOffset: number
  readonly littleEndian: boolean
  /** Offset of the WKB. */
  readonly wkbOffset: number
}

const MAGIC_G = 0x47
const MAGIC_P = 0x50
const FIXED_SIZE_BYTES = 8
/** By envelope contents indicator: none, xy, xyz, xym, xyzm. */
export const ENVELOPE_SIZES_BYTES: readonly number[] = [0, 32, 48, 48, 64]

/** @throws GeometryFormatError for what is not a standard GeoPackage geometry */
export function readGeometryHeader(blob: Uint8Array): GeometryHeader {
  if (blob.length < FIXED_SIZE_BYTES) throw new GeometryFormatError('shorter than its header')
  if (blob[0] !== MAGIC_G || blob[1] !== MAGIC_P) throw new GeometryFormatError('does not begin with GP')
  if (blob[2] !== 0) throw new GeometryFormatError(`version ${blob[2]} is not known`)
  const flags = blob[3]!
  if ((flags & 0x20) !== 0) throw new GeometryFormatError('extended geometry types are not supported', 'ExtendedGeoPackageBinary')
  const littleEndian = (flags & 0x01) === 1
  const envelopeSize = ENVELOPE_SIZES_BYTES[(flags >> 1) & 0x07]
  if (envelopeSize === undefined) throw new GeometryFormatError('envelope indicator is not valid')
  const wkbOffset = FIXED_SIZE_BYTES + envelopeSize
  if (blob.length < wkbOffset + 5) throw new GeometryFormatError('ends before its geometry')
  return {
    srsId: viewOf(blob).getInt32(4, littleEndian),
    isEmpty: (flags & 0x10) !== 0,
    envelopeOffset: envelopeSize === 0 ? -1 : FIXED_SIZE_BYTES,
    littleEndian,
    wkbOffset,
  }
}

/** A view over exactly the blob's bytes. */
export function viewOf(blob: Uint8Array): DataView {
  return new DataView(blob.buffer, blob.byteOffset, blob.byteLength)
}
