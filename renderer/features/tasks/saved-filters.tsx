/** Filters that were given a name: take one up, keep the current one, forget one. */
import { Button, Input, Popover } from 'antd'
import { Bookmark, X } from 'lucide-react'
import { useState } from 'react'
import { taskToolMessages as messages } from '../../../shared/messages/task-tools'
import { service } from '../../api/clients'
import { useSavedFilters } from '../../api/queries/tasks'
import { useT } from '../../i18n'
import { useAct } from '../../present/use-act'
import { useTaskFilter } from '../../state/task-filter'

export function SavedFilters() {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <Popover trigger="click" placement="bottomLeft" open={open} onOpenChange={setOpen} content={<FilterList onTaken={() => setOpen(false)} />}>
      <Button size="small" icon={<Bookmark size={14} />} aria-label={t(messages.savedFilters)} title={t(messages.savedFilters)} />
    </Popover>
  )
}

function FilterList({ onTaken }: { readonly onTaken: () => void }) {
  const t = useT()
  const { act, busy, readOnly } = useAct()
  const saved = useSavedFilters().data ?? []
  const { filter, replace } = useTaskFilter()
  const [name, setName] = useState('')
  const filtered = Object.keys(filter).length > 0
  const keep = async () => {
    const own = name.trim()
    if ((await act(service.task.saveFilter({ name: own, filter }), t(messages.filterSaved, { name: own }))) !== null) setName('')
  }
  return (
    <div className="saved-filters">
      <strong>{t(messages.savedFilters)}</strong>
      {saved.length === 0 && <p className="quiet">{t(messages.noFilters)}</p>}
      <ul>
        {saved.map((entry) => (
          <li key={entry.name}>
            <button
              type="button"
              className="link-button ellipsis"
              onClick={() => {
                replace(entry.filter)
                onTaken()
              }}
            >
              {entry.name}
            </button>
            <Button
              type="text"
              size="small"
              icon={<X size={13} />}
              disabled={readOnly}
              aria-label={t(messages.forgetFilter, { name: entry.name })}
              title={t(messages.forgetFilter, { name: entry.name })}
              onClick={() => void act(service.task.saveFilter({ name: entry.name, filter: null }), t(messages.filterForgotten, { name: entry.name }))}
            />
          </li>
        ))}
      </ul>
      <div className="filter-line">
        <Input
          size="small"
          value={name}
          maxLength={60}
          disabled={!filtered || readOnly}
          placeholder={t(messages.saveFilter)}
          aria-label={t(messages.filterName)}
          onChange={({ target }) => setName(target.value)}
          onPressEnter={() => void keep()}
        />
        <Button size="small" disabled={!filtered || name.trim() === '' || readOnly} loading={busy} onClick={() => void keep()}>
          {t(messages.save)}
        </Button>
      </div>
    </div>
  )
}
