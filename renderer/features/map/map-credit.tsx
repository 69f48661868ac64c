/** At the map's lower edge: the credit of the base map, and whether features are left out; above it the stamp of demonstration data. */
import { layerMessages } from '../../../shared/messages/layers'
import { mapMessages } from '../../../shared/messages/map'
import { useT } from '../../i18n'
import { useWorkspace } from '../../state/use-workspace'
import { useBasemap } from './use-map-style'
import { useThinning } from './use-thinning'

export function MapCredit() {
  const t = useT()
  const { attribution } = useBasemap()
  const thinned = useThinning()
  const demonstration = useWorkspace()?.layers.some((layer) => layer.demonstration) ?? false
  return (
    <>
      {demonstration && <div className="map-stamp">{t(mapMessages.stamp)}</div>}
      <div className="map-credit">
        {thinned && <div>{t(layerMessages.thinned)}</div>}
        {attribution}
      </div>
    </>
  )
}
