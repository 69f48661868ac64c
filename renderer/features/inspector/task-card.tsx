/** The card of one rectification task: what is wrong, what is asked of whom until when, how far it is, and where. */
import { Button, Tag } from 'antd'
import { Crosshair } from 'lucide-react'
import type { BoundingBox } from '../../../shared/domain/feature'
import type { Task } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { taskMessages } from '../../../shared/messages/tasks'
import { useTaskCard } from '../../api/queries/tasks'
import { useT } from '../../i18n'
import { deadlineText, remainingText } from '../../present/deadline'
import { DemonstrationMark } from '../../present/demonstration-mark'
import { QueryView } from '../../present/query-view'
import { TaskColourMark } from '../../present/task-colour-mark'
import { frame } from '../../state/show'
import { useToday } from '../../state/today'
import { DocumentsPart } from '../documents/documents-part'
import { LifePart } from '../life/life-part'
import { CardPart, FactRow } from './card-part'
import { TaskLinksPart } from './task-links-part'
import { TaskPath } from './task-path'
import './inspector.css'

export function TaskCard({ id }: { readonly id: string }) {
  return (
    <div className="card">
      <QueryView query={useTaskCard(id)}>{({ task, bounds }) => <CardBody task={task} bounds={bounds} />}</QueryView>
    </div>
  )
}

function CardBody({ task, bounds }: { readonly task: Task; readonly bounds: BoundingBox | null }) {
  const t = useT()
  return (
    <>
      <CardHead task={task} bounds={bounds} />
      {task.problem !== null && (
        <CardPart title={t(taskMessages.problem)}>
          <p className="card-text">{task.problem}</p>
        </CardPart>
      )}
      <LifePart key={`${task.id}.${task.state}`} subject="task" id={task.id} />
      <Requirements task={task} />
      <TaskLinksPart task={task} />
      <TaskPath task={task} />
      {task.progress !== null && (
        <CardPart title={t(taskMessages.progress)}>
          <p className="card-text">{task.progress}</p>
        </CardPart>
      )}
      <Facts task={task} />
      <DocumentsPart owner={{ layer: 'task', id: task.id }} documents={task.documents} />
    </>
  )
}

function CardHead({ task, bounds }: { readonly task: Task; readonly bounds: BoundingBox | null }) {
  const t = useT()
  const remaining = remainingText(task, useToday(), t)
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
