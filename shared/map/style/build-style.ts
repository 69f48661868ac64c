/**
 * The map's style as a whole, derived from what is to be shown. Nothing on the map is set anywhere else: a change makes a new
 * style, and MapLibre carries out the difference.
 *
 * From bottom to top: ground of the base map, areas, lines, names of the base map, points, names of the themes, selection.
 */
import type { Geometry } from 'geojson'
import type { FontFacesSpecification, LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec'
import type { TaskPin } from '../../contract/task'
import type { KindId } from '../../domain/kinds'
import type { SectionStatus } from '../../domain/section'
import type { Language } from '../../messages/translate'
import { FIRST_BASEMAP_LABEL_LAYER } from '../basemap/basemap-layers'
import type { BasemapStyle } from '../basemap/basemap-style'
import { type Band, bandOf, type LayerId } from '../catalogue'
import { areaLayers } from './area-layers'
import { CHECK_SOURCE, type CheckedShape, checkLayers, checkSource } from './check-layers'
import { withoutParts } from './hidden-parts'
import { LINE_LABEL_MIN_ZOOM, lineLayers } from './line-layers'
import { outfallLayers } from './outfall-layers'
import { referenceLayers } from './reference-layers'
import { MISSED_SECTION_LABEL, SECTION_SOURCE, sectionLayers, sectionSource } from './section-layers'
import { SELECTION_SOURCE, selectionLayers, selectionSource } from './selection-layers'
import { enterpriseLayers, stationLayers } from './site-layers'
import { isAreaKind, isLineKind } from './symbol-tables'
import { TASK_SOURCE, taskLayers, taskSource } from './task-layers'
import type { LayerContext, ThemeLayers, ThemeName } from './theme-layers'
import { themeSources } from './theme-sources'

/** Everything that the map shows. */
export type MapContent = {
  readonly theme: ThemeName
  readonly language: Language
  readonly fonts: FontFacesSpecification
  readonly basemap: BasemapStyle
  /** Top to bottom. */
  readonly order: readonly LayerId[]
  readonly visible: ReadonlySet<LayerId>
  readonly opacity: Readonly<Record<string, number>>
  /** Layers within the theme `reference` that are not shown; absent: all are. */
  readonly hiddenParts?: readonly string[]
  readonly vintages: Readonly<Record<string, string>>
  /** Themes that have features. */
  readonly present: ReadonlySet<KindId>
  /** Changes when the data change. */
  readonly revision: string
  /** ISO date that deadlines are compared with. */
  readonly today: string
  readonly sections: readonly SectionStatus[]
  readonly pins: readonly TaskPin[]
  /** Outfalls of a past day: ids by the stage that they stood in then (null: not known); absent: as they are. */
  readonly stages?: ReadonlyMap<string | null, readonly number[]>
  readonly highlighted: readonly Geometry[]
  /** What a conflict check or a comparison of versions found; absent: nothing. */
  readonly checked?: readonly CheckedShape[]
}

/** The style for some content. Deterministic: equal content gives an equal style. */
export function buildStyle(content: MapContent): StyleSpecification {
  const basemap = content.visible.has('basemap') ? basemapParts(content) : { ground: [], names: [] }
  const bands: Record<Band, ThemeLayers[]> = { area: [], line: [], point: [] }
  for (const id of content.order.toReversed()) {
    if (id === 'basemap' || !content.visible.has(id) || !hasData(id, content)) continue
    const context: LayerContext = { ...content, opacity: content.opacity[id] ?? 1 }
    const layers = themeLayers(id, context)
    bands[bandOf(id)].push(id === 'reference' ? withoutParts(layers, content.hiddenParts ?? []) : layers)
  }
  const grounds = [...bands.area, ...bands.line]
  const all = [...grounds, ...bands.point]
  return {
    version: 8,
    'font-faces': content.fonts,
    transition: { duration: 0, delay: 0 },
    sources: {
      ...content.basemap.sources,
      ...themeSources(content.present, content.vintages, content.revision),
      [SECTION_SOURCE]: sectionSource(content.sections),
      [TASK_SOURCE]: taskSource(content.pins),
      [CHECK_SOURCE]: checkSource(content.checked ?? []),
      [SELECTION_SOURCE]: selectionSource(content.highlighted),
    },
    layers: [
      ...basemap.ground,
      ...grounds.flatMap((theme) => theme.shapes),
      ...checkLayers(content.theme),
      ...basemap.names,
      ...bands.point.flatMap((theme) => theme.shapes),
      ...all.flatMap((theme) => theme.labels).toSorted((a, b) => importance(a) - importance(b)),
      ...selectionLayers(content.theme),
    ],
  }
}

/** Names that are placed first stand last: failing sections, then districts, then the rest in drawing order. */
function importance(label: LayerSpecification): number {
  if (label.id === MISSED_SECTION_LABEL) return 2
  return label.id === 'district-label' ? 1 : 0
}

function hasData(id: LayerId, content: MapContent): boolean {
  if (id === 'task') return content.pins.length > 0
  return id !== 'basemap' && content.present.has(id)
}

function themeLayers(id: Exclude<LayerId, 'basemap'>, context: LayerContext): ThemeLayers {
  switch (id) {
    case 'task':
      return taskLayers(context)
    case 'outfall':
      return outfallLayers(context)
    case 'station':
      return stationLayers(context)
    case 'enterprise':
      return enterpriseLayers(context)
    case 'section':
      return sectionLayers(context)
    case 'reference':
      return referenceLayers(context)
    default: {
      const areas = isAreaKind(id) ? areaLayers(id, context) : null
      const lines = isLineKind(id) ? lineLayers(id, context) : null
      return {
        shapes: [...(areas?.shapes ?? []), ...(lines?.shapes ?? [])],
        labels: [...(areas?.labels ?? []), ...(lines?.labels ?? [])],
      }
    }
  }
}

function basemapParts({ basemap: chosen, visible, present }: MapContent): { readonly ground: readonly LayerSpecification[]; readonly names: readonly LayerSpecification[] } {
  // Where the theme's own waterways carry their names, the base map does not repeat them.
  const ownNames = visible.has('waterway') && present.has('waterway')
  const layers = chosen.layers.map((layer) => (ownNames && layer.id === FIRST_BASEMAP_LABEL_LAYER ? { ...layer, maxzoom: LINE_LABEL_MIN_ZOOM } : layer))
  const basemap = { ...chosen, layers }
  const at = basemap.layers.findIndex((layer) => layer.id === basemap.labelLayerId)
  return at === -1 ? { ground: basemap.layers, names: [] } : { ground: basemap.layers.slice(0, at), names: basemap.layers.slice(at) }
}
