/** Ctrl+Z: take the newest action back that was made since the workspace was opened and was not taken back yet. */
import { App } from 'antd'
import { useCallback } from 'react'
import type { ActionSummary } from '../../../shared/domain/workspace'
import { windowMessages } from '../../../shared/messages/window'
import { service } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { refreshAfterChange, useSession } from '../../state/session'

const HISTORY_SEARCHED = 50

export function useUndo(): () => Promise<void> {
  const { message } = App.useApp()
  const t = useT()
  const language = useLanguage()
  return useCallback(async () => {
    try {
      const last = lastUndoable(await service.workspace.history({ limit: HISTORY_SEARCHED }), useSession.getState().newestActionAtOpening)
      if (last === null) {
        void message.info(t(windowMessages.nothingToUndo))
        return
      }
      await service.workspace.undo({ actionId: last.id })
      await refreshAfterChange()
      void message.success(t(windowMessages.undone))
    } catch (error) {
      void message.error(describeFailure(error, language))
    }
  }, [message, t, language])
}

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
    if (action.undoes === null && !undone.has(action.id)) return action
  }
  return null
}
