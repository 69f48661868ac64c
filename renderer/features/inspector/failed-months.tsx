/** The months in which a section missed its target, and by what; a click chooses the month. */
import { Button } from 'antd'
import { useState } from 'react'
import type { SectionMonth } from '../../../shared/domain/section'
import { sectionMessages } from '../../../shared/messages/sections'
import { useLanguage, useT } from '../../i18n'
import { classNumeral } from '../../present/class-numeral'
import { factorsText } from '../../present/factors'
import { useView } from '../../state/view'

const SHOWN_AT_FIRST = 5

export function FailedMonths({ history }: { readonly history: readonly SectionMonth[] }) {
  const t = useT()
  const language = useLanguage()
  const set = useView((state) => state.set)
  const [all, setAll] = useState(false)
  const judged = history.filter(({ meetsTarget }) => meetsTarget !== null)
  const failed = judged.filter(({ meetsTarget }) => meetsTarget === false).toReversed()
  if (judged.length === 0) return null
  if (failed.length === 0) return <p className="card-empty quiet">{t(sectionMessages.neverFailed, { total: judged.length })}</p>
  const shown = all ? failed : failed.slice(0, SHOWN_AT_FIRST)
  return (
    <div className="failed-months">
      <h4>{t(sectionMessages.failedMonths, { count: failed.length, total: judged.length })}</h4>
      <ul className="card-list">
        {shown.map((entry) => (
          <li key={entry.month}>
            <button type="button" className="failed-month" onClick={() => set({ month: entry.month })}>
              <span>{entry.month}</span>
              <span>{classNumeral(entry.class, language)}</span>
              <span>{factorsText(entry, language)}</span>
            </button>
          </li>
        ))}
      </ul>
      {failed.length > shown.length && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t(sectionMessages.more, { count: failed.length - shown.length })}
        </Button>
      )}
    </div>
  )
}
