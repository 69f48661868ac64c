/**
 * A feature's lines and areas at one zoom, simplified and packed, and back.
 *
 * Coordinates are units of that zoom's tile grid across the whole world. A packed geometry is a sequence of protobuf varints: for
 * each path `4 · vertices + role`, then its vertices, each as the zigzag difference to the vertex before it, the first to the
 * last of the path before (0, 0 to start with).
 */
import type { PbfReader } from 'pbf'
import { HOLE, LINE, type PathRole, SHELL } from './geopackage-shape'
import type { PathSet } from './path-set'
import { DETAIL_ZOOM, UNITS_PER_PIXEL } from './tile-grid'
import { VarintBuffer } from './varint-buffer'

/** How far a simplified boundary may lie from the true one, in units of the zoom's tile grid: half a CSS pixel. */
const TOLERANCE_UNITS = UNITS_PER_PIXEL / 2

/** A feature whose longer side is shorter than this, in units of the tile grid, is too small to draw: 2 CSS pixels. */
export const MINIMUM_FEATURE_UNITS = 2 * UNITS_PER_PIXEL

/** The same for one area of several and for a hole: 1 CSS pixel. */
const MINIMUM_RING_UNITS = UNITS_PER_PIXEL

/** A feature needs this much room, in units of the tile grid, to carry a label: 40 CSS pixels. */
export const LABEL_UNITS = 40 * UNITS_PER_PIXEL

/** A geometry fit for one zoom. */
export type GeneralisedShape = {
  readonly packed: Uint8Array
  /** Bounds in units of the zoom's tile grid, edges included. */
  readonly west: number
  readonly north: number
  readonly east: number
  readonly south: number
}

/** Simplifies features of one set. */
export class Generaliser {
  readonly #paths: PathSet
  readonly #significance: Float64Array
  /** Of each ring, the significance of its third vertex: the same at every zoom. NaN where it is not known yet. */
  readonly #thirds: Float64Array
  readonly #packed = new VarintBuffer()
  /** The path at hand: the first `#size` vertices. */
  #x = new Int32Array(1024)
  #y = new Int32Array(1024)
  #size = 0

  constructor(paths: PathSet, significance: Float64Array) {
    this.#paths = paths
    this.#significance = significance
    this.#thirds = new Float64Array(paths.pathRoles.length).fill(Number.NaN)
  }

  /** @returns null for a feature that is too small to draw at this zoom */
  generalise(feature: number, zoom: number): GeneralisedShape | null {
    const { pathRoles, featureStarts } = this.#paths
    const packed = this.#packed
    packed.clear()
    let west = Infinity
    let north = Infinity
    let east = -Infinity
    let south = -Infinity
    let lastX = 0
    let lastY = 0
    let shellIsIn = false
    for (let path = featureStarts[feature]!; path < featureStarts[feature + 1]!; path++) {
      const role = pathRoles[path]!
      if (role === HOLE && !shellIsIn) continue
      this.#select(path, zoom)
      const visible = this.#isVisible(role)
      if (role === SHELL) shellIsIn = visible
      if (!visible) continue
      const x = this.#x
      const y = this.#y
      const size = this.#size
      packed.reserve(2 * size + 1)
      packed.write(size * 4 + role)
      for (let vertex = 0; vertex < size; vertex++) {
        const vx = x[vertex]!
        const vy = y[vertex]!
        packed.writeSigned(vx - lastX)
        packed.writeSigned(vy - lastY)
        lastX = vx
        lastY = vy
        if (vx < west) west = vx
        if (vx > east) east = vx
        if (vy < north) north = vy
        if (vy > south) south = vy
      }
    }
    if (!(Math.max(east - west, south - north) >= MINIMUM_FEATURE_UNITS)) return null
    return { packed: packed.take(), west, north, east, south }
  }

