/** The card of one rectification task: what is wrong, what is asked of whom until when, how far it is, and where. */
import { Button, Tag } from 'antd'
import { Crosshair, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { BoundingBox } from '../../../shared/domain/feature'
import type { Task } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { taskPageMessages } from '../../../shared/messages/task-page'
import { taskMessages } from '../../../shared/messages/tasks'
import { useTaskCard } from '../../api/queries/tasks'
import { useT } from '../../i18n'
import { deadlineText, remainingText } from '../../present/deadline'
import { DemonstrationMark } from '../../present/demonstration-mark'
import { QueryView } from '../../present/query-view'
import { TaskColourMark } from '../../present/task-colour-mark'
import { frame } from '../../state/show'
import { usePast } from '../../state/past'
import { useToday } from '../../state/today'
import { useWorkspace } from '../../state/use-workspace'
import { DocumentsPart } from '../documents/documents-part'
import { LettersPart } from '../letters/letters-part'
import { LifePart } from '../life/life-part'
import { MilestonesPart } from '../task-page/milestones-part'
import { StoryPart } from '../task-page/story-part'
import { TaskForm } from '../task-page/task-form'
import { CardPart, FactRow } from './card-part'
import { TaskLinksPart } from './task-links-part'
import { TaskPath } from './task-path'
import './inspector.css'

export function TaskCard({ id }: { readonly id: string }) {
  const { asOf, recordedAt } = usePast()
  const today = useToday()
  return (
    <div className="card">
      <QueryView query={useTaskCard(id)}>
        {({ task, bounds }) => (asOf === null && recordedAt === null ? <CardBody key={task.id} task={task} bounds={bounds} /> : <CardOfDay task={task} bounds={bounds} asOf={today} />)}
      </QueryView>
    </div>
  )
}

type Card = { readonly task: Task; readonly bounds: BoundingBox | null }

function CardBody({ task, bounds }: Card) {
  const t = useT()
  const [editing, setEditing] = useState(false)
  return (
    <>
      <CardHead task={task} bounds={bounds} onEdit={() => setEditing(!editing)} />
      {editing ? (
        <CardPart title={t(taskPageMessages.editTitle)}>
          <TaskForm task={task} onDone={() => setEditing(false)} />
        </CardPart>
      ) : (
        <Problem task={task} />
      )}
      <LifePart key={`${task.id}.${task.state}`} subject="task" id={task.id} />
      {!editing && <Requirements task={task} />}
      <TaskLinksPart task={task} />
      <MilestonesPart task={task} />
      <DocumentsPart owner={{ layer: 'task', id: task.id }} documents={task.documents} />
      <LettersPart taskId={task.id} />
      {!editing && <ProgressText task={task} />}
      {!editing && <Facts task={task} />}
      <StoryPart id={task.id} />
    </>
  )
}

/** As it stood on a day: nothing can be done to it there. */
function CardOfDay({ task, bounds, asOf }: Card & { readonly asOf: string }) {
  return (
    <>
      <CardHead task={task} bounds={bounds} onEdit={null} />
      <Problem task={task} />
      <Requirements task={task} />
      <TaskPath task={task} on={asOf} />
      <TaskLinksPart task={task} />
      <DocumentsPart owner={{ layer: 'task', id: task.id }} documents={task.documents} />
      <ProgressText task={task} />
      <Facts task={task} />
    </>
  )
}

function Problem({ task: { problem } }: { readonly task: Task }) {
  const t = useT()
  if (problem === null) return null
  return (
    <CardPart title={t(taskMessages.problem)}>
      <p className="card-text">{problem}</p>
    </CardPart>
  )
}

function ProgressText({ task: { progress } }: { readonly task: Task }) {
  const t = useT()
  if (progress === null) return null
  return (
    <CardPart title={t(taskMessages.progress)}>
      <p className="card-text">{progress}</p>
    </CardPart>
  )
}

/** @param onEdit null: it cannot be changed here */
function CardHead({ task, bounds, onEdit }: Card & { readonly onEdit: (() => void) | null }) {
  const t = useT()
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  const today = useToday()
  const remaining = remainingText(task, today, t)
  return (
    <header className="card-head">
      <div className="card-marks">
        <Tag className="kind-tag">{t(taskMessages.task)}</Tag>
        <Tag className="state-tag">{t(vocabularies.taskState[task.state])}</Tag>
        {task.demonstration && <DemonstrationMark />}
      </div>
      <h2>{task.title}</h2>
      <div className="card-actions">
        <span className="card-code">
          <TaskColourMark colour={task.colour} />
          <span className="quiet">{task.number}</span>
          {remaining !== '' && <span className={task.overdue ? 'alarming' : undefined}>{remaining}</span>}
        </span>
        <Button size="small" icon={<Crosshair size={13} />} disabled={bounds === null} title={t(taskMessages.frameAll)} onClick={() => frame(bounds)}>
          {t(taskMessages.frame)}
        </Button>
        {onEdit !== null && (
          <Button size="small" icon={<Pencil size={13} />} disabled={readOnly} title={readOnly ? t(taskMessages.readOnly) : undefined} onClick={onEdit}>
            {t(taskPageMessages.edit)}
          </Button>
        )}
      </div>
    </header>
  )
}

/** The five columns of a rectification ledger. */
function Requirements({ task }: { readonly task: Task }) {
  const t = useT()
  const unknown = '—'
  return (
    <CardPart title={t(taskMessages.requirements)}>
      <dl className="facts">
        <FactRow title={t(taskMessages.responsibleUnit)}>{task.responsibleUnit ?? unknown}</FactRow>
        <FactRow title={t(taskMessages.acceptanceUnit)}>{task.acceptanceUnit ?? unknown}</FactRow>
        <FactRow title={t(taskMessages.target)}>{task.target ?? unknown}</FactRow>
        <FactRow title={t(taskMessages.deadline)}>{deadlineText(task, t)}</FactRow>
        <FactRow title={t(taskMessages.measures)}>{task.measures ?? unknown}</FactRow>
      </dl>
    </CardPart>
  )
}

function Facts({ task }: { readonly task: Task }) {
  const t = useT()
  const round = [task.round === null ? null : t(taskMessages.roundNumber, { round: task.round }), task.batch].filter((text) => text !== null)
  return (
    <CardPart title={t(taskMessages.facts)}>
      <dl className="facts">
        <FactRow title={t(taskMessages.source)}>{task.taskSource === null ? null : t(vocabularies.taskSource[task.taskSource])}</FactRow>
        <FactRow title={t(taskMessages.round)}>{round.join(' ')}</FactRow>
        <FactRow title={t(taskMessages.category)}>{task.category === null ? null : t(vocabularies.taskCategory[task.category])}</FactRow>
        <FactRow title={t(taskMessages.district)}>{task.district}</FactRow>
        <FactRow title={t(taskMessages.leader)}>{task.leader}</FactRow>
        <FactRow title={t(taskMessages.person)}>{task.person}</FactRow>
        <FactRow title={t(taskMessages.assignedOn)}>{task.assignedOn}</FactRow>
        <FactRow title={t(taskMessages.completedOn)}>{task.completedOn}</FactRow>
        <FactRow title={t(taskMessages.closedOn)}>{task.closedOn}</FactRow>
        <FactRow title={t(taskMessages.origin)}>{task.origin}</FactRow>
      </dl>
    </CardPart>
  )
}
