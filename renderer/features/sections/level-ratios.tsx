/** 优Ⅲ, 劣Ⅴ and 达标 by control level, each with what it is of; a figure shows its sections. */
import { Tooltip } from 'antd'
import { Check, X } from 'lucide-react'
import type { LevelRatios } from '../../../shared/domain/section'
import { sectionMessages } from '../../../shared/messages/sections'
import type { Message } from '../../../shared/messages/translate'
import { cumulativeLevelNames } from '../../../shared/messages/water'
import { useT } from '../../i18n'
import { percentOf, percentOfRatio } from '../../present/percent'
import { useSectionFilter } from '../../state/section-filter'
import { noSectionFilter, type SectionMeasure } from '../../state/section-measure'
import { TargetsButton } from './targets-form'

/** @param year whose targets hold */
export function LevelRatiosTable({ levels, stale, year }: { readonly levels: readonly LevelRatios[]; readonly stale: boolean; readonly year: number }) {
  const t = useT()
  return (
    <table className="ratios" aria-busy={stale} aria-label={t(sectionMessages.ratios)}>
      <thead>
        <tr>
          <th scope="col">
            {t(sectionMessages.level)}
            <TargetsButton year={year} />
          </th>
          <HeadCell title={sectionMessages.good} hint={sectionMessages.goodLong} />
          <HeadCell title={sectionMessages.worse} hint={sectionMessages.worseLong} />
          <HeadCell title={sectionMessages.pass} hint={sectionMessages.passLong} />
        </tr>
      </thead>
      <tbody>
        {levels.map((ratios) => (
          <LevelRow key={ratios.controlLevel} ratios={ratios} />
        ))}
      </tbody>
    </table>
  )
}

function HeadCell({ title, hint }: { readonly title: Message; readonly hint: Message }) {
  const t = useT()
  return (
    <th scope="col">
      <Tooltip title={t(hint)}>
        <span>{t(title)}</span>
      </Tooltip>
    </th>
  )
}

function LevelRow({ ratios }: { readonly ratios: LevelRatios }) {
  const t = useT()
  const { controlLevel, evaluated, goodOrBetter, worseThanV, meetsTarget, withTarget, targetGoodRatio, reachesTarget } = ratios
  return (
    <tr>
      <th scope="row">
        <RatioButton ratios={ratios} measure="graded" title={sectionMessages.evaluated}>
          <span>
            {t(cumulativeLevelNames[controlLevel])} <span className="quiet">{evaluated}</span>
          </span>
        </RatioButton>
      </th>
      <td>
        <RatioButton ratios={ratios} measure="good" title={sectionMessages.good}>
          <strong>{percentOf(goodOrBetter, evaluated)}</strong>
          <span className="ratio-counts quiet">
            {t(sectionMessages.ofTotal, { count: goodOrBetter, total: evaluated })}
            {targetGoodRatio !== null && <Target ratio={targetGoodRatio} reached={reachesTarget} />}
          </span>
        </RatioButton>
      </td>
      <td>
        <RatioButton ratios={ratios} measure="worse" title={sectionMessages.worse}>
          <strong className={worseThanV > 0 ? 'alarming' : undefined}>{percentOf(worseThanV, evaluated)}</strong>
          <span className="quiet">{t(sectionMessages.ofTotal, { count: worseThanV, total: evaluated })}</span>
        </RatioButton>
      </td>
      <td>
        <RatioButton ratios={ratios} measure="met" title={sectionMessages.pass}>
          <strong>{percentOf(meetsTarget, withTarget)}</strong>
          <span className="quiet">{t(sectionMessages.ofTotal, { count: meetsTarget, total: withTarget })}</span>
        </RatioButton>
      </td>
    </tr>
  )
}

/** The published target and whether it is reached. */
function Target({ ratio, reached }: { readonly ratio: number; readonly reached: boolean | null }) {
  const t = useT()
  const percent = percentOfRatio(ratio)
  const verdict = reached === null ? '' : t(reached ? sectionMessages.targetReached : sectionMessages.targetNotReached)
  return (
    <span className={reached === false ? 'ratio-target alarming' : 'ratio-target'} title={`${t(sectionMessages.target, { percent })} ${verdict}`}>
      {`≥${percent}`}
      {reached === true && <Check size={12} aria-label={verdict} />}
      {reached === false && <X size={12} aria-label={verdict} />}
    </span>
  )
}

type RatioButtonProps = {
  readonly ratios: LevelRatios
  readonly measure: SectionMeasure
  readonly title: Message
  readonly children: React.ReactNode
}

function RatioButton({ ratios: { controlLevel }, measure, title, children }: RatioButtonProps) {
  const t = useT()
  const filter = useSectionFilter()
  const shown = filter.level === controlLevel && filter.measure === measure && filter.district === null && filter.classChange === null
  const label = t(sectionMessages.openRows, { level: t(cumulativeLevelNames[controlLevel]), measure: t(title) })
  return (
    <button
      type="button"
      className="ratio"
      aria-pressed={shown}
      title={label}
      onClick={() => filter.change(shown ? noSectionFilter : { ...noSectionFilter, level: controlLevel, measure })}
    >
      {children}
    </button>
  )
}
