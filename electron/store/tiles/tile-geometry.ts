/**
 * One feature's geometry on its way into a tile: clipped to the tile and its margin, turned the way that the specification asks,
 * written as drawing commands (Mapbox Vector Tile 2.1, 4.3).
 *
 * Coordinates are whole units of the tile grid, x east, y south, origin in the tile's north-west corner. A ring is clipped edge
 * by edge (Sutherland and Hodgman 1974, CACM 17(1):32–42); its parts may stay joined along the tile's margin, which is out of
 * sight. A line is cut segment by segment (Liang and Barsky 1984, ACM TOG 3(1):1–22).
 */
import { HOLE, LINE, type PathRole, SHELL } from './geopackage-shape'
import { EXTENT } from './tile-grid'

/** Geometry types of the specification. */
export const POINT_TYPE = 1
export const LINE_TYPE = 2
export const POLYGON_TYPE = 3

/** Units beyond the tile's edge that lines and areas reach: 8 pixels, more than the widest outline and the band along it. */
export const MARGIN = 64

const LOW = -MARGIN
const HIGH = EXTENT + MARGIN

const MOVE_TO = 1
const LINE_TO = 2
const CLOSE_PATH = 15

const zigzag = (value: number) => (value << 1) ^ (value >> 31)

/** Commands of one geometry type, relative to the vertex before. */
class Commands {
  readonly values: number[] = []
  #x = 0
  #y = 0

  clear(): void {
    this.values.length = 0
    this.#x = 0
    this.#y = 0
  }

  begin(command: number, count: number): void {
    this.values.push((count << 3) | command)
  }

