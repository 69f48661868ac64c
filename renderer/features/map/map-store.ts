/** The living map and what it tells moment by moment; not kept, not part of the view state. */
import type { Map as LibreMap } from 'maplibre-gl'
import { create } from 'zustand'
import type { LonLat } from '../../map/coordinates'

/** `lost`: the graphics card dropped the map; it may come back. `unavailable`: there is no WebGL on this computer. */
export type MapHealth = 'starting' | 'running' | 'lost' | 'unavailable'

type MapState = {
  readonly map: LibreMap | null
  readonly health: MapHealth
  /** Place under the pointer, null off the map. */
  readonly pointer: LonLat | null
  /** Bearing in degrees, clockwise; 0 is north up. */
  readonly bearing: number
  /** Metres a CSS pixel in the middle of the map. */
  readonly metersPerPixel: number | null
  readonly tilesFailed: boolean
  /** What the keys have just chosen on the map, to be read out; null after anything else. */
  readonly spoken: string | null
}

export const useMapStore = create<MapState>()(() => ({
  map: null,
  health: 'starting',
  pointer: null,
  bearing: 0,
  metersPerPixel: null,
  tilesFailed: false,
  spoken: null,
}))
