/** The columns of a task as a form: of one that is there, with why it is changed, or of a new one. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Task } from '../../../shared/domain/task'
import { taskPageMessages as messages } from '../../../shared/messages/task-page'
import { service } from '../../api/clients'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { showTask } from '../../state/show'
import { ColumnInput } from '../life/need-fields'
import { changedValues, editableColumns, type TaskValues, valuesOfTask } from './task-values'
import './task-page.css'

const NEW_TASK: TaskValues = { deadline_type: 'date' }

export function TaskForm({ task, onDone }: { readonly task: Task | null; readonly onDone: () => void }) {
  const t = useT()
  const { act, busy } = useAct()
  const before = task === null ? {} : valuesOfTask(task)
  const [values, setValues] = useState<TaskValues>(task === null ? NEW_TASK : before)
  const [reason, setReason] = useState('')
  const changed = changedValues(before, values)
  const count = Object.keys(changed).length
  const title = String(values['title'] ?? '').trim()
  const save = async () => {
    const reply = task === null ? await create() : await act(service.task.edit({ ids: [task.id], values: changed, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }), t(messages.edited, { count }))
    if (reply !== null) onDone()
  }
  const create = async () => {
    const made = await act(service.task.create({ values: changed }), t(messages.created, { title }))
    if (made !== null) await showTask(made.id)
    return made
  }
  return (
    <div className="page-form" role="group" aria-label={t(task === null ? messages.newTask : messages.editTitle)}>
      {editableColumns
        .filter(({ name }) => name !== 'deadline' || values['deadline_type'] === 'date')
        .map((column) => (
          <label key={column.name}>
            <span>{t(column.title)}</span>
            <ColumnInput column={column} value={values[column.name] ?? null} onChange={(value) => setValues({ ...values, [column.name]: value, ...(column.name === 'deadline_type' && value !== 'date' ? { deadline: null } : {}) })} />
          </label>
        ))}
      {task !== null && (
        <label>
          <span>{t(messages.why)}</span>
          <Input.TextArea autoSize value={reason} onChange={({ target }) => setReason(target.value)} />
        </label>
      )}
      <div className="link-form-line">
        <Button size="small" onClick={onDone}>
          {t(messages.cancel)}
        </Button>
        <Button size="small" type="primary" disabled={count === 0 || title === ''} loading={busy} onClick={() => void save()}>
          {t(task === null ? messages.create : messages.save)}
        </Button>
      </div>
    </div>
  )
}
