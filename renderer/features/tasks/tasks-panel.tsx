/** The rectification tasks: the list, letters, petitions, and what a bureau sets about them. */
import { Segmented } from 'antd'
import type { ComponentType } from 'react'
import { taskToolMessages as messages } from '../../../shared/messages/task-tools'
import { useLettersDue } from '../../api/queries/letters'
import { useT } from '../../i18n'
import { type TaskPanelView, useTaskPanel } from '../../state/task-panel'
import { LettersView } from '../letters/letters-view'
import { PetitionsView } from '../petitions/petitions-view'
import { TaskSettings } from '../task-settings/task-settings'
import { TasksView } from './tasks-view'
import './tasks.css'

const VIEWS: Readonly<Record<TaskPanelView, ComponentType>> = { tasks: TasksView, letters: LettersView, petitions: PetitionsView, settings: TaskSettings }

export function TasksPanel() {
  const t = useT()
  const { shown, show } = useTaskPanel()
  const due = useLettersDue().data?.length ?? 0
  const View = VIEWS[shown]
  return (
    <>
      <Segmented<TaskPanelView>
        block
        size="small"
        className="panel-switch"
        aria-label={t(messages.views)}
        value={shown}
        onChange={show}
        options={[
          { value: 'tasks', label: t(messages.tasks) },
          { value: 'letters', label: due === 0 ? t(messages.letters) : t(messages.lettersDue, { count: due }) },
          { value: 'petitions', label: t(messages.petitions) },
          { value: 'settings', label: t(messages.settings) },
        ]}
      />
      <View />
    </>
  )
}
