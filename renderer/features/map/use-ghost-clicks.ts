/** Candidates of a file's place on the map: pointing at one brings it out, a click takes it, as in the panel. */
import type { MapMouseEvent } from 'maplibre-gl'
import { useEffect } from 'react'
import { chooseForImport, useImport } from '../../state/import'
import { useImportInspection } from '../../state/use-import-inspection'
import { useView } from '../../state/view'
import { ghostAt } from './ghost-at'
import { useMapStore } from './map-store'

export function useGhostClicks(): void {
  const map = useMapStore((state) => state.map)
  const isOpen = useView((state) => state.panels.left === 'import')
  const candidates = useImportInspection().data?.candidates

  useEffect(() => {
    if (map === null || !isOpen || candidates === undefined || candidates.length === 0) return
    const onClick = ({ point }: MapMouseEvent) => {
      const candidate = candidates[ghostAt(map, point) ?? -1]
      if (candidate !== undefined) chooseForImport({ crs: candidate.code, transform: candidate.transform })
    }
    const onMove = ({ point }: MapMouseEvent) => {
      const pointedCandidate = map.isStyleLoaded() ? ghostAt(map, point) : null
      if (pointedCandidate !== useImport.getState().pointedCandidate) useImport.setState({ pointedCandidate })
    }
    map.on('click', onClick)
    map.on('mousemove', onMove)
    return () => {
      map.off('click', onClick)
      map.off('mousemove', onMove)
    }
  }, [map, isOpen, candidates])
}
