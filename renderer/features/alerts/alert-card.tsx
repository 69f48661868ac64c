/** One alert on one screen: what happened with its evidence, a person's verdict, the four mechanisms as a line to follow. */
import { Button, Tag } from 'antd'
import { Crosshair } from 'lucide-react'
import type { AlertCard as Card } from '../../../shared/domain/alert'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { alertFinding } from '../../../shared/messages/alert-finding'
import { alertMessages as messages } from '../../../shared/messages/alerts'
import { inspectorMessages } from '../../../shared/messages/inspector'
import { useAlertCard } from '../../api/queries/alerts'
import { useLanguage, useT } from '../../i18n'
import { DemonstrationMark } from '../../present/demonstration-mark'
import { QueryView } from '../../present/query-view'
import { frameFeature, showFeature } from '../../state/show'
import { AlertActions } from './alert-actions'
import { AlertEvidencePart } from './alert-evidence-part'
import { AlertPath } from './alert-path'
import '../inspector/inspector.css'
import './alerts.css'

export function AlertCard({ id }: { readonly id: string }) {
  return (
    <div className="card">
      <QueryView query={useAlertCard(id)}>{(card) => <CardBody card={card} />}</QueryView>
    </div>
  )
}

function CardBody({ card }: { readonly card: Card }) {
  return (
    <>
      <Head card={card} />
      <AlertEvidencePart card={card} />
      <AlertActions key={`${card.alert.id} ${card.alert.state} ${String(card.alert.verdict)}`} card={card} />
      <AlertPath card={card} />
    </>
  )
}

function Head({ card: { alert, feature, bounds } }: { readonly card: Card }) {
  const t = useT()
  const language = useLanguage()
  const { kind, state, verdict, sectionId, sectionName, stationId, stationName } = alert
  return (
    <header className="card-head">
      <div className="card-marks">
        <Tag className="kind-tag">{t(messages.alert)}</Tag>
        <Tag className="state-tag">{t(vocabularies.alertKind[kind])}</Tag>
        <Tag className="state-tag" {...(state === 'pending' ? { color: 'error' } : {})}>
          {t(messages[state])}
        </Tag>
        {verdict !== null && <Tag className="state-tag">{t(vocabularies.alertVerdict[verdict])}</Tag>}
        {alert.demonstration && <DemonstrationMark />}
      </div>
      <h2>{`${stationName ?? sectionName ?? ''} ${alertFinding(alert, language)}`}</h2>
      <div className="card-actions">
        <span className="card-code">
          {sectionId !== null && (
            <button type="button" className="link-button" onClick={() => void showFeature({ kind: 'section', id: sectionId })}>
              {sectionName}
            </button>
          )}
          {stationId !== null && (
            <button type="button" className="link-button" onClick={() => void showFeature({ kind: 'station', id: stationId })}>
              {stationName}
            </button>
          )}
        </span>
        <Button size="small" icon={<Crosshair size={13} />} disabled={feature === null || bounds === null} onClick={() => feature !== null && frameFeature(feature.kind, bounds)}>
          {t(inspectorMessages.frame)}
        </Button>
      </div>
    </header>
  )
}
