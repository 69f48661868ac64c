/** Place under the pointer in the chosen form, with its reference system; a click goes to the next form. */
import { Tooltip } from 'antd'
import { mapMessages } from '../../../shared/messages/map'
import { useT } from '../../i18n'
import { formatDegrees, formatDegreesMinutesSeconds, formatMetres, type LonLat, toGaussKruger } from '../../map/coordinates'
import { useView } from '../../state/view'
import { type CoordinateFormat, coordinateFormats } from '../../state/view-state'
import { useMapStore } from './map-store'

type Translate = ReturnType<typeof useT>

export function CoordinateReadout() {
  const t = useT()
  const pointer = useMapStore((state) => state.pointer)
  const { coordinateFormat: format, set } = useView()
  const next = coordinateFormats[(coordinateFormats.indexOf(format) + 1) % coordinateFormats.length] ?? 'degrees'
  const { text, system } = pointer === null ? { text: t(mapMessages.noPointer), system: t(mapMessages.crsGeographic) } : readout(pointer, format, t)
  return (
    <Tooltip title={t(mapMessages.coordinateHint)}>
      <button type="button" className="status-button coordinates" onClick={() => set({ coordinateFormat: next })}>
        <span>{text}</span>
        <span className="quiet">{system}</span>
      </button>
    </Tooltip>
  )
}

function readout(place: LonLat, format: CoordinateFormat, t: Translate): { readonly text: string; readonly system: string } {
  const geographic = t(mapMessages.crsGeographic)
  if (format === 'degrees') return { text: formatDegrees(place), system: geographic }
  if (format === 'dms') return { text: formatDegreesMinutesSeconds(place), system: geographic }
  const grid = toGaussKruger(place)
  if (grid === null) return { text: t(mapMessages.outsideGrid), system: geographic }
  return {
    text: t(mapMessages.gaussKruger, { north: formatMetres(grid.north), east: formatMetres(grid.east) }),
    system: t(mapMessages.crsZone, { zone: grid.zone }),
  }
}
