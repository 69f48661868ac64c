/** Bays filled by the class of their sea water (GB 3097-1997), while class is on; a bay without a class keeps its own fill. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { SeaClass } from '../../domain/bay-status'
import { seaClassColours } from '../../domain/style-palette'

const BAY_FILL = 'bay-fill'
const BAY_LABEL = 'bay-label'
export const BAY_CLASS_OPACITY = 0.3
/** 一 to 四类, 劣四类. */
export const seaClasses: readonly SeaClass[] = [1, 2, 3, 4, 5]

/** A bay with its class, and how it is written below its name. */
export type ClassedBay = { readonly id: string; readonly class: SeaClass; readonly label: string }

export function withBayClasses(style: StyleSpecification, bays: readonly ClassedBay[]): StyleSpecification {
  if (bays.length === 0) return style
  return { ...style, layers: style.layers.map((layer) => (layer.id === BAY_FILL && layer.type === 'fill' ? filled(layer, bays) : layer.id === BAY_LABEL && layer.type === 'symbol' ? labelled(layer, bays) : layer)) }
}

type FillLayer = Extract<LayerSpecification, { type: 'fill' }>
type SymbolLayer = Extract<LayerSpecification, { type: 'symbol' }>

function filled(layer: FillLayer, bays: readonly ClassedBay[]): FillLayer {
  const { 'fill-color': colour = '#000000', 'fill-opacity': opacity = 0 } = layer.paint ?? {}
  return {
    ...layer,
    paint: {
      ...layer.paint,
      'fill-color': matchById(bays.flatMap((bay) => [Number(bay.id), seaClassColours[bay.class]]), colour),
      'fill-opacity': matchById(bays.flatMap((bay) => [Number(bay.id), BAY_CLASS_OPACITY]), opacity),
    },
  }
}

/** The class stands below the name: colour alone tells nothing. */
function labelled(layer: SymbolLayer, bays: readonly ClassedBay[]): SymbolLayer {
  const name = layer.layout?.['text-field'] ?? ''
  const label = matchById(bays.flatMap((bay) => [Number(bay.id), bay.label]), '')
  return { ...layer, layout: { ...layer.layout, 'text-field': ['concat', name, label] as unknown as ExpressionSpecification } }
}

function matchById(pairs: readonly (string | number)[], otherwise: unknown): ExpressionSpecification {
  return ['match', ['id'], ...pairs, otherwise] as unknown as ExpressionSpecification
}
