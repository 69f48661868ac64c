/** How many alerts wait for a person, at the corner of the section panel's button. */
import { useAlerts } from '../../api/queries/alerts'
import { alertMessages } from '../../../shared/messages/alerts'
import { useT } from '../../i18n'
import './alerts.css'

const MOST_SHOWN = 99

export function AlertBadge() {
  const t = useT()
  const counts = useAlerts({}).data?.counts
  const waiting = counts === undefined ? 0 : counts.pending + counts.judged
  if (waiting === 0) return null
  return (
    <em className="alert-badge" title={t(alertMessages.openCount, { count: waiting })} aria-label={t(alertMessages.openCount, { count: waiting })}>
      {waiting > MOST_SHOWN ? `${MOST_SHOWN}+` : waiting}
    </em>
  )
}
