/** Link and unlink tasks and features, with a toast that takes it back. */
import { App } from 'antd'
import { useCallback } from 'react'
import type { FeatureRef } from '../../../shared/domain/feature'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { taskMessages } from '../../../shared/messages/tasks'
import { describeFailure } from '../../api/problem'
import { useLinkFeature, useUnlinkFeature } from '../../api/queries/tasks'
import { useLanguage, useT } from '../../i18n'
import { useUndoToast } from '../../present/use-undo-toast'
import { useWorkspace } from '../../state/use-workspace'

export type LinkToMake = { readonly taskId: string; readonly taskName: string; readonly feature: FeatureRef }

export function useLinking() {
  const { message } = App.useApp()
  const t = useT()
  const language = useLanguage()
  const toast = useUndoToast()
  const { mutateAsync: linkFeature, isPending: linking } = useLinkFeature()
  const { mutateAsync: unlinkFeature, isPending: unlinking } = useUnlinkFeature()
  const readOnly = useWorkspace()?.access.mode === 'readOnly'

  const tell = useCallback(
    async (work: Promise<{ readonly actionId: string }>, text: string): Promise<boolean> => {
      try {
        const { actionId } = await work
        toast(text, actionId)
        return true
      } catch (error) {
        void message.error(describeFailure(error, language))
        return false
      }
    },
    [toast, message, language],
  )

  return {
    readOnly,
    busy: linking || unlinking,
    /** @returns whether it was done */
    link: ({ taskId, taskName, feature: { kind, id } }: LinkToMake, role: CodeOf<'linkRole'>) =>
      tell(linkFeature({ taskId, feature: { kind, id }, role }), t(taskMessages.linkedToast, { task: taskName })),
    unlink: ({ taskId, taskName, feature: { kind, id } }: LinkToMake) =>
      tell(unlinkFeature({ taskId, feature: { kind, id } }), t(taskMessages.unlinkedToast, { task: taskName })),
  }
}
