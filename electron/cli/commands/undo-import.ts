/** `dutu undo-import ID --workspace WS` */
import { AppError } from '../../../shared/errors'
import { commandMessages } from '../../../shared/messages/command'
import { importMessages } from '../../../shared/messages/import'
import { translate } from '../../../shared/messages/translate'
import { argument, type DutuCommand, textOption } from './command'

export const undoImportCommand: DutuCommand = {
  usage: 'undo-import <id>',
  summary: importMessages.undoImport,
  declare: (command, language) => {
    command.requiredOption('--workspace <file>', commandMessages.workspace[language])
  },
  async run(context, args, options) {
    const importId = argument(args, 0)
    if (!/^\d{1,16}$/.test(importId)) throw new AppError('action.notFound', { action: importId })
    await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? ''), readOnly: false })
    const undone = await context.client.import.undo({ importId }, { signal: context.signal })
    context.answer({ importId, ...undone }, ({ deleted, restored }) => translate(importMessages.undone, context.language, { id: importId, deleted, restored }))
  },
}
