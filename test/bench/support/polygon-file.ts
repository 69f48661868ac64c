/** Polygon sets as the bench hands them to its peers: the little-endian file that `peers/geos-peer.c` describes. */
import { closeSync, fstatSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import type { PolygonSet } from '../../../electron/engine/geometry/polygon-set'

function encodePolygons(set: PolygonSet): Uint8Array {
  const counts = [set.featureStarts.length - 1, set.partStarts.length - 1, set.ringStarts.length - 1, set.coordinates.length / 2]
  const words = 4 + set.featureStarts.length + set.partStarts.length + set.ringStarts.length
  const padded = words + (words & 1)
  const buffer = new ArrayBuffer(4 * padded + 8 * set.coordinates.length)
  const head = new Uint32Array(buffer, 0, padded)
  head.set(counts)
  let at = 4
  for (const starts of [set.featureStarts, set.partStarts, set.ringStarts]) {
    head.set(starts, at)
    at += starts.length
  }
  new Float64Array(buffer, 4 * padded).set(set.coordinates)
  return new Uint8Array(buffer)
}

function decodePolygons(buffer: ArrayBufferLike): PolygonSet {
  const [features, parts, rings, vertices] = new Uint32Array(buffer, 0, 4) as unknown as [number, number, number, number]
  let at = 16
  const starts = (count: number) => {
    const array = new Uint32Array(buffer, at, count + 1)
    at += 4 * (count + 1)
    return array
  }
  const featureStarts = starts(features)
  const partStarts = starts(parts)
  const ringStarts = starts(rings)
  at += at % 8
  return { featureStarts, partStarts, ringStarts, coordinates: new Float64Array(buffer, at, 2 * vertices) }
}

export function writePolygons(path: string, set: PolygonSet): void {
  writeFileSync(path, encodePolygons(set))
}

export function readPolygons(path: string): PolygonSet {
  return decodePolygons(readArrayBuffer(path))
}

/** The same in memory that threads share, so that handing it over copies nothing. */
export function readSharedPolygons(path: string): PolygonSet {
  const file = openSync(path, 'r')
  const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size))
  for (let at = 0; at < bytes.length; ) at += readSync(file, bytes, at, bytes.length - at, null)
  closeSync(file)
  return decodePolygons(bytes.buffer)
}

/** A file's bytes in a buffer of their own, so that typed arrays can be laid over it. */
export function readArrayBuffer(path: string): ArrayBuffer {
  const bytes = readFileSync(path)
  if (bytes.byteOffset === 0 && bytes.buffer.byteLength === bytes.length) return bytes.buffer
  const buffer = new ArrayBuffer(bytes.length)
  new Uint8Array(buffer).set(bytes)
  return buffer
}
