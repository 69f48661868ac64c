/** Counts of all tasks on the workspace's day; a figure shows its tasks, and once more shows all. */
import { Tooltip } from 'antd'
import type { TaskColour, TaskStatistics } from '../../../shared/domain/task'
import { taskMessages } from '../../../shared/messages/tasks'
import { useT } from '../../i18n'
import { TaskColourMark } from '../../present/task-colour-mark'
import { useTaskFilter } from '../../state/task-filter'
import { isFigureShown, taskFigures, type TaskFigure } from './figures'

const COLOURS: readonly TaskColour[] = ['red', 'yellow', 'green']

export function TaskFigures({ statistics }: { readonly statistics: TaskStatistics }) {
  const t = useT()
  return (
    <header className="task-figures">
      <div className="figures" role="group" aria-label={t(taskMessages.showRows)}>
        {taskFigures(statistics).map((figure) => (
          <Figure key={figure.id} figure={figure} />
        ))}
      </div>
      <div className="figures-foot">
        <span className="quiet">{t(taskMessages.asOf, { date: statistics.asOf })}</span>
        <span className="colour-counts" role="group" aria-label={t(taskMessages.colour)}>
          {COLOURS.map((colour) => (
            <ColourCount key={colour} colour={colour} count={statistics.byColour[colour]} />
          ))}
        </span>
      </div>
    </header>
  )
}

function Figure({ figure }: { readonly figure: TaskFigure }) {
  const t = useT()
  const { filter, replace } = useTaskFilter()
  // All tasks are what one sees anyway: nothing to point out.
  const shown = figure.id !== 'all' && isFigureShown(figure, filter)
  const button = (
    <button type="button" className="figure" aria-pressed={shown} onClick={() => replace(shown ? {} : figure.filter)}>
      <strong className={figure.alarming ? 'alarming' : undefined}>{figure.count}</strong>
      <span>{t(figure.title)}</span>
    </button>
  )
  return figure.hint === null ? button : <Tooltip title={t(figure.hint)}>{button}</Tooltip>
}

function ColourCount({ colour, count }: { readonly colour: TaskColour; readonly count: number }) {
  const { filter, replace } = useTaskFilter()
  const shown = JSON.stringify(filter) === JSON.stringify({ colours: [colour] })
  return (
    <button type="button" className="colour-count" aria-pressed={shown} onClick={() => replace(shown ? {} : { colours: [colour] })}>
      <TaskColourMark colour={colour} size={14} />
      {count}
    </button>
  )
}
