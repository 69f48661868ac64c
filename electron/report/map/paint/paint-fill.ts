/** Areas: plain fills and hatches. */
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { PathItem, SceneItem } from '../../scene/scene'
import { areaTable, symbolOf } from '../../../../shared/map/style/symbol-tables'
import { hatchSegments } from '../../../../shared/map/symbols/hatch'
import { parseImageId } from '../../../../shared/map/symbols/image-id'
import type { MapFeature } from '../read/map-feature'
import type { LayerValues } from './evaluate'
import { pathOfLines, pathOfRings, pathOfSegments } from './paths'
import type { Shown } from './shown'

type FillTask = { readonly layer: LayerSpecification; readonly values: LayerValues; readonly features: readonly MapFeature[]; readonly pixel: number; readonly shown: Shown }

export function paintFill(task: FillTask): SceneItem[] {
  const { layer, values, features, shown } = task
  const areas = features.filter((feature) => feature.type === 3 && feature.rings.length > 0 && values.shows(feature))
  for (const feature of areas) shown.note(layer, feature)
  return values.sets('fill-pattern') ? paintHatches(areas, task) : paintPlain(areas, values)
}

/** Areas of one opaque colour become one path, so that no line shows where two of them meet. */
function paintPlain(areas: readonly MapFeature[], values: LayerValues): SceneItem[] {
  const items: SceneItem[] = []
  let opaque = { colour: '', rings: [] as (readonly number[])[] }
  const flush = () => {
    if (opaque.rings.length > 0) items.push({ type: 'path', path: pathOfRings(opaque.rings), fill: { colour: opaque.colour } })
    opaque = { colour: '', rings: [] }
  }
  for (const feature of areas) {
    const { colour, opacity: own } = values.colour('fill-color', feature)
    const opacity = own * values.number('fill-opacity', feature)
    if (opacity <= 0) continue
    if (opacity >= 1) {
      if (opaque.colour !== colour) {
        flush()
        opaque = { colour, rings: [] }
      }
      opaque.rings.push(...feature.rings)
    } else {
      flush()
      items.push({ type: 'path', path: pathOfRings(feature.rings), fill: { colour, opacity } })
    }
    if (values.sets('fill-outline-color')) {
      const line = values.colour('fill-outline-color', feature)
      flush()
      items.push({ type: 'path', path: pathOfLines(feature.lines), stroke: { colour: line.colour, width: HAIRLINE, opacity: line.opacity * opacity } })
    }
  }
  flush()
  return items
}

/** A screen's one pixel, in millimetres. */
const HAIRLINE = 0.12

/** Hatches as lines cut to the areas: one path a hatch, its pitch that of the style whatever the scale. */
function paintHatches(areas: readonly MapFeature[], { values, pixel, shown }: FillTask): SceneItem[] {
  const byImage = new Map<string, { readonly opacity: number; readonly rings: (readonly number[])[] }>()
  for (const feature of areas) {
    const image = values.text('fill-pattern', feature)
    const known = byImage.get(image)
    if (known === undefined) byImage.set(image, { opacity: values.number('fill-opacity', feature), rings: [...feature.rings] })
    else known.rings.push(...feature.rings)
  }
  return [...byImage].flatMap(([image, { opacity, rings }]): PathItem[] => {
    const request = parseImageId(image)
    if (request?.type !== 'hatch') return []
    const { hatch } = symbolOf(areaTable(request.kind), request.code)
    if (hatch === null) return []
    shown.images.add(image)
    const path = pathOfSegments(hatchSegments(rings, hatch.angleDegrees, hatch.pitch * pixel))
    if (path.length === 0) return []
    return [{ type: 'path', path, stroke: { colour: hatch.colour[request.theme], width: hatch.lineWidth * pixel, opacity: hatch.opacity * opacity } }]
  })
}
