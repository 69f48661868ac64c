/** The one open workspace of a service process or of a command, and what every handler needs beside it. */
import { userInfo } from 'node:os'
import { AppError } from '../../shared/errors'
import { JobThreads } from '../jobs/job-threads'
import { openWorkspace } from '../store'
import type { Workspace } from '../store/workspace-store'

export type Session = {
  /** Folder of the shipped data (standards, rules, base map). */
  readonly dataFolder: string
  readonly programVersion: string
  /** Who acts: the operating system's user. */
  readonly actor: string
  /** Where heavy work is done; null: where it is called. */
  readonly jobThreads: JobThreads | null
  /** The open workspace, or null. */
  current(): Workspace | null
  /** @throws AppError 'workspace.notOpen' */
  workspace(): Workspace
  /** Open a file in place of the current one, which is closed first. */
  open(path: string, options: { readonly readOnly: boolean }): Promise<Workspace>
  close(): Promise<void>
}

type SessionFacts = { readonly dataFolder: string; readonly programVersion: string }

/**
 * A session without a workspace.
 *
 * @param jobBundle the built `job.worker.ts`, where heavy work is to run in threads
 */
export function createSession({ dataFolder, programVersion }: SessionFacts, jobBundle: URL | null = null): Session {
  const jobThreads = jobBundle === null ? null : new JobThreads(jobBundle, { dataFolder, programVersion })
  let open: Workspace | null = null

  async function close(): Promise<void> {
    const closing = open
    open = null
    await jobThreads?.close()
    await closing?.close()
  }

  return {
    dataFolder,
    programVersion,
    actor: userInfo().username,
    jobThreads,
    current: () => open,
    workspace: () => requireOpen(open),
    async open(path, options) {
      await close()
      const opened = await openWorkspace(path, options)
      open = opened
      return opened
    },
    close,
  }
}

/**
 * The session of a thread for heavy work: it has the workspace that the service's session has open, and never another.
 *
 * @param openShared called when the workspace is first asked for
 */
export function createThreadSession({ dataFolder, programVersion }: SessionFacts, openShared: () => Workspace | null): Session {
  let open: Workspace | null | undefined
  const current = () => (open === undefined ? (open = openShared()) : open)
  return {
    dataFolder,
    programVersion,
    actor: userInfo().username,
    jobThreads: null,
    current,
    workspace: () => requireOpen(current()),
    open: () => Promise.reject(new Error('a thread for heavy work opens no workspace')),
    async close() {
      await open?.close()
    },
  }
}

function requireOpen(workspace: Workspace | null): Workspace {
  if (workspace === null) throw new AppError('workspace.notOpen', {})
  return workspace
}
