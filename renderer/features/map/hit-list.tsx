/** All features under the last click, topmost first; the selected one is marked. */
import { useT } from '../../i18n'
import { mapMessages } from '../../../shared/messages/map'
import { layerTitle } from '../../../shared/map/catalogue'
import { isSelectedFeature, useSelection } from '../../state/selection'

export function HitList() {
  const t = useT()
  const { hits, selection, selectAmongHits } = useSelection()
  if (hits.length < 2) return null
  return (
    <div className="hit-list">
      <h3>{t(mapMessages.hits, { count: hits.length })}</h3>
      <ul>
        {hits.map((hit) => {
          const selected = isSelectedFeature(selection, hit)
          return (
            <li key={`${hit.kind} ${hit.id}`}>
              <button type="button" className="list-row" aria-current={selected} onClick={() => selectAmongHits(hit)}>
                <span className="quiet">{t(layerTitle(hit.kind))}</span>
                <span className="ellipsis">{hit.name ?? hit.code ?? t(mapMessages.noName)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
