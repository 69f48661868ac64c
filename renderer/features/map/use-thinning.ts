/** Whether the map leaves features out at its scale: the service marks every feature of a tile that had to be thinned. */
import type { Map as LibreMap } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { kinds } from '../../../shared/domain/kinds'
import { THINNED } from '../../../shared/domain/tile-columns'
import { sourceOf } from '../../../shared/map/style/theme-sources'
import { useVisibleLayers } from '../../state/layers'
import { useWorkspace } from '../../state/use-workspace'
import { useMapStore } from './map-store'

/** Smaller themes are never thinned. */
const LARGE_THEME_FEATURES = 2000

export function useThinning(): boolean {
  const map = useMapStore((state) => state.map)
  const workspace = useWorkspace()
  const visible = useVisibleLayers()
  const [thinned, setThinned] = useState(false)

  useEffect(() => {
    if (map === null) return
    const large =
      workspace?.layers.flatMap(({ kind, features }) => (kind !== null && visible.has(kind) && features >= LARGE_THEME_FEATURES ? [kind] : [])) ?? []
    const look = () => setThinned(large.some((kind) => isThinned(map, sourceOf(kind), kinds[kind].table)))
    map.on('idle', look)
    return () => {
      map.off('idle', look)
    }
  }, [map, workspace, visible])

  return thinned
}

function isThinned(map: LibreMap, source: string, sourceLayer: string): boolean {
  if (map.getSource(source) === undefined) return false
  return map.querySourceFeatures(source, { sourceLayer, filter: ['==', ['get', THINNED], 'features'], validate: false }).length > 0
}
