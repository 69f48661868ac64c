/** One section in the list: class, name, target and whether it is met, what is past it. */
import type { SectionStatus, WaterClass } from '../../../shared/domain/section'
import { vocabularies, vocabularyTitle } from '../../../shared/domain/vocabularies'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages } from '../../../shared/messages/section-work'
import { useLanguage, useT } from '../../i18n'
import { ClassDisc } from '../../present/class-disc'
import { classNumeral } from '../../present/class-numeral'
import { factorsText } from '../../present/factors'
import { classChange } from '../../state/section-measure'
import { ChangeSign } from './section-changes'

type Props = {
  readonly section: SectionStatus
  /** The month compared with, and the section's class then; null where nothing is known of it. */
  readonly before: { readonly month: string; readonly waterClass: WaterClass } | null
}

export function SectionRow({ section, before }: Props) {
  const t = useT()
  const language = useLanguage()
  const { name, controlLevel, targetClass, meetsTarget, waterBody, district } = section
  const target = targetClass === null ? null : vocabularyTitle('waterClass', targetClass)
  const factors = factorsText(section, language)
  const place = [controlLevel === null ? null : t(vocabularies.controlLevel[controlLevel]), waterBody, district]
  return (
    <div className="section-row">
      <ClassDisc waterClass={section.class} missed={meetsTarget === false} size={24} />
      <div className="section-row-main">
        <div className="section-row-line">
          <span className="ellipsis" title={name}>
            {name}
          </span>
          <span className={meetsTarget === false ? 'section-target alarming' : 'section-target quiet'}>
            {target === null ? t(sectionMessages.noTarget) : t(sectionMessages.targetClass, { class: t(target) })}
            {meetsTarget !== null && ` · ${t(meetsTarget ? sectionMessages.met : sectionMessages.missed)}`}
          </span>
        </div>
        <div className="section-row-line quiet">
          {factors === '' ? (
            <span className="ellipsis">{place.filter((text) => text !== null).join(' · ')}</span>
          ) : (
            <span className="ellipsis" title={factors}>
              {factors}
            </span>
          )}
          {section.entersSea && section.totalNitrogen !== null && (
            <span className="section-nitrogen" title={t(sectionWorkMessages.totalNitrogenHint)}>
              {t(sectionWorkMessages.totalNitrogen, { value: String(section.totalNitrogen) })}
            </span>
          )}
          {before !== null && <Change now={section.class} before={before} />}
        </div>
      </div>
    </div>
  )
}

/** The class of the month compared with, where it was another. */
function Change({ now, before }: { readonly now: WaterClass | null; readonly before: NonNullable<Props['before']> }) {
  const t = useT()
  const language = useLanguage()
  const kind = classChange(now, before.waterClass)
  if (kind === null) return null
  const title = t(sectionMessages.changedFrom, { month: before.month, class: t(vocabularies.waterClass[before.waterClass]) })
  return (
    <span className="section-change" title={title} aria-label={title}>
      <ChangeSign kind={kind} />
      {`${classNumeral(before.waterClass, language)}→${classNumeral(now, language)}`}
    </span>
  )
}
