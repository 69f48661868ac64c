/** POLYGON and MULTIPOLYGON in WKT or hexadecimal WKB (little-endian) into a set, for fixtures. */
import { PolygonSetBuilder } from '../../electron/engine/geometry/polygon-set'

/** Append one geometry as a feature. */
export function appendPolygonText(builder: PolygonSetBuilder, text: string): void {
  builder.addFeature()
  if (/^[0-9A-F]+$/.test(text)) appendHex(builder, Buffer.from(text, 'hex'))
  else appendWkt(builder, text)
}

function appendWkt(builder: PolygonSetBuilder, text: string): void {
  const ofPolygon = text.startsWith('MULTIPOLYGON') ? 2 : 1
  let depth = 0
  for (const [token] of text.matchAll(/[()]|[^(),]+/g)) {
    if (token === '(') {
      depth++
      if (depth === ofPolygon) builder.addPart()
      else if (depth === ofPolygon + 1) builder.addRing()
    } else if (token === ')') depth--
    else if (depth === ofPolygon + 1) {
      const [x, y] = token.trim().split(/\s+/).map(Number)
      builder.addVertex(x ?? Number.NaN, y ?? Number.NaN)
    }
  }
}

function appendHex(builder: PolygonSetBuilder, bytes: Buffer): void {
  let at = 0
  const read = () => {
    const type = bytes.readUInt32LE(at + 1)
    const count = bytes.readUInt32LE(at + 5)
    at += 9
    if (type === 6) {
      for (let member = 0; member < count; member++) read()
      return
    }
    builder.addPart()
    for (let ring = 0; ring < count; ring++) {
      builder.addRing()
      const vertices = bytes.readUInt32LE(at)
      at += 4
      for (let vertex = 0; vertex < vertices; vertex++) {
        builder.addVertex(bytes.readDoubleLE(at), bytes.readDoubleLE(at + 8))
        at += 16
      }
    }
  }
  read()
}
