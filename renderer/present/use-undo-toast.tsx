/** Tells that an action was done, with a button that takes it back. Ctrl+Z does the same. */
import { App, Button } from 'antd'
import { useCallback } from 'react'
import { taskMessages } from '../../shared/messages/tasks'
import { service } from '../api/clients'
import { describeFailure } from '../api/problem'
import { useLanguage, useT } from '../i18n'
import { refreshAfterChange } from '../state/session'

const SECONDS_SHOWN = 6

/** @returns a function that tells what was done by which action of the log */
export function useUndoToast(): (text: string, actionId: string) => void {
  const { message } = App.useApp()
  const undo = useUndoAction()
  const t = useT()
  return useCallback(
    (text, actionId) => {
      const key = `action-${actionId}`
      const onUndo = () => {
        message.destroy(key)
        void undo(actionId)
      }
      void message.success({
        key,
        duration: SECONDS_SHOWN,
        content: (
          <>
            {text}
            <Button type="link" size="small" onClick={onUndo}>
              {t(taskMessages.undo)}
            </Button>
          </>
        ),
      })
    },
    [message, undo, t],
  )
}

/** @returns a function that takes one action back and tells how that went */
export function useUndoAction(): (actionId: string) => Promise<void> {
  const { message } = App.useApp()
  const t = useT()
  const language = useLanguage()
  return useCallback(
    async (actionId) => {
      try {
        await service.workspace.undo({ actionId })
        await refreshAfterChange()
        void message.success(t(taskMessages.undone))
      } catch (error) {
        void message.error(describeFailure(error, language))
      }
    },
    [message, t, language],
  )
}
