import { describe, expect, it } from 'vitest'
import { layerIds } from '../../../../../shared/map/catalogue'
import { moveInTree, treeOf } from '../../../../../renderer/features/layers/layer-tree'
import type { LayerInfo, WorkspaceInfo } from '../../../../../shared/domain/workspace'
import type { KindId } from '../../../../../shared/domain/kinds'
import { kinds } from '../../../../../shared/domain/kinds'

const layer = (kind: KindId, features: number): LayerInfo => ({
  name: kinds[kind].table,
  kind,
  title: kinds[kind].title,
  geometry: kinds[kind].geometry,
  features,
  vintage: null,
  vintages: [],
  bounds: null,
  demonstration: false,
})

const workspace: WorkspaceInfo = {
  path: '/w.gpkg',
  title: 'w',
  access: { mode: 'readWrite' },
  schemaVersion: 1,
  today: null,
  sample: null,
  layers: [layer('outfall', 5), layer('station', 2), layer('bay', 1), layer('ecologicalRedLine', 1), layer('ecologicalBuffer', 0)],
  bounds: null,
  lastChanges: [],
}

const names = (tree: ReturnType<typeof treeOf>) => tree.map(({ group, layers }) => [group.id, ...layers.map(({ id }) => id)])

it('shows what the workspace has, and the base map', () => {
  expect(names(treeOf(workspace, layerIds, 0))).toEqual([['outfalls', 'outfall', 'station'], ['ecology', 'ecologicalRedLine'], ['bays', 'bay'], ['basemap', 'basemap']])
})

it('shows pins where there are any', () => {
  expect(names(treeOf(workspace, layerIds, 3))[0]).toEqual(['tasks', 'task'])
})

describe('moving', () => {
  const tree = treeOf(workspace, layerIds, 0)

  it('puts a layer before another of its group', () => {
    expect(moveInTree(tree, 'station', 0)).toEqual(['station', 'outfall', 'ecologicalRedLine', 'bay', 'basemap'])
  })

  it('puts a layer behind another of its group', () => {
    expect(moveInTree(tree, 'outfall', 2)).toEqual(['station', 'outfall', 'ecologicalRedLine', 'bay', 'basemap'])
  })

  it('puts a layer between two others', () => {
    const three = treeOf({ ...workspace, layers: [layer('station', 1), layer('ecologicalRedLine', 1), layer('ecologicalControlZone', 1), layer('waterSource', 1)] }, layerIds, 0)
    expect(moveInTree(three, 'ecologicalRedLine', 2)).toEqual(['station', 'ecologicalControlZone', 'ecologicalRedLine', 'waterSource', 'basemap'])
    expect(moveInTree(three, 'waterSource', 1)).toEqual(['station', 'ecologicalRedLine', 'waterSource', 'ecologicalControlZone', 'basemap'])
  })

  it('moves a whole group', () => {
    expect(moveInTree(tree, 'group:bays', 0)).toEqual(['bay', 'outfall', 'station', 'ecologicalRedLine', 'basemap'])
  })

  it('leaves everything as it is for a place that is its own', () => {
    expect(moveInTree(tree, 'outfall', 0)).toEqual(['outfall', 'station', 'ecologicalRedLine', 'bay', 'basemap'])
  })
})
