/** What a job thread is started with, told, and says. */
import type { ErrorData } from '../../shared/errors'
import type { WorkspaceShare } from '../store/workspace-store'

export type ThreadFacts = {
  readonly dataFolder: string
  readonly programVersion: string
  /** The workspace that is open; null without one. */
  readonly share: WorkspaceShare | null
}

export type ThreadOrder = { readonly name: string; readonly input: unknown } | 'cancel'

export type ThreadNews =
  | { readonly progress: { readonly done: number; readonly total: number | null; readonly stage?: string | undefined } }
  | { readonly result: unknown }
  /** `error` is an expected failure; otherwise `message` is a bug's stack. */
  | { readonly failure: { readonly error: ErrorData | null; readonly message: string } }
