/** The one open workspace of a service process or of a command, and what every handler needs beside it. */
import { userInfo } from 'node:os'
import { AppError } from '../../shared/errors'
import { openWorkspace } from '../store'
import type { Workspace } from '../store/workspace-store'

export type Session = {
  /** Folder of the shipped data (standards, rules, base map). */
  readonly dataFolder: string
  readonly programVersion: string
  /** Who acts: the operating system's user. */
  readonly actor: string
  /** The open workspace, or null. */
  current(): Workspace | null
  /** @throws AppError 'workspace.notOpen' */
  workspace(): Workspace
  /** Open a file in place of the current one, which is closed first. */
  open(path: string, options: { readonly readOnly: boolean }): Promise<Workspace>
  close(): Promise<void>
}

/** A session without a workspace. */
export function createSession(facts: { readonly dataFolder: string; readonly programVersion: string }): Session {
  let open: Workspace | null = null

  async function close(): Promise<void> {
    const closing = open
    open = null
    await closing?.close()
  }

  return {
    ...facts,
    actor: userInfo().username,
    current: () => open,
    workspace() {
      if (open === null) throw new AppError('workspace.notOpen', {})
      return open
    },
    async open(path, options) {
      await close()
      const opened = await openWorkspace(path, options)
      open = opened
      return opened
    },
    close,
  }
}
