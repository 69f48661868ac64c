/** The theme of reference layers holds several of them: those that are not shown are filtered out of its style layers. */
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { ThemeLayers } from './theme-layers'

/** @param hidden names of layers, values of the column `layer`; what belongs to none is always shown */
export function withoutParts({ shapes, labels }: ThemeLayers, hidden: readonly string[]): ThemeLayers {
  if (hidden.length === 0) return { shapes, labels }
  const shown: ExpressionSpecification = ['!', ['in', ['coalesce', ['get', 'layer'], ''], ['literal', [...hidden]]]]
  const filtered = (layer: LayerSpecification): LayerSpecification => {
    const own = 'filter' in layer ? layer.filter : undefined
    return { ...layer, filter: (own === undefined ? shown : ['all', own, shown]) as FilterSpecification } as LayerSpecification
  }
  return { shapes: shapes.map(filtered), labels: labels.map(filtered) }
}
