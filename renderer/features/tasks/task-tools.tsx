/** Above the task list: another day, saved filters, the ledger, several at once, a new task. */
import { Button } from 'antd'
import { ListChecks, Plus } from 'lucide-react'
import { taskPageMessages } from '../../../shared/messages/task-page'
import { taskToolMessages as messages } from '../../../shared/messages/task-tools'
import { useT } from '../../i18n'
import { usePast } from '../../state/past'
import { useTaskPanel } from '../../state/task-panel'
import { useWorkspace } from '../../state/use-workspace'
import { DateField } from '../../ui/date-field'
import { LedgerButton } from './ledger-button'
import { RecordedAtButton } from './recorded-at-button'
import { SavedFilters } from './saved-filters'

export function TaskTools({ onNew }: { readonly onNew: () => void }) {
  const t = useT()
  const { asOf, setAsOf } = usePast()
  const { chosen, choose, endChoosing } = useTaskPanel()
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  return (
    <div className="task-tools" role="toolbar" aria-label={t(messages.tasks)}>
      <DateField value={asOf} placeholder={t(messages.day)} label={t(messages.day)} onChange={setAsOf} />
      <RecordedAtButton />
      <SavedFilters />
      <LedgerButton />
      <Button
        size="small"
        icon={<ListChecks size={14} />}
        aria-label={t(messages.choose)}
        title={t(messages.choose)}
        aria-pressed={chosen !== null}
        type={chosen === null ? 'default' : 'primary'}
        disabled={readOnly === true}
        onClick={() => (chosen === null ? choose([]) : endChoosing())}
      />
      <Button size="small" icon={<Plus size={14} />} aria-label={t(taskPageMessages.newTask)} title={t(taskPageMessages.newTask)} disabled={readOnly === true} onClick={onNew} />
    </div>
  )
}
