/** Do one action of the log: tell that it was done with a way to take it back, or why it could not be. */
import { App } from 'antd'
import { useState } from 'react'
import { serviceQueries } from '../api/clients'
import { describeFailure } from '../api/problem'
import { queryClient } from '../api/query-client'
import { useLanguage } from '../i18n'
import { useWorkspace } from '../state/use-workspace'
import { useUndoToast } from './use-undo-toast'

/** What supervision changes: nothing that tiles or grading show. */
const CHANGED = [serviceQueries.alert.key(), serviceQueries.task.key(), serviceQueries.workspace.key(), serviceQueries.feature.read.key(), serviceQueries.section.problems.key(), serviceQueries.section.plans.key(), serviceQueries.life.key(), serviceQueries.letter.key(), serviceQueries.petition.key()]

export function useAct() {
  const { message } = App.useApp()
  const language = useLanguage()
  const tell = useUndoToast()
  const [busy, setBusy] = useState(false)
  const readOnly = useWorkspace()?.access.mode === 'readOnly'

  /** @returns the action's reply; null where it failed, which is told */
  const act = async <Reply extends { readonly actionId: string | null }>(work: Promise<Reply>, text: string | ((reply: Reply) => string)): Promise<Reply | null> => {
    setBusy(true)
    try {
      const reply = await work
      await Promise.all(CHANGED.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
      const told = typeof text === 'string' ? text : text(reply)
      if (reply.actionId === null) void message.info(told)
      else tell(told, reply.actionId)
      return reply
    } catch (error) {
      void message.error(describeFailure(error, language))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { act, busy, readOnly }
}
