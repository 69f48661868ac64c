/** Several tasks chosen in the list: how many, and one step for all of them. */
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { LifeMove } from '../../../shared/domain/life/life-rule'
import type { TaskSummary } from '../../../shared/domain/task'
import { taskToolMessages as messages } from '../../../shared/messages/task-tools'
import { useLife } from '../../api/queries/life'
import { useT } from '../../i18n'
import { useTaskPanel } from '../../state/task-panel'
import { StepForm } from '../life/step-form'

type Props = {
  readonly chosen: ReadonlySet<string>
  /** What the list shows. */
  readonly tasks: readonly TaskSummary[]
}

export function BulkBar({ chosen, tasks }: Props) {
  const t = useT()
  const { choose, endChoosing } = useTaskPanel()
  const life = useLife('task').data?.life
  const [move, setMove] = useState<LifeMove | null>(null)
  // What a filter hides meanwhile is not acted on unseen.
  const shown = tasks.filter(({ id }) => chosen.has(id))
  const ways = (life?.moves ?? []).map((way) => ({ way, own: standingAt(way, shown) })).filter(({ own }) => own.length > 0)
  const own = move === null ? [] : standingAt(move, shown)
  return (
    <div className="bulk-bar">
      <div className="bulk-line">
        <strong>{t(messages.chosen, { count: shown.length })}</strong>
        <Button size="small" type="link" onClick={() => choose(shown.length === tasks.length ? [] : tasks.map(({ id }) => id))}>
          {t(shown.length === tasks.length ? messages.chooseNone : messages.chooseAll)}
        </Button>
        <Dropdown
          trigger={['click']}
          disabled={ways.length === 0}
          menu={{
            items: ways.map(({ way, own: standing }) => ({ key: way.id, label: t(messages.canFrom, { move: t(way.title), count: standing.length }) })),
            onClick: ({ key }) => setMove(ways.find(({ way }) => way.id === key)?.way ?? null),
          }}
        >
          <Button size="small" type="primary">
            {t(messages.chooseStep)}
          </Button>
        </Dropdown>
        <Button size="small" onClick={endChoosing}>
          {t(messages.end)}
        </Button>
      </div>
      {shown.length === 0 && <p className="quiet">{t(messages.chooseSome)}</p>}
      {move !== null && own.length > 0 && life !== undefined && (
        <StepForm
          key={move.id}
          subject="task"
          ids={own.map(({ id }) => id)}
          move={move}
          defaultRole={life.defaultRole}
          onClose={() => setMove(null)}
          onLeaveOut={(ids) => choose([...chosen].filter((id) => !ids.includes(id)))}
        />
      )}
    </div>
  )
}

/** Those of the tasks that stand where a move starts. */
function standingAt({ from }: LifeMove, tasks: readonly TaskSummary[]): readonly TaskSummary[] {
  return tasks.filter(({ state }) => from.includes(state))
}
