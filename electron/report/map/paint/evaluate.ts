/**
 * Looks a layer's properties up for a feature, with the very library that MapLibre draws with: same expressions, filters, defaults and
 * interpolation between zooms.
 */
import {
  Color,
  type FeatureFilter,
  featureFilter,
  type LayerSpecification,
  latest,
  normalizePropertyExpression,
  type StylePropertyExpression,
  type StylePropertySpecification,
} from '@maplibre/maplibre-gl-style-spec'
import type { MapFeature } from '../read/map-feature'

const specifications = latest as unknown as Readonly<Record<string, Readonly<Record<string, StylePropertySpecification>>>>

export class LayerValues {
  readonly #layer: LayerSpecification
  readonly #zoom: number
  readonly #filter: FeatureFilter
  readonly #expressions = new Map<string, StylePropertyExpression>()

  constructor(layer: LayerSpecification, zoom: number) {
    this.#layer = layer
    this.#zoom = zoom
    this.#filter = featureFilter('filter' in layer ? layer.filter : undefined, `layers.${layer.id}.filter`)
  }

  /** Whether the layer shows the feature. */
  shows(feature: MapFeature): boolean {
    return this.#filter.filter({ zoom: this.#zoom }, feature)
  }

  number(name: string, feature?: MapFeature): number {
    return this.#evaluate(name, feature) as number
  }

  text(name: string, feature?: MapFeature): string {
    return String(this.#evaluate(name, feature) ?? '')
  }

  numbers(name: string, feature?: MapFeature): readonly number[] {
    return (this.#evaluate(name, feature) as readonly number[] | undefined) ?? []
  }

  texts(name: string, feature?: MapFeature): readonly string[] {
    return (this.#evaluate(name, feature) as readonly string[] | undefined) ?? []
  }

  flag(name: string): boolean {
    return this.#evaluate(name) === true
  }

  /** A property of any kind; undefined where the layer does not set it and it has no default. */
  value(name: string, feature?: MapFeature): unknown {
    return this.#evaluate(name, feature)
  }

  /** Whether the layer itself sets a property. */
  sets(name: string): boolean {
    return this.#given(name) !== undefined
  }

  /** Colour and its own opacity. */
  colour(name: string, feature?: MapFeature): { readonly colour: string; readonly opacity: number } {
    const value = this.#evaluate(name, feature)
    const [red, green, blue, opacity] = value instanceof Color ? value.rgb : [0, 0, 0, 1]
    const channel = (share: number) => Math.round(share * 255).toString(16).padStart(2, '0')
    return { colour: `#${channel(red)}${channel(green)}${channel(blue)}`, opacity }
  }

  #evaluate(name: string, feature?: MapFeature): unknown {
    let expression = this.#expressions.get(name)
    if (expression === undefined) {
      const specification = specifications[`paint_${this.#layer.type}`]?.[name] ?? specifications[`layout_${this.#layer.type}`]?.[name]
      if (specification === undefined) throw new Error(`the style knows no ${name} of ${this.#layer.type}`)
      const given = this.#given(name) ?? specification.default
      expression = normalizePropertyExpression(given, `layers.${this.#layer.id}.${name}`, specification)
      this.#expressions.set(name, expression)
    }
    return expression.evaluate({ zoom: this.#zoom }, feature)
  }

  #given(name: string): undefined {
    const { paint, layout } = this.#layer as unknown as { paint?: Record<string, undefined>; layout?: Record<string, undefined> }
    return paint?.[name] ?? layout?.[name]
  }
}
