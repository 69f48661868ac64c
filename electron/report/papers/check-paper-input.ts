/** What a printed conflict check is made of. */
import type { CheckReport } from '../../../shared/domain/check'
import type { Rule } from '../../../shared/domain/rules/rule'
import type { SiteAnswer } from '../../../shared/domain/site-answer'
import type { Language } from '../../../shared/messages/translate'
import type { SceneItem } from '../scene/scene'

/** Paints a map for the size that it gets. */
export type PaintFrame = (width: number, height: number) => Promise<readonly SceneItem[]>

export type CheckPaper = {
  readonly language: Language
  readonly report: CheckReport
  /** One a subject, in the subjects' order. */
  readonly answers: readonly SiteAnswer[]
  /** Rules as they held, by which findings and clauses are named. */
  readonly rules: readonly Rule[]
  /** The file or layer that was checked, as people name it. */
  readonly subjectsName: string
  readonly workspaceTitle: string
  /** Who made it and on which day (ISO). */
  readonly maker: string
  readonly madeOn: string
  readonly log: { readonly entries: number; readonly hash: string }
  readonly maps: {
    /** All subjects in their surroundings. */
    readonly location: PaintFrame | null
    /** One subject with its pieces; null: it has no geometry. */
    readonly subject: (id: string) => PaintFrame | null
  }
}

export const isDemonstration = ({ checkedAgainst }: CheckReport): boolean => checkedAgainst.some(({ demonstration }) => demonstration)
