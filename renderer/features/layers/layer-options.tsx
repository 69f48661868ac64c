/** What can be set of one layer: opacity, version of a legal layer, place in the order; and zooming to it. */
import { Button, Select, Slider, Space } from 'antd'
import { ArrowDown, ArrowUp, Maximize } from 'lucide-react'
import type { LayerInfo } from '../../../shared/domain/workspace'
import { layerMessages } from '../../../shared/messages/layers'
import { useT } from '../../i18n'
import type { LayerId } from '../../../shared/map/catalogue'
import { ExportButton } from '../../present/export-button'
import { useMapCommands } from '../../state/map-commands'
import { useView } from '../../state/view'

const ICON_SIZE = 14

type Props = {
  readonly layer: LayerId
  /** Null for pins and base map. */
  readonly info: LayerInfo | null
  readonly onMove: (step: -1 | 1) => void
}

export function LayerOptions({ layer, info, onMove }: Props) {
  const t = useT()
  const { layers, setLayers } = useView()
  const opacity = layers.opacity[layer] ?? 1
  const bounds = info?.bounds ?? null
  const kind = info?.kind ?? null
  return (
    <div className="layer-options">
      {info !== null && info.vintages.length > 0 && <VintageChoice layer={layer} info={info} />}
      {layer !== 'basemap' && (
        <div className="layer-option">
          <span className="quiet">{t(layerMessages.opacity)}</span>
          <Slider
            min={10}
            max={100}
            step={5}
            value={Math.round(opacity * 100)}
            onChange={(percent) => setLayers({ opacity: { ...layers.opacity, [layer]: percent / 100 } })}
            tooltip={{ formatter: (percent) => `${percent ?? 0}%` }}
            ariaLabelForHandle={t(layerMessages.opacity)}
          />
          <Space.Compact size="small">
            <Button icon={<ArrowUp size={ICON_SIZE} />} aria-label={t(layerMessages.moveUp)} title={t(layerMessages.moveUp)} onClick={() => onMove(-1)} />
            <Button icon={<ArrowDown size={ICON_SIZE} />} aria-label={t(layerMessages.moveDown)} title={t(layerMessages.moveDown)} onClick={() => onMove(1)} />
            {bounds !== null && (
              <Button
                icon={<Maximize size={ICON_SIZE} />}
                aria-label={t(layerMessages.frame)}
                title={t(layerMessages.frame)}
                onClick={() => useMapCommands.getState().frameBounds(bounds)}
              />
            )}
            {kind !== null && <ExportButton kind={kind} />}
          </Space.Compact>
        </div>
      )}
    </div>
  )
}

/** Which version of a legal layer the map shows. */
function VintageChoice({ layer, info }: { readonly layer: LayerId; readonly info: LayerInfo }) {
  const t = useT()
  const { layers, setLayers } = useView()
  const shown = layers.vintage[layer] ?? info.vintages[0]
  const choose = (date: string) => {
    const { [layer]: _dropped, ...others } = layers.vintage
    setLayers({ vintage: date === info.vintages[0] ? others : { ...others, [layer]: date } })
  }
  return (
    <label className="layer-option">
      <span className="quiet">{t(layerMessages.vintage)}</span>
      <Select
        size="small"
        value={shown ?? null}
        disabled={info.vintages.length < 2}
        onChange={choose}
        options={info.vintages.map((date, index) => ({ value: date, label: index === 0 ? t(layerMessages.newest, { date }) : date }))}
      />
    </label>
  )
}
