/** The year so far, and item by item what its remaining months must average for the target, or that they no longer can. */
import type { RemainingItem, SectionOutlook } from '../../../shared/domain/section-work'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { type ItemCode, WATER_ITEMS } from '../../../shared/domain/water-quality/item'
import { sectionMessages } from '../../../shared/messages/sections'
import { sectionWorkMessages as messages } from '../../../shared/messages/section-work'
import { itemNames } from '../../../shared/messages/water'
import { useSectionOutlook } from '../../api/queries/sections'
import { useLanguage, useT } from '../../i18n'
import { ClassDisc } from '../../present/class-disc'
import { factorsText } from '../../present/factors'
import { QueryView } from '../../present/query-view'
import { useMonth } from '../../state/month'
import { CardPart } from '../inspector/card-part'
import './section-page.css'

export function OutlookPart({ id }: { readonly id: string }) {
  const t = useT()
  const { month } = useMonth()
  const query = useSectionOutlook(id, month)
  if (month === null) return null
  return (
    <CardPart title={t(messages.outlook)}>
      <QueryView query={query}>{(outlook) => <Outlook outlook={outlook} />}</QueryView>
    </CardPart>
  )
}

function Outlook({ outlook }: { readonly outlook: SectionOutlook }) {
  const t = useT()
  const language = useLanguage()
  const factors = factorsText(outlook, language)
  const left = outlook.remaining[0]?.monthsRemaining ?? 0
  return (
    <>
      <div className="quality">
        <ClassDisc waterClass={outlook.class} missed={outlook.meetsTarget === false} size={30} />
        <div>
          <p className="quality-main">
            <span>
              {t(messages.yearToDate, { period: outlook.period.replace('..', '–'), class: outlook.class === null ? t(sectionMessages.noData) : t(vocabularies.waterClass[outlook.class]) })}
            </span>
            {outlook.meetsTarget !== null && <span className={outlook.meetsTarget ? undefined : 'alarming'}>{t(outlook.meetsTarget ? sectionMessages.met : sectionMessages.missed)}</span>}
          </p>
          <p className="quiet">{t(messages.monthsCounted, { count: outlook.months })}</p>
          {factors !== '' && <p className="alarming">{t(sectionMessages.failedItems, { items: factors })}</p>}
        </div>
      </div>
      {outlook.remaining.length === 0 ? (
        <p className="card-empty quiet">{t(messages.noTarget)}</p>
      ) : (
        <table className="remaining" aria-label={t(messages.outlook)}>
          <caption>{left === 0 ? t(messages.yearOver) : t(messages.remainingHead, { count: left })}</caption>
          <thead>
            <tr>
              <th scope="col">{t(sectionMessages.item)}</th>
              <th scope="col">{t(messages.soFar)}</th>
              <th scope="col">{t(messages.limit)}</th>
              <th scope="col">{t(messages.need)}</th>
            </tr>
          </thead>
          <tbody>
            {outlook.remaining.toSorted(hardestFirst).map((item) => (
              <Row key={item.item} item={item} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

const HARDNESS: Readonly<Record<RemainingItem['state'], number>> = { unreachable: 0, missed: 1, reachable: 2, met: 3 }

function hardestFirst(a: RemainingItem, b: RemainingItem): number {
  return HARDNESS[a.state] - HARDNESS[b.state]
}

function Row({ item }: { readonly item: RemainingItem }) {
  const t = useT()
  const { low, high, soFar, atLeast, atMost, state } = item
  const lost = state === 'unreachable' || state === 'missed'
  const texts = {
    unreachable: t(messages.unreachable),
    missed: t(messages.missedForYear),
    met: t(messages.metForYear),
    reachable:
      [atLeast === null ? null : t(messages.atLeast, { value: String(atLeast) }), atMost === null ? null : t(messages.atMost, { value: String(atMost) })].filter((text) => text !== null).join(' ') ||
      t(messages.free),
  }
  return (
    <tr>
      <th scope="row">{t(itemNames[item.item])}</th>
      <td>{amountText(item.item, soFar)}</td>
      <td>{[low === null ? null : `≥${low}`, high === null ? null : `≤${high}`].filter((text) => text !== null).join(' ')}</td>
      <td className={lost ? 'alarming' : undefined}>{texts[state]}</td>
    </tr>
  )
}

/** Three significant figures are enough to compare with a limit by eye; the exact mean decides. */
function amountText(item: ItemCode, value: number): string {
  const text = Number(value.toPrecision(3)).toString()
  return WATER_ITEMS[item].unit === '1' ? value.toFixed(2) : text
}
