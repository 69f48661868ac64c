/**
 * The past moment that the whole window looks at: a day, a time of recording, or both. Null: the present.
 *
 * Tasks, links, documents, stages and sections are shown as of it, and nothing can be changed meanwhile.
 */
import { create } from 'zustand'
import { resetWithWorkspace } from './per-workspace'

type PastState = {
  /** ISO date: as things stood on this day; null: on the workspace's. */
  readonly asOf: string | null
  /** UTC, ISO: as the log knew them then; null: as it knows them now. */
  readonly recordedAt: string | null
  readonly setAsOf: (asOf: string | null) => void
  readonly setRecordedAt: (recordedAt: string | null) => void
  readonly backToPresent: () => void
}

export const usePast = create<PastState>()((set) => ({
  asOf: null,
  recordedAt: null,
  setAsOf: (asOf) => set({ asOf }),
  setRecordedAt: (recordedAt) => set({ recordedAt }),
  backToPresent: () => set({ asOf: null, recordedAt: null }),
}))

resetWithWorkspace(usePast)

/** A moment as requests ask for it; empty for the present. */
export type AskedMoment = { readonly asOf?: string; readonly recordedAt?: string }

/** The moment that is looked at, as requests ask for it. */
export function useAskedMoment(): AskedMoment {
  const asOf = usePast((state) => state.asOf)
  const recordedAt = usePast((state) => state.recordedAt)
  return askedMoment(asOf, recordedAt)
}

/** Its day alone, for what is not kept as the log knew it. */
export function useAskedDay(): Pick<AskedMoment, 'asOf'> {
  const asOf = usePast((state) => state.asOf)
  return askedMoment(asOf, null)
}

/** Outside of React. */
export function momentNow(): AskedMoment {
  const { asOf, recordedAt } = usePast.getState()
  return askedMoment(asOf, recordedAt)
}

function askedMoment(asOf: string | null, recordedAt: string | null): AskedMoment {
  return { ...(asOf === null ? {} : { asOf }), ...(recordedAt === null ? {} : { recordedAt }) }
}
