/** Take one import back whole, or say what stands in the way. */
import { AppError } from '../../../shared/errors'
import type { ActionSummary } from '../../../shared/domain/workspace'
import type { Workspace } from '../../store/workspace-store'
import { IMPORT_ACTION } from './import-outcome'
import type { Session } from '../session'

/** @throws AppError 'action.notFound', 'import.notAnImport', 'action.alreadyUndone', 'import.builtUpon' */
export async function undoImport(session: Session, importId: string): Promise<{ readonly actionId: string; readonly deleted: number; readonly restored: number }> {
  const workspace = session.workspace()
  const entry = await readAction(workspace, importId)
  if (entry === null) throw new AppError('action.notFound', { action: importId })
  if (entry.action !== IMPORT_ACTION) throw new AppError('import.notAnImport', { action: importId })
  try {
    const { actionId, deleted, updated, inserted } = await workspace.undo(importId, session.actor)
    return { actionId, deleted, restored: updated + inserted }
  } catch (error) {
    throw await withObstacle(workspace, importId, error)
  }
}

async function readAction(workspace: Workspace, id: string): Promise<ActionSummary | null> {
  const [entry] = await workspace.history(1, String(Number(id) + 1))
  return entry?.id === id ? entry : null
}

/** The error that names the later action by what it was, who did it and when. */
async function withObstacle(workspace: Workspace, importId: string, error: unknown): Promise<unknown> {
  if (!(error instanceof AppError) || error.code !== 'action.builtUpon') return error
  const { later } = (error as AppError<'action.builtUpon'>).params
  const obstacle = later === '' ? null : await readAction(workspace, later)
  if (obstacle === null) return error
  const { action: what, actor, time } = obstacle
  return new AppError('import.builtUpon', { action: importId, later, what, actor, time: time.slice(0, 16).replace('T', ' ') }, { cause: error })
}
