/** Status bar: running jobs, then what the map says of the pointer: scale, coordinates, reference system. */
import { CoordinateReadout } from '../features/map/coordinate-readout'
import { ScaleReadout } from '../features/map/scale-readout'
import { statusPlaces } from './places'

export function StatusBar() {
  return (
    <footer className="status-bar">
      <div className="status-bar-start">
        {statusPlaces.map((Place, index) => (
          <Place key={index} />
        ))}
      </div>
      <ScaleReadout />
      <CoordinateReadout />
    </footer>
  )
}
