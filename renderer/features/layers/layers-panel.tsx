/** The tree of layers: what is shown, in which order, with legend and settings under each layer. */
import { Empty, Tree, type TreeDataNode, type TreeProps } from 'antd'
import { useMemo } from 'react'
import { layerMessages } from '../../../shared/messages/layers'
import { useT } from '../../i18n'
import type { LayerId } from '../../../shared/map/catalogue'
import { isLayerId } from '../../../shared/map/catalogue'
import { useLayerOrder, useVisibleLayers } from '../../state/layers'
import { useTaskPins } from '../../state/task-pins'
import { useWorkspace } from '../../state/use-workspace'
import { useView } from '../../state/view'
import { LayerLegend } from './layer-legend'
import { LayerOptions } from './layer-options'
import { LayerRow } from './layer-row'
import { ReferenceParts } from './reference-parts'
import { groupKey, moveInTree, type TreeGroup, type TreeLayer, treeOf } from './layer-tree'

export function LayersPanel() {
  const t = useT()
  const workspace = useWorkspace()
  const order = useLayerOrder()
  const pins = useTaskPins().length
  const tree = useMemo(() => (workspace === null ? [] : treeOf(workspace, order, pins)), [workspace, order, pins])
  const visible = useVisibleLayers()
  const { layers, setLayers } = useView()
  if (workspace === null) return null

  const move = (from: string, to: number) => setLayers({ order: [...moveInTree(tree, from, to)] })
  const expandedKeys = [
    ...tree.map(({ group }) => groupKey(group.id)).filter((key) => !layers.foldedGroups.includes(key)),
    ...layers.openLegends,
  ]
  const onExpand: TreeProps['onExpand'] = (_, { node, expanded }) => {
    const key = String(node.key)
    if (isLayerId(key)) setLayers({ openLegends: toggled(layers.openLegends, key, expanded) })
    else setLayers({ foldedGroups: toggled(layers.foldedGroups, key, !expanded) })
  }
  const onCheck: TreeProps['onCheck'] = (_, { node, checked }) => {
    const ids = idsUnder(tree, String(node.key))
    setLayers({ visible: { ...layers.visible, ...Object.fromEntries(ids.map((id) => [id, checked])) } })
  }

  return (
    <div className="panel-body">
      {workspace.layers.every((layer) => layer.features === 0) && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(layerMessages.emptyWorkspace)} />
      )}
      <Tree
        className="layer-tree"
        blockNode
        checkable
        selectable={false}
        virtual={false}
        checkedKeys={[...visible]}
        expandedKeys={expandedKeys}
        onExpand={onExpand}
        onCheck={onCheck}
        draggable={{ icon: false, nodeDraggable: (node) => !String(node.key).startsWith('details:') && node.key !== 'basemap' && node.key !== groupKey('basemap') }}
        allowDrop={({ dragNode, dropNode, dropPosition }) => dropPosition !== 0 && areFellows(tree, String(dragNode.key), String(dropNode.key))}
        onDrop={({ dragNode, node, dropPosition }) => move(String(dragNode.key), placeOfDrop(node.pos, dropPosition))}
        treeData={tree.map(({ group, layers: members }) => ({
          key: groupKey(group.id),
          title: <span className="layer-group">{t(group.title)}</span>,
          children: members.map((layer) => layerNode(layer, (step) => move(layer.id, indexIn(tree, layer.id) + (step === 1 ? 2 : -1)))),
        }))}
      />
    </div>
  )
}

function layerNode(layer: TreeLayer, onMove: (step: -1 | 1) => void): TreeDataNode {
  const { id, info } = layer
  return {
    key: id,
    title: <LayerRow layer={layer} />,
    children:
      id === 'basemap'
        ? []
        : [
            {
              key: `details:${id}`,
              checkable: false,
              className: 'layer-details',
              title: (
                <>
                  <LayerOptions layer={id} info={info} onMove={onMove} />
                  {id === 'reference' ? <ReferenceParts /> : <LayerLegend layer={id} />}
                </>
              ),
            },
          ],
  }
}

/** Ant Design counts the gap above the first node as one less than its index, the gap below a node as one more. */
function placeOfDrop(position: string, dropPosition: number): number {
  const index = Number(position.split('-').at(-1))
  return dropPosition < index ? index : index + 1
}

const toggled = (list: readonly string[], key: string, present: boolean): string[] =>
  present ? [...list.filter((other) => other !== key), key] : list.filter((other) => other !== key)

const idsUnder = (tree: readonly TreeGroup[], key: string): readonly LayerId[] =>
  tree.find(({ group }) => groupKey(group.id) === key)?.layers.map((layer) => layer.id) ?? (isLayerId(key) ? [key] : [])

const indexIn = (tree: readonly TreeGroup[], id: LayerId): number =>
  tree.flatMap(({ layers }) => (layers.some((layer) => layer.id === id) ? [layers.findIndex((layer) => layer.id === id)] : []))[0] ?? 0

/** Groups move among groups, layers within their group. */
function areFellows(tree: readonly TreeGroup[], a: string, b: string): boolean {
  if (a.startsWith('group:')) return b.startsWith('group:')
  return tree.some(({ layers }) => layers.some(({ id }) => id === a) && layers.some(({ id }) => id === b))
}
