/** The thresholds of alerts, as the bureau wants them. */
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { AlertRule } from '../../../shared/domain/alert'
import { alertMessages as messages } from '../../../shared/messages/alerts'
import { service } from '../../api/clients'
import { useAlertRule } from '../../api/queries/alerts'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'

const FIELDS = [
  { name: 'consecutive', title: messages.consecutive, min: 1, max: 100, step: 1 },
  { name: 'jumpFactor', title: messages.jumpFactor, min: 1.1, max: 100, step: 0.5 },
  { name: 'jumpShareOfLimit', title: messages.jumpShare, min: 0, max: 10, step: 0.1 },
  { name: 'silentHours', title: messages.silentHours, min: 1, max: 8784, step: 1 },
  { name: 'recentDays', title: messages.recentDays, min: 1, max: 3660, step: 1 },
] as const satisfies readonly { readonly name: keyof AlertRule; readonly [key: string]: unknown }[]

export function AlertRuleForm({ onDone }: { readonly onDone: () => void }) {
  return <QueryView query={useAlertRule()}>{({ rule, shipped }) => <Fields rule={rule} shipped={shipped} onDone={onDone} />}</QueryView>
}

function Fields({ rule, shipped, onDone }: { readonly rule: AlertRule; readonly shipped: AlertRule; readonly onDone: () => void }) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const [values, setValues] = useState(rule)
  const save = async () => {
    if ((await act(service.alert.setRule(values), t(messages.ruleSaved))) !== null) onDone()
  }
  return (
    <div className="work-form alert-rule">
      {FIELDS.map(({ name, title, min, max, step }) => (
        <label key={name}>
          <span>{t(title)}</span>
          <InputNumber size="small" min={min} max={max} step={step} value={values[name]} onChange={(value) => value !== null && setValues({ ...values, [name]: value })} />
        </label>
      ))}
      <div className="work-form-line">
        <Button size="small" onClick={() => setValues(shipped)}>
          {t(messages.shippedRule)}
        </Button>
        <Button size="small" type="primary" loading={busy} disabled={readOnly} onClick={() => void save()}>
          {t(messages.saveRule)}
        </Button>
      </div>
    </div>
  )
}
