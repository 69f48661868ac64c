/** Issue a letter: its file where the person says, its number, its place with the task. */
import { App, Button } from 'antd'
import type { LetterInput } from '../../../shared/contract/letter'
import { letterWindowMessages as messages } from '../../../shared/messages/letter-window'
import { windowMessages } from '../../../shared/messages/window'
import { service, system } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { refreshAfterChange } from '../../state/session'

/** @returns whether it was issued; false also where the person cancelled */
export function useIssueLetter(): (input: LetterInput, name: string, format: 'docx' | 'pdf') => Promise<boolean> {
  const { notification } = App.useApp()
  const t = useT()
  const language = useLanguage()
  return async (input, name, format) => {
    try {
      const path = await system.chooseExportFile({ suggestedName: `${name}.${format}`, extension: format })
      if (path === null) return false
      const { file, number, pages } = await service.letter.make({ ...input, path })
      await refreshAfterChange()
      notification.success({
        title: t(messages.issued, { number: number ?? name, pages }),
        description: file,
        placement: 'bottomRight',
        actions: (
          <Button size="small" onClick={() => void system.showInFolder({ path: file })}>
            {t(windowMessages.showInFolder)}
          </Button>
        ),
      })
      return true
    } catch (error) {
      notification.error({ title: name, description: describeFailure(error, language), placement: 'bottomRight' })
      return false
    }
  }
}
