/** What is being traced: the section, how far, and in which order the finds are listed. The map shows it until it is cleared. */
import { create } from 'zustand'
import type { TracedFeature, TracedLoad } from '../../shared/domain/trace'
import { resetWithWorkspace } from './per-workspace'

/** `distance`, or a load by name. */
export type TraceOrder = 'distance' | keyof TracedLoad

type TraceState = {
  /** Null: nothing is traced. */
  readonly sectionId: string | null
  readonly kilometers: number
  readonly order: TraceOrder
  readonly start: (sectionId: string) => void
  readonly setKilometers: (kilometers: number) => void
  readonly setOrder: (order: TraceOrder) => void
  readonly clear: () => void
}

/** Distances that are offered. */
export const TRACE_KILOMETERS = [2, 5, 10, 20, 50] as const

export const useTraceState = create<TraceState>()((set) => ({
  sectionId: null,
  kilometers: 5,
  order: 'distance',
  start: (sectionId) => set({ sectionId }),
  setKilometers: (kilometers) => set({ kilometers }),
  setOrder: (order) => set({ order }),
  clear: () => set({ sectionId: null }),
}))

resetWithWorkspace(useTraceState)

/** A find with the number that list and map give it: by distance, whatever the order of the list. */
export type NumberedFind = TracedFeature & { readonly number: number }

/** Finds in an order; those whose load is unknown come last, nearest first. */
export function orderFinds(features: readonly TracedFeature[], order: TraceOrder): readonly NumberedFind[] {
  const numbered = features.map((feature, index) => ({ ...feature, number: index + 1 }))
  if (order === 'distance') return numbered
  return numbered.sort((a, b) => (b.load?.[order] ?? -1) - (a.load?.[order] ?? -1) || a.number - b.number)
}
