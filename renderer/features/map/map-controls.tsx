/** Buttons on the map: closer, farther, whole workspace, north up, measuring. */
import { Button, Space, Tooltip } from 'antd'
import { Home, Minus, Navigation2, Plus, Ruler, Spline } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BoundingBox } from '../../../shared/domain/feature'
import { mapMessages } from '../../../shared/messages/map'
import { useT } from '../../i18n'
import { frameBounds } from '../../map/create-map'
import { useMapStore } from './map-store'
import { useMeasure } from './measure-store'
import { DEFAULT_BOUNDS } from './use-map'

const ICON_SIZE = 16

export function MapControls({ home }: { readonly home: BoundingBox | null }) {
  const t = useT()
  const map = useMapStore((state) => state.map)
  const bearing = useMapStore((state) => state.bearing)
  const { mode, setMode } = useMeasure()
  if (map === null) return null
  return (
    <div className="map-controls" role="toolbar" aria-label={t(mapMessages.map)} aria-orientation="vertical">
      <Space.Compact orientation="vertical">
        <Control label={t(mapMessages.zoomIn)} icon={<Plus size={ICON_SIZE} />} onClick={() => map.zoomIn()} />
        <Control label={t(mapMessages.zoomOut)} icon={<Minus size={ICON_SIZE} />} onClick={() => map.zoomOut()} />
        <Control label={t(mapMessages.home)} icon={<Home size={ICON_SIZE} />} onClick={() => frameBounds(map, home ?? DEFAULT_BOUNDS, true)} />
        <Control
          label={t(mapMessages.north)}
          icon={<Navigation2 size={ICON_SIZE} fill="currentColor" style={{ transform: `rotate(${-bearing}deg)` }} />}
          onClick={() => map.rotateTo(0)}
        />
      </Space.Compact>
      <Space.Compact orientation="vertical">
        <Control
          label={t(mapMessages.measureDistance)}
          icon={<Ruler size={ICON_SIZE} />}
          pressed={mode === 'distance'}
          onClick={() => setMode(mode === 'distance' ? null : 'distance')}
        />
        <Control
          label={t(mapMessages.measureArea)}
          icon={<Spline size={ICON_SIZE} />}
          pressed={mode === 'area'}
          onClick={() => setMode(mode === 'area' ? null : 'area')}
        />
      </Space.Compact>
    </div>
  )
}

function Control(props: { readonly label: string; readonly icon: ReactNode; readonly pressed?: boolean; readonly onClick: () => void }) {
  const pressed = props.pressed === undefined ? {} : { 'aria-pressed': props.pressed }
  return (
    <Tooltip title={props.label} placement="left">
      <Button {...pressed} type={props.pressed === true ? 'primary' : 'default'} icon={props.icon} aria-label={props.label} onClick={props.onClick} />
    </Tooltip>
  )
}
