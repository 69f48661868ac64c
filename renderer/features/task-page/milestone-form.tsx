/** A new milestone of a task. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { taskPageMessages as messages } from '../../../shared/messages/task-page'
import { service } from '../../api/clients'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { DateField } from '../../ui/date-field'

export function MilestoneForm({ taskId, onDone }: { readonly taskId: string; readonly onDone: () => void }) {
  const t = useT()
  const { act, busy } = useAct()
  const [title, setTitle] = useState('')
  const [dueOn, setDueOn] = useState<string | null>(null)
  const ready = title.trim() !== '' && dueOn !== null
  const save = async () => {
    if (dueOn === null) return
    if ((await act(service.task.milestone({ taskId, title: title.trim(), dueOn }), t(messages.milestoneAdded, { title: title.trim() }))) !== null) onDone()
  }
  return (
    <div className="page-form">
      <label>
        <span>{t(messages.milestoneTitle)}</span>
        <Input.TextArea autoFocus autoSize value={title} onChange={({ target }) => setTitle(target.value)} />
      </label>
      <label>
        <span>{t(messages.milestoneDue)}</span>
        <DateField value={dueOn} onChange={setDueOn} />
      </label>
      <div className="link-form-line">
        <Button size="small" onClick={onDone}>
          {t(messages.cancel)}
        </Button>
        <Button size="small" type="primary" disabled={!ready} loading={busy} onClick={() => void save()}>
          {t(messages.save)}
        </Button>
      </div>
    </div>
  )
}
