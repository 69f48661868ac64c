/** SHA-256 over what a check is made of: values as JSON, geometry to the last bit of its coordinates. */
import { createHash, type Hash } from 'node:crypto'
import type { ShapeTable } from '../../../shared/domain/feature-table'
import { simpleParts } from '../../../shared/domain/flat-geometry'

export class InputDigest {
  readonly #hash: Hash = createHash('sha256')

  /** What JSON can say. */
  value(value: unknown): void {
    const text = JSON.stringify(value)
    // With its length in front: what follows cannot be taken for a part of it.
    this.#hash.update(`${text.length}:${text}`)
  }

  /**
   * The shapes of some features in their order. It is all one whether they are all of a table or were picked out of a larger one.
   *
   * @param rows ascending
   */
  shapes({ polygons, others }: ShapeTable, rows: ArrayLike<number>): void {
    const { coordinates, ringStarts, partStarts, featureStarts } = polygons
    let parts = 0
    let rings = 0
    for (let at = 0; at < rows.length; at++) {
      const firstPart = featureStarts[rows[at]!]!
      const endPart = featureStarts[rows[at]! + 1]!
      parts += endPart - firstPart
      rings += partStarts[endPart]! - partStarts[firstPart]!
    }
    // How many parts each feature has, how many rings each of these, how many vertices each of those.
    const counts = new Uint32Array(3 + rows.length + parts + rings)
    counts.set([rows.length, parts, rings])
    let nextPart = 3 + rows.length
    let nextRing = nextPart + parts
    let from = 0
    let to = 0
    const vertices: Float64Array[] = []
    for (let at = 0; at < rows.length; at++) {
      const firstPart = featureStarts[rows[at]!]!
      const endPart = featureStarts[rows[at]! + 1]!
      const firstRing = partStarts[firstPart]!
      const endRing = partStarts[endPart]!
      counts[3 + at] = endPart - firstPart
      for (let part = firstPart; part < endPart; part++) counts[nextPart++] = partStarts[part + 1]! - partStarts[part]!
      for (let ring = firstRing; ring < endRing; ring++) counts[nextRing++] = ringStarts[ring + 1]! - ringStarts[ring]!
      const start = 2 * ringStarts[firstRing]!
      // Neighbours in the table are handed over together.
      if (start !== to) {
        vertices.push(coordinates.subarray(from, to))
        from = start
      }
      to = 2 * ringStarts[endRing]!
    }
    vertices.push(coordinates.subarray(from, to))
    this.#bytes(counts)
    for (const run of vertices) this.#bytes(run)
    for (let at = 0; at < rows.length; at++) {
      const other = others.get(rows[at]!)
      for (const { type, xy, pathEnds, polygonEnds } of other === undefined ? [] : simpleParts(other)) {
        this.value([at, type, xy.length, pathEnds, polygonEnds])
        this.#bytes(xy)
      }
    }
  }

  /** Hexadecimal; nothing can be added afterwards. */
  finish(): string {
    return this.#hash.digest('hex')
  }

  #bytes({ buffer, byteOffset, byteLength }: Uint32Array | Float64Array): void {
    this.#hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  }
}
