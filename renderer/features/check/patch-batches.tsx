/** Batches of suspected patches while they are what is checked: how far each is, and its confirmed patches made tasks. */
import { Button, Input } from 'antd'
import { ClipboardPlus } from 'lucide-react'
import { useState } from 'react'
import type { PatchBatch } from '../../../shared/domain/check'
import { checkWindowMessages } from '../../../shared/messages/check-window'
import { patchMessages as messages } from '../../../shared/messages/patches'
import { service } from '../../api/clients'
import { usePatchBatches } from '../../api/queries/check'
import { useLanguage, useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useUndoToast } from '../../present/use-undo-toast'
import { refreshAfterChange } from '../../state/session'
import { DateField } from '../../ui/date-field'
import { useFailureMessage } from './use-failure-message'

export function PatchBatches() {
  const t = useT()
  return (
    <QueryView query={usePatchBatches()}>
      {(batches) =>
        batches.length === 0 ? (
          <p className="check-hint quiet">{t(messages.noPatches)}</p>
        ) : (
          <ul className="patch-batches" aria-label={t(messages.batches)}>
            {batches.map((batch) => (
              <li key={batch.batch ?? ''}>
                <Batch batch={batch} />
              </li>
            ))}
          </ul>
        )
      }
    </QueryView>
  )
}

function Batch({ batch: { batch, total, pending, confirmed, dismissed, withoutTask } }: { readonly batch: PatchBatch }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <>
      <div className="finding-line">
        <span className="ellipsis">{batch ?? t(messages.noBatch)}</span>
        <span className="finding-amount">{total}</span>
      </div>
      <div className="finding-line quiet">{t(messages.counts, { pending, confirmed, dismissed })}</div>
      {open ? (
        <TasksForm batch={batch} onClose={() => setOpen(false)} />
      ) : (
        batch !== null && (
          <Button size="small" icon={<ClipboardPlus size={13} />} disabled={withoutTask === 0} onClick={() => setOpen(true)}>
            {withoutTask === 0 ? t(messages.nothingToMake) : t(messages.makeTasks, { count: withoutTask })}
          </Button>
        )
      )}
    </>
  )
}

function TasksForm({ batch, onClose }: { readonly batch: string | null; readonly onClose: () => void }) {
  const t = useT()
  const language = useLanguage()
  const tell = useUndoToast()
  const fail = useFailureMessage()
  const [unit, setUnit] = useState('')
  const [deadline, setDeadline] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    try {
      const { actionId, tasks } = await service.check.makeTasksFromPatches({
        language,
        ...(batch === null ? {} : { batch }),
        ...(unit.trim() === '' ? {} : { responsibleUnit: unit.trim() }),
        ...(deadline === null ? {} : { deadline }),
      })
      await refreshAfterChange()
      if (actionId !== null) tell(t(messages.made, { count: tasks.length }), actionId)
      onClose()
    } catch (error) {
      fail(error)
      setBusy(false)
    }
  }
  return (
    <div className="task-form">
      <label>
        <span>{t(checkWindowMessages.responsibleUnit)}</span>
        <Input size="small" value={unit} placeholder={t(checkWindowMessages.mayBeEmpty)} onChange={({ target }) => setUnit(target.value)} />
      </label>
      <label>
        <span>{t(checkWindowMessages.deadline)}</span>
        <DateField value={deadline} onChange={setDeadline} />
      </label>
      <div className="editor-form-buttons">
        <Button size="small" onClick={onClose}>
          {t(checkWindowMessages.cancel)}
        </Button>
        <Button size="small" type="primary" loading={busy} onClick={() => void make()}>
          {t(checkWindowMessages.confirmTask)}
        </Button>
      </div>
    </div>
  )
}
