/** The legend of one layer with its counts. Entries that nothing falls under are left out once the counts are known. */
import { useLanguage, useT } from '../../i18n'
import type { LayerId } from '../../../shared/map/catalogue'
import { bayClassLegend, type LegendEntry, legendOf, type LegendPart } from '../../../shared/map/legend'
import { sectionWorkMessages } from '../../../shared/messages/section-work'
import { periodText } from '../../present/period-text'
import { useClassedBays } from '../../state/classed-bays'
import { usePeriod } from '../../state/period'
import { LegendSwatch } from './legend-swatch'
import { type Counts, useLegendCounts } from './use-legend-counts'

export function LayerLegend({ layer }: { readonly layer: LayerId }) {
  const bays = useClassedBays()
  const parts = layer === 'bay' && bays.length > 0 ? [bayClassLegend, ...legendOf(layer)] : legendOf(layer)
  return parts.map((part, index) => <Part key={index} layer={layer} part={part} />)
}

function Part({ layer, part }: { readonly layer: LayerId; readonly part: LegendPart }) {
  const t = useT()
  const language = useLanguage()
  const { period } = usePeriod()
  const counts = useLegendCounts(layer, part)
  const entries = part.entries.filter((entry) => counts === null || entry.codes === null || countOf(entry, counts) > 0)
  if (entries.length === 0) return null
  return (
    <div className="legend">
      {part.title !== null && <h4>{t(part.title, { month: periodText(period ?? '', t(sectionWorkMessages.flood)) })}</h4>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.title.en}>
            <LegendSwatch swatch={entry.swatch} />
            <span className="legend-title">{t(entry.title)}</span>
            {counts !== null && entry.codes !== null && (
              <span className="legend-count">{new Intl.NumberFormat(language).format(countOf(entry, counts))}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function countOf({ codes }: LegendEntry, counts: NonNullable<Counts>): number {
  return codes?.reduce((sum, code) => sum + (counts.get(code) ?? 0), 0) ?? 0
}
