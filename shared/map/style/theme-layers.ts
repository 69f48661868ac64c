/** What a layer of the map contributes to the style: shapes below, labels above everything. */
import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Shade } from '../../domain/style-palette'
import type { Language } from '../../messages/translate'

export type ThemeName = 'light' | 'dark'

/** Everything that a theme's layers are built from. */
export type LayerContext = {
  readonly theme: ThemeName
  readonly language: Language
  /** 0–1, chosen in the tree. */
  readonly opacity: number
  /** ISO date that deadlines are compared with. */
  readonly today: string
  /** Outfalls of a past day: ids by the stage of then (null: not known); absent: as they are. */
  readonly stages?: ReadonlyMap<string | null, readonly number[]>
}

/** Layers of one theme, each list from bottom to top. */
export type ThemeLayers = { readonly shapes: readonly LayerSpecification[]; readonly labels: readonly LayerSpecification[] }

/** Names of the bundled font in the style. */
export const REGULAR_FONT = ['Noto Sans SC']
export const SEMIBOLD_FONT = ['Noto Sans SC Semibold']

/** Halo around labels: the ground's colour. */
export const labelHalo: Shade = { light: '#FBFAF7', dark: '#14191C' }

/** Text of point labels. */
export const pointLabel: Shade = { light: '#22292E', dark: '#DDE3E6' }

type LabelOptions = {
  readonly id: string
  readonly source: string
  readonly sourceLayer?: string
  readonly colour: string
  readonly minzoom: number
  readonly size: readonly [far: number, near: number]
  readonly text: ExpressionSpecification
  readonly placement: 'area' | 'line' | 'point'
  readonly bold?: boolean
  readonly filter?: ExpressionSpecification
  /** Lower is placed first. */
  readonly sortKey?: ExpressionSpecification
}

/** Room between a point symbol and its label, in ems. */
const POINT_LABEL_OFFSET = 0.9

/** A layer of labels in the common manner. */
export function labelLayer(options: LabelOptions, { theme, opacity }: LayerContext): LayerSpecification {
  const [far, near] = options.size
  return {
    id: options.id,
    type: 'symbol',
    source: options.source,
    ...(options.sourceLayer === undefined ? {} : { 'source-layer': options.sourceLayer }),
    minzoom: options.minzoom,
    ...(options.filter === undefined ? {} : { filter: options.filter }),
    layout: {
      'text-field': options.text,
      'text-font': options.bold === true ? SEMIBOLD_FONT : REGULAR_FONT,
      'text-size': ['interpolate', ['linear'], ['zoom'], options.minzoom, far, options.minzoom + 5, near],
      'text-max-width': 9,
      'text-padding': 4,
      ...(options.sortKey === undefined ? {} : { 'symbol-sort-key': options.sortKey }),
      ...(options.placement === 'line'
        ? { 'symbol-placement': 'line', 'symbol-spacing': 360, 'text-max-angle': 35 }
        : options.placement === 'point'
          ? { 'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-radial-offset': POINT_LABEL_OFFSET, 'text-justify': 'auto' }
          : {}),
    },
    paint: {
      'text-color': options.colour,
      'text-halo-color': labelHalo[theme],
      'text-halo-width': 1.4,
      'text-opacity': opacity,
    },
  }
}
