/** Layers of the map and how they stand in the tree: groups from top to bottom, in the order in which they are drawn. */
import { type KindId, kindIds, kinds } from '../domain/kinds'
import { layerMessages } from '../messages/layers'
import type { Message } from '../messages/translate'

/** A layer: a theme, the pins of tasks, or the base map. */
export type LayerId = KindId | 'task' | 'basemap'

export type LayerGroup = { readonly id: string; readonly title: Message; readonly layers: readonly LayerId[] }

export const layerGroups: readonly LayerGroup[] = [
  { id: 'tasks', title: layerMessages.groupTasks, layers: ['task'] },
  { id: 'water', title: layerMessages.groupWater, layers: ['section', 'waterway', 'shoreline', 'catchment'] },
  { id: 'outfalls', title: layerMessages.groupOutfalls, layers: ['outfall', 'station'] },
  {
    id: 'ecology',
    title: layerMessages.groupEcology,
    layers: ['ecologicalRedLine', 'ecologicalControlZone', 'ecologicalBuffer', 'waterSource', 'controlUnit'],
  },
  { id: 'bays', title: layerMessages.groupBays, layers: ['bay'] },
  { id: 'development', title: layerMessages.groupDevelopment, layers: ['enterprise', 'project', 'patch', 'contaminatedPlot'] },
  { id: 'districts', title: layerMessages.groupDistricts, layers: ['district'] },
  { id: 'reference', title: layerMessages.groupReference, layers: ['reference'] },
  { id: 'basemap', title: layerMessages.groupBasemap, layers: ['basemap'] },
]

/** Every layer, top to bottom. */
export const layerIds: readonly LayerId[] = layerGroups.flatMap((group) => group.layers)

/** Layers that a new workspace does not show: they cover everything, or say what others say better. */
export const hiddenAtFirst: ReadonlySet<LayerId> = new Set<LayerId>(['controlUnit', 'catchment', 'shoreline'])

export function isLayerId(text: string): text is LayerId {
  return text === 'task' || text === 'basemap' || (kindIds as readonly string[]).includes(text)
}

/** Title of a layer as the tree shows it. */
export function layerTitle(id: LayerId): Message {
  if (id === 'task') return layerMessages.taskPins
  if (id === 'basemap') return layerMessages.basemap
  return kinds[id].title
}

/** Points are drawn above lines, lines above areas, whatever the order in the tree; within a band the tree decides. */
export type Band = 'area' | 'line' | 'point'

/** The band of a layer; the base map has its own place below everything. */
export function bandOf(id: Exclude<LayerId, 'basemap'>): Band {
  if (id === 'task') return 'point'
  switch (kinds[id].geometry) {
    case 'Point':
      return 'point'
    case 'MultiLineString':
      return 'line'
    case 'MultiPolygon':
    case 'Geometry':
      return 'area'
  }
}

/**
 * Layers from top to bottom after changes by hand.
 *
 * @param changed ids in the order they were put in; unknown ones are passed over, missing ones keep their place behind the layer
 *   that precedes them by default
 */
export function orderedLayers(changed: readonly string[]): readonly LayerId[] {
  const order = changed.filter(isLayerId)
  for (const [index, id] of layerIds.entries()) {
    if (order.includes(id)) continue
    const before = layerIds[index - 1]
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  }
  return order
}
