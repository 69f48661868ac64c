/** What is wrong with the map, over the map: no WebGL, context lost, tiles that could not be read. */
import { Alert } from 'antd'
import { mapMessages } from '../../../shared/messages/map'
import { useT } from '../../i18n'
import { useMapStore } from './map-store'

export function MapNotices() {
  const t = useT()
  const health = useMapStore((state) => state.health)
  const tilesFailed = useMapStore((state) => state.tilesFailed)
  if (health === 'unavailable') return <Alert className="map-notice" type="warning" showIcon title={t(mapMessages.noWebGl)} />
  if (health === 'lost') return <Alert className="map-notice" type="warning" showIcon title={t(mapMessages.webGlLost)} />
  if (tilesFailed) return <Alert className="map-notice" type="warning" showIcon title={t(mapMessages.tilesFailed)} />
  return null
}
