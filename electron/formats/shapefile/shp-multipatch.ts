/**
 * MultiPatch records to multipolygons with heights: strips and fans become triangles, rings polygons.
 *
 * Source: ESRI Shapefile Technical Description, July 1998, “MultiPatch”.
 */
import type { SimpleGeometry } from '../../../shared/domain/flat-geometry'

const TRIANGLE_STRIP = 0
const TRIANGLE_FAN = 1
/** Rings that belong to the ring before them; any other ring begins a polygon. */
const INNER_RING = 3
const RING = 5

/** Index lists of vertices, one a ring; rings of one polygon stand together. */
type PolygonRings = number[][]

/** @returns null where nothing is left */
export function surfaceFromPatches(
  { xy, z, m }: Pick<SimpleGeometry, 'xy' | 'z' | 'm'>,
  pathEnds: readonly number[],
  partTypes: readonly number[],
): SimpleGeometry | null {
  const polygons: PolygonRings[] = []
  let firstRing: PolygonRings | null = null
  for (const [part, end] of pathEnds.entries()) {
    const from = pathEnds[part - 1] ?? 0
    const vertices = Array.from({ length: end - from }, (_, index) => from + index)
    const type = partTypes[part]
    if (type === TRIANGLE_STRIP || type === TRIANGLE_FAN) {
      firstRing = null
      for (let index = 2; index < vertices.length; index++) {
        const [a, b, c] = [vertices[type === TRIANGLE_FAN ? 0 : index - 2]!, vertices[index - 1]!, vertices[index]!]
        polygons.push([[a, b, c, a]])
      }
    } else if (vertices.length > 0) {
      if ((type === INNER_RING || type === RING) && firstRing !== null) firstRing.push(vertices)
      else {
        firstRing = [vertices]
        polygons.push(firstRing)
      }
    }
  }
  if (polygons.length === 0) return null
  const order = polygons.flat(2)
  const newXy = new Float64Array(2 * order.length)
  for (const [place, vertex] of order.entries()) {
    newXy[2 * place] = xy[2 * vertex]!
    newXy[2 * place + 1] = xy[2 * vertex + 1]!
  }
  const pick = (ordinates: Float64Array | null) => ordinates && Float64Array.from(order, (vertex) => ordinates[vertex]!)
  let vertexSum = 0
  let ringSum = 0
  return {
    type: 'MultiPolygon',
    xy: newXy,
    z: pick(z),
    m: pick(m),
    pathEnds: polygons.flat().map((ring) => (vertexSum += ring.length)),
    polygonEnds: polygons.map((rings) => (ringSum += rings.length)),
  }
}