  /** The vertices of a path that matter at a zoom, on that zoom's grid. */
  #select(path: number, zoom: number): void {
    const { x, y, pathStarts } = this.#paths
    const start = pathStarts[path]!
    const end = pathStarts[path + 1]!
    const shift = DETAIL_ZOOM - zoom
    const half = shift === 0 ? 0 : 1 << (shift - 1)
    const tolerance = TOLERANCE_UNITS * 2 ** shift
    const isRing = this.#paths.isRing(path)
    const threshold = Math.min(tolerance * tolerance, isRing ? this.#thirdOf(path) : Infinity)
    if (end - start > this.#x.length) {
      this.#x = new Int32Array(2 * (end - start))
      this.#y = new Int32Array(2 * (end - start))
    }
    const significance = this.#significance
    const outX = this.#x
    const outY = this.#y
    let size = 0
    for (let vertex = start; vertex < end; vertex++) {
      if (significance[vertex]! < threshold) continue
      const vx = (x[vertex]! + half) >> shift
      const vy = (y[vertex]! + half) >> shift
      if (size > 0 && outX[size - 1] === vx && outY[size - 1] === vy) continue
      outX[size] = vx
      outY[size++] = vy
    }
    if (isRing) while (size > 1 && outX[size - 1] === outX[0] && outY[size - 1] === outY[0]) size--
    this.#size = size
  }

  #thirdOf(path: number): number {
    const known = this.#thirds[path]!
    if (!Number.isNaN(known)) return known
    const { pathStarts } = this.#paths
    return (this.#thirds[path] = this.#thirdLargest(pathStarts[path]!, pathStarts[path + 1]!))
  }

  /** A ring keeps at least a triangle. */
  #thirdLargest(start: number, end: number): number {
    let first = 0
    let second = 0
    let third = 0
    for (let vertex = start; vertex < end; vertex++) {
      const value = this.#significance[vertex]!
      if (value <= third) continue
      if (value <= second) third = value
      else {
        third = second
        if (value <= first) second = value
        else {
          second = first
          first = value
        }
      }
    }
    return third
  }

  #isVisible(role: PathRole): boolean {
    const x = this.#x
    const y = this.#y
    const size = this.#size
    if (role === LINE) return size > 1
    if (size < 3) return false
    let west = Infinity
    let north = Infinity
    let east = -Infinity
    let south = -Infinity
    let doubleArea = 0
    for (let vertex = 0, before = size - 1; vertex < size; before = vertex++) {
      const vx = x[vertex]!
      const vy = y[vertex]!
      // Relative to the first vertex: world coordinates of 2^25 would multiply beyond exact numbers.
      doubleArea += (x[before]! - x[0]!) * (vy - y[0]!) - (vx - x[0]!) * (y[before]! - y[0]!)
      if (vx < west) west = vx
      if (vx > east) east = vx
      if (vy < north) north = vy
      if (vy > south) south = vy
    }
    return doubleArea !== 0 && Math.max(east - west, south - north) >= MINIMUM_RING_UNITS
  }
}

/** Receives the vertices of a packed geometry path by path. */
export type PathSink = {
  x: Float64Array
  y: Float64Array
  reserve(count: number): void
  addPath(role: PathRole, count: number): void
}

/**
 * Unpack a geometry into `sink`, relative to `west` and `north`.
 * @param pbf stands at the geometry's first byte; afterwards at `end`, behind its last
 */
export function unpackShape(pbf: PbfReader, end: number, west: number, north: number, sink: PathSink): void {
  let x = -west
  let y = -north
  while (pbf.pos < end) {
    const head = pbf.readVarint()
    const count = Math.floor(head / 4)
    sink.reserve(count)
    const outX = sink.x
    const outY = sink.y
    for (let vertex = 0; vertex < count; vertex++) {
      x += pbf.readSVarint()
      y += pbf.readSVarint()
      outX[vertex] = x
      outY[vertex] = y
    }
    sink.addPath((head % 4) as PathRole, count)
  }
}
