/** The names that a symbol layer of the style wants to write. */
import { Formatted, type SymbolLayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import { LABEL_POINT } from '../../../../shared/domain/tile-columns'
import { SEMIBOLD_FONT } from '../../../../shared/map/style/theme-layers'
import type { MapFrame } from '../frame'
import type { LayerValues } from '../paint/evaluate'
import type { MapFeature } from '../read/map-feature'
import type { Anchor, Label, LabelLook } from './label'
import { plainText } from './shape-text'

/** Letters on paper are never smaller, in millimetres: 6 points. */
const SMALLEST_LETTERS = 2.1

export function collectLabels(layer: SymbolLayerSpecification, values: LayerValues, features: readonly MapFeature[], frame: MapFrame): Label[] {
  const labels: Label[] = []
  const { pixel } = frame
  const alongLine = values.text('symbol-placement') !== 'point'
  const always = values.flag('text-allow-overlap')
  for (const feature of features) {
    if (feature.type === 3 || (alongLine && feature.type !== 2) || !values.shows(feature)) continue
    const text = values.value('text-field', feature)
    if (!(text instanceof Formatted) && typeof text !== 'string') continue
    if (plainText(text) === '') continue
    const look = lookOf(values, feature, pixel, always)
    const key = values.sets('symbol-sort-key') ? values.number('symbol-sort-key', feature) : 0
    const base = { layer: layer.id, text, look, key }
    if (alongLine) {
      labels.push({ ...base, type: 'line', lines: feature.lines, repeat: values.number('symbol-spacing') * pixel, maximumAngleDegrees: values.number('text-max-angle') })
      continue
    }
    const variable = values.texts('text-variable-anchor') as readonly Anchor[]
    const anchors = variable.length > 0 ? variable : [values.text('text-anchor', feature) as Anchor]
    const offset = values.number('text-radial-offset', feature) * look.size
    for (const [x, y] of pointsOf(feature)) {
      if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue
      labels.push({ ...base, type: 'point', x, y, anchors, offset, always, ofArea: feature.properties[LABEL_POINT] === true })
    }
  }
  return labels
}

function lookOf(values: LayerValues, feature: MapFeature, pixel: number, always: boolean): LabelLook {
  const { colour, opacity } = values.colour('text-color', feature)
  const halo = values.colour('text-halo-color', feature)
  const haloWidth = values.number('text-halo-width', feature) * pixel
  const wanted = values.number('text-size', feature) * pixel
  // A number has to stay in its circle.
  const size = always ? wanted : Math.max(SMALLEST_LETTERS, wanted)
  return {
    font: values.texts('text-font', feature)[0] === SEMIBOLD_FONT[0] ? 'sansBold' : 'sans',
    size,
    colour,
    opacity: opacity * values.number('text-opacity', feature),
    halo: haloWidth > 0 && halo.opacity > 0 ? { colour: halo.colour, width: haloWidth } : null,
    spacing: values.number('text-letter-spacing', feature) * size,
    lineHeight: values.number('text-line-height'),
    maximumWidth: values.number('text-max-width', feature) * size,
    padding: (values.number('text-padding') * pixel) / 2,
  }
}

/** A line that is named at a point is named in the middle of its longest piece. */
function pointsOf({ type, points, lines }: MapFeature): readonly (readonly [number, number])[] {
  if (type === 1) return Array.from({ length: points.length / 2 }, (_, index) => [points[2 * index]!, points[2 * index + 1]!] as const)
  const longest = lines.toSorted((a, b) => b.length - a.length)[0]
  if (longest === undefined) return []
  const middle = 2 * Math.floor(longest.length / 4)
  return [[longest[middle]!, longest[middle + 1]!]]
}
