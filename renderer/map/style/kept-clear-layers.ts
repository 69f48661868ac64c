/**
 * Places that names keep clear of.
 *
 * MapLibre lets a name give way only to symbols of layers above it, and circles are no symbols to it: names, drawn above discs and
 * circles, would lie across them. So invisible symbols stand over everything, each as large as what is drawn below. Only for the screen:
 * paper places its names by code of our own.
 */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { COUNT_RADIUS, countLayerId } from '../../../shared/map/style/count-layers'
import { SECTION_LAYER, SECTION_SCALE, SECTION_SOURCE } from '../../../shared/map/style/section-layers'
import { imageId } from '../../../shared/map/symbols/image-id'
import { markerSide } from '../../../shared/map/symbols/markers'
import { TASK_LAYERS } from '../../../shared/map/style/task-layers'
import { sectionSymbol } from '../../../shared/domain/style-palette'

type SymbolLayer = Extract<LayerSpecification, { type: 'symbol' }>

/** Any picture will do: it is never seen. */
const IMAGE = imageId('section', 0, false)
const DISC_SHARE = sectionSymbol.size / markerSide.section
/** Districts are named even where there is no free place. */
const ALWAYS_NAMED: ReadonlySet<string> = new Set(['district-label'])

/** Where the name of an area steps to when its middle is taken, and how far, in ems. */
const STEPS_ASIDE = ['center', 'top', 'bottom', 'left', 'right'] as const
const STEP_ASIDE = 0.9

/** Names of sections stand clear of their own discs, which grow with the zoom: in ems. */
const SECTION_NAME_OFFSET: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], 9, 1, 15, 1.5]
const SECTION_NAME_PADDING = 1

export function withPlacesKeptClear(style: StyleSpecification): StyleSpecification {
  const discs: ExpressionSpecification = ['interpolate', ['linear'], ['zoom'], ...SECTION_SCALE.map((value, index) => (index % 2 === 0 ? value : value * DISC_SHARE))]
  const circles = scaled(COUNT_RADIUS, 2 / markerSide.section)
  const sizes: Readonly<Record<string, ExpressionSpecification>> = { [SECTION_LAYER]: discs, [countLayerId('outfall')]: circles, [countLayerId('enterprise')]: circles }
  const claims = style.layers.flatMap((layer) => (sizes[layer.id] === undefined ? [] : [claim(layer, sizes[layer.id]!)]))
  return { ...style, layers: [...style.layers.map((layer) => (layer.type === 'symbol' ? steppingAside(layer) : layer)), ...claims] }
}

function steppingAside(layer: SymbolLayer): SymbolLayer {
  const layout = layer.layout ?? {}
  // Pins that give way from afar give way to each other too.
  if (layer.id === TASK_LAYERS[1]) return { ...layer, layout: { ...layout, 'icon-ignore-placement': false } }
  if (layer.source === SECTION_SOURCE && layout['text-radial-offset'] !== undefined) {
    return { ...layer, layout: { ...layout, 'text-radial-offset': SECTION_NAME_OFFSET, 'text-padding': SECTION_NAME_PADDING } }
  }
  const ofArea = layer.id.endsWith('-label') && layout['text-variable-anchor'] === undefined && layout['symbol-placement'] === undefined
  if (!ofArea) return layer
  const always = ALWAYS_NAMED.has(layer.id) ? { 'text-allow-overlap': true } : {}
  return { ...layer, layout: { ...layout, 'text-variable-anchor': [...STEPS_ASIDE], 'text-radial-offset': STEP_ASIDE, ...always } }
}

/** An interpolation by anything but the zoom, with all its values multiplied. */
function scaled([name, curve, input, ...stops]: typeof COUNT_RADIUS, factor: number): ExpressionSpecification {
  return [name, curve, input, ...stops.map((value, index) => (index % 2 === 0 ? value : Number(value) * factor))] as ExpressionSpecification
}

function claim(layer: LayerSpecification, size: ExpressionSpecification): LayerSpecification {
  if (!('source' in layer)) throw new Error(`${layer.id} has no source`)
  const { source, 'source-layer': sourceLayer, minzoom, filter } = layer as SymbolLayer
  return {
    id: `kept-clear-${layer.id}`,
    type: 'symbol',
    source,
    ...(sourceLayer === undefined ? {} : { 'source-layer': sourceLayer }),
    ...(minzoom === undefined ? {} : { minzoom }),
    ...(filter === undefined ? {} : { filter }),
    layout: { 'icon-image': IMAGE, 'icon-size': size, 'icon-padding': 0, 'icon-allow-overlap': true },
    paint: { 'icon-opacity': 0 },
  }
}
