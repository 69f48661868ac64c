/** For the map by keyboard: the cross in the middle while the map has the focus, and what the keys have chosen, seen and read out. */
import { useMapStore } from './map-store'
import './map-keys.css'

export function MapKeysNote() {
  const spoken = useMapStore((state) => state.spoken)
  return (
    <>
      <div className="map-cross" aria-hidden />
      <div className="map-spoken" role="status" aria-live="polite">
        {spoken}
      </div>
    </>
  )
}
