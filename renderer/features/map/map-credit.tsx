/** At the map's lower edge: the credit of the base map, and the stamp of demonstration data. */
import { mapMessages } from '../../../shared/messages/map'
import { useT } from '../../i18n'
import { useWorkspace } from '../../state/use-workspace'
import { useBasemap } from './use-map-style'

export function MapCredit() {
  const t = useT()
  const { attribution } = useBasemap()
  const demonstration = useWorkspace()?.layers.some((layer) => layer.demonstration) ?? false
  return (
    <>
      {demonstration && <div className="map-stamp">{t(mapMessages.stamp)}</div>}
      <div className="map-credit">{attribution}</div>
    </>
  )
}
