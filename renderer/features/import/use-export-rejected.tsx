/** Writes the rejected rows to a table that can be sent back. */
import { App, Button } from 'antd'
import type { ImportInspection } from '../../../shared/domain/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { windowMessages } from '../../../shared/messages/window'
import { service, system } from '../../api/clients'
import { describeFailure } from '../../api/problem'
import { useLanguage, useT } from '../../i18n'
import { fileNameOf } from '../../state/dropped-paths'
import { useImport } from '../../state/import'
import { runInputOf } from '../../state/import-input'
import { runJob } from '../../state/jobs'

export function useExportRejected(inspection: ImportInspection): () => Promise<void> {
  const { notification } = App.useApp()
  const t = useT()
  const language = useLanguage()
  return async () => {
    const { path, choices } = useImport.getState()
    if (path === null || choices.target === null) return
    const name = fileNameOf(path).replace(/\.[^.]+$/, '')
    const out = await system.chooseExportFile({ suggestedName: `${t(messages.rejectedFileName, { name })}.xlsx`, extension: 'xlsx' })
    if (out === null) return
    const { onMatch: _match, onNew: _new, onMissing: _missing, leave: _leave, ...input } = runInputOf(path, choices.target, choices, inspection)
    try {
      const written = await runJob(messages.exportingRejected, {}, (signal) => service.import.exportRejected({ ...input, out, language }, { signal }))
      if (written === null) return
      notification.success({
        title: t(messages.exportedRejected, { count: written.rows }),
        description: written.file,
        placement: 'bottomRight',
        actions: (
          <Button size="small" onClick={() => void system.showInFolder({ path: written.file })}>
            {t(windowMessages.showInFolder)}
          </Button>
        ),
      })
    } catch (error) {
      notification.error({ title: t(messages.exportFailed), description: describeFailure(error, language), placement: 'bottomRight' })
    }
  }
}
