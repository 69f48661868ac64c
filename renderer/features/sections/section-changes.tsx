/** How many sections changed class against an earlier period; a figure shows those that did. */
import { Select } from 'antd'
import { TrendingDown, TrendingUp } from 'lucide-react'
import type { SectionStatus, WaterClass } from '../../../shared/domain/section'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages } from '../../../shared/messages/section-work'
import { useT } from '../../i18n'
import { usePeriod } from '../../state/period'
import { useSectionFilter } from '../../state/section-filter'
import { classChange, type ClassChange, comparisons, noSectionFilter } from '../../state/section-measure'

type Props = {
  readonly sections: readonly SectionStatus[]
  /** The period compared with. */
  readonly earlier: string
  /** Classes of that period by section id; null while they are read, or without readings. */
  readonly before: ReadonlyMap<string, WaterClass | null> | null
}

export function SectionChanges({ sections, earlier, before }: Props) {
  const t = useT()
  const { comparison, change } = useSectionFilter()
  const { kind } = usePeriod()
  // A year, its beginning and its 汛期 are compared with those of the year before only.
  const options = comparisons.filter((value) => value === 'year' || kind === 'month' || kind === 'quarter')
  const count = (wanted: ClassChange) => sections.filter((section) => classChange(section.class, before?.get(section.id) ?? null) === wanted).length
  return (
    <div className="section-changes">
      <Select
        size="small"
        variant="borderless"
        aria-label={t(sectionMessages.comparedWith)}
        value={options.includes(comparison) ? comparison : 'year'}
        onChange={(value) => change({ comparison: value })}
        options={options.map((value) => ({ value, label: t(value === 'year' ? sectionMessages.lastYear : kind === 'month' ? sectionMessages.lastMonth : sectionWorkMessages.lastPeriod) }))}
      />
      {before === null ? (
        <span className="quiet">{t(sectionMessages.noComparison, { month: earlier })}</span>
      ) : (
        <>
          <ChangeButton kind="better" count={count('better')} />
          <ChangeButton kind="worse" count={count('worse')} />
        </>
      )}
    </div>
  )
}

function ChangeButton({ kind, count }: { readonly kind: ClassChange; readonly count: number }) {
  const t = useT()
  const { classChange: shown, change } = useSectionFilter()
  return (
    <button type="button" className="change-button" aria-pressed={shown === kind} onClick={() => change(shown === kind ? noSectionFilter : { ...noSectionFilter, classChange: kind })}>
      <ChangeSign kind={kind} />
      {t(kind === 'better' ? sectionMessages.better : sectionMessages.turnedWorse, { count })}
    </button>
  )
}

/** An arrow and a colour: better points up. */
export function ChangeSign({ kind }: { readonly kind: ClassChange }) {
  return kind === 'better' ? <TrendingUp className="change-better" size={13} aria-hidden /> : <TrendingDown className="alarming" size={13} aria-hidden />
}
