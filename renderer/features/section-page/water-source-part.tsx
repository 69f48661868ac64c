/** A drinking-water source: what is measured inside the zone, held against class Ⅲ and the supplementary items. */
import type { WaterSourcePlace } from '../../../shared/domain/bay-status'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { useWaterSource } from '../../api/queries/sections'
import { useLanguage, useT } from '../../i18n'
import { ClassDisc } from '../../present/class-disc'
import { itemList } from '../../present/factors'
import { QueryView } from '../../present/query-view'
import { usePeriod } from '../../state/period'
import { showFeature } from '../../state/show'
import { CardPart } from '../inspector/card-part'
import { periodText } from '../../present/period-text'

export function WaterSourcePart({ id }: { readonly id: string }) {
  const t = useT()
  const { period } = usePeriod()
  const query = useWaterSource(id, period)
  if (period === null) return null
  return (
    <CardPart title={`${t(messages.sourceQuality)} ${periodText(period, t(messages.flood))}`}>
      <QueryView query={query}>
        {({ places }) =>
          places.length === 0 ? (
            <p className="card-empty quiet">{t(messages.noSourcePlaces)}</p>
          ) : (
            <ul className="card-list">
              {places.map((place) => (
                <Place key={`${place.feature.kind} ${place.feature.id}`} place={place} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </CardPart>
  )
}

function Place({ place: { feature, class: waterClass, supplementsUsed, supplementsFailed, meets } }: { readonly place: WaterSourcePlace }) {
  const t = useT()
  const language = useLanguage()
  const facts = [
    waterClass === null ? null : t(vocabularies.waterClass[waterClass]),
    supplementsUsed.length === 0 ? null : t(messages.supplements, { count: supplementsUsed.length }),
    supplementsFailed.length === 0 ? null : t(messages.supplementsFailed, { items: itemList(supplementsFailed, language) }),
  ].filter((text) => text !== null)
  return (
    <li className="card-line">
      <button type="button" className="card-line-main" onClick={() => void showFeature(feature, feature.bounds)}>
        <ClassDisc waterClass={waterClass} missed={meets === false} size={24} />
        <span className="card-line-text">
          <span className="ellipsis">{feature.name}</span>
          <span className="quiet ellipsis">{facts.join(' · ')}</span>
        </span>
        <span className={meets === false ? 'alarming' : 'quiet'}>{t(meets === null ? messages.notGraded : meets ? messages.meets : messages.doesNotMeet)}</span>
      </button>
    </li>
  )
}
