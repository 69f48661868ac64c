/** What a job thread is started with, told, and says. */
import type { ErrorData } from '../../shared/errors'
import type { WorkspaceShare } from '../store/workspace-store'

export type ThreadFacts = { readonly dataFolder: string; readonly programVersion: string }

export type ThreadOrder =
  /** `share`: the workspace that is open, the same in every order to a thread; null without one. */
  | { readonly name: string; readonly input: unknown; readonly share: WorkspaceShare | null }
  | 'cancel'

export type ThreadNews =
  | { readonly progress: { readonly done: number; readonly total: number | null; readonly stage?: string | undefined } }
  | { readonly result: unknown }
  /** `error` is an expected failure; otherwise `message` is a bug's stack. */
  | { readonly failure: { readonly error: ErrorData | null; readonly message: string } }
