/** One box for names, codes, texts, coordinates and commands. Ctrl+K brings the cursor there; Enter takes the first hit. */
import { AutoComplete, Input, type InputRef } from 'antd'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { searchMessages } from '../../../shared/messages/search'
import { describeFailure } from '../../api/problem'
import { useSearch } from '../../api/queries/features'
import { useLanguage, useT } from '../../i18n'
import { useDebounced } from '../../ui/use-debounced'
import type { Command } from './command'
import { searchGroups, type SearchOption } from './search-groups'
import './search.css'

const REST_MILLISECONDS = 140
const HITS_SHOWN = 40
const LIST_HEIGHT = 420

export function SearchBox({ commands }: { readonly commands: readonly Command[] }) {
  const t = useT()
  const language = useLanguage()
  const input = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const asked = useDebounced(text, REST_MILLISECONDS)
  const search = useSearch(asked, HITS_SHOWN)
  const results = text.trim() === '' ? undefined : search.data
  const groups = useMemo(() => searchGroups({ text, results: results ?? [], commands, language, t }), [text, results, commands, language, t])

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      input.current?.focus({ cursor: 'all' })
      setOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])

  const choose = (value: string) => {
    const option = groups.flatMap(({ options }) => options).find((candidate) => candidate.value === value)
    setText('')
    setOpen(false)
    input.current?.blur()
    option?.run()
  }
  /** Esc gives the window back as it was; the selection stays. */
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setText('')
    setOpen(false)
    input.current?.blur()
  }
  const waiting = text !== asked || search.isFetching
  const note = search.error !== null ? describeFailure(search.error, language) : waiting ? t(searchMessages.searching) : t(searchMessages.nothing, { text })
  return (
    <AutoComplete<string, SearchOption>
      className="search-box"
      classNames={{ popup: { root: 'search-popup' } }}
      value={text}
      open={open}
      onOpenChange={setOpen}
      showSearch={{ filterOption: false, onSearch: setText }}
      defaultActiveFirstOption
      listHeight={LIST_HEIGHT}
      popupMatchSelectWidth={460}
      notFoundContent={text.trim() === '' ? null : <span className="quiet">{note}</span>}
      options={groups.map(({ label, options }) => ({ label, value: label, options: [...options] })) as never}
      onSelect={choose}
      onKeyDown={leave}
    >
      <Input
        ref={input}
        size="small"
        allowClear
        prefix={<Search size={14} aria-hidden />}
        suffix={<kbd>Ctrl K</kbd>}
        placeholder={t(searchMessages.placeholder)}
        aria-label={t(searchMessages.label)}
        onFocus={() => setOpen(true)}
      />
    </AutoComplete>
  )
}
