/** Which action Ctrl+Z takes back. */
import type { ActionSummary } from '../../../shared/domain/workspace'

/** Written down along with another action: what a person takes back is that one. */
const ALONGSIDE: ReadonlySet<string> = new Set(['import.remember', 'import.forget'])

/**
 * The newest action that is neither an undo nor undone and is younger than the opening of the workspace: a stray Ctrl+Z must not
 * take back what was done on another day.
 *
 * @param history newest first
 * @param newestAtOpening id of the newest action when the workspace was opened, null where there was none
 */
export function lastUndoable(history: readonly ActionSummary[], newestAtOpening: string | null): ActionSummary | null {
  const undone = new Set(history.flatMap((action) => (action.undoes === null ? [] : [action.undoes])))
  for (const action of history) {
    if (action.id === newestAtOpening) return null
    if (action.undoes === null && !undone.has(action.id) && !ALONGSIDE.has(action.action)) return action
  }
  return null
}
