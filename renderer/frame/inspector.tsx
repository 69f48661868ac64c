/** What is selected: the list of hits where a click met several features, then the card of the selected thing. */
import { HitList } from '../features/map/hit-list'
import { useT } from '../i18n'
import { useSelection } from '../state/selection'
import { PartBoundary } from '../ui/part-boundary'
import { PanelHeader } from '../ui/panel-header'
import { windowMessages } from '../../shared/messages/window'
import { inspectorCards } from './places'

export function Inspector() {
  const t = useT()
  const selection = useSelection((state) => state.selection)
  const clear = useSelection((state) => state.clear)
  return (
    <aside className="panel" aria-label={t(windowMessages.inspector)}>
      <PanelHeader title={t(windowMessages.inspector)} closeLabel={t(windowMessages.close)} onClose={clear} />
      <HitList />
      <PartBoundary key={JSON.stringify(selection)} failedText={t(windowMessages.panelFailed)}>
        <Card />
      </PartBoundary>
    </aside>
  )
}

function Card() {
  const selection = useSelection((state) => state.selection)
  const { feature: FeatureCard, task: TaskCard, finding: FindingCard, alert: AlertCard } = inspectorCards
  if (selection?.type === 'feature' && FeatureCard !== null) return <FeatureCard feature={selection.feature} />
  if (selection?.type === 'task' && TaskCard !== null) return <TaskCard id={selection.id} />
  if (selection?.type === 'finding' && FindingCard !== null) return <FindingCard index={selection.index} />
  if (selection?.type === 'alert' && AlertCard !== null) return <AlertCard id={selection.id} />
  return null
}
