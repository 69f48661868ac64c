/** Which sections lists and strips show. Every figure of the window that counts sections sets it. */
import { create } from 'zustand'
import { resetWithWorkspace } from './per-workspace'
import { type Comparison, noSectionFilter, type SectionFilter } from './section-measure'

type SectionFilterState = SectionFilter & {
  /** What the month is compared with: the one before, or the same month a year earlier. */
  readonly comparison: Comparison
  readonly change: (parts: Partial<SectionFilter> & { readonly comparison?: Comparison }) => void
}

export const useSectionFilter = create<SectionFilterState>()((set) => ({
  ...noSectionFilter,
  comparison: 'month',
  change: (parts) => set(parts),
}))

resetWithWorkspace(useSectionFilter)
