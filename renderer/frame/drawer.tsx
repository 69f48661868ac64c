/** The panel below the map. */
import { useT } from '../i18n'
import { useView } from '../state/view'
import { PartBoundary } from '../ui/part-boundary'
import { PanelHeader } from '../ui/panel-header'
import { windowMessages } from '../../shared/messages/window'
import { drawerPlaces } from './places'

export function Drawer() {
  const t = useT()
  const drawer = useView((state) => state.panels.drawer)
  const setPanels = useView((state) => state.setPanels)
  const place = drawerPlaces.find((candidate) => candidate.id === drawer)
  if (place === undefined) return null
  const { Content } = place
  return (
    <section className="panel" aria-label={t(place.title)}>
      <PanelHeader title={t(place.title)} closeLabel={t(windowMessages.foldPanel)} onClose={() => setPanels({ drawer: null })} />
      <PartBoundary key={place.id} failedText={t(windowMessages.panelFailed)}>
        <Content />
      </PartBoundary>
    </section>
  )
}
