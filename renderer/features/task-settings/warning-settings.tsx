/** Thresholds of 时限预警: when a task turns yellow or red. */
import { Button, Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import type { TaskWarning } from '../../../shared/domain/task-work'
import { taskToolMessages as messages } from '../../../shared/messages/task-tools'
import { service } from '../../api/clients'
import { useTaskWarning } from '../../api/queries/tasks'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useAct } from '../../present/use-act'
import { CardPart } from '../inspector/card-part'

const MOST_DAYS = 3650

export function WarningSettings() {
  const t = useT()
  const query = useTaskWarning()
  return (
    <CardPart title={t(messages.warning)} extra={query.data === undefined ? null : <span className="quiet">{t(query.data.isOwn ? messages.own : messages.shipped)}</span>}>
      <QueryView query={query}>{(warning) => <Thresholds key={JSON.stringify(warning)} warning={warning} />}</QueryView>
    </CardPart>
  )
}

function Thresholds({ warning: { rule, isOwn } }: { readonly warning: TaskWarning }) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const [own, setOwn] = useState(rule)
  const changed = JSON.stringify(own) !== JSON.stringify(rule)
  const save = (saved: TaskWarning['rule'] | null) => act(service.task.saveWarning({ rule: saved }), t(messages.warningSaved))
  return (
    <div className="setting-form">
      <label>
        <span>{t(messages.yellowDays)}</span>
        <InputNumber size="small" min={0} max={MOST_DAYS} precision={0} disabled={readOnly} value={own.yellowDaysLeft} onChange={(days) => setOwn({ ...own, yellowDaysLeft: days ?? rule.yellowDaysLeft })} />
      </label>
      <Checkbox disabled={readOnly} checked={own.yellowOnMissedMilestone} onChange={({ target }) => setOwn({ ...own, yellowOnMissedMilestone: target.checked })}>
        {t(messages.yellowMilestone)}
      </Checkbox>
      <Checkbox disabled={readOnly} checked={own.redWhenReopened} onChange={({ target }) => setOwn({ ...own, redWhenReopened: target.checked })}>
        {t(messages.redReopened)}
      </Checkbox>
      <div className="link-form-line">
        <Button size="small" disabled={!isOwn || readOnly} onClick={() => void save(null)}>
          {t(messages.shippedAgain)}
        </Button>
        <Button size="small" type="primary" loading={busy} disabled={!changed || readOnly} onClick={() => void save(own)}>
          {t(messages.save)}
        </Button>
      </div>
    </div>
  )
}
