/**
 * Boundary of a HATCH as rings.
 *
 * Source: AutoCAD DXF reference, HATCH, “Boundary path data”: polylines with bulges, or edges of lines, arcs, elliptic arcs and splines.
 */
import { arcVertices, bulgeVertices, ellipseVertices, splineVertices, type Vertex } from '../../../shared/domain/curve-vertices'
import type { DxfEntity, DxfGroup } from './entity'

const RADIANS = Math.PI / 180
const POLYLINE_PATH = 2
const MAX_PATHS = 100_000

export function hatchRings(entity: DxfEntity): Vertex[][] {
  const start = entity.groups.findIndex(([code]) => code === 91)
  if (start === -1) return []
  const cursor = new GroupCursor(entity.groups, start)
  const count = Math.min(cursor.take(91), MAX_PATHS)
  const rings: Vertex[][] = []
  for (let path = 0; path < count && !cursor.isAtEnd(); path++) {
    const flags = cursor.take(92)
    if (Number.isNaN(flags)) break
    rings.push((flags & POLYLINE_PATH) === 0 ? readEdges(cursor) : readPolyline(cursor))
    // Handles of the objects that the boundary came from.
    for (let sources = cursor.take(97); sources > 0 && !Number.isNaN(cursor.take(330)); sources--);
  }
  return rings.map(withoutRepeated).filter((ring) => ring.length >= 3)
}

/** Each edge begins where the one before it ended. */
function withoutRepeated(ring: readonly Vertex[]): Vertex[] {
  return ring.filter((vertex, index) => {
    const before = ring[index - 1]
    return !before || before.x !== vertex.x || before.y !== vertex.y
  })
}

/** Goes through group codes in order; a code that is not next gives NaN and does not move on. */
class GroupCursor {
  constructor(
    private readonly groups: readonly DxfGroup[],
    private position: number,
  ) {}

  isAtEnd(): boolean {
    return this.position >= this.groups.length
  }

  take(code: number): number {
    const group = this.groups[this.position]
    if (!group || group[0] !== code) return NaN
    this.position++
    return Number(group[1])
  }

  /** The number under an optional code. */
  takeIf(code: number, fallback: number): number {
    return this.groups[this.position]?.[0] === code ? this.take(code) : fallback
  }
}

function readPolyline(cursor: GroupCursor): Vertex[] {
  const hasBulges = cursor.takeIf(72, 0) === 1
  cursor.takeIf(73, 1)
  const count = cursor.take(93)
  const corners: (Vertex & { bulge: number })[] = []
  for (let index = 0; index < count && !cursor.isAtEnd(); index++) {
    const corner = { x: cursor.take(10), y: cursor.take(20), bulge: hasBulges ? cursor.takeIf(42, 0) : 0 }
    if (Number.isNaN(corner.x)) break
    corners.push(corner)
  }
  return corners.flatMap((from, index) => [from, ...bulgeVertices(from, corners[(index + 1) % corners.length]!, from.bulge)])
}

function readEdges(cursor: GroupCursor): Vertex[] {
  const count = cursor.take(93)
  const ring: Vertex[] = []
  for (let index = 0; index < count && !cursor.isAtEnd(); index++) {
    const vertices = readEdge(cursor)
    if (vertices === null) break
    ring.push(...vertices)
  }
  return ring
}

function readEdge(cursor: GroupCursor): Vertex[] | null {
  switch (cursor.take(72)) {
    case 1:
      return [
        { x: cursor.take(10), y: cursor.take(20) },
        { x: cursor.take(11), y: cursor.take(21) },
      ]
    case 2: {
      const [x, y, radius, start, end, forward] = [10, 20, 40, 50, 51, 73].map((code) => cursor.take(code)) as [number, number, number, number, number, number]
      return arcEdge(start, end, forward, (from, sweep) => arcVertices(x, y, radius, from, sweep))
    }
    case 3: {
      const [x, y, majorX, majorY, ratio, start, end, forward] = [10, 20, 11, 21, 40, 50, 51, 73].map((code) => cursor.take(code)) as [number, number, number, number, number, number, number, number]
      return arcEdge(start, end, forward, (from, sweep) => ellipseVertices(x, y, majorX, majorY, ratio, from, sweep))
    }
    case 4: {
      const degree = cursor.take(94)
      const isRational = cursor.take(73) === 1
      cursor.take(74)
      const [knotCount, pointCount] = [cursor.take(95), cursor.take(96)]
      const knots: number[] = []
      for (let index = 0; index < knotCount && !cursor.isAtEnd(); index++) knots.push(cursor.take(40))
      const points: Vertex[] = []
      const weights: number[] = []
      for (let index = 0; index < pointCount && !cursor.isAtEnd(); index++) {
        points.push({ x: cursor.take(10), y: cursor.take(20) })
        if (isRational) weights.push(cursor.takeIf(42, 1))
      }
      return splineVertices(degree, knots, points, weights)
    }
    default:
      return null
  }
}

/** Clockwise edges state their angles as if mirrored. */
function arcEdge(start: number, end: number, forward: number, vertices: (from: number, sweep: number) => Vertex[]): Vertex[] {
  const sweep = (end - start) * RADIANS
  return forward === 0 ? vertices(-start * RADIANS, -sweep) : vertices(start * RADIANS, sweep)
}
