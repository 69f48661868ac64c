/**
 * Writes a PMTiles archive of version 3, with equal tiles stored once.
 *
 * Format: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

const HEADER_SIZE_BYTES = 127
/** Header and root directory must fit into the first 16 KiB (spec, section 3). */
const LARGEST_ROOT_BYTES = 16_384 - HEADER_SIZE_BYTES
const LEAF_ENTRIES = 1024
const GZIP = 2
const VECTOR_TILE = 1

/**
 * @param {{tileId: number, data: Uint8Array}[]} tiles uncompressed vector tiles, ordered by tileId
 * @param {object} metadata JSON object of the archive
 * @param {{minZoom: number, maxZoom: number, bbox: [number, number, number, number], center: [number, number, number]}} cover
 *   degrees, west south east north; center is lon, lat, zoom
 * @returns {Buffer}
 */
export function writePmtiles(tiles, metadata, cover) {
  const { entries, chunks, contents } = storeTiles(tiles)
  const { root, leaves } = writeDirectories(entries)
  const metadataBytes = gzip(Buffer.from(JSON.stringify(metadata)))
  const tileData = Buffer.concat(chunks)
  const header = Buffer.alloc(HEADER_SIZE_BYTES)
  header.write('PMTiles', 0)
  header.writeUInt8(3, 7)
  let offset = HEADER_SIZE_BYTES
  ;[root, metadataBytes, leaves, tileData].forEach((section, index) => {
    header.writeBigUInt64LE(BigInt(offset), 8 + index * 16)
    header.writeBigUInt64LE(BigInt(section.length), 16 + index * 16)
    offset += section.length
  })
  ;[tiles.length, entries.length, contents].forEach((count, index) => header.writeBigUInt64LE(BigInt(count), 72 + index * 8))
  ;[1, GZIP, GZIP, VECTOR_TILE, cover.minZoom, cover.maxZoom].forEach((value, index) => header.writeUInt8(value, 96 + index))
  cover.bbox.forEach((degrees, index) => header.writeInt32LE(Math.round(degrees * 1e7), 102 + index * 4))
  header.writeUInt8(cover.center[2], 118)
  header.writeInt32LE(Math.round(cover.center[0] * 1e7), 119)
  header.writeInt32LE(Math.round(cover.center[1] * 1e7), 123)
  return Buffer.concat([header, root, metadataBytes, leaves, tileData])
}

function storeTiles(tiles) {
  const places = new Map()
  const chunks = []
  const entries = []
  let end = 0
  for (const { tileId, data } of tiles) {
    const digest = createHash('sha256').update(data).digest('base64')
    let place = places.get(digest)
    if (place === undefined) {
      const compressed = gzip(data)
      place = { offset: end, length: compressed.length }
      places.set(digest, place)
      chunks.push(compressed)
      end += compressed.length
    }
    const last = entries.at(-1)
    if (last !== undefined && last.offset === place.offset && last.tileId + last.runLength === tileId) last.runLength += 1
    else entries.push({ tileId, runLength: 1, ...place })
  }
  return { entries, chunks, contents: places.size }
}

function writeDirectories(entries) {
  const whole = gzip(encodeDirectory(entries))
  if (whole.length <= LARGEST_ROOT_BYTES) return { root: whole, leaves: Buffer.alloc(0) }
  const rootEntries = []
  const leaves = []
  let offset = 0
  for (let first = 0; first < entries.length; first += LEAF_ENTRIES) {
    const leaf = gzip(encodeDirectory(entries.slice(first, first + LEAF_ENTRIES)))
    rootEntries.push({ tileId: entries[first].tileId, runLength: 0, offset, length: leaf.length })
    leaves.push(leaf)
    offset += leaf.length
  }
  const root = gzip(encodeDirectory(rootEntries))
  if (root.length > LARGEST_ROOT_BYTES) throw new Error(`The root directory has ${root.length} bytes; use larger leaves`)
  return { root, leaves: Buffer.concat(leaves) }
}

/** Spec, section 4.2: columns of varints, tile ids as differences, an offset of 0 for "right after the one before". */
function encodeDirectory(entries) {
  const values = [entries.length]
  entries.forEach(({ tileId }, index) => values.push(index === 0 ? tileId : tileId - entries[index - 1].tileId))
  values.push(...entries.map(({ runLength }) => runLength), ...entries.map(({ length }) => length))
  entries.forEach(({ offset }, index) => {
    const before = entries[index - 1]
    values.push(before !== undefined && offset === before.offset + before.length ? 0 : offset + 1)
  })
  return Buffer.from(values.flatMap(encodeVarint))
}

function encodeVarint(value) {
  const bytes = []
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80)
    rest = Math.floor(rest / 0x80)
  }
  return [...bytes, rest]
}

const gzip = (bytes) => gzipSync(bytes, { level: 9 })
