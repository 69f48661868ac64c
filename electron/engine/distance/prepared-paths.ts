/**
 * Geometries of any kind made ready for distances: their points, lines and rings as paths, each with a tree of boxes over its edges.
 *
 * A point is a path of one vertex. Coordinates are degrees [lon, lat] on CGCS2000 beside the same vertices in the equal-area plane.
 */
import Flatbush from 'flatbush'
import type { BoundingBox } from '../../../shared/domain/feature'
import { type FlatGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import { toEqualAreaPlane } from '../geodesy/equal-area'
import { polygonSetFromFlat } from '../geometry/polygon-set'
import { EDGES_PER_LEAF, NODES_PER_PARENT, type PreparedPolygons, preparePolygons } from '../overlay/prepared-polygons'
import { boundsOfVertices, growBounds } from './local-scale'

export type PreparedPaths = {
  readonly lonLat: Float64Array
  readonly plane: Float64Array
  /** First vertex of each path; one more entry than paths. */
  readonly pathStarts: Uint32Array
  /** Feature of each path, ascending. */
  readonly pathFeatures: Uint32Array
  /** First path of each feature; one more entry than features. */
  readonly featureStarts: Uint32Array
  /** Root of each path's tree. */
  readonly roots: readonly PathNode[]
  /** The polygons among the geometries, one feature each, for what lies inside them. */
  readonly polygons: PreparedPolygons
  /** Index over the paths by their boxes in degrees; null without paths. */
  readonly index: Flatbush | null
}

/** A run of edges of one path: those that begin at vertices `from` up to `to`; for a lone point both are its vertex. */
export type PathNode = {
  readonly from: number
  readonly to: number
  /** Box in the plane. */
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly children: readonly PathNode[]
}

/** @param geometries degrees, polygons valid; null and empty ones have no paths */
export function preparePaths(geometries: readonly (FlatGeometry | null)[]): PreparedPaths {
  const coordinates: number[] = []
  const pathStarts: number[] = []
  const pathFeatures: number[] = []
  const featureStarts: number[] = []
  geometries.forEach((geometry, feature) => {
    featureStarts.push(pathStarts.length)
    for (const part of geometry === null ? [] : simpleParts(geometry)) {
      const vertices = part.xy.length / 2
      const ends = part.type === 'Point' || part.type === 'MultiPoint' ? Array.from({ length: vertices }, (_, index) => index + 1) : part.pathEnds
      let vertex = 0
      for (const end of ends) {
        if (end > vertex) {
          pathStarts.push(coordinates.length / 2)
          pathFeatures.push(feature)
        }
        for (; vertex < end; vertex++) coordinates.push(part.xy[2 * vertex]!, part.xy[2 * vertex + 1]!)
      }
    }
  })
  const polygonSet = polygonSetFromFlat(geometries)
  const lonLat = Float64Array.from(coordinates)
  const plane = toEqualAreaPlane(lonLat)
  const starts = Uint32Array.from([...pathStarts, lonLat.length / 2])
  return {
    lonLat,
    plane,
    pathStarts: starts,
    pathFeatures: Uint32Array.from(pathFeatures),
    featureStarts: Uint32Array.from([...featureStarts, pathStarts.length]),
    roots: pathStarts.map((start, path) => buildTree(plane, start, starts[path + 1]! - 1)),
    polygons: preparePolygons(polygonSet, toEqualAreaPlane(polygonSet.coordinates)),
    index: indexPaths(lonLat, starts),
  }
}

/** Whether bounds, [west, south, east, north], come within reach of the bounds of any path: a quick no for most. */
export function isWithinReach(bounds: BoundingBox, { index }: PreparedPaths, reachMeters: number): boolean {
  return index !== null && index.search(...growBounds(bounds, reachMeters)).length > 0
}

function indexPaths(lonLat: Float64Array, starts: Uint32Array): Flatbush | null {
  if (starts.length === 1) return null
  const index = new Flatbush(starts.length - 1)
  for (let path = 0; path + 1 < starts.length; path++) {
    index.add(...boundsOfVertices(lonLat, starts[path]!, starts[path + 1]!))
  }
  index.finish()
  return index
}

function buildTree(plane: Float64Array, first: number, last: number): PathNode {
  let level: PathNode[] = []
  if (first === last) return leaf(plane, first, last)
  for (let from = first; from < last; from += EDGES_PER_LEAF) level.push(leaf(plane, from, Math.min(from + EDGES_PER_LEAF, last)))
  while (level.length > 1) {
    const above: PathNode[] = []
    for (let at = 0; at < level.length; at += NODES_PER_PARENT) above.push(parentOf(level.slice(at, at + NODES_PER_PARENT)))
    level = above
  }
  return level[0]!
}

function leaf(plane: Float64Array, from: number, to: number): PathNode {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let vertex = from; vertex <= to; vertex++) {
    minX = Math.min(minX, plane[2 * vertex]!)
    maxX = Math.max(maxX, plane[2 * vertex]!)
    minY = Math.min(minY, plane[2 * vertex + 1]!)
    maxY = Math.max(maxY, plane[2 * vertex + 1]!)
  }
  return { from, to, minX, minY, maxX, maxY, children: [] }
}

function parentOf(children: readonly PathNode[]): PathNode {
  return {
    from: children[0]!.from,
    to: children.at(-1)!.to,
    minX: Math.min(...children.map(({ minX }) => minX)),
    minY: Math.min(...children.map(({ minY }) => minY)),
    maxX: Math.max(...children.map(({ maxX }) => maxX)),
    maxY: Math.max(...children.map(({ maxY }) => maxY)),
    children,
  }
}
