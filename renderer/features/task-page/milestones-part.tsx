/** Dated intermediate goals of a task: which are reached, which are missed, adding and reaching them. */
import { Button, Dropdown } from 'antd'
import { Check, Circle, Ellipsis, Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Task, TaskMilestone } from '../../../shared/domain/task'
import { taskPageMessages as messages } from '../../../shared/messages/task-page'
import { taskMessages } from '../../../shared/messages/tasks'
import { service } from '../../api/clients'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { useToday } from '../../state/today'
import { DateField } from '../../ui/date-field'
import { CardPart } from '../inspector/card-part'
import { MilestoneForm } from './milestone-form'
import './task-page.css'

const ICON_SIZE = 14

export function MilestonesPart({ task: { id, milestones } }: { readonly task: Pick<Task, 'id' | 'milestones'> }) {
  const t = useT()
  const { readOnly } = useAct()
  const [adding, setAdding] = useState(false)
  return (
    <CardPart
      title={`${t(messages.milestones)} ${milestones.filter(({ reachedOn }) => reachedOn !== null).length}/${milestones.length}`}
      extra={
        <Button size="small" icon={<Plus size={13} />} disabled={readOnly} aria-expanded={adding} onClick={() => setAdding(!adding)}>
          {t(messages.addMilestone)}
        </Button>
      }
    >
      {adding && <MilestoneForm taskId={id} onDone={() => setAdding(false)} />}
      {milestones.length === 0 && !adding && <p className="card-empty quiet">{t(messages.noMilestones)}</p>}
      <ul className="card-list">
        {milestones.map((milestone) => (
          <MilestoneLine key={milestone.id} taskId={id} milestone={milestone} />
        ))}
      </ul>
    </CardPart>
  )
}

function MilestoneLine({ taskId, milestone: { id, title, dueOn, reachedOn } }: { readonly taskId: string; readonly milestone: TaskMilestone }) {
  const t = useT()
  const today = useToday()
  const { act, busy, readOnly } = useAct()
  const [reaching, setReaching] = useState(false)
  const [on, setOn] = useState(today)
  const reached = reachedOn !== null && reachedOn <= today
  const missed = !reached && dueOn < today
  const Icon = reached ? Check : missed ? TriangleAlert : Circle
  const remark = reached ? t(taskMessages.reached, { date: reachedOn }) : missed ? t(taskMessages.missed) : t(taskMessages.pending)
  const reach = async () => {
    if ((await act(service.task.milestone({ taskId, id, reachedOn: on }), t(messages.milestoneReached, { title, date: on }))) !== null) setReaching(false)
  }
  const choose = (key: string) => {
    if (key === 'unreach') void act(service.task.milestone({ taskId, id, reachedOn: null }), t(messages.milestoneOpen, { title }))
    else void act(service.task.removeMilestone({ id }), t(messages.milestoneRemoved, { title }))
  }
  return (
    <li className="milestone">
      <div className={missed ? 'milestone-line alarming' : 'milestone-line'}>
        <Icon size={ICON_SIZE} aria-hidden />
        <span className="milestone-main">
          {title}
          <span className="quiet">
            {t(messages.due, { date: dueOn })} · {remark}
          </span>
        </span>
        {!reached && (
          <Button size="small" disabled={readOnly} aria-expanded={reaching} onClick={() => setReaching(!reaching)}>
            {t(messages.reach)}
          </Button>
        )}
        <Dropdown
          trigger={['click']}
          disabled={readOnly === true}
          menu={{
            onClick: ({ key }) => choose(key),
            items: [...(reached ? [{ key: 'unreach', label: t(messages.unreach) }] : []), { key: 'remove', label: t(messages.removeMilestone), danger: true }],
          }}
        >
          <Button type="text" size="small" icon={<Ellipsis size={ICON_SIZE} />} aria-label={`${t(messages.removeMilestone)} ${title}`} />
        </Dropdown>
      </div>
      {reaching && (
        <div className="milestone-reach">
          <DateField value={on} latest={today} label={t(messages.reachedOn)} onChange={(day) => setOn(day ?? today)} />
          <Button size="small" type="primary" loading={busy} onClick={() => void reach()}>
            {t(messages.save)}
          </Button>
        </div>
      )}
    </li>
  )
}
