/**
 * Which workspace is open: start, opening, making, and opening again after the service died.
 *
 * The phase is kept here; what the workspace says about itself is a query (`workspace.current`).
 */
import { create } from 'zustand'
import { type ServiceClient, service, serviceOver, serviceQueries, system } from '../api/clients'
import { onServiceRestart, type ServiceConnection } from '../api/connection'
import { describeFailure } from '../api/problem'
import { queryClient } from '../api/query-client'
import { useLanguageStore } from '../i18n'
import { useMapCommands } from './map-commands'
import { useSelection } from './selection'
import { loadViewState } from './view'
import { useThemeStore } from '../theme'

export type Progress = { readonly done: number; readonly total: number | null }

/** An empty workspace, the demonstration of a first run, the same made anew after an update, or one that was asked for. */
export type Creating = 'empty' | 'firstSample' | 'renewedSample' | 'sample'

export type Phase =
  | { readonly name: 'starting' }
  | { readonly name: 'creating'; readonly what: Creating; readonly progress: Progress | null }
  | { readonly name: 'opening'; readonly path: string }
  /** `opening` tells one opening from another; `revision` grows when everything that was read has to be read again. */
  | { readonly name: 'open'; readonly path: string; readonly opening: number; readonly revision: number }
  | { readonly name: 'failed'; readonly path: string; readonly error: unknown }

type SessionState = {
  readonly phase: Phase
  /** How often the service came back. */
  readonly restarts: number
  readonly shot: boolean
  /** The demonstration was made by an earlier version and holds changes of its own: it was kept as it is. */
  readonly keepsOldSample: boolean
  /** Newest action of the log when the workspace was opened; undo stops there. */
  readonly newestActionAtOpening: string | null
}

export const useSession = create<SessionState>()(() => ({
  phase: { name: 'starting' },
  restarts: 0,
  shot: false,
  keepsOldSample: false,
  newestActionAtOpening: null,
}))

let openings = 0

const setPhase = (phase: Phase) => useSession.setState({ phase })

function fail(path: string, error: unknown): void {
  setPhase({ name: 'failed', path, error })
  void system.reportFailure({ reason: describeFailure(error, useLanguageStore.getState().language) })
}

/** Bring the window up: language, theme, and the workspace it starts with. */
export async function startSession(): Promise<void> {
  const start = await system.start()
  performance.mark('dutu:connected')
  useLanguageStore.getState().setLanguage(start.language)
  useThemeStore.getState().setChoice(start.theme)
  useSession.setState({ shot: start.shot })
  onServiceRestart(reopenAfterRestart)
  if (start.sampleToCreate !== null) return createWorkspace(start.workspacePath, 'firstSample')
  if (!start.ownSample) return openWorkspace(start.workspacePath)
  // A file that cannot be read says why when it is opened.
  const state = await service.workspace.sampleState({ path: start.workspacePath }).catch(() => 'current' as const)
  if (state === 'outdated') return createWorkspace(start.workspacePath, 'renewedSample')
  useSession.setState({ keepsOldSample: state === 'changed' })
  return openWorkspace(start.workspacePath)
}

/** Open a workspace file in place of the current one. A failure becomes the phase `failed`. */
export async function openWorkspace(path: string): Promise<void> {
  setPhase({ name: 'opening', path })
  try {
    const info = await service.workspace.open({ path })
    await loadViewState(info.path)
    useSelection.getState().clear()
    useMapCommands.getState().commandDone()
    queryClient.clear()
    queryClient.setQueryData(serviceQueries.workspace.current.queryKey(), info)
    performance.mark('dutu:workspace-open')
    useSession.setState({ newestActionAtOpening: info.lastChanges[0]?.id ?? null })
    openings += 1
    setPhase({ name: 'open', path: info.path, opening: openings, revision: 0 })
    void completeOverviews()
  } catch (error) {
    fail(path, error)
  }
}

/** Make a workspace file and open it. Only an untouched demonstration is overwritten. */
export async function createWorkspace(path: string, what: Creating): Promise<void> {
  setPhase({ name: 'creating', what, progress: null })
  try {
    const sample = what === 'empty' ? null : 'nantong'
    for await (const event of await service.workspace.create({ path, sample, force: what === 'renewedSample' })) {
      if (event.type === 'progress') setPhase({ name: 'creating', what, progress: { done: event.done, total: event.total } })
    }
    await openWorkspace(path)
  } catch (error) {
    fail(path, error)
  }
}

/** Read everything again after a change of the data: queries and tiles. */
export async function refreshAfterChange(): Promise<void> {
  const { phase } = useSession.getState()
  if (phase.name === 'open') setPhase({ ...phase, revision: phase.revision + 1 })
  await queryClient.invalidateQueries()
}

/** What a large import left for later is made in the background; then the map asks for its tiles anew. */
export async function completeOverviews(): Promise<void> {
  const { phase: before } = useSession.getState()
  // Where it fails the map shows the features themselves, and the next opening tries again.
  const { refreshed } = await service.workspace.refreshOverviews().catch(() => ({ refreshed: false }))
  const { phase } = useSession.getState()
  const isSame = phase.name === 'open' && before.name === 'open' && phase.opening === before.opening
  if (refreshed && isSame) setPhase({ ...phase, revision: phase.revision + 1 })
}

async function reopenAfterRestart(connection: ServiceConnection): Promise<void> {
  const { phase, restarts } = useSession.getState()
  const path = phase.name === 'open' || phase.name === 'opening' ? phase.path : null
  if (path !== null) await reopen(serviceOver(connection), path)
  useSession.setState({ restarts: restarts + 1 })
  // The new connection is published after this function; queries that are asked for now wait for it.
  void refreshAfterChange()
  void completeOverviews()
}

async function reopen(client: ServiceClient, path: string): Promise<void> {
  try {
    await client.workspace.open({ path })
  } catch (error) {
    fail(path, error)
  }
}
