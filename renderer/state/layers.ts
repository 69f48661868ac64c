/** Layers of the open workspace as the window shows them: what there is, what is visible, in which order. */
import { useMemo } from 'react'
import type { KindId } from '../../shared/domain/kinds'
import { hiddenAtFirst, type LayerId, orderedLayers } from '../../shared/map/catalogue'
import { useView } from './view'
import { useWorkspace } from './use-workspace'

/** Themes of the workspace that have features. */
export function usePresentKinds(): ReadonlySet<KindId> {
  const workspace = useWorkspace()
  return useMemo(
    () => new Set(workspace?.layers.flatMap((layer) => (layer.kind !== null && layer.features > 0 ? [layer.kind] : []))),
    [workspace],
  )
}

/** All layers, top to bottom. */
export function useLayerOrder(): readonly LayerId[] {
  const order = useView((state) => state.layers.order)
  return useMemo(() => orderedLayers(order), [order])
}

/** Layers that are shown. */
export function useVisibleLayers(): ReadonlySet<LayerId> {
  const visible = useView((state) => state.layers.visible)
  const order = useLayerOrder()
  return useMemo(() => new Set(order.filter((id) => visible[id] ?? !hiddenAtFirst.has(id))), [order, visible])
}
