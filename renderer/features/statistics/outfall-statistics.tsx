/** Outfalls by district, river, class and stage; campaigns with their dated goals. */
import { Select } from 'antd'
import { useState } from 'react'
import type { LifeCounts, LifeWhere } from '../../../shared/contract/feature-life'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { statisticsMessages as messages } from '../../../shared/messages/statistics'
import { useCampaigns, useDoneStages, useOutfallCounts } from '../../api/queries/statistics'
import { useLanguage, useT } from '../../i18n'
import { QueryView } from '../../present/query-view'
import { usePast } from '../../state/past'
import { useTable } from '../../state/table'
import { type CountRow, CountTable } from './count-table'

const choices = {
  district: messages.district,
  receiving: messages.receiving,
  receiving_water: messages.receivingWater,
  outfall_class: messages.outfallClass,
  basin: messages.basin,
  stage: messages.stage,
} as const
type Choice = keyof typeof choices

/** More groups than this are no table to read. */
const MOST_ROWS = 200

export function OutfallStatistics() {
  const t = useT()
  const [by, setBy] = useState<Choice>('district')
  return (
    <>
      <div className="statistics-tools">
        <span className="quiet">{t(messages.by)}</span>
        <Select size="small" value={by} onChange={setBy} aria-label={t(messages.by)} options={(Object.keys(choices) as Choice[]).map((value) => ({ value, label: t(choices[value]) }))} />
      </div>
      <QueryView query={useOutfallCounts(by)}>{(counts) => <Counts counts={counts} by={by} />}</QueryView>
      <Campaigns />
    </>
  )
}

function Counts({ counts, by }: { readonly counts: LifeCounts; readonly by: Choice }) {
  const t = useT()
  const doneStages = useDoneStages('outfall')
  const stages = Object.keys(vocabularies.outfallStage).filter((stage) => (counts.byState[stage] ?? 0) > 0)
  // The table has the stages of now: of a past day only whole groups can be shown in it.
  const past = usePast(({ asOf, recordedAt }) => asOf !== null || recordedAt !== null)
  const columns = [
    { id: 'total', title: t(messages.total) },
    { id: 'done', title: t(messages.done) },
    ...stages.map((stage) => ({ id: stage, title: t(vocabularies.outfallStage[stage as keyof typeof vocabularies.outfallStage]) })),
    ...((counts.byState['unknown'] ?? 0) > 0 ? [{ id: 'unknown', title: t(messages.unknown) }] : []),
  ]
  const rowOf = (title: string, id: string, row: Pick<LifeCounts, 'total' | 'done' | 'doneRatio' | 'byState'>, where: LifeWhere | null): CountRow => ({
    id,
    title,
    counts: { total: row.total, done: row.done, ...row.byState },
    ratio: row.doneRatio,
    ...(past ? { opens: (column) => column === 'total' && by !== 'stage' } : {}),
    open: where === null ? null : (column) => showInTable(column === 'total' ? where : { ...where, stage: column === 'done' ? doneStages : column === 'unknown' ? [null] : [column] }),
  })
  const rows = counts.rows.slice(0, MOST_ROWS).map((row) => rowOf(row.title === null ? (row.key === null ? t(messages.unknown) : String(row.key)) : t(row.title), String(row.key), row, row.where))
  return (
    <>
      <CountTable group={t(choices[by])} ratioTitle={t(messages.ratio)} columns={columns} rows={rows} total={rowOf(t(messages.sum), 'sum', counts, {})} />
      {counts.rows.length > MOST_ROWS && <p className="statistics-foot quiet">{t(messages.more, { shown: MOST_ROWS, total: counts.rows.length })}</p>}
    </>
  )
}

function showInTable(where: LifeWhere): void {
  const { change, showInTable: show } = useTable.getState()
  change('outfall', { where, text: '' })
  show('outfall')
}

function Campaigns() {
  const t = useT()
  const language = useLanguage()
  const campaigns = useCampaigns().data ?? []
  if (campaigns.length === 0) return null
  const percent = (share: number | null) => (share === null ? '—' : new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(share))
  return (
    <section className="campaigns">
      <h3>{t(messages.campaigns)}</h3>
      <ul>
        {campaigns.map(({ name, goals }) => (
          <li key={name}>
            <strong>{name}</strong>
            {goals.map((goal) => (
              <span key={goal.title} className={goal.overdue ? 'alarming' : undefined}>
                {t(messages.goal, { title: goal.title, date: goal.dueOn, share: percent(goal.share), ratio: percent(goal.ratio) })} · {t(goal.met ? messages.met : messages.notMet)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
