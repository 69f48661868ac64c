/** The city's board: ratios of each level against target and another period, districts ranked, sections that changed class. */
import { Tooltip } from 'antd'
import type { ControlLevel } from '../../../shared/domain/section'
import type { ChangedSection, LevelOnBoard, RatioChange, SectionBoard } from '../../../shared/domain/section-board'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { cumulativeLevelNames } from '../../../shared/messages/water'
import { useSectionBoard } from '../../api/queries/sections'
import { useLanguage, useT } from '../../i18n'
import { classNumeral } from '../../present/class-numeral'
import { percentOf, percentOfRatio } from '../../present/percent'
import { QueryView } from '../../present/query-view'
import { usePeriod } from '../../state/period'
import { comparedPeriod } from '../../state/period-around'
import { useSectionFilter } from '../../state/section-filter'
import { noSectionFilter } from '../../state/section-measure'
import { showFeature } from '../../state/show'
import { useView } from '../../state/view'
import { BoardDistricts, BoardNumber } from './board-districts'
import { periodText } from '../../present/period-text'
import { ChangeSign } from './section-changes'

export function CityBoard() {
  const { period, month, kind } = usePeriod()
  const comparison = useSectionFilter((state) => state.comparison)
  const level = useSectionFilter((state) => state.level) ?? 'city'
  const query = useSectionBoard(period === null || month === null ? null : { period, comparedWith: comparedPeriod(month, kind, comparison), level })
  return <QueryView query={query}>{(board) => <Board board={board} />}</QueryView>
}

function Board({ board }: { readonly board: SectionBoard }) {
  const t = useT()
  const flood = t(messages.flood)
  return (
    <div className="board">
      <section>
        <h3>{t(messages.boardAgainst, { period: periodText(board.period, flood), before: periodText(board.comparedWith, flood) })}</h3>
        <Levels levels={board.levels} shown={board.level} />
      </section>
      <section>
        <h3>
          <Tooltip title={t(messages.rankHint)}>
            <span>{`${t(messages.byDistrict)} · ${t(cumulativeLevelNames[board.level])}`}</span>
          </Tooltip>
        </h3>
        <BoardDistricts districts={board.districts} level={board.level} />
      </section>
      <section>
        <h3>{t(messages.changed, { count: board.changed.length })}</h3>
        {board.changed.length === 0 ? <p className="quiet">{t(messages.noneChanged)}</p> : <div className="board-changes">{board.changed.map((section) => <Changed key={section.id} section={section} />)}</div>}
      </section>
    </div>
  )
}

function Levels({ levels, shown }: { readonly levels: readonly LevelOnBoard[]; readonly shown: ControlLevel }) {
  const t = useT()
  return (
    <table aria-label={t(messages.byLevel)}>
      <thead>
        <tr>
          <th scope="col" className="board-name">
            {t(sectionMessages.level)}
          </th>
          <th scope="col">{t(sectionMessages.good)}</th>
          <th scope="col">{t(sectionMessages.target, { percent: '' })}</th>
          <th scope="col">{t(sectionMessages.worse)}</th>
          <th scope="col">{t(sectionMessages.pass)}</th>
          <th scope="col">{t(messages.changeColumn)}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map((entry) => (
          <Level key={entry.now.controlLevel} entry={entry} shown={entry.now.controlLevel === shown} />
        ))}
      </tbody>
    </table>
  )
}

function Level({ entry: { now, change }, shown }: { readonly entry: LevelOnBoard; readonly shown: boolean }) {
  const t = useT()
  const filter = { ...noSectionFilter, level: now.controlLevel }
  return (
    <tr aria-current={shown}>
      <th scope="row" className="board-name">
        <BoardNumber filter={{ ...filter, measure: 'graded' }}>{`${t(cumulativeLevelNames[now.controlLevel])} ${now.evaluated}`}</BoardNumber>
      </th>
      <td>
        <BoardNumber filter={{ ...filter, measure: 'good' }}>{`${percentOf(now.goodOrBetter, now.evaluated)} (${now.goodOrBetter})`}</BoardNumber>
      </td>
      <td className={now.reachesTarget === false ? 'alarming' : undefined}>
        {now.targetGoodRatio === null ? '–' : `≥${percentOfRatio(now.targetGoodRatio)} ${now.reachesTarget === null ? '' : t(now.reachesTarget ? sectionMessages.targetReached : sectionMessages.targetNotReached)}`}
      </td>
      <td>
        <BoardNumber filter={{ ...filter, measure: 'worse' }}>{`${percentOf(now.worseThanV, now.evaluated)} (${now.worseThanV})`}</BoardNumber>
      </td>
      <td>
        <BoardNumber filter={{ ...filter, measure: 'met' }}>{`${percentOf(now.meetsTarget, now.withTarget)} (${now.meetsTarget})`}</BoardNumber>
      </td>
      <td title={change === null ? undefined : pointsTitle(change, t)}>{change === null ? '–' : `${signed(change.goodPoints)} ${t(changeTitle(change))}`}</td>
    </tr>
  )
}

function pointsTitle({ goodPoints, worseThanVPoints }: RatioChange, t: ReturnType<typeof useT>): string {
  return `${t(sectionMessages.good)} ${t(messages.points, { value: signed(goodPoints) })} · ${t(sectionMessages.worse)} ${t(messages.points, { value: signed(worseThanVPoints) })}`
}

function changeTitle({ size, direction }: RatioChange) {
  if (size === 'none' || direction === null) return messages.changeNone
  if (direction === 'better') return size === 'some' ? messages.changeSomeBetter : messages.changeMarkedBetter
  return size === 'some' ? messages.changeSomeWorse : messages.changeMarkedWorse
}

function signed(points: number): string {
  const text = points.toFixed(1)
  return Number(text) > 0 ? `+${text}` : Number(text) === 0 ? '0.0' : text
}

function Changed({ section }: { readonly section: ChangedSection }) {
  const language = useLanguage()
  const setPanels = useView((state) => state.setPanels)
  const { id, name, before, now } = section
  return (
    <button
      type="button"
      className="board-change"
      onClick={() => {
        setPanels({ left: 'sections' })
        void showFeature({ kind: 'section', id })
      }}
    >
      <ChangeSign kind={now < before ? 'better' : 'worse'} />
      <span className="ellipsis" title={name}>
        {name}
      </span>
      <span>{`${classNumeral(before, language)}→${classNumeral(now, language)}`}</span>
    </button>
  )
}
