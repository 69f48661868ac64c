/** Building, collecting and slicing polygon sets. */
import type { FlatGeometry } from '../../../shared/domain/flat-geometry'
import { simpleParts } from '../../../shared/domain/flat-geometry'
import type { PolygonSet } from '../../../shared/domain/polygon-set'

export type { PolygonSet } from '../../../shared/domain/polygon-set'

/** Appends features, parts, rings and vertices in order, in growing arrays. */
export class PolygonSetBuilder {
  #coordinates: Float64Array
  #length = 0
  readonly #ringStarts: number[] = []
  readonly #partStarts: number[] = []
  readonly #featureStarts: number[] = []

  /** @param vertices how many are expected: with the right number nothing is copied in the end */
  constructor(vertices = 512) {
    this.#coordinates = new Float64Array(2 * vertices)
  }

  /** Begin the next feature. */
  addFeature(): void {
    this.#featureStarts.push(this.#partStarts.length)
  }

  /** Begin the next part of the current feature. */
  addPart(): void {
    this.#partStarts.push(this.#ringStarts.length)
  }

  /** Begin the next ring of the current part; the first one is the shell. */
  addRing(): void {
    this.#ringStarts.push(this.#length / 2)
  }

  /** Append a vertex to the current ring. */
  addVertex(x: number, y: number): void {
    if (this.#length + 2 > this.#coordinates.length) this.#grow(this.#length + 2)
    this.#coordinates[this.#length++] = x
    this.#coordinates[this.#length++] = y
  }

  /** Append a whole ring from an interleaved array: vertices `from` up to, but not including, `to`. */
  addRingFrom(xy: ArrayLike<number>, from: number, to: number): void {
    this.addRing()
    const end = this.#length + 2 * (to - from)
    if (end > this.#coordinates.length) this.#grow(end)
    for (let at = 2 * from; at < 2 * to; at++) this.#coordinates[this.#length++] = xy[at]!
  }

  /**
   * Append the rings of one flat polygon to the current part at once.
   *
   * @param pathEnds vertex behind the last one of each ring; `firstRing` to `endRing` are appended
   */
  addRingsOf(xy: Float64Array, pathEnds: readonly number[], firstRing: number, endRing: number): void {
    const first = firstRing === 0 ? 0 : pathEnds[firstRing - 1]!
    const length = 2 * (pathEnds[endRing - 1]! - first)
    if (this.#length + length > this.#coordinates.length) this.#grow(this.#length + length)
    for (let ring = firstRing, start = first; ring < endRing; ring++) {
      this.#ringStarts.push(this.#length / 2 + start - first)
      start = pathEnds[ring]!
    }
    this.#coordinates.set(xy.subarray(2 * first, 2 * first + length), this.#length)
    this.#length += length
  }

  build(): PolygonSet {
    return {
      coordinates: this.#length === this.#coordinates.length ? this.#coordinates : this.#coordinates.slice(0, this.#length),
      ringStarts: withEnd(this.#ringStarts, this.#length / 2),
      partStarts: withEnd(this.#partStarts, this.#ringStarts.length),
      featureStarts: withEnd(this.#featureStarts, this.#partStarts.length),
    }
  }

  #grow(needed: number): void {
    const larger = new Float64Array(Math.max(needed, this.#coordinates.length * 2))
    larger.set(this.#coordinates)
    this.#coordinates = larger
  }
}

/** `from` would walk the list through its iterator, ten times slower. */
function withEnd(starts: readonly number[], end: number): Uint32Array {
  const array = new Uint32Array(starts.length + 1)
  array.set(starts)
  array[starts.length] = end
  return array
}

/**
 * Collect the polygons of features in order, one feature an entry.
 *
 * @param geometries null, points and lines give features without parts; of a collection its polygons are taken
 */
export function polygonSetFromFlat(geometries: readonly (FlatGeometry | null)[]): PolygonSet {
  const builder = new PolygonSetBuilder(countPolygonVertices(geometries))
  for (const geometry of geometries) {
    builder.addFeature()
    if (geometry === null) continue
    for (const part of simpleParts(geometry)) {
      if (part.type !== 'Polygon' && part.type !== 'MultiPolygon') continue
      const polygonEnds = part.type === 'Polygon' ? [part.pathEnds.length] : part.polygonEnds
      let ring = 0
      for (const end of polygonEnds) {
        if (end > ring) {
          builder.addPart()
          builder.addRingsOf(part.xy, part.pathEnds, ring, end)
        }
        ring = end
      }
    }
  }
  return builder.build()
}

function countPolygonVertices(geometries: readonly (FlatGeometry | null)[]): number {
  let vertices = 0
  for (const geometry of geometries) {
    for (const { type, xy } of geometry === null ? [] : simpleParts(geometry)) if (type === 'Polygon' || type === 'MultiPolygon') vertices += xy.length / 2
  }
  return vertices
}

/** Append the parts of a feature of a set to the builder's current feature. */
export function appendFeature(builder: PolygonSetBuilder, set: PolygonSet, feature: number): void {
  for (let part = set.featureStarts[feature]!; part < set.featureStarts[feature + 1]!; part++) {
    builder.addPart()
    for (let ring = set.partStarts[part]!; ring < set.partStarts[part + 1]!; ring++) {
      builder.addRingFrom(set.coordinates, set.ringStarts[ring]!, set.ringStarts[ring + 1]!)
    }
  }
}

/** Number of features of a set. */
export function featureCount(set: PolygonSet): number {
  return set.featureStarts.length - 1
}

/** Some features of a set as a set of their own, on the same memory. */
export function sliceFeatures(set: PolygonSet, from: number, to: number): PolygonSet {
  const firstPart = set.featureStarts[from]!
  const endPart = set.featureStarts[to]!
  const firstRing = set.partStarts[firstPart]!
  const endRing = set.partStarts[endPart]!
  const firstVertex = set.ringStarts[firstRing]!
  return {
    coordinates: set.coordinates.subarray(2 * firstVertex, 2 * set.ringStarts[endRing]!),
    ringStarts: set.ringStarts.slice(firstRing, endRing + 1).map((start) => start - firstVertex),
    partStarts: set.partStarts.slice(firstPart, endPart + 1).map((start) => start - firstRing),
    featureStarts: set.featureStarts.slice(from, to + 1).map((start) => start - firstPart),
  }
}
