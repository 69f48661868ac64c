/** Which sections lists and strips show. Every figure of the window that counts sections sets it. */
import { create } from 'zustand'
import { resetWithWorkspace } from './per-workspace'
import { noSectionFilter, type SectionFilter } from './section-measure'

type SectionFilterState = SectionFilter & {
  readonly change: (parts: Partial<SectionFilter>) => void
}

export const useSectionFilter = create<SectionFilterState>()((set) => ({
  ...noSectionFilter,
  change: (parts) => set(parts),
}))

resetWithWorkspace(useSectionFilter)
