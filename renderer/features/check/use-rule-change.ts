/** Changes of rules: each one action of the log. */
import { App } from 'antd'
import { ruleMessages } from '../../../shared/messages/rules'
import type { Language } from '../../../shared/messages/translate'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { useUndoToast } from '../../present/use-undo-toast'
import { refreshAfterChange } from '../../state/session'

/** Carries a change of rules out, tells it with a way back, and says why where it cannot be done. */
export function useRuleChange(): (
  done: string,
  change: (language: Language) => Promise<{ readonly actionId: string | null }>,
) => Promise<boolean> {
  const language = useLanguage()
  const { message } = App.useApp()
  const t = useT()
  const tell = useUndoToast()
  return async (done, change) => {
    try {
      const { actionId } = await change(language)
      await refreshAfterChange()
      if (actionId !== null) tell(done, actionId)
      else void message.info(t(ruleMessages.nothingChanged))
      return true
    } catch (error) {
      void message.error(describeFailure(error, language))
      return false
    }
  }
}
