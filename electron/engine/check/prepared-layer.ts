/** What the check makes of a constraint layer's geometry, made once and kept as long as the layer lives. */
import { type PreparedPaths, preparePaths } from '../distance/prepared-paths'
import { geometryOfShape } from '../geometry/shape-table'
import { type PolygonLayer, polygonLayerOfSet, validShapes } from './polygon-layer'
import { shapesOf } from './stored-features'
import type { ConstraintLayer } from './subject'

const polygons = new WeakMap<ConstraintLayer, PolygonLayer>()
const paths = new WeakMap<ConstraintLayer, PreparedPaths>()

/** Its polygons, repaired where they must be. */
export function polygonsOfLayer(layer: ConstraintLayer): PolygonLayer {
  const known = polygons.get(layer)
  if (known !== undefined) return known
  const made = polygonLayerOfSet(shapesOf(layer.features).polygons)
  polygons.set(layer, made)
  return made
}

/** Its edges and points, for distances. */
export function pathsOfLayer(layer: ConstraintLayer): PreparedPaths {
  const known = paths.get(layer)
  if (known !== undefined) return known
  const shapes = validShapes(shapesOf(layer.features), polygonsOfLayer(layer))
  const made = preparePaths(layer.features.map((_, row) => geometryOfShape(shapes, row)))
  paths.set(layer, made)
  return made
}
