/** Writes the rejected rows to a table that can be sent back. */
import type { ImportInspection } from '../../../shared/domain/import'
import { importWindowMessages as messages } from '../../../shared/messages/import-window'
import { service } from '../../api/clients'
import { useLanguage, useT } from '../../i18n'
import { useFileWriting } from '../../present/use-file-writing'
import { fileNameOf } from '../../state/dropped-paths'
import { useImport } from '../../state/import'
import { runInputOf } from '../../state/import-input'
import { runJob } from '../../state/jobs'

export function useExportRejected(inspection: ImportInspection): () => Promise<void> {
  const t = useT()
  const language = useLanguage()
  const write = useFileWriting()
  return async () => {
    const { path, choices } = useImport.getState()
    if (path === null || choices.target === null) return
    const name = fileNameOf(path).replace(/\.[^.]+$/, '')
    const { onMatch: _match, onNew: _new, onMissing: _missing, leave: _leave, ...input } = runInputOf(path, choices.target, choices, inspection)
    await write({
      name: t(messages.rejectedFileName, { name }),
      extension: 'xlsx',
      write: (out) => runJob(messages.exportingRejected, {}, (signal) => service.import.exportRejected({ ...input, out, language }, { signal })),
      done: ({ rows }) => ({ title: t(messages.exportedRejected, { count: rows }) }),
      failed: t(messages.exportFailed),
    })
  }
}
