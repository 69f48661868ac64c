/** Symbols of the palette as QGIS symbols. QGIS gets the form for the light base map. */
import type { AreaSymbol, LineSymbol, MarkerShape } from '../../../../shared/domain/style-palette'
import { colour, dataDefined, element, millimetres, optionMap } from './qml-element'

/** A symbol before it has its place in a renderer. */
export type QmlSymbol = (name: string) => string

function symbol(type: 'fill' | 'line' | 'marker', layers: readonly string[]): QmlSymbol {
  return (name) => element('symbol', { name, type, alpha: 1, clip_to_extent: 1, force_rhr: 0 }, ...layers)
}

function layer(kind: string, options: Readonly<Record<string, string>>, expressions: Readonly<Record<string, string>> = {}, ...inner: readonly string[]): string {
  return element('layer', { class: kind, enabled: 1, locked: 0, pass: 0 }, optionMap(options), dataDefined(expressions), ...inner)
}

function strokeOptions(hex: string, opacity: number, width: number, dash: readonly number[] | null): Readonly<Record<string, string>> {
  return {
    line_color: colour(hex, opacity),
    line_style: 'solid',
    line_width: millimetres(width),
    line_width_unit: 'MM',
    capstyle: dash === null ? 'round' : 'flat',
    joinstyle: 'round',
    ...(dash === null ? { use_custom_dash: '0' } : { use_custom_dash: '1', customdash: dash.map(millimetres).join(';'), customdash_unit: 'MM' }),
  }
}

/** Fill, hatch, inner band, outline, from bottom to top. */
export function areaSymbol({ outline, outlineWidth, dash, innerBand, fill, fillOpacity, hatch }: AreaSymbol): QmlSymbol {
  const layers = [layer('SimpleFill', { color: colour(fill.light, fillOpacity), style: fillOpacity === 0 ? 'no' : 'solid', outline_style: 'no' })]
  if (hatch !== null) {
    const line = symbol('line', [layer('SimpleLine', strokeOptions(hatch.colour.light, hatch.opacity, hatch.lineWidth, null))])('@hatch@1')
    layers.push(layer('LinePatternFill', { angle: String(hatch.angleDegrees), distance: millimetres(hatch.pitch), distance_unit: 'MM', line_width: '0' }, {}, line))
  }
  if (innerBand !== null) {
    // Half its width inwards, cut off at the edge.
    const band = { ...strokeOptions(outline.light, innerBand.opacity, innerBand.width, null), offset: millimetres(innerBand.width / 2), offset_unit: 'MM', draw_inside_polygon: '1' }
    layers.push(layer('SimpleLine', band))
  }
  layers.push(layer('SimpleLine', strokeOptions(outline.light, 1, outlineWidth, dash)))
  return symbol('fill', layers)
}

export function lineSymbol({ colour: shade, width, dash }: LineSymbol): QmlSymbol {
  return symbol('line', [layer('SimpleLine', strokeOptions(shade.light, 1, width, dash))])
}

/** QGIS's names of the shapes; its triangle is the equilateral one. */
export const QGIS_SHAPES: Readonly<Record<MarkerShape, string>> = { square: 'square', circle: 'circle', triangle: 'triangle', diamond: 'diamond' }

export type Marker = {
  readonly shape: MarkerShape
  readonly size: number
  /** Null: only the outline. */
  readonly fill: string | null
  readonly outline: string
  readonly outlineWidth: number
  /** Properties by expression: `name` the shape, `fillColor`, `enabled`. */
  readonly expressions?: Readonly<Record<string, string>>
}

/** Markers one over the other, from bottom to top. */
export function markerSymbol(markers: readonly Marker[]): QmlSymbol {
  return symbol(
    'marker',
    markers.map(({ shape, size, fill, outline, outlineWidth, expressions = {} }) =>
      layer(
        'SimpleMarker',
        {
          name: QGIS_SHAPES[shape],
          color: fill === null ? '0,0,0,0' : colour(fill),
          outline_color: colour(outline),
          outline_style: 'solid',
          outline_width: millimetres(outlineWidth),
          outline_width_unit: 'MM',
          scale_method: 'diameter',
          size: millimetres(size),
          size_unit: 'MM',
        },
        expressions,
      ),
    ),
  )
}
