/** What other parts of the window ask of the map. The map carries a command out as soon as it can and takes it off. */
import { create } from 'zustand'
import type { BoundingBox } from '../../shared/domain/feature'

type MapCommandState = {
  /** Extent to show whole; null when nothing is asked. */
  readonly frame: BoundingBox | null
  /** Show an extent (degrees, EPSG:4490); a point is shown at a scale at which its surroundings are seen. */
  readonly frameBounds: (bounds: BoundingBox) => void
  readonly commandDone: () => void
}

export const useMapCommands = create<MapCommandState>()((set) => ({
  frame: null,
  frameBounds: (frame) => set({ frame }),
  commandDone: () => set({ frame: null }),
}))
