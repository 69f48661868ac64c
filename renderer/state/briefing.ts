/** The briefing that is being made: template, settings, page shown; kept while the window is open. */
import { create } from 'zustand'
import type { BriefingAudience, BriefingPaper, BriefingSeries } from '../../shared/domain/briefing'
import { resetWithWorkspace } from './per-workspace'

export type BriefingSettings = {
  /** Null: the newest month with readings. */
  readonly period: string | null
  readonly series: BriefingSeries | null
  /** Null: as the template says. */
  readonly paper: BriefingPaper | null
  readonly audience: BriefingAudience
  readonly approval: string
  readonly classification: string
}

type BriefingState = {
  /** Id of the chosen template; null: the map is seen. */
  readonly template: string | null
  readonly settings: BriefingSettings
  /** The template as it stands in the editor, not saved yet; null: nothing is edited. */
  readonly content: object | null
  /** 1-based. */
  readonly page: number
  /** Id of the figure whose rows are looked at. */
  readonly figure: string | null
  readonly choose: (template: string | null) => void
  readonly edit: (content: object | null) => void
  readonly change: (settings: Partial<BriefingSettings>) => void
  readonly turnTo: (page: number) => void
  readonly lookAt: (figure: string | null) => void
}

export const useBriefing = create<BriefingState>()((set) => ({
  template: null,
  settings: { period: null, series: null, paper: null, audience: 'internal', approval: '', classification: '' },
  content: null,
  page: 1,
  figure: null,
  edit: (content) => set({ content, figure: null }),
  choose: (template) => set(({ settings }) => ({ template, content: null, page: 1, figure: null, settings: { ...settings, series: null, paper: null } })),
  change: (parts) => set(({ settings }) => ({ settings: { ...settings, ...parts }, page: 1, figure: null })),
  turnTo: (page) => set({ page }),
  lookAt: (figure) => set({ figure }),
}))

resetWithWorkspace(useBriefing)
