/** Bounds of subjects and constraints, and which constraints lie near. */
import type { BoundingBox } from '../../../shared/domain/feature'
import { type FlatGeometry, simpleParts } from '../../../shared/domain/flat-geometry'
import { boundsOfShape } from '../geometry/shape-table'
import { shapesOf } from './stored-features'
import type { ConstraintLayer } from './subject'

/** [west, south, east, north] of some geometries together; null where none has a vertex. */
export function boundsOfGeometries(geometries: Iterable<FlatGeometry | null>): BoundingBox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const geometry of geometries) {
    if (geometry === null) continue
    for (const { xy } of simpleParts(geometry)) {
      for (let at = 0; at < xy.length; at += 2) {
        const lon = xy[at] ?? 0
        const lat = xy[at + 1] ?? 0
        if (lon < west) west = lon
        if (lon > east) east = lon
        if (lat < south) south = lat
        if (lat > north) north = lat
      }
    }
  }
  return west <= east && south <= north ? [west, south, east, north] : null
}

/**
 * Numbers of the layer's features whose bounds meet others, sides included, ascending: the same features whether all of a layer was read or only what
 * lies there. Null stands for nowhere.
 */
export function featuresWithin(layer: ConstraintLayer, bounds: BoundingBox | null): readonly number[] {
  if (bounds === null) return []
  const shapes = shapesOf(layer.features)
  const near: number[] = []
  for (let row = 0; row < layer.features.length; row++) {
    const own = boundsOfShape(shapes, row)
    if (own !== null && boundsMeet(own, bounds)) near.push(row)
  }
  return near
}

export function boundsMeet(a: BoundingBox, b: BoundingBox): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}

/** Whether nothing of the inner bounds lies outside of the outer ones. */
export function boundsCover(outer: BoundingBox, inner: BoundingBox): boolean {
  return outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]
}
