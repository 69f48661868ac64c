/** One petition: number, flags, what was found; opened, its content and the task that came of it. */
import { Button, Select, Tag } from 'antd'
import { ChevronRight, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Petition } from '../../../shared/domain/petition'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { petitionMessages as messages } from '../../../shared/messages/petitions'
import { service } from '../../api/clients'
import { useTaskStatistics } from '../../api/queries/tasks'
import { useT } from '../../i18n'
import { DemonstrationMark } from '../../present/demonstration-mark'
import { useAct } from '../../present/use-act'
import { showTask } from '../../state/show'
import { useWorkspace } from '../../state/use-workspace'
import { PetitionForm } from './petition-form'

export function PetitionLine({ petition }: { readonly petition: Petition }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const [editing, setEditing] = useState(false)
  const { number, batch, district, receivedOn, pollutionKinds, keyCase, repeats, verdict, outcome } = petition
  return (
    <li className="petition">
      <button type="button" className="petition-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={14} aria-hidden className={open ? 'turned' : undefined} />
        <span className="petition-main">
          <span className="petition-marks">
            <strong>{number ?? '—'}</strong>
            {keyCase && <Tag className="state-tag">{t(messages.key)}</Tag>}
            {repeats !== null && <Tag className="state-tag">{t(messages.repeated)}</Tag>}
            {verdict !== null && <Tag className="state-tag">{t(vocabularies.petitionVerdict[verdict])}</Tag>}
            {outcome !== null && <Tag className="state-tag">{t(vocabularies.petitionOutcome[outcome])}</Tag>}
          </span>
          <span className="quiet ellipsis">{[district, batch, pollutionKinds.join('、'), receivedOn].filter((text) => text !== null && text !== '').join(' · ')}</span>
        </span>
      </button>
      {open && !editing && <PetitionBody petition={petition} onEdit={() => setEditing(true)} />}
      {open && editing && <PetitionForm petition={petition} onDone={() => setEditing(false)} />}
    </li>
  )
}

function PetitionBody({ petition: { id, content, repeats, closedOn, taskId, demonstration }, onEdit }: { readonly petition: Petition; readonly onEdit: () => void }) {
  const t = useT()
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  return (
    <div className="petition-body">
      <p>{content ?? t(messages.noContent)}</p>
      {repeats !== null && <p className="quiet">{t(messages.repeats, { number: repeats })}</p>}
      {closedOn !== null && (
        <p className="quiet">
          {t(messages.closedOn)} {closedOn}
        </p>
      )}
      {demonstration && <DemonstrationMark />}
      <PetitionTask id={id} taskId={taskId} />
      <Button size="small" icon={<Pencil size={13} />} disabled={readOnly} onClick={onEdit}>
        {t(messages.change)}
      </Button>
    </div>
  )
}

/** The task that came of it: go there, take it off, or choose one. */
function PetitionTask({ id, taskId }: { readonly id: string; readonly taskId: string | null }) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const [choosing, setChoosing] = useState(false)
  const tasks = useTaskStatistics().data?.tasks ?? []
  const task = tasks.find((candidate) => candidate.id === taskId)
  const link = async (chosen: string | null) => {
    if ((await act(service.petition.update({ id, values: { taskId: chosen } }), t(chosen === null ? messages.unlinked : messages.linked))) !== null) setChoosing(false)
  }
  if (taskId !== null) {
    return (
      <div className="petition-task">
        <button type="button" className="link-button ellipsis" title={task?.title} onClick={() => void showTask(taskId)}>
          {t(messages.task)} {task === undefined ? taskId : [task.number, task.title].filter((text) => text !== null).join(' ')}
        </button>
        <Button size="small" type="text" loading={busy} disabled={readOnly} onClick={() => void link(null)}>
          {t(messages.unlink)}
        </Button>
      </div>
    )
  }
  return (
    <div className="petition-task">
      {choosing ? (
        <Select
          size="small"
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          loading={busy}
          placeholder={t(messages.findTask)}
          aria-label={t(messages.findTask)}
          onChange={(chosen: string) => void link(chosen)}
          options={tasks.map((candidate) => ({ value: candidate.id, label: [candidate.number, candidate.title].filter((text) => text !== null).join(' ') }))}
        />
      ) : (
        <span className="quiet">{t(messages.noTask)}</span>
      )}
      <Button size="small" disabled={readOnly} aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
        {t(messages.linkTask)}
      </Button>
    </div>
  )
}