  vertex(x: number, y: number): void {
    this.values.push(zigzag(x - this.#x), zigzag(y - this.#y))
    this.#x = x
    this.#y = y
  }

  closePath(): void {
    this.values.push(CLOSE_PATH)
  }
}

/** What is left out of shapes in a tile that would grow too large. */
export type ShapeReduction = {
  /** A vertex nearer than this, in x and in y, to the one kept before it; 1 only leaves out repetitions. */
  readonly minimumStep: number
  /** A path whose longer side is shorter than this. */
  readonly minimumPath: number
  /** Of a path with more vertices than the feature may have, every so many-th; of further paths, all. */
  readonly maximumVertices: number
}

export const WHOLE_SHAPES: ShapeReduction = { minimumStep: 1, minimumPath: 0, maximumVertices: Infinity }

/** Takes paths, gives commands. Set `x`, `y`, then call `addPath`; `clear` before the next feature. */
export class TileGeometry {
  /** Vertices of the path to add, in tile units. Call `reserve` before writing beyond their length. */
  x = new Float64Array(4096)
  y = new Float64Array(4096)
  readonly lines = new Commands()
  readonly areas = new Commands()
  reduction = WHOLE_SHAPES
  /** Bounds of the paths since `clear`, not clipped. */
  west = Infinity
  east = -Infinity
  north = Infinity
  south = -Infinity

  #otherX = new Float64Array(8192)
  #otherY = new Float64Array(8192)
  #shellIsIn = false
  /** Vertices kept since `clear`. */
  #kept = 0

  reserve(count: number): void {
    if (count <= this.x.length) return
    const length = Math.max(count, this.x.length * 2)
    this.x = new Float64Array(length)
    this.y = new Float64Array(length)
  }

  clear(): void {
    this.lines.clear()
    this.areas.clear()
    this.#shellIsIn = false
    this.#kept = 0
    this.west = Infinity
    this.east = -Infinity
    this.north = Infinity
    this.south = -Infinity
  }

  /** Add the path that lies in the first `count` vertices; holes follow their shell. */
  addPath(role: PathRole, count: number): void {
    if (role === LINE) this.#addLine(count)
    else if (role === SHELL) this.#shellIsIn = this.#addRing(count, false)
    else if (role === HOLE && this.#shellIsIn) this.#addRing(count, true)
  }

  /** @returns whether the ring left a visible trace */
  #addRing(vertices: number, isHole: boolean): boolean {
    const outside = this.#outsideOf(vertices)
    if (outside === ALL) return false
    let count = vertices
    if ((outside & 1) !== 0) count = this.#clipRing(count, LOW, false, 1)
    if ((outside & 2) !== 0) count = this.#clipRing(count, HIGH, false, -1)
    if ((outside & 4) !== 0) count = this.#clipRing(count, LOW, true, 1)
    if ((outside & 8) !== 0) count = this.#clipRing(count, HIGH, true, -1)
    count = this.#thin(count, true)
    if (count < 3) return false
    const { x, y } = this
    let doubleArea = 0
    for (let index = 0, before = count - 1; index < count; before = index++) doubleArea += x[before]! * y[index]! - x[index]! * y[before]!
    if (doubleArea === 0) return false
    // The specification: a positive area by the surveyor's formula is an outer ring, a negative one a hole.
    const forward = doubleArea > 0 !== isHole
    const { areas } = this
    areas.begin(MOVE_TO, 1)
    areas.vertex(x[0]!, y[0]!)
    areas.begin(LINE_TO, count - 1)
    if (forward) for (let index = 1; index < count; index++) areas.vertex(x[index]!, y[index]!)
    else for (let index = count - 1; index > 0; index--) areas.vertex(x[index]!, y[index]!)
    areas.closePath()
    return true
  }

  /** Bits 1, 2, 4, 8: some vertex lies beyond west, east, north, south; `ALL`: every vertex lies beyond one of them. */
  #outsideOf(count: number): number {
    const { x, y } = this
    let west = Infinity
    let east = -Infinity
    let north = Infinity
    let south = -Infinity
    for (let index = 0; index < count; index++) {
      const vx = x[index]!
      const vy = y[index]!
      if (vx < west) west = vx
      if (vx > east) east = vx
      if (vy < north) north = vy
      if (vy > south) south = vy
    }
    if (west < this.west) this.west = west
    if (east > this.east) this.east = east
    if (north < this.north) this.north = north
    if (south > this.south) this.south = south
    if (Math.max(east - west, south - north) < this.reduction.minimumPath) return ALL
    if (west > HIGH || east < LOW || north > HIGH || south < LOW || count === 0) return ALL
    return (west < LOW ? 1 : 0) | (east > HIGH ? 2 : 0) | (north < LOW ? 4 : 0) | (south > HIGH ? 8 : 0)
  }

  /**
   * Cut a ring along one straight edge of the frame.
   * @param sign 1 keeps what is at or above `limit`, −1 what is at or below
   */
  #clipRing(count: number, limit: number, horizontal: boolean, sign: 1 | -1): number {
    const along = horizontal ? this.y : this.x
    const across = horizontal ? this.x : this.y
    this.#reserveOther(count * 2)
    const outAlong = horizontal ? this.#otherY : this.#otherX
    const outAcross = horizontal ? this.#otherX : this.#otherY
    let kept = 0
    let beforeAlong = along[count - 1]!
    let beforeAcross = across[count - 1]!
    let beforeIn = (beforeAlong - limit) * sign >= 0
    for (let index = 0; index < count; index++) {
      const nowAlong = along[index]!
      const nowAcross = across[index]!
      const nowIn = (nowAlong - limit) * sign >= 0
      if (nowIn !== beforeIn) {
        outAlong[kept] = limit
        outAcross[kept++] = crossing(beforeAlong, beforeAcross, nowAlong, nowAcross, limit)
      }
      if (nowIn) {
        outAlong[kept] = nowAlong
        outAcross[kept++] = nowAcross
      }
      beforeAlong = nowAlong
      beforeAcross = nowAcross
      beforeIn = nowIn
    }
    this.#swap()
    return kept
  }

