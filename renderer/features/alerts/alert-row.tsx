/** One alert in a list: what, where, since when, how far it is. */
import { Activity, TriangleAlert, WifiOff } from 'lucide-react'
import type { AlertKind, AlertSummary } from '../../../shared/domain/alert'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { alertFinding, alertTimes } from '../../../shared/messages/alert-finding'
import { alertMessages as messages } from '../../../shared/messages/alerts'
import { useLanguage, useT } from '../../i18n'
import './alerts.css'

const SIGNS = { exceedance: TriangleAlert, jump: Activity, silence: WifiOff } as const satisfies Record<AlertKind, unknown>

export function AlertRow({ alert }: { readonly alert: AlertSummary }) {
  const t = useT()
  const language = useLanguage()
  const { kind, state, lastTime, sectionName, stationName, evidence, verdict, district } = alert
  const Sign = SIGNS[kind]
  const place = stationName ?? sectionName ?? ''
  return (
    <div className="alert-row" data-state={state}>
      <Sign size={16} className={state === 'pending' ? 'alarming' : 'quiet'} aria-label={t(vocabularies.alertKind[kind])} />
      <div className="alert-row-main">
        <div className="alert-row-line">
          <span className="ellipsis" title={place}>
            {place}
          </span>
          <span className={state === 'pending' ? 'alert-row-state alarming' : 'alert-row-state quiet'}>
            {verdict !== null && state === 'judged' ? t(vocabularies.alertVerdict[verdict]) : t(messages[state])}
          </span>
        </div>
        <div className="alert-row-line quiet">
          <span className="ellipsis" title={alertTimes(alert)}>
            {[alertFinding(alert, language), lastTime === null ? null : t(messages.upTo, { time: lastTime.replace('T', ' ') }), district].filter((text) => text !== null && text !== '').join(' · ')}
          </span>
          {evidence.multiple !== null && <span className="numeric">{`+${evidence.multiple.toFixed(2)}`}</span>}
        </div>
      </div>
    </div>
  )
}
