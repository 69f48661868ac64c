/** Look at a stored document with the program that the system has for it, or write it to a file. */
import { App } from 'antd'
import { documentMessages as messages } from '../../../shared/messages/documents'
import { service, system } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'

type Named = { readonly id: string; readonly name: string }

export function useOpenDocument(): { readonly open: (document: Named) => Promise<void>; readonly save: (document: Named) => Promise<void> } {
  const { message } = App.useApp()
  const t = useT()
  const language = useLanguage()
  const telling = async (work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      void message.error(describeFailure(error, language))
    }
  }
  return {
    open: ({ id, name }) =>
      telling(async () => {
        const path = await system.temporaryCopyPath({ name })
        await service.document.save({ id, path })
        if (!(await system.openTemporaryCopy({ path }))) void message.warning(t(messages.cannotOpen, { name }))
      }),
    save: ({ id, name }) =>
      telling(async () => {
        const path = await system.chooseExportFile({ suggestedName: name, extension: /\.([^.]+)$/.exec(name)?.[1] ?? '*' })
        if (path === null) return
        const { file } = await service.document.save({ id, path })
        void message.success(t(messages.saved, { file }))
      }),
  }
}
