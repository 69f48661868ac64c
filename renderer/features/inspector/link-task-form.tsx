/** Choose a task to hang on the feature of the card. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { FeatureRef } from '../../../shared/domain/feature'
import { taskMessages } from '../../../shared/messages/tasks'
import { useTaskStatistics } from '../../api/queries/tasks'
import { useT } from '../../i18n'
import { type LinkRole, RoleSelect } from './role-select'
import { useLinking } from './use-linking'

type Props = {
  readonly feature: FeatureRef
  /** Ids of the tasks that hang on it already. */
  readonly linked: readonly string[]
  readonly onDone: () => void
}

export function LinkTaskForm({ feature, linked, onDone }: Props) {
  const t = useT()
  const tasks = useTaskStatistics()
  const { link, busy } = useLinking()
  const [taskId, setTaskId] = useState<string | null>(null)
  const [role, setRole] = useState<LinkRole>('subject')
  const free = tasks.data?.tasks.filter((task) => !linked.includes(task.id)) ?? []
  const chosen = free.find((task) => task.id === taskId)
  const confirm = async () => {
    if (chosen !== undefined && (await link({ taskId: chosen.id, taskName: chosen.title, feature }, role))) onDone()
  }
  return (
    <div className="link-form">
      <Select
        size="small"
        showSearch={{ optionFilterProp: 'label' }}
        autoFocus
        defaultOpen
        loading={tasks.isPending}
        placeholder={t(taskMessages.findTask)}
        aria-label={t(taskMessages.findTask)}
        value={taskId}
        onChange={setTaskId}
        options={free.map((task) => ({ value: task.id, label: `${task.number ?? ''} ${task.title}` }))}
      />
      <div className="link-form-line">
        <RoleSelect value={role} onChange={setRole} />
        <Button size="small" onClick={onDone}>
          {t(taskMessages.cancel)}
        </Button>
        <Button size="small" type="primary" disabled={chosen === undefined} loading={busy} onClick={() => void confirm()}>
          {t(taskMessages.confirmLink)}
        </Button>
      </div>
    </div>
  )
}
