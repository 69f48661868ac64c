/** `dutu task document ID FILE… --workspace WS`: files and photos into the workspace, linked to a task. */
import { Option } from 'commander'
import type { AddedDocument } from '../../../shared/contract/document'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { supervisionMessages } from '../../../shared/messages/supervision'
import { translate } from '../../../shared/messages/translate'
import { argument, type DutuCommand, textOption } from './command'
import { declareWorkspace, openForWriting, taskGroup } from './supervision-options'

export const taskDocumentCommand: DutuCommand = {
  group: taskGroup,
  usage: 'document <id> <files...>',
  summary: supervisionMessages.taskDocument,
  declare: (command, language) => {
    declareWorkspace(command, language).addOption(new Option('--role <role>', supervisionMessages.documentRole[language]).choices(Object.keys(vocabularies.documentRole)).default('other'))
  },
  async run(context, args, options) {
    await openForWriting(context, options)
    const task = await context.client.task.find({ task: argument(args, 0) })
    const role = (textOption(options, 'role') ?? 'other') as CodeOf<'documentRole'>
    const answer = await context.client.document.add({ owner: { layer: 'task', id: task.id }, paths: args.slice(1).map((file) => context.path(file)), role })
    context.answer({ task: task.id, ...answer }, ({ documents }) =>
      documents.map((added) => translate(added.linked ? supervisionMessages.documentAdded : supervisionMessages.documentKnown, context.language, { name: added.name, place: placeOf(added) })).join('\n'),
    )
  },
}

function placeOf({ lonLat, takenAt }: AddedDocument): string {
  return [...(lonLat === null ? [] : [lonLat.map((degrees) => degrees.toFixed(6)).join(', ')]), ...(takenAt === null ? [] : [takenAt])].map((part) => `  ${part}`).join('')
}
