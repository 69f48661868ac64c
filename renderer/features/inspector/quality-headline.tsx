/** A section in the chosen month or longer period: class, target, what decided, what is missing. */
import type { SectionMonth, SectionStatus } from '../../../shared/domain/section'
import { vocabularies, vocabularyTitle } from '../../../shared/domain/vocabularies'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages } from '../../../shared/messages/section-work'
import { useLanguage, useT } from '../../i18n'
import { ClassDisc } from '../../present/class-disc'
import { factorsText, itemList, pollutantsText } from '../../present/factors'
import { periodText } from '../../present/period-text'

type Props = {
  readonly period: string | null
  /** The month, until its status is there; null for longer periods, and without readings. */
  readonly chosen: SectionMonth | null
  /** Null while it is read. */
  readonly status: SectionStatus | null
}

export function QualityHeadline({ period, chosen: month, status }: Props) {
  const t = useT()
  const language = useLanguage()
  const chosen = status ?? month
  const waterClass = chosen?.class ?? null
  const target = status === null || status.targetClass === null ? null : vocabularyTitle('waterClass', status.targetClass)
  // Against a target of class Ⅲ they are what is past the target, told already.
  const pollutants = status === null ? '' : pollutantsText(status.primaryPollutants, language)
  const factors = chosen === null ? '' : factorsText(chosen, language)
  return (
    <div className="quality">
      <ClassDisc waterClass={waterClass} missed={chosen?.meetsTarget === false} size={40} />
      <div>
        <p className="quality-main">
          <strong>{t(sectionMessages.classInMonth, { month: periodText(period ?? '', t(sectionWorkMessages.flood)), class: waterClass === null ? t(sectionMessages.noData) : t(vocabularies.waterClass[waterClass]) })}</strong>
          {chosen !== null && chosen.meetsTarget !== null && (
            <span className={chosen.meetsTarget ? undefined : 'alarming'}>{t(chosen.meetsTarget ? sectionMessages.met : sectionMessages.missed)}</span>
          )}
          {status !== null && <span className="quiet">{target === null ? t(sectionMessages.noTarget) : t(sectionMessages.targetClass, { class: t(target) })}</span>}
        </p>
        {factors === '' ? null : (
          <p className="alarming" title={t(sectionMessages.multipleHint)}>
            {t(sectionMessages.failedItems, { items: factors })}
          </p>
        )}
        {chosen !== null && chosen.decidedBy.length > 0 && <p className="quiet">{t(sectionMessages.decidedBy, { items: itemList(chosen.decidedBy, language) })}</p>}
        {pollutants !== '' && !factors.startsWith(pollutants) && (
          <p className="quiet" title={t(sectionMessages.primaryHint)}>
            {t(sectionMessages.primaryPollutants, { items: pollutants })}
          </p>
        )}
        {status !== null && status.entersSea && status.totalNitrogen !== null && (
          <p title={t(sectionWorkMessages.totalNitrogenHint)}>{t(sectionWorkMessages.totalNitrogen, { value: String(status.totalNitrogen) })}</p>
        )}
        {status !== null && status.missing.length > 0 && <p className="quiet">{t(sectionMessages.missingItems, { items: itemList(status.missing, language) })}</p>}
      </div>
    </div>
  )
}
