/** A bay's sea water: class, shares by points and by area, its points; and the five indicators of 美丽海湾. */
import { Switch } from 'antd'
import type { BayStatus, SeaShare } from '../../../shared/domain/bay-status'
import type { Feature } from '../../../shared/domain/feature'
import { kinds } from '../../../shared/domain/kinds'
import { seaClassColours } from '../../../shared/domain/style-palette'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { waterClassName } from '../../../shared/messages/water'
import { useBays } from '../../api/queries/sections'
import { useLanguage, useT } from '../../i18n'
import { factorsText, itemList } from '../../present/factors'
import { percentOf, percentOfRatio } from '../../present/percent'
import { QueryView } from '../../present/query-view'
import { usePeriod } from '../../state/period'
import { showFeature } from '../../state/show'
import { useView } from '../../state/view'
import { CardPart, FactRow } from '../inspector/card-part'
import './section-page.css'

/** Columns of the bay that hold the indicators beside the water. */
const INDICATORS = ['litter', 'biology', 'shore', 'bathing'] as const

export function BayPart({ feature }: { readonly feature: Feature }) {
  const t = useT()
  const { period } = usePeriod()
  const query = useBays(period)
  const { bayClasses, set } = useView()
  return (
    <>
      <CardPart
        title={t(messages.seaQuality)}
        extra={<Switch size="small" checked={bayClasses} aria-label={t(messages.seaQuality)} title={t(messages.seaQuality)} onChange={(checked) => set({ bayClasses: checked })} />}
      >
        {period === null ? <p className="card-empty quiet">{t(messages.noSurvey)}</p> : <QueryView query={query}>{(bays) => <Quality bay={bays.find(({ id }) => id === feature.id) ?? null} />}</QueryView>}
      </CardPart>
      <CardPart title={t(messages.indicators)}>
        <dl className="facts bay-indicators">
          <FactRow title={t(messages.indicatorWater)}>
            <WaterIndicator feature={feature} bay={query.data?.find(({ id }) => id === feature.id) ?? null} />
          </FactRow>
          {INDICATORS.map((name) => {
            const field = kinds.bay.fields.find((candidate) => candidate.name === name)
            const value = feature.properties[name]
            return field === undefined ? null : (
              <FactRow key={name} title={t(field.title)}>
                {typeof value === 'string' && value !== '' ? value : <span className="quiet">{t(messages.notFilled)}</span>}
              </FactRow>
            )
          })}
        </dl>
      </CardPart>
    </>
  )
}

/** What was entered, and what the points give. */
function WaterIndicator({ feature, bay }: { readonly feature: Feature; readonly bay: BayStatus | null }) {
  const t = useT()
  const entered = feature.properties['good_water_ratio']
  const computed = bay?.year.byArea ?? bay?.year.byPoints ?? null
  const by = bay?.year.byArea === null ? messages.goodByPoints : messages.goodByArea
  return (
    <>
      {typeof entered === 'number' ? `${entered}%` : <span className="quiet">{t(messages.notFilled)}</span>}
      {computed !== null && (
        <span className="quiet" title={t(by)}>
          {` · ${t(messages.computed)} ${percentOfRatio(computed)}`}
        </span>
      )}
    </>
  )
}

function Quality({ bay }: { readonly bay: BayStatus | null }) {
  const t = useT()
  const language = useLanguage()
  if (bay === null || bay.surveyed === null) return <p className="card-empty quiet">{t(messages.noSurvey)}</p>
  const name = bay.class === null ? t(sectionMessages.noData) : t(waterClassName(bay.class, 'sea'))
  return (
    <>
      <p className="quality-main" title={t(messages.seaClassHint)}>
        <span className="sea-mark" aria-hidden style={{ background: bay.class === null ? undefined : seaClassColours[bay.class] }} />
        <strong>{t(messages.seaClass, { survey: bay.surveyed.replace('..', '–'), class: name })}</strong>
        <span className="quiet">{t(messages.seaClassHint)}</span>
      </p>
      {bay.decidedBy.length > 0 && <p className="quiet">{t(sectionMessages.decidedBy, { items: itemList(bay.decidedBy, language) })}</p>}
      <table className="sea-table">
        <tbody>
          <Share title={t(messages.goodByPoints)} share={bay.byPoints} />
          {bay.byArea === null ? (
            <tr>
              <th scope="row">{t(messages.goodByArea)}</th>
              <td className="quiet">{t(messages.areaUnknown)}</td>
            </tr>
          ) : (
            <Share title={t(messages.goodByArea)} share={bay.byArea} />
          )}
          {bay.year.byPoints !== null && (
            <tr>
              <th scope="row">{t(messages.yearMean, { count: bay.year.surveys })}</th>
              <td>{[percentOfRatio(bay.year.byPoints), bay.year.byArea === null ? null : percentOfRatio(bay.year.byArea)].filter((text) => text !== null).join(' / ')}</td>
            </tr>
          )}
        </tbody>
      </table>
      <ul className="card-list">
        {bay.points.map(({ feature, class: seaClass, exceedances, areaSquareKilometers }) => (
          <li key={feature.id} className="card-line">
            <button type="button" className="card-line-main" onClick={() => void showFeature(feature, feature.bounds)}>
              <span className="sea-mark" aria-hidden style={{ background: seaClass === null ? undefined : seaClassColours[seaClass] }} />
              <span className="card-line-text">
                <span className="ellipsis">{feature.name}</span>
                <span className="quiet ellipsis">
                  {[seaClass === null ? t(sectionMessages.noData) : t(waterClassName(seaClass, 'sea')), factorsText({ failed: [], exceedances }, language), areaSquareKilometers === null ? '' : `${areaSquareKilometers} km²`].filter((text) => text !== '').join(' · ')}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Share({ title, share: { by, classes, evaluated, goodRatio } }: { readonly title: string; readonly share: SeaShare }) {
  const t = useT()
  const good = (classes[0] ?? 0) + (classes[1] ?? 0)
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <strong>{by === 'points' ? percentOf(good, evaluated) : goodRatio === null ? '–' : percentOfRatio(goodRatio)}</strong>{' '}
        <span className="quiet">{t(by === 'points' ? messages.ofPoints : messages.ofArea, { good: String(Number(good.toFixed(1))), total: String(Number(evaluated.toFixed(1))) })}</span>
      </td>
    </tr>
  )
}
