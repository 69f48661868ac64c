/** Lines: waterways, outlines of areas, and the bands along the inside of outlines. */
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { SceneItem, Stroke } from '../../scene/scene'
import { dropRepeated } from '../geometry/drop-repeated'
import type { MapFeature } from '../read/map-feature'
import type { LayerValues } from './evaluate'
import { pathOfLines, pathOfRings } from './paths'
import type { Shown } from './shown'

type LineTask = { readonly layer: LayerSpecification; readonly values: LayerValues; readonly features: readonly MapFeature[]; readonly pixel: number; readonly shown: Shown }

type Bundle = {
  readonly stroke: Stroke
  readonly inside: boolean
  /** Outlines of areas. */
  readonly ofAreas: boolean
  /** By feature. */
  readonly lines: (readonly (readonly number[])[])[]
  readonly rings: (readonly number[])[]
}

/** Lines of one look become one path, in the order in which the looks first came. */
export function paintLine({ layer, values, features, pixel, shown }: LineTask): SceneItem[] {
  const bundles = new Map<string, Bundle>()
  for (const feature of features) {
    if (feature.type === 1 || feature.lines.length === 0 || !values.shows(feature)) continue
    const { stroke, inside } = strokeOf(feature, values, pixel)
    if (stroke.width <= 0 || stroke.opacity === 0) continue
    shown.note(layer, feature)
    const ofAreas = feature.type === 3
    const key = JSON.stringify([stroke, inside, ofAreas])
    const known = bundles.get(key)
    if (known === undefined) bundles.set(key, { stroke, inside, ofAreas, lines: [feature.lines], rings: [...feature.rings] })
    else {
      known.lines.push(feature.lines)
      known.rings.push(...feature.rings)
    }
  }
  return [...bundles.values()].flatMap(({ stroke, inside, ofAreas, lines, rings }): SceneItem[] => {
    const drawn = ofAreas && stroke.dash !== undefined ? dropRepeated(lines) : lines.flat()
    const line: SceneItem = { type: 'path', path: pathOfLines(drawn), stroke }
    if (!inside) return [line]
    return rings.length === 0 ? [] : [{ type: 'group', clip: pathOfRings(rings), items: [line] }]
  })
}

/** A line that an area's style moves inwards by half its width is the inner half of one twice as wide. */
function strokeOf(feature: MapFeature, values: LayerValues, pixel: number): { readonly stroke: Stroke; readonly inside: boolean } {
  const { colour, opacity: own } = values.colour('line-color', feature)
  const width = values.number('line-width', feature) * pixel
  const inside = feature.type === 3 && values.number('line-offset', feature) > 0
  const dash = values.sets('line-dasharray') ? values.numbers('line-dasharray', feature).map((length) => length * width) : []
  const opacity = own * values.number('line-opacity', feature)
  const isSolid = dash.length < 2 || dash[1] === 0
  const stroke: Stroke = {
    colour,
    width: rounded(inside ? 2 * width : width),
    cap: values.text('line-cap', feature) === 'round' ? 'round' : 'butt',
    join: values.text('line-join', feature) === 'round' ? 'round' : 'miter',
    ...(isSolid ? {} : { dash: dash.map(rounded) }),
    ...(opacity === 1 ? {} : { opacity }),
  }
  return { stroke, inside }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
