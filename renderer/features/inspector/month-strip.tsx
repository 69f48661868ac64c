/** Classes of one section, a row a year and a column a month; a click chooses the month. */
import type { SectionMonth } from '../../../shared/domain/section'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { sectionMessages } from '../../../shared/messages/sections'
import { useT } from '../../i18n'
import { ClassCell } from '../../present/class-cell'
import { useMonth } from '../../state/month'
import { useView } from '../../state/view'

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

export function MonthStrip({ history }: { readonly history: readonly SectionMonth[] }) {
  const t = useT()
  const { month: chosen } = useMonth()
  const set = useView((state) => state.set)
  const byMonth = new Map(history.map((entry) => [entry.month, entry]))
  const years = [...new Set(history.map(({ month }) => month.slice(0, 4)))].toReversed()
  return (
    <table className="month-strip" aria-label={t(sectionMessages.history)}>
      <thead>
        <tr>
          <th aria-hidden />
          {MONTHS.map((month) => (
            <th key={month} scope="col">
              {month}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((year) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            {MONTHS.map((number) => {
              const month = `${year}-${String(number).padStart(2, '0')}`
              const entry = byMonth.get(month)
              return (
                <td key={month}>
                  {entry !== undefined && <MonthCell entry={entry} chosen={month === chosen} onChoose={() => set({ month })} />}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MonthCell({ entry, chosen, onChoose }: { readonly entry: SectionMonth; readonly chosen: boolean; readonly onChoose: () => void }) {
  const t = useT()
  const { month, class: waterClass, meetsTarget } = entry
  const label = [
    month,
    waterClass === null ? t(sectionMessages.noData) : t(vocabularies.waterClass[waterClass]),
    meetsTarget === null ? null : t(meetsTarget ? sectionMessages.met : sectionMessages.missed),
  ]
  return <ClassCell waterClass={waterClass} met={meetsTarget} chosen={chosen} title={label.filter((text) => text !== null).join(' ')} onPick={onChoose} />
}
