/** Sections against months or longer periods: every cell a class, so that one sees what failed, when and for how long. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { SectionOverview, WaterClass } from '../../../shared/domain/section'
import { vocabularies, vocabularyTitle } from '../../../shared/domain/vocabularies'
import type { PeriodSpan } from '../../../shared/domain/water-quality/period-span'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages } from '../../../shared/messages/section-work'
import { useT } from '../../i18n'
import { ClassCell } from '../../present/class-cell'
import { periodText } from '../../present/period-text'

const ROW_HEIGHT = 24
/** The head stays over the rows while they scroll. */
const HEAD_HEIGHT = 22
const CELL_WIDTH = 26

type Section = SectionOverview['sections'][number]

type Props = {
  readonly overview: Pick<SectionOverview, 'span' | 'periods' | 'months'>
  readonly sections: readonly Section[]
  /** The chosen one. */
  readonly period: string | null
  readonly selectedId: string | null
  /** With the newest month of the period that was picked, null where only the section was. */
  readonly onPick: (section: Section, month: string | null) => void
}

export function ClassStrip({ overview: { span, periods, months }, sections, period, selectedId, onPick }: Props) {
  const t = useT()
  const flood = t(sectionWorkMessages.flood)
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: sections.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: HEAD_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
  })
  const selectedIndex = sections.findIndex((section) => section.id === selectedId)

  useEffect(() => {
    if (selectedIndex !== -1) virtualizer.scrollToIndex(selectedIndex)
  }, [selectedIndex, virtualizer])
  // The newest are what one looks for first.
  useEffect(() => {
    scroller.current?.scrollTo({ left: scroller.current.scrollWidth })
  }, [periods])

  return (
    <div className="strip" ref={scroller} role="table" aria-label={t(sectionMessages.strip)} aria-rowcount={sections.length}>
      <div className="strip-head" role="row">
        <span className="strip-name" role="columnheader">
          {t(sectionMessages.section)}
        </span>
        {periods.map((value, index) => (
          <span key={value} role="columnheader" className="strip-month" aria-current={value === period} title={periodText(value, flood)}>
            {headText(span, months[index] ?? '', index === 0)}
          </span>
        ))}
      </div>
      <div className="strip-body" style={{ height: virtualizer.getTotalSize(), width: `calc(var(--strip-name) + ${periods.length * CELL_WIDTH}px)` }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const section = sections[index]
          return section === undefined ? null : (
            <div key={section.id} className="strip-row" role="row" aria-selected={section.id === selectedId} style={{ transform: `translateY(${start - HEAD_HEIGHT}px)` }}>
              <SectionName section={section} onPick={() => onPick(section, null)} />
              {section.classes.map((waterClass, at) => (
                <Cell
                  key={periods[at]}
                  section={section}
                  period={periodText(periods[at] ?? '', flood)}
                  waterClass={waterClass}
                  met={section.meetsTarget[at] ?? null}
                  chosen={periods[at] === period}
                  onPick={() => onPick(section, months[at] ?? null)}
                />
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** As short as its narrow column: the month, the quarter or the year, with the year where it begins. */
function headText(span: PeriodSpan, month: string, first: boolean): string {
  const year = month.slice(2, 4)
  if (span === 'year' || span === 'flood') return year
  const part = span === 'quarter' ? Math.ceil(Number(month.slice(5)) / 3) : Number(month.slice(5))
  if (part === 1 || first) return `${year}/${part}`
  return span === 'quarter' ? `Q${part}` : String(part)
}

function SectionName({ section, onPick }: { readonly section: Section; readonly onPick: () => void }) {
  const t = useT()
  const { name, controlLevel, targetClass } = section
  const target = targetClass === null ? null : vocabularyTitle('waterClass', targetClass)
  return (
    <button type="button" role="rowheader" className="strip-name" title={name} onClick={onPick}>
      <span className="ellipsis">{name}</span>
      <span className="quiet">
        {[controlLevel === null ? null : t(vocabularies.controlLevel[controlLevel]), target === null ? null : t(target)].filter((text) => text !== null).join(' ')}
      </span>
    </button>
  )
}

type CellProps = {
  readonly section: Section
  readonly period: string
  readonly waterClass: WaterClass | null
  readonly met: boolean | null
  readonly chosen: boolean
  readonly onPick: () => void
}

function Cell({ section, period, waterClass, met, chosen, onPick }: CellProps) {
  const t = useT()
  const title = t(sectionMessages.cell, {
    section: section.name,
    month: period,
    class: waterClass === null ? t(sectionMessages.noData) : t(vocabularies.waterClass[waterClass]),
    met: t(met === null ? sectionMessages.noTarget : met ? sectionMessages.met : sectionMessages.missed),
  })
  return (
    <span role="cell">
      <ClassCell waterClass={waterClass} met={met} chosen={chosen} title={title} tabbable={false} onPick={onPick} />
    </span>
  )
}
