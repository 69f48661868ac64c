/** Districts ranked by their sections; every number opens the sections behind it. */
import type { ReactNode } from 'react'
import type { ControlLevel } from '../../../shared/domain/section'
import type { DistrictOnBoard } from '../../../shared/domain/section-board'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { useT } from '../../i18n'
import { percentOf } from '../../present/percent'
import { useAlertList } from '../../state/alert-list'
import { useSectionFilter } from '../../state/section-filter'
import { NO_DISTRICT, noSectionFilter, type SectionFilter } from '../../state/section-measure'
import { useView } from '../../state/view'

export function BoardDistricts({ districts, level }: { readonly districts: readonly DistrictOnBoard[]; readonly level: ControlLevel }) {
  const t = useT()
  return (
    <table aria-label={t(messages.byDistrict)}>
      <thead>
        <tr>
          <th scope="col">{t(messages.rank)}</th>
          <th scope="col" className="board-name">
            {t(messages.district)}
          </th>
          <th scope="col">{t(messages.sections)}</th>
          <th scope="col">{t(sectionMessages.good)}</th>
          <th scope="col">{t(sectionMessages.worse)}</th>
          <th scope="col">{t(sectionMessages.pass)}</th>
          <th scope="col">{t(messages.changeColumn)}</th>
        </tr>
      </thead>
      <tbody>
        {districts.map((entry) => (
          <Row key={entry.district ?? ''} entry={entry} level={level} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ entry: { district, rank, now, better, worse }, level }: { readonly entry: DistrictOnBoard; readonly level: ControlLevel }) {
  const t = useT()
  const filter = { ...noSectionFilter, level, district: district ?? NO_DISTRICT }
  return (
    <tr>
      <td>{rank ?? '–'}</td>
      <th scope="row" className="board-name">
        {district ?? t(messages.noDistrict)}
      </th>
      <td>
        <BoardNumber filter={{ ...filter, measure: 'graded' }}>{now.evaluated}</BoardNumber>
      </td>
      <td>
        <BoardNumber filter={{ ...filter, measure: 'good' }}>{`${percentOf(now.goodOrBetter, now.evaluated)} (${now.goodOrBetter})`}</BoardNumber>
      </td>
      <td className={now.worseThanV > 0 ? 'alarming' : undefined}>
        <BoardNumber filter={{ ...filter, measure: 'worse' }}>{now.worseThanV}</BoardNumber>
      </td>
      <td>
        <BoardNumber filter={{ ...filter, measure: 'met' }}>{`${percentOf(now.meetsTarget, now.withTarget)} (${now.meetsTarget})`}</BoardNumber>
      </td>
      <td>
        <BoardNumber filter={{ ...filter, classChange: 'better' }}>{`↑${better}`}</BoardNumber>
        <BoardNumber filter={{ ...filter, classChange: 'worse' }}>{`↓${worse}`}</BoardNumber>
      </td>
    </tr>
  )
}

/** A number that shows its sections in the list on the left. */
export function BoardNumber({ filter, children }: { readonly filter: SectionFilter; readonly children: ReactNode }) {
  const shown = useSectionFilter()
  const showSections = useAlertList((state) => state.change)
  const setPanels = useView((state) => state.setPanels)
  const pressed = shown.level === filter.level && shown.measure === filter.measure && shown.district === filter.district && shown.classChange === filter.classChange
  const open = () => {
    shown.change(filter)
    showSections({ shown: 'sections' })
    setPanels({ left: 'sections' })
  }
  return (
    <button type="button" className="board-cell" aria-pressed={pressed} onClick={open}>
      {children}
    </button>
  )
}
