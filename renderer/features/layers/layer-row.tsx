/** One layer in the tree: symbol, title, mark of demonstration data, number of features. */
import { FlaskConical } from 'lucide-react'
import { layerMessages } from '../../../shared/messages/layers'
import { windowMessages } from '../../../shared/messages/window'
import { useLanguage, useT } from '../../i18n'
import { layerTitle } from '../../../shared/map/catalogue'
import { legendOf } from '../../../shared/map/legend'
import { useTaskPins } from '../../state/task-pins'
import { BasemapChoice } from './basemap-choice'
import type { TreeLayer } from './layer-tree'
import { LegendSwatch } from './legend-swatch'

export function LayerRow({ layer: { id, info } }: { readonly layer: TreeLayer }) {
  const t = useT()
  const language = useLanguage()
  const pins = useTaskPins().length
  const first = legendOf(id)[0]?.entries[0]
  const count = id === 'task' ? pins : (info?.features ?? null)
  return (
    <span className="layer-row">
      {first !== undefined && <LegendSwatch swatch={first.swatch} />}
      <span className="ellipsis layer-title">{t(layerTitle(id))}</span>
      {info?.demonstration === true && (
        <span title={t(windowMessages.demonstrationDetail)} className="layer-mark">
          <FlaskConical size={12} aria-label={t(windowMessages.demonstration)} />
        </span>
      )}
      {id === 'basemap' && <BasemapChoice />}
      {count !== null && (
        <span className="legend-count" title={t(layerMessages.features, { count })}>
          {new Intl.NumberFormat(language).format(count)}
        </span>
      )}
    </span>
  )
}