  #addLine(count: number): void {
    const outside = this.#outsideOf(count)
    if (outside === ALL) return
    if (outside === 0) return this.#writeLine(count)
    const { x, y } = this
    this.#reserveOther(count + 1)
    const outX = this.#otherX
    const outY = this.#otherY
    let kept = 0
    // Pieces are collected in the other arrays; each is written, then the source is looked at again.
    for (let index = 1; index < count; index++) {
      const ax = x[index - 1]!
      const ay = y[index - 1]!
      const bx = x[index]!
      const by = y[index]!
      const cut = cutSegment(ax, ay, bx, by)
      if (cut === null) continue
      if (kept === 0 || cut.from > 0) {
        if (kept > 1) this.#writePiece(kept)
        outX[0] = cut.from > 0 ? Math.round(ax + cut.from * (bx - ax)) : ax
        outY[0] = cut.from > 0 ? Math.round(ay + cut.from * (by - ay)) : ay
        kept = 1
      }
      outX[kept] = cut.to < 1 ? Math.round(ax + cut.to * (bx - ax)) : bx
      outY[kept++] = cut.to < 1 ? Math.round(ay + cut.to * (by - ay)) : by
      if (cut.to < 1) {
        this.#writePiece(kept)
        kept = 0
      }
    }
    if (kept > 1) this.#writePiece(kept)
  }

  #writePiece(count: number): void {
    this.#swap()
    this.#writeLine(count)
    this.#swap()
  }

  #writeLine(vertices: number): void {
    const count = this.#thin(vertices, false)
    if (count < 2) return
    const { x, y, lines } = this
    lines.begin(MOVE_TO, 1)
    lines.vertex(x[0]!, y[0]!)
    lines.begin(LINE_TO, count - 1)
    for (let index = 1; index < count; index++) lines.vertex(x[index]!, y[index]!)
  }

  /** Leave out vertices that repeat the one before or come too near, and what is beyond the limit; the ends of a line stay. */
  #thin(count: number, closed: boolean): number {
    const { x, y } = this
    const { minimumStep, maximumVertices } = this.reduction
    const room = maximumVertices - this.#kept
    if (room < 4) return 0
    const every = Math.ceil(count / room)
    let kept = 0
    for (let index = 0; index < count; index++) {
      const isEnd = !closed && index === count - 1
      if (every > 1 && index % every !== 0 && !isEnd) continue
      if (kept > 0) {
        const dx = Math.abs(x[index]! - x[kept - 1]!)
        const dy = Math.abs(y[index]! - y[kept - 1]!)
        if (dx === 0 && dy === 0) continue
        if (dx < minimumStep && dy < minimumStep) {
          if (!isEnd) continue
          if (kept > 1) kept--
        }
      }
      x[kept] = x[index]!
      y[kept++] = y[index]!
    }
    if (closed) while (kept > 1 && x[0] === x[kept - 1] && y[0] === y[kept - 1]) kept--
    this.#kept += kept
    return kept
  }

  #reserveOther(count: number): void {
    if (count <= this.#otherX.length) return
    const length = Math.max(count, this.#otherX.length * 2)
    this.#otherX = new Float64Array(length)
    this.#otherY = new Float64Array(length)
  }

  #swap(): void {
    const { x, y } = this
    this.x = this.#otherX
    this.y = this.#otherY
    this.#otherX = x
    this.#otherY = y
  }
}

const ALL = 16

/** Where the segment meets the line `along = limit`, rounded to the grid. The ends are ordered first, so that a shared edge is cut alike from both sides. */
function crossing(beforeAlong: number, beforeAcross: number, nowAlong: number, nowAcross: number, limit: number): number {
  if (beforeAlong < nowAlong) return Math.round(beforeAcross + ((limit - beforeAlong) / (nowAlong - beforeAlong)) * (nowAcross - beforeAcross))
  return Math.round(nowAcross + ((limit - nowAlong) / (beforeAlong - nowAlong)) * (beforeAcross - nowAcross))
}

/** The part of a segment inside the frame, as shares of its length; null where it misses the frame or touches it in one point. */
function cutSegment(ax: number, ay: number, bx: number, by: number): { readonly from: number; readonly to: number } | null {
  let from = 0
  let to = 1
  const dx = bx - ax
  const dy = by - ay
  for (let side = 0; side < 4; side++) {
    const p = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy
    const q = side === 0 ? ax - LOW : side === 1 ? HIGH - ax : side === 2 ? ay - LOW : HIGH - ay
    if (p === 0) {
      if (q < 0) return null
    } else if (p < 0) {
      if (q / p > from) from = q / p
    } else if (q / p < to) to = q / p
  }
  return from < to ? { from, to } : null
}
