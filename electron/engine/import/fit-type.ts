/**
 * Geometry of any type brought to the type that a theme's table takes, where that does not change what it means.
 *
 * Single becomes multi, a multipoint of one point a point, a collection of one kind its multi form, a closed line a polygon where polygons are
 * wanted. Nothing is split into several features and nothing is replaced by a centre.
 */
import { type FlatGeometry, type SimpleGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import type { GeometryType } from '../../../shared/domain/kinds'

export type FittedGeometry = { readonly geometry: FlatGeometry; readonly closedLine: boolean }

/** @returns null where the geometry's type does not belong into the table */
export function fitType(geometry: FlatGeometry, target: GeometryType): FittedGeometry | null {
  if (target === 'Geometry') return { geometry, closedLine: false }
  const parts = simpleParts(geometry)
  if (target === 'Point') {
    const [point, second] = parts
    const isPoint = point !== undefined && second === undefined && (point.type === 'Point' || point.type === 'MultiPoint') && point.xy.length === 2
    return isPoint ? { geometry: { ...point, type: 'Point' }, closedLine: false } : null
  }
  if (target === 'MultiLineString') {
    if (!parts.every(({ type }) => type === 'LineString' || type === 'MultiLineString')) return null
    return { geometry: joinPaths('MultiLineString', parts), closedLine: false }
  }
  let closedLine = false
  for (const part of parts) {
    if (part.type === 'Polygon' || part.type === 'MultiPolygon') continue
    if (!isClosedLine(part)) return null
    closedLine = true
  }
  return { geometry: joinPaths('MultiPolygon', parts), closedLine }
}

/** What a problem calls a geometry: its type, with the number of members where that matters. */
export function nameOfType(geometry: FlatGeometry): string {
  if (geometry.type === 'GeometryCollection') return `GeometryCollection (${[...new Set(geometry.members.map(({ type }) => type))].join(', ')})`
  return geometry.type === 'MultiPoint' ? `MultiPoint (${geometry.xy.length / 2})` : geometry.type
}

const POINTS_OF_RING = 4

/** Every line of it ends where it begins and has an inside. */
function isClosedLine({ type, xy, pathEnds }: SimpleGeometry): boolean {
  if (type !== 'LineString' && type !== 'MultiLineString') return false
  return pathEnds.every((end, index) => {
    const from = pathEnds[index - 1] ?? 0
    return end - from >= POINTS_OF_RING && xy[2 * from] === xy[2 * end - 2] && xy[2 * from + 1] === xy[2 * end - 1]
  })
}

function joinPaths(type: 'MultiLineString' | 'MultiPolygon', parts: readonly SimpleGeometry[]): SimpleGeometry {
  const [first] = parts
  const polygonEndsOf = (part: SimpleGeometry) =>
    type === 'MultiLineString' ? [] : part.type === 'MultiPolygon' ? part.polygonEnds : part.type === 'Polygon' ? [part.pathEnds.length] : part.pathEnds.map((_, index) => index + 1)
  if (first !== undefined && parts.length === 1) return { ...first, type, polygonEnds: polygonEndsOf(first) }
  const xy = new Float64Array(parts.reduce((sum, part) => sum + part.xy.length, 0))
  const pathEnds: number[] = []
  const polygonEnds: number[] = []
  let vertices = 0
  for (const part of parts) {
    const paths = pathEnds.length
    xy.set(part.xy, 2 * vertices)
    for (const end of part.pathEnds) pathEnds.push(vertices + end)
    for (const end of polygonEndsOf(part)) polygonEnds.push(paths + end)
    vertices += part.xy.length / 2
  }
  return { type, xy, z: null, m: null, pathEnds, polygonEnds }
}
