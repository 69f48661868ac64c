/** What a job thread is started with, told, and says. */
import type { MessagePort } from 'node:worker_threads'
import type { WorkspaceShare } from '../store/workspace-store'
import type { ThreadFailure } from './thread-failure'

export type ThreadFacts = { readonly dataFolder: string; readonly programVersion: string }

export type ThreadOrder =
  /**
   * `share`: the workspace that is open, the same in every order to a thread; null without one. `port`: leads to the thread that writes for a
   * job, or, for the order `WRITE_FOR_OTHERS`, to the one that is written for.
   */
  | { readonly name: string; readonly input: unknown; readonly share: WorkspaceShare | null; readonly port: MessagePort | null }
  | 'cancel'

/** To the thread of lane `write`: write what another thread makes. */
export const WRITE_FOR_OTHERS = 'write for others'

export type ThreadNews =
  | { readonly progress: { readonly done: number; readonly total: number | null; readonly stage?: string | undefined } }
  | { readonly result: unknown }
  | { readonly failure: ThreadFailure }
