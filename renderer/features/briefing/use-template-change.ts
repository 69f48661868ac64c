/** A change of templates or of what they print: told with a way back, or why it failed. */
import { App } from 'antd'
import type { Message } from '../../../shared/messages/translate'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { useUndoToast } from '../../present/use-undo-toast'
import { refreshAfterChange } from '../../state/session'

/** @returns a function that answers whether it was done */
export function useTemplateChange(): (done: Message, change: () => Promise<{ readonly actionId: string | null }>) => Promise<boolean> {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const tell = useUndoToast()
  return async (done, change) => {
    try {
      const { actionId } = await change()
      await refreshAfterChange()
      if (actionId !== null) tell(t(done), actionId)
      return true
    } catch (error) {
      void message.error(describeFailure(error, language))
      return false
    }
  }
}
