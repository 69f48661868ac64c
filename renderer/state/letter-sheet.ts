/** The letter that is shown over the map as it will print: of a template in the editor, or of one that is being written. */
import { create } from 'zustand'
import type { LetterTemplate } from '../../shared/domain/letter-template'
import { resetWithWorkspace } from './per-workspace'

export type SheetInput = {
  readonly template: LetterTemplate
  /** Who signs, where it is not yet saved. */
  readonly issuer?: string
  readonly taskId?: string | undefined
  /** ISO dates. */
  readonly on?: string | undefined
  readonly replyBy?: string | undefined
  readonly recipient?: string | undefined
}

type LetterSheetState = {
  readonly input: SheetInput | null
  readonly page: number
  /** Stays on its page where the same letter is shown changed. */
  readonly show: (input: SheetInput) => void
  readonly turnTo: (page: number) => void
  readonly close: () => void
}

export const useLetterSheet = create<LetterSheetState>()((set) => ({
  input: null,
  page: 1,
  show: (input) => set(({ input: before, page }) => ({ input, page: before?.template.id === input.template.id ? page : 1 })),
  turnTo: (page) => set({ page }),
  close: () => set({ input: null, page: 1 }),
}))

resetWithWorkspace(useLetterSheet)
