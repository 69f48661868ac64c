/** The alerts of one section, open ones first; nothing at all without any. */
import { alertMessages as messages } from '../../../shared/messages/alerts'
import { useAlerts } from '../../api/queries/alerts'
import { useT } from '../../i18n'
import { showAlert } from '../../state/show'
import { AlertRow } from '../alerts/alert-row'
import { CardPart } from '../inspector/card-part'

export function SectionAlertsPart({ id }: { readonly id: string }) {
  const t = useT()
  const alerts = useAlerts({ sectionId: id }).data?.alerts.filter(({ sectionId }) => sectionId === id) ?? []
  if (alerts.length === 0) return null
  return (
    <CardPart title={t(messages.openAlerts, { count: alerts.length })}>
      <ul className="card-list">
        {alerts.map((alert) => (
          <li key={alert.id} className="card-line">
            <button type="button" className="card-line-main section-alert" onClick={() => void showAlert(alert)}>
              <AlertRow alert={alert} />
            </button>
          </li>
        ))}
      </ul>
    </CardPart>
  )
}
