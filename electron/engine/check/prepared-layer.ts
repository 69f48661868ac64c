/** What the check makes of a constraint layer's geometry, made once and kept as long as the layer lives. */
import { type PreparedPaths, preparePaths } from '../distance/prepared-paths'
import { type PolygonLayer, polygonLayerOf, validGeometries } from './polygon-layer'
import type { ConstraintLayer } from './subject'

const polygons = new WeakMap<ConstraintLayer, PolygonLayer>()
const paths = new WeakMap<ConstraintLayer, PreparedPaths>()

/** Its polygons, repaired where they must be. */
export function polygonsOfLayer(layer: ConstraintLayer): PolygonLayer {
  const known = polygons.get(layer)
  if (known !== undefined) return known
  const made = polygonLayerOf(layer.features.map(({ geometry }) => geometry))
  polygons.set(layer, made)
  return made
}

/** Its edges and points, for distances. */
export function pathsOfLayer(layer: ConstraintLayer): PreparedPaths {
  const known = paths.get(layer)
  if (known !== undefined) return known
  const made = preparePaths(validGeometries(layer.features.map(({ geometry }) => geometry), polygonsOfLayer(layer)))
  paths.set(layer, made)
  return made
}
