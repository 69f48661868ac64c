/** A task's way as it stood on a day: its steps, milestones and deadline by date. */
import { Timeline } from 'antd'
import { useMemo } from 'react'
import type { Task } from '../../../shared/domain/task'
import { taskMessages } from '../../../shared/messages/tasks'
import { useT } from '../../i18n'
import { CardPart } from './card-part'
import { pathOf, type PathEntry } from './path-of-task'

const COLOURS: Readonly<Record<PathEntry['tone'], string>> = {
  done: 'var(--ant-color-primary)',
  missed: 'var(--ant-color-error)',
  ahead: 'var(--ant-color-text-tertiary)',
}

/** @param on ISO date */
export function TaskPath({ task, on }: { readonly task: Task; readonly on: string }) {
  const t = useT()
  const entries = useMemo(() => pathOf(task, on), [task, on])
  if (entries.length === 0) return null
  return (
    <CardPart title={t(taskMessages.path)}>
      <Timeline
        className="task-path"
        items={entries.map((entry) => ({
          key: entry.id,
          color: COLOURS[entry.tone],
          variant: entry.tone === 'ahead' ? 'outlined' : 'filled',
          content: (
            <div className={entry.tone === 'missed' ? 'path-entry alarming' : 'path-entry'}>
              <span className="path-date">{entry.date}</span>
              <span>
                {t(entry.title, entry.params)}
                {entry.remark === null ? '' : ` · ${t(entry.remark, entry.params)}`}
              </span>
              {(entry.actor !== null || entry.note !== null) && <span className="quiet">{[entry.actor, entry.note].filter((text) => text !== null).join(' · ')}</span>}
            </div>
          ),
        }))}
      />
    </CardPart>
  )
}
