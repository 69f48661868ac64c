/** What was drawn inside the frame: the legend is built of it, and nothing that was read is lost without a number. */
import { kindIds, kinds, type KindId } from '../../../../shared/domain/kinds'
import { POINT_COUNT } from '../../../../shared/domain/tile-columns'
import { sourceOf } from '../../../../shared/map/style/theme-sources'
import { CHECK_SOURCE } from '../../../../shared/map/style/check-layers'
import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { Box } from '../geometry/clip'
import type { MapFeature } from '../read/map-feature'

const kindOfTable = new Map<string, KindId>(kindIds.map((kind) => [kinds[kind].table, kind]))

export class Shown {
  /** Names of images: point symbols and hatches. */
  readonly images = new Set<string>()
  /** Themes with circles that stand for several. */
  readonly countCircles = new Set<KindId>()
  /** Areas and lines that were drawn, by theme: the features' properties. */
  readonly shapes = new Map<KindId, Set<MapFeature>>()
  /** Codes of what a conflict check or a comparison found, `proposal` for what it proposes. */
  readonly checkCodes = new Set<string>()
  readonly #drawn = new Map<string, Set<MapFeature>>()

  /** A layer drew a feature within the frame. */
  note(layer: LayerSpecification, feature: MapFeature): void {
    const table = 'source-layer' in layer ? layer['source-layer'] : undefined
    const source = 'source' in layer && typeof layer.source === 'string' ? layer.source : ''
    // The base map has a layer of waterways too: it is not the theme.
    const kind = table === undefined ? undefined : kindOfTable.get(table)
    const isTheme = kind !== undefined && sourceOf(kind) === source
    const name = isTheme || table === undefined ? (table ?? source) : `${source}:${table}`
    const drawn = this.#drawn.get(name)
    if (drawn === undefined) this.#drawn.set(name, new Set([feature]))
    else drawn.add(feature)
    if (source === CHECK_SOURCE) this.checkCodes.add(String(feature.properties['role'] === 'proposal' ? 'proposal' : feature.properties['code']))
    if (!isTheme) return
    if (feature.properties[POINT_COUNT] !== undefined) this.countCircles.add(kind)
    // Also the dot of an area that is too small to be drawn.
    else if (kinds[kind].geometry !== 'Point') {
      const shapes = this.shapes.get(kind)
      if (shapes === undefined) this.shapes.set(kind, new Set([feature]))
      else shapes.add(feature)
    }
  }

  /** Vertices of the themes' lines and areas in a box. */
  verticesIn({ left, top, right, bottom }: Box): number {
    let count = 0
    for (const features of this.shapes.values()) {
      for (const { lines } of features) {
        for (const line of lines) {
          for (let at = 0; at < line.length; at += 2) {
            if (line[at]! > left && line[at]! < right && line[at + 1]! > top && line[at + 1]! < bottom) count++
          }
        }
      }
    }
    return count
  }

  /** Features drawn, by table of the theme, `basemap:LAYER` of the base map, else by source; a circle counts for as many as it stands for. */
  counts(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const name of [...this.#drawn.keys()].sort()) {
      const ids = new Set<number>()
      let count = 0
      for (const { id, type, properties, points } of this.#drawn.get(name)!) {
        const several = properties[POINT_COUNT]
        if (typeof several === 'number') count += several
        else if (id === undefined) count += type === 1 ? points.length / 2 : 1
        else ids.add(id)
      }
      counts[name] = count + ids.size
    }
    return counts
  }
}
