/** What a printed comparison of two versions is made of. */
import type { VersionComparison } from '../../../shared/domain/version-comparison'
import type { Language } from '../../../shared/messages/translate'
import type { PaintFrame } from './check-paper-input'

export type ComparisonPaper = {
  readonly language: Language
  readonly comparison: VersionComparison
  readonly workspaceTitle: string
  /** Who made it and on which day (ISO). */
  readonly maker: string
  readonly madeOn: string
  readonly demonstration: boolean
  readonly log: { readonly entries: number; readonly hash: string }
  readonly maps: {
    /** All pieces; null: there are none. */
    readonly overview: PaintFrame | null
    /** One piece, by its index; null: it is too thin to be drawn. */
    readonly piece: (index: number) => PaintFrame | null
  }
}
