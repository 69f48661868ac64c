/** What is being measured by hand. */
import { create } from 'zustand'
import type { LonLat } from '../../map/coordinates'

export type MeasureMode = 'distance' | 'area'

type MeasureState = {
  /** Null: not measuring. */
  readonly mode: MeasureMode | null
  /** Vertices of the shape being drawn or drawn last. */
  readonly vertices: readonly LonLat[]
  readonly setMode: (mode: MeasureMode | null) => void
  readonly setVertices: (vertices: readonly LonLat[]) => void
}

export const useMeasure = create<MeasureState>()((set) => ({
  mode: null,
  vertices: [],
  setMode: (mode) => set({ mode, vertices: [] }),
  setVertices: (vertices) => set({ vertices }),
}))
