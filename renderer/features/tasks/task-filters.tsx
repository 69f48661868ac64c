/** What narrows the task list: text, and under a button state, colour, category, district, unit and source. */
import { Badge, Button, Input, Select } from 'antd'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import type { TaskFilter } from '../../../shared/contract/task'
import type { TaskSummary } from '../../../shared/domain/task'
import { type VocabularyId, vocabularies } from '../../../shared/domain/vocabularies'
import { taskMessages } from '../../../shared/messages/tasks'
import type { Message } from '../../../shared/messages/translate'
import { useT } from '../../i18n'
import { useTaskFilter } from '../../state/task-filter'

type ListPart = 'states' | 'colours' | 'categories' | 'sources' | 'districts' | 'units'
type Part = { readonly part: ListPart; readonly title: Message; readonly column: keyof TaskSummary; readonly vocabulary: VocabularyId | null }

const parts: readonly Part[] = [
  { part: 'states', title: taskMessages.state, column: 'state', vocabulary: 'taskState' },
  { part: 'colours', title: taskMessages.colour, column: 'colour', vocabulary: 'taskColour' },
  { part: 'units', title: taskMessages.unit, column: 'responsibleUnit', vocabulary: null },
  { part: 'districts', title: taskMessages.district, column: 'district', vocabulary: null },
  { part: 'categories', title: taskMessages.category, column: 'category', vocabulary: 'taskCategory' },
  { part: 'sources', title: taskMessages.source, column: 'taskSource', vocabulary: 'taskSource' },
]

/** @param tasks all tasks: what there is to choose from, with counts */
export function TaskFilters({ tasks }: { readonly tasks: readonly TaskSummary[] }) {
  const t = useT()
  const { filter, change } = useTaskFilter()
  const active = parts.filter(({ part }) => filter[part] !== undefined).length
  const [open, setOpen] = useState(false)
  return (
    <div className="list-filters">
      <div className="filter-line">
        <Input
          size="small"
          allowClear
          placeholder={t(taskMessages.searchText)}
          aria-label={t(taskMessages.searchText)}
          value={filter.text ?? ''}
          onChange={({ target }) => change({ text: target.value })}
        />
        <Badge count={active} size="small" color="var(--ant-color-primary)">
          <Button size="small" icon={<ListFilter size={14} />} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(taskMessages.filter)}
          </Button>
        </Badge>
      </div>
      {open && parts.map((part) => <PartFilter key={part.part} part={part} tasks={tasks} />)}
    </div>
  )
}

function PartFilter({ part: { part, title, column, vocabulary }, tasks }: { readonly part: Part; readonly tasks: readonly TaskSummary[] }) {
  const t = useT()
  const { filter, change } = useTaskFilter()
  const counts = countValues(tasks, column)
  return (
    <label className="filter-row">
      <span className="quiet">{t(title)}</span>
      <Select
        size="small"
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        value={[...(filter[part] ?? [])]}
        onChange={(values: string[]) => change({ [part]: values } as Pick<TaskFilter, ListPart>)}
        options={[...counts].map(([value, count]) => ({ value, label: `${titleOf(vocabulary, value, t)} (${count})` }))}
      />
    </label>
  )
}

function titleOf(vocabulary: VocabularyId | null, value: string, t: (message: Message) => string): string {
  if (vocabulary === null) return value
  const entries: Readonly<Record<string, Message>> = vocabularies[vocabulary]
  const title = entries[value]
  return title === undefined ? value : t(title)
}

/** In the order of the vocabulary or, for free texts, the most frequent first. */
function countValues(tasks: readonly TaskSummary[], column: keyof TaskSummary): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const task of tasks) {
    const value = task[column]
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return new Map([...counts].sort(([, a], [, b]) => b - a))
}
