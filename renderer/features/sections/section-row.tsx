/** One section in the list: class, name, target and whether it is met, what is past it. */
import type { SectionStatus } from '../../../shared/domain/section'
import { vocabularies, vocabularyTitle } from '../../../shared/domain/vocabularies'
import { sectionMessages } from '../../../shared/messages/sections'
import { useLanguage, useT } from '../../i18n'
import { ClassDisc } from '../../present/class-disc'
import { factorsText } from '../../present/factors'

export function SectionRow({ section }: { readonly section: SectionStatus }) {
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
        </div>
      </div>
    </div>
  )
}
