/** Petitions by number, narrowed by flags that may overlap; each with the task that came of it. */
import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { PetitionFilter } from '../../../shared/contract/petition'
import { petitionMessages as messages } from '../../../shared/messages/petitions'
import { useCountsOfPetitions, usePetitions } from '../../api/queries/petitions'
import { useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { useWorkspace } from '../../state/use-workspace'
import { EmptyNote } from '../../ui/notes'
import { PetitionForm } from './petition-form'
import { PetitionFilters } from './petition-filters'
import { PetitionLine } from './petition-line'
import '../task-page/task-page.css'
import './petitions.css'

const PAGE = 100
/** As many as one request answers. */
const MOST = 1000

export function PetitionsView() {
  const t = useT()
  const [filter, setFilter] = useState<PetitionFilter>({})
  const [limit, setLimit] = useState(PAGE)
  const all = useCountsOfPetitions({})
  const list = usePetitions(filter, limit)
  const [making, setMaking] = useState(false)
  const readOnly = useWorkspace()?.access.mode === 'readOnly'
  const make = (
    <Button size="small" icon={<Plus size={14} />} disabled={readOnly} onClick={() => setMaking(true)}>
      {t(messages.add)}
    </Button>
  )
  const change = (next: PetitionFilter) => {
    setFilter(next)
    setLimit(PAGE)
  }
  if (making) {
    return (
      <div className="new-task">
        <h3>{t(messages.add)}</h3>
        <PetitionForm petition={null} onDone={() => setMaking(false)} />
      </div>
    )
  }
  return (
    <QueryView query={all}>
      {(counts) =>
        counts.total === 0 ? (
          <EmptyNote text={t(messages.none)}>{make}</EmptyNote>
        ) : (
          <>
            <PetitionFilters filter={filter} onChange={change} counts={counts} />
            <div className="list-head">
              <span>{t(messages.count, { shown: list.data?.total ?? counts.total, total: counts.total })}</span>
              {Object.keys(filter).length > 0 && (
                <Button type="link" size="small" onClick={() => change({})}>
                  {t(messages.clear)}
                </Button>
              )}
              {make}
            </div>
            <p className="petition-note quiet">{t(messages.overlap, { count: counts.withSeveralFlags })}</p>
            <QueryView query={list}>
              {({ total, petitions }) => (
                <div className="petition-list">
                  {total === 0 && <EmptyNote text={t(messages.noneMatch)} />}
                  <ul aria-label={t(messages.list)}>
                    {petitions.map((petition) => (
                      <PetitionLine key={petition.id} petition={petition} />
                    ))}
                  </ul>
                  {petitions.length < total && limit < MOST && (
                    <Button block size="small" type="text" onClick={() => setLimit(Math.min(MOST, limit + PAGE))}>
                      {t(messages.more)}
                    </Button>
                  )}
                </div>
              )}
            </QueryView>
          </>
        )
      }
    </QueryView>
  )
}
