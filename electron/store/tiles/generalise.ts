/**
 * A feature's lines and areas at one zoom, simplified and packed, and back.
 *
 * Coordinates are units of that zoom's tile grid across the whole world. A packed geometry is a sequence of protobuf varints: for
 * each path `4 · vertices + role`, then its vertices, each as the zigzag difference to the vertex before it, the first to the
 * last of the path before (0, 0 to start with).
 */
import { type PbfReader, PbfWriter } from 'pbf'
import { HOLE, LINE, type PathRole, SHELL } from './geopackage-shape'
import type { PathSet } from './path-set'
import { DETAIL_ZOOM, UNITS_PER_PIXEL } from './tile-grid'

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
  readonly #x: number[] = []
  readonly #y: number[] = []

  constructor(paths: PathSet, significance: Float64Array) {
    this.#paths = paths
    this.#significance = significance
  }

  /** @returns null for a feature that is too small to draw at this zoom */
  generalise(feature: number, zoom: number): GeneralisedShape | null {
    const { pathRoles, featureStarts } = this.#paths
    const pbf = new PbfWriter()
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
      pbf.writeVarint(x.length * 4 + role)
      for (let vertex = 0; vertex < x.length; vertex++) {
        const vx = x[vertex]!
        const vy = y[vertex]!
        pbf.writeSVarint(vx - lastX)
        pbf.writeSVarint(vy - lastY)
        lastX = vx
        lastY = vy
        if (vx < west) west = vx
        if (vx > east) east = vx
        if (vy < north) north = vy
        if (vy > south) south = vy
      }
    }
    if (!(Math.max(east - west, south - north) >= MINIMUM_FEATURE_UNITS)) return null
    return { packed: pbf.finish().slice(), west, north, east, south }
  }

  /** The vertices of a path that matter at a zoom, on that zoom's grid. */
  #select(path: number, zoom: number): void {
    const { x, y, pathStarts } = this.#paths
    const start = pathStarts[path]!
    const end = pathStarts[path + 1]!
    const shift = DETAIL_ZOOM - zoom
    const half = shift === 0 ? 0 : 1 << (shift - 1)
    const tolerance = TOLERANCE_UNITS * 2 ** shift
    const threshold = Math.min(tolerance * tolerance, this.#paths.isRing(path) ? this.#thirdLargest(start, end) : Infinity)
    const outX = this.#x
    const outY = this.#y
    outX.length = 0
    outY.length = 0
    for (let vertex = start; vertex < end; vertex++) {
      if (this.#significance[vertex]! < threshold) continue
      const vx = (x[vertex]! + half) >> shift
      const vy = (y[vertex]! + half) >> shift
      if (outX.length > 0 && outX.at(-1) === vx && outY.at(-1) === vy) continue
      outX.push(vx)
      outY.push(vy)
    }
    while (this.#paths.isRing(path) && outX.length > 1 && outX.at(-1) === outX[0] && outY.at(-1) === outY[0]) {
      outX.pop()
      outY.pop()
    }
  }

  /** A ring keeps at least a triangle. */
  #thirdLargest(start: number, end: number): number {
    let first = 0
    let second = 0
    let third = 0
    for (let vertex = start; vertex < end; vertex++) {
      const value = this.#significance[vertex]!
      if (value > first) [first, second, third] = [value, first, second]
      else if (value > second) [second, third] = [value, second]
      else if (value > third) third = value
    }
    return third
  }

  #isVisible(role: PathRole): boolean {
    const x = this.#x
    const y = this.#y
    if (role === LINE) return x.length > 1
    if (x.length < 3) return false
    let west = Infinity
    let north = Infinity
    let east = -Infinity
    let south = -Infinity
    let doubleArea = 0
    for (let vertex = 0, before = x.length - 1; vertex < x.length; before = vertex++) {
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
