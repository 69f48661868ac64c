/**
 * Curves as runs of short segments.
 *
 * Vertices lie on the curve. The step is such that no segment leaves the curve by more than 5 mm (in a drawing in metres), at most
 * 4° as in GDAL, and at least a quarter of a degree so that the largest circle has 1,440 segments.
 */
export type Vertex = { readonly x: number; readonly y: number }

const MAX_DEVIATION = 0.005
const MAX_STEP_RADIANS = (4 * Math.PI) / 180
const MIN_STEP_RADIANS = Math.PI / 720
const MAX_SPLINE_POINTS = 20_000
const STEPS_PER_SPLINE_SPAN = 16
const MAX_SPLINE_DEGREE = 25

function stepFor(radius: number): number {
  if (!(radius > MAX_DEVIATION)) return MAX_STEP_RADIANS
  return Math.min(MAX_STEP_RADIANS, Math.max(MIN_STEP_RADIANS, 2 * Math.acos(1 - MAX_DEVIATION / radius)))
}

/**
 * @param start radians, counter-clockwise from the x axis
 * @param sweep radians, negative for clockwise
 * @returns both ends included
 */
export function arcVertices(x: number, y: number, radius: number, start: number, sweep: number): Vertex[] {
  return ellipseVertices(x, y, radius, 0, 1, start, sweep)
}

/** @param majorX vector of the major axis @param ratio of minor to major axis @param start parameter, radians */
export function ellipseVertices(x: number, y: number, majorX: number, majorY: number, ratio: number, start: number, sweep: number): Vertex[] {
  if (![x, y, majorX, majorY, ratio, start, sweep].every(Number.isFinite)) return []
  const count = Math.max(1, Math.ceil(Math.abs(sweep) / stepFor(Math.hypot(majorX, majorY)) - 1e-9))
  return Array.from({ length: count + 1 }, (_, index) => {
    const angle = start + (sweep * index) / count
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    return { x: x + cos * majorX - sin * ratio * majorY, y: y + cos * majorY + sin * ratio * majorX }
  })
}

/**
 * The arc of a polyline segment with a bulge: the tangent of a quarter of its angle, positive counter-clockwise.
 *
 * @returns vertices between the two ends, which are left out
 */
export function bulgeVertices(from: Vertex, to: Vertex, bulge: number): Vertex[] {
  if (bulge === 0 || !Number.isFinite(bulge)) return []
  const sweep = 4 * Math.atan(bulge)
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const chord = Math.hypot(dx, dy)
  if (chord === 0 || Math.abs(sweep) < 1e-9) return []
  // Distance of the centre from the chord, to its left for a counter-clockwise arc of less than half a turn.
  const height = (chord / 2) * ((1 - bulge * bulge) / (2 * bulge))
  const centerX = from.x + dx / 2 - (dy / chord) * height
  const centerY = from.y + dy / 2 + (dx / chord) * height
  const radius = Math.hypot(from.x - centerX, from.y - centerY)
  return arcVertices(centerX, centerY, radius, Math.atan2(from.y - centerY, from.x - centerX), sweep).slice(1, -1)
}

/**
 * The arc that begins at `from`, runs through `middle` and ends at `to`; a whole circle where it ends where it began (SQL/MM part 3: `middle` is then
 * the point opposite).
 *
 * @returns vertices behind `from`, `middle` and `to` among them as they are
 */
export function arcThrough(from: Vertex, middle: Vertex, to: Vertex): Vertex[] {
  const [ax, ay] = [middle.x - from.x, middle.y - from.y]
  const [bx, by] = [to.x - from.x, to.y - from.y]
  const isCircle = bx === 0 && by === 0
  const cross = 2 * (ax * by - ay * bx)
  // Three points on a line: the arc is straight.
  if (!isCircle && Math.abs(cross) <= 1e-12 * (ax * ax + ay * ay + bx * bx + by * by)) return [middle, to]
  const [a, b] = [ax * ax + ay * ay, bx * bx + by * by]
  const x = from.x + (isCircle ? ax / 2 : (by * a - ay * b) / cross)
  const y = from.y + (isCircle ? ay / 2 : (ax * b - bx * a) / cross)
  const radius = Math.hypot(from.x - x, from.y - y)
  const angleOf = (vertex: Vertex) => Math.atan2(vertex.y - y, vertex.x - x)
  // Counter-clockwise where the middle lies to the right of the chord.
  const turn = isCircle || cross > 0 ? 1 : -1
  const sweepBetween = (start: number, end: number) => turn * ((turn * (end - start) + 4 * Math.PI) % (2 * Math.PI))
  const [first, second, third] = [angleOf(from), angleOf(middle), angleOf(to)]
  const half = (start: number, end: number, last: Vertex) => [...arcVertices(x, y, radius, start, sweepBetween(start, end)).slice(1, -1), last]
  return [...half(first, second, middle), ...half(second, third, to)]
}

/**
 * A B-spline, rational where weights are given, by de Boor's algorithm.
 *
 * @param knots one more than the degree longer than the control points
 * @returns empty where the numbers do not fit together
 */
export function splineVertices(degree: number, knots: readonly number[], points: readonly Vertex[], weights: readonly number[]): Vertex[] {
  if (degree < 1 || degree > MAX_SPLINE_DEGREE || points.length <= degree || knots.length < points.length + degree + 1) return []
  if (!knots.every(Number.isFinite) || knots.some((knot, index) => index > 0 && knot < knots[index - 1]!)) return []
  const vertices: Vertex[] = []
  const steps = Math.max(2, Math.min(STEPS_PER_SPLINE_SPAN, Math.floor(MAX_SPLINE_POINTS / points.length)))
  for (let span = degree; span < points.length; span++) {
    const [from, to] = [knots[span]!, knots[span + 1]!]
    if (from === to) continue
    for (let step = vertices.length === 0 ? 0 : 1; step <= steps; step++) {
      vertices.push(pointOfSpline(degree, knots, points, weights, span, from + ((to - from) * step) / steps))
    }
  }
  return vertices
}

function pointOfSpline(degree: number, knots: readonly number[], points: readonly Vertex[], weights: readonly number[], span: number, t: number): Vertex {
  const local = Array.from({ length: degree + 1 }, (_, index) => {
    const place = span - degree + index
    const weight = weights[place] ?? 1
    return { x: points[place]!.x * weight, y: points[place]!.y * weight, w: weight }
  })
  for (let level = 1; level <= degree; level++) {
    for (let index = degree; index >= level; index--) {
      const low = knots[span - degree + index]!
      const width = knots[index + 1 + span - level]! - low
      const share = width === 0 ? 0 : (t - low) / width
      const [a, b] = [local[index - 1]!, local[index]!]
      local[index] = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share, w: a.w + (b.w - a.w) * share }
    }
  }
  const { x, y, w } = local[degree]!
  return { x: x / w, y: y / w }
}
