/** Says that what was decided about such a source before is in use, and puts it away on request. */
import { App, Button } from 'antd'
import type { RememberedImport } from '../../../shared/domain/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import type { Message } from '../../../shared/messages/translate'
import { service } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { lookAgain } from '../../state/import'

/** @param text with `{date}` and `{file}` of the import that it was kept with */
export function RememberedNote({ text, remembered: { file, savedOn, signature, target } }: { readonly text: Message; readonly remembered: RememberedImport }) {
  const t = useT()
  const language = useLanguage()
  const { message } = App.useApp()
  const forget = async () => {
    try {
      await service.import.forget({ signature, target })
      lookAgain()
    } catch (error) {
      void message.error(describeFailure(error, language))
    }
  }
  return (
    <p className="import-note remembered">
      {t(text, { date: savedOn.slice(0, 10), file })}
      <Button size="small" type="link" onClick={() => void forget()}>
        {t(messages.columnsForget)}
      </Button>
    </p>
  )
}
