/** Ctrl+Z: take the newest action back that was made since the workspace was opened and was not taken back yet. */
import { App } from 'antd'
import { useCallback } from 'react'
import { windowMessages } from '../../../shared/messages/window'
import { service } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { refreshAfterChange, useSession } from '../../state/session'
import { lastUndoable } from './last-undoable'

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
      // The notice of that action offers the same.
      message.destroy(`action-${last.id}`)
      await refreshAfterChange()
      void message.success(t(windowMessages.undone))
    } catch (error) {
      void message.error(describeFailure(error, language))
    }
  }, [message, t, language])
}
