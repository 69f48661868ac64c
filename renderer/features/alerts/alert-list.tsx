/** Alerts in the section panel: looked for, filtered, opened. */
import { App, Button, Input, Select } from 'antd'
import { Radar, SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { ALERT_STATES, type AlertCounts, type AlertKind, type AlertState, type AlertSummary } from '../../../shared/domain/alert'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { alertMessages as messages } from '../../../shared/messages/alerts'
import { service } from '../../api/clients'
import { useAlerts } from '../../api/queries/alerts'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import { useAlertList } from '../../state/alert-list'
import { useSelection } from '../../state/selection'
import { showAlert } from '../../state/show'
import { EmptyNote } from '../../ui/notes'
import { VirtualList } from '../../ui/virtual-list'
import { AlertRow } from './alert-row'
import { AlertRuleForm } from './alert-rule-form'
import './alerts.css'

const ROW_HEIGHT = 50
const ALL = 'all'

export function AlertList() {
  const { state, kind, text } = useAlertList()
  const query = useAlerts({ ...(state === null ? {} : { states: [state] }), ...(kind === null ? {} : { kinds: [kind] }), ...(text.trim() === '' ? {} : { text }) })
  return <QueryView query={query}>{({ alerts, counts }) => <List alerts={alerts} counts={counts} />}</QueryView>
}

function List({ alerts, counts }: { readonly alerts: readonly AlertSummary[]; readonly counts: AlertCounts }) {
  const t = useT()
  const { message } = App.useApp()
  const { state, kind, text, change } = useAlertList()
  const selection = useSelection((store) => store.selection)
  const { act, busy, readOnly } = useAct()
  const [editing, setEditing] = useState(false)
  const total = ALERT_STATES.reduce((sum, name) => sum + counts[name], 0)
  const raise = () =>
    act(service.alert.raise(), ({ actionId, raised, updated }) => (actionId === null ? t(messages.nothingNew) : t(messages.raised, { raised, updated }))).catch((error: unknown) => void message.error(String(error)))
  return (
    <>
      <div className="alert-tools">
        <Button size="small" type="primary" icon={<Radar size={13} />} loading={busy} disabled={readOnly} title={t(messages.raiseHint)} onClick={() => void raise()}>
          {t(messages.raise)}
        </Button>
        <Button size="small" icon={<SlidersHorizontal size={13} />} aria-expanded={editing} onClick={() => setEditing(!editing)}>
          {t(messages.rule)}
        </Button>
      </div>
      {editing && <AlertRuleForm onDone={() => setEditing(false)} />}
      <div className="alert-states" role="group" aria-label={t(messages.list)}>
        {[null, ...ALERT_STATES].map((name) => (
          <StateButton key={name ?? ALL} name={name} count={name === null ? total : counts[name]} shown={state === name} onShow={() => change({ state: name })} />
        ))}
      </div>
      <div className="alert-filters">
        <Input size="small" allowClear value={text} placeholder={t(messages.searchText)} aria-label={t(messages.searchText)} onChange={({ target }) => change({ text: target.value })} />
        <Select
          size="small"
          value={kind ?? ALL}
          aria-label={t(messages.alert)}
          onChange={(value: AlertKind | typeof ALL) => change({ kind: value === ALL ? null : value })}
          options={[{ value: ALL, label: t(messages.allStates) }, ...Object.entries(vocabularies.alertKind).map(([value, title]) => ({ value: value as AlertKind, label: t(title) }))]}
        />
      </div>
      <div className="list-head">
        <span>{t(messages.count, { shown: alerts.length, total })}</span>
      </div>
      {alerts.length === 0 ? (
        <EmptyNote text={t(total === 0 ? messages.none : messages.noneMatch)} />
      ) : (
        <VirtualList
          label={t(messages.list)}
          items={alerts}
          keyOf={(alert) => alert.id}
          rowHeight={ROW_HEIGHT}
          selectedKey={selection?.type === 'alert' ? selection.id : null}
          onSelect={(alert) => void showAlert(alert)}
          row={rowOf}
        />
      )}
    </>
  )
}

function rowOf(alert: AlertSummary) {
  return <AlertRow alert={alert} />
}

function StateButton({ name, count, shown, onShow }: { readonly name: AlertState | null; readonly count: number; readonly shown: boolean; readonly onShow: () => void }) {
  const t = useT()
  return (
    <button type="button" className="alert-state" aria-pressed={shown} onClick={onShow}>
      <strong>{count}</strong>
      <span>{t(name === null ? messages.allStates : messages[name])}</span>
    </button>
  )
}
