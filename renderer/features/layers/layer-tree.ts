/** The tree of layers as data: groups and layers in their order, and what moving one of them makes of the order. */
import type { LayerInfo, WorkspaceInfo } from '../../../shared/domain/workspace'
import { layerGroups, type LayerGroup, type LayerId } from '../../../shared/map/catalogue'

/** A layer in the tree; `info` is null for pins and base map. */
export type TreeLayer = { readonly id: LayerId; readonly info: LayerInfo | null }

export type TreeGroup = { readonly group: LayerGroup; readonly layers: readonly TreeLayer[] }

/**
 * Groups with the layers that the workspace has, in drawing order.
 *
 * @param order all layers, top to bottom
 * @param pins number of task pins
 */
export function treeOf(workspace: WorkspaceInfo, order: readonly LayerId[], pins: number): readonly TreeGroup[] {
  const position = (id: LayerId) => order.indexOf(id)
  return layerGroups
    .map((group) => ({
      group,
      layers: group.layers
        .toSorted((a, b) => position(a) - position(b))
        .flatMap((id): TreeLayer[] => {
          const info = workspace.layers.find((layer) => layer.kind === id) ?? null
          if (id === 'basemap') return [{ id, info: null }]
          if (id === 'task') return pins > 0 ? [{ id, info: null }] : []
          return info === null || info.features === 0 ? [] : [{ id, info }]
        }),
    }))
    .filter(({ layers }) => layers.length > 0)
    .toSorted((a, b) => position(a.layers[0]!.id) - position(b.layers[0]!.id))
}

/**
 * Move a layer or a whole group to another place.
 *
 * @param tree the tree as it is shown
 * @param from key of what is moved: a group's id prefixed with `group:`, or a layer's id
 * @param to index among its fellows before which it is to stand, counted before it is taken out
 * @returns the new order of all layers that are shown
 */
export function moveInTree(tree: readonly TreeGroup[], from: string, to: number): readonly LayerId[] {
  const groups = tree.map(({ group, layers }) => ({ key: groupKey(group.id), layers: layers.map((layer) => layer.id) }))
  const groupAt = groups.findIndex((group) => group.key === from)
  if (groupAt !== -1) return moved(groups, groupAt, to).flatMap((group) => group.layers)
  return groups.flatMap(({ layers }) => {
    const at = layers.findIndex((id) => id === from)
    return at === -1 ? layers : moved(layers, at, to)
  })
}

export const groupKey = (id: string): string => `group:${id}`

function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from]
  if (item === undefined) return [...list]
  const rest = list.toSpliced(from, 1)
  return rest.toSpliced(to > from ? to - 1 : to, 0, item)
}
