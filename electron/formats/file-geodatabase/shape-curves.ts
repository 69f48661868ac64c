/**
 * Curved segments of lines and polygons, replaced by short straight ones.
 *
 * Circular arcs and Bézier curves are followed; elliptic arcs, which are rare, become their chords.
 * Source: Esri, “Extended Shapefile Record Format”, July 2012, SegmentModifier.
 */
import type { SimpleGeometry } from '../../../shared/domain/flat-geometry'
import { arcVertices, type Vertex } from '../../../shared/domain/curve-vertices'
import type { ByteCursor } from './byte-cursor'

type Curve =
  | { readonly kind: 'arc'; readonly start: number; readonly x: number; readonly y: number; readonly flags: number }
  | { readonly kind: 'bezier'; readonly start: number; readonly controls: readonly [Vertex, Vertex] }
  | { readonly kind: 'chord'; readonly start: number }

const ARC = { empty: 0x1, counterClockwise: 0x8, minor: 0x10, line: 0x20, point: 0x40, definedByInteriorPoint: 0x80 } as const
const BEZIER_STEPS = 24

export function readCurves(cursor: ByteCursor, count: number): Curve[] {
  const curves: Curve[] = []
  for (let index = 0; index < count; index++) {
    const start = cursor.varuint()
    const type = cursor.varuint()
    if (type === 1) curves.push({ kind: 'arc', start, x: cursor.float64(), y: cursor.float64(), flags: cursor.int32() })
    else if (type === 4) {
      const [ax, ay, bx, by] = [cursor.float64(), cursor.float64(), cursor.float64(), cursor.float64()]
      curves.push({ kind: 'bezier', start, controls: [{ x: ax, y: ay }, { x: bx, y: by }] })
    } else if (type === 5) {
      cursor.skip(44)
      curves.push({ kind: 'chord', start })
    } else throw new RangeError(`curve type ${type}`)
  }
  return curves
}

type Lines = Pick<SimpleGeometry, 'xy' | 'z' | 'm' | 'pathEnds'>

/** Adds the vertices of curves between the vertices that they join. Heights and measures run evenly along them. */
export function withCurves(lines: Lines, curves: readonly Curve[]): Lines {
  if (curves.length === 0) return lines
  const byStart = new Map(curves.map((curve) => [curve.start, curve]))
  const ends = new Set(lines.pathEnds)
  const [xy, z, m]: [number[], number[], number[]] = [[], [], []]
  const pathEnds: number[] = []
  const count = lines.xy.length / 2
  for (let vertex = 0; vertex < count; vertex++) {
    const from = { x: lines.xy[2 * vertex]!, y: lines.xy[2 * vertex + 1]! }
    push(xy, z, m, from, lines, vertex, 0)
    const isLast = ends.has(vertex + 1)
    const curve = isLast ? undefined : byStart.get(vertex)
    if (curve) {
      const to = { x: lines.xy[2 * vertex + 2]!, y: lines.xy[2 * vertex + 3]! }
      const between = verticesBetween(curve, from, to)
      for (const [index, added] of between.entries()) push(xy, z, m, added, lines, vertex, (index + 1) / (between.length + 1))
    }
    if (isLast) pathEnds.push(xy.length / 2)
  }
  return { xy: Float64Array.from(xy), z: lines.z && Float64Array.from(z), m: lines.m && Float64Array.from(m), pathEnds }
}

function push(xy: number[], z: number[], m: number[], { x, y }: Vertex, lines: Lines, vertex: number, share: number): void {
  xy.push(x, y)
  const along = (values: Float64Array) => values[vertex]! + (share === 0 ? 0 : (values[vertex + 1]! - values[vertex]!) * share)
  if (lines.z) z.push(along(lines.z))
  if (lines.m) m.push(along(lines.m))
}

function verticesBetween(curve: Curve, from: Vertex, to: Vertex): Vertex[] {
  switch (curve.kind) {
    case 'arc':
      return arcBetween(curve, from, to)
    case 'bezier':
      return bezierBetween(from, curve.controls[0], curve.controls[1], to)
    case 'chord':
      return []
  }
}

function arcBetween({ x, y, flags }: Extract<Curve, { kind: 'arc' }>, from: Vertex, to: Vertex): Vertex[] {
  if ((flags & (ARC.empty | ARC.line | ARC.point)) !== 0) return []
  const isByPoint = (flags & ARC.definedByInteriorPoint) !== 0
  const isFull = from.x === to.x && from.y === to.y
  const center = isByPoint ? (isFull ? { x: (from.x + x) / 2, y: (from.y + y) / 2 } : centerThrough(from, { x, y }, to)) : { x, y }
  if (!center) return []
  const start = Math.atan2(from.y - center.y, from.x - center.x)
  const turn = (angle: number) => ((angle % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI)
  const toEnd = isFull ? 2 * Math.PI : turn(Math.atan2(to.y - center.y, to.x - center.x) - start)
  let sweep = toEnd
  if (isByPoint && !isFull) {
    // Counter-clockwise where the point in between comes before the end.
    if (turn(Math.atan2(y - center.y, x - center.x) - start) > toEnd) sweep = toEnd - 2 * Math.PI
  } else if ((flags & ARC.counterClockwise) === 0) sweep = toEnd - 2 * Math.PI * (isFull ? 2 : 1)
  return arcVertices(center.x, center.y, Math.hypot(from.x - center.x, from.y - center.y), start, sweep).slice(1, -1)
}

/** Centre of the circle through three points; null where they are in line. */
function centerThrough(a: Vertex, b: Vertex, c: Vertex): Vertex | null {
  // Relative to the first point: eastings of 4·10⁷ squared would cost all digits.
  const [bx, by, cx, cy] = [b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y]
  const d = 2 * (bx * cy - by * cx)
  if (Math.abs(d) < 1e-12 * (bx * bx + by * by + cx * cx + cy * cy)) return null
  const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy]
  return { x: a.x + (cy * b2 - by * c2) / d, y: a.y + (bx * c2 - cx * b2) / d }
}

function bezierBetween(a: Vertex, b: Vertex, c: Vertex, d: Vertex): Vertex[] {
  return Array.from({ length: BEZIER_STEPS - 1 }, (_, index) => {
    const t = (index + 1) / BEZIER_STEPS
    const s = 1 - t
    const [p, q, r, w] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
    return { x: p * a.x + q * b.x + r * c.x + w * d.x, y: p * a.y + q * b.y + r * c.y + w * d.y }
  })
}
