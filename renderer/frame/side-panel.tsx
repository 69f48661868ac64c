/** The open left panel with its title. */
import { useT } from '../i18n'
import { useView } from '../state/view'
import { PartBoundary } from '../ui/part-boundary'
import { PanelHeader } from '../ui/panel-header'
import { windowMessages } from '../../shared/messages/window'
import { panelPlaces } from './places'

export function SidePanel() {
  const t = useT()
  const left = useView((state) => state.panels.left)
  const setPanels = useView((state) => state.setPanels)
  const place = panelPlaces.find((candidate) => candidate.id === left)
  if (place === undefined) return null
  const { Panel } = place
  return (
    <section className="panel" aria-label={t(place.title)}>
      <PanelHeader title={t(place.title)} closeLabel={t(windowMessages.foldPanel)} onClose={() => setPanels({ left: null })} />
      <PartBoundary key={place.id} failedText={t(windowMessages.panelFailed)}>
        <Panel />
      </PartBoundary>
    </section>
  )
}
