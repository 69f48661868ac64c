/**
 * The one selection of the window: map, lists, charts and search all set it and all show it.
 *
 * `hits` is what lay under the last click on the map, topmost first; empty when the selection came from elsewhere.
 */
import { create } from 'zustand'
import type { FeatureRef, FeatureSummary } from '../../shared/domain/feature'

export type Selection =
  | { readonly type: 'feature'; readonly feature: FeatureRef }
  | { readonly type: 'task'; readonly id: string }
  /** A finding of the last conflict check, by its place in the report. */
  | { readonly type: 'finding'; readonly index: number }
  | { readonly type: 'alert'; readonly id: string }

type SelectionState = {
  readonly selection: Selection | null
  readonly hits: readonly FeatureSummary[]
  readonly selectFeature: (feature: FeatureRef) => void
  readonly selectTask: (id: string) => void
  readonly selectFinding: (index: number) => void
  readonly selectAlert: (id: string) => void
  /** After a click: select the topmost hit and keep the others at hand; no hit clears the selection. */
  readonly selectHits: (hits: readonly FeatureSummary[]) => void
  /** Select another of the hits without losing the list. */
  readonly selectAmongHits: (feature: FeatureRef) => void
  readonly clear: () => void
}

const refOf = ({ kind, id }: FeatureRef): FeatureRef => ({ kind, id })

export const useSelection = create<SelectionState>()((set) => ({
  selection: null,
  hits: [],
  selectFeature: (feature) => set({ selection: { type: 'feature', feature: refOf(feature) }, hits: [] }),
  selectTask: (id) => set({ selection: { type: 'task', id }, hits: [] }),
  selectAlert: (id) => set({ selection: { type: 'alert', id }, hits: [] }),
  selectFinding: (index) => set({ selection: { type: 'finding', index }, hits: [] }),
  selectHits: (hits) =>
    set({ hits, selection: hits[0] === undefined ? null : { type: 'feature', feature: refOf(hits[0]) } }),
  selectAmongHits: (feature) => set({ selection: { type: 'feature', feature: refOf(feature) } }),
  clear: () => set({ selection: null, hits: [] }),
}))

/** Whether a feature is the selected one. */
export function isSelectedFeature(selection: Selection | null, feature: FeatureRef): boolean {
  return selection?.type === 'feature' && selection.feature.kind === feature.kind && selection.feature.id === feature.id
}
