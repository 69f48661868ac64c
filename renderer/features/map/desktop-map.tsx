/** The map with everything that stands on it. */
import { useRef } from 'react'
import { mapMessages } from '../../../shared/messages/map'
import { useT } from '../../i18n'
import { useHome } from '../../state/home'
import { MapControls } from './map-controls'
import { MapCredit } from './map-credit'
import { MapKeysNote } from './map-keys-note'
import { MapNotices } from './map-notices'
import { MeasureTool } from './measure-tool'
import { useGhostClicks } from './use-ghost-clicks'
import { useIdleReport } from './use-idle-report'
import { useMap } from './use-map'
import { useMapClicks } from './use-map-clicks'
import { useMapKeys } from './use-map-keys'
import { useMapStyle } from './use-map-style'

export function DesktopMap() {
  const t = useT()
  const container = useRef<HTMLDivElement>(null)
  const home = useHome()
  const style = useMapStyle()
  useMap(container, style, home)
  useMapClicks()
  useMapKeys()
  useGhostClicks()
  useIdleReport()
  return (
    <section className="map" aria-label={t(mapMessages.map)}>
      <div className="map-canvas" ref={container} />
      <MapNotices />
      <MapControls home={home} />
      <MeasureTool />
      <MapCredit />
      <MapKeysNote />
    </section>
  )
}
