/** `dutu task link ID FEATURE --workspace WS`: FEATURE is LAYER:ID, LAYER:CODE, or a code or name that only one feature has. */
import { Option } from 'commander'
import { vocabularies } from '../../../shared/domain/vocabularies'
import type { CodeOf } from '../../../shared/domain/vocabularies'
import { supervisionMessages } from '../../../shared/messages/supervision'
import { translate } from '../../../shared/messages/translate'
import { argument, type DutuCommand, textOption } from './command'
import { declareWorkspace, openForWriting, taskGroup } from './supervision-options'

export const taskLinkCommand: DutuCommand = {
  group: taskGroup,
  usage: 'link <id> <feature>',
  summary: supervisionMessages.taskLink,
  declare: (command, language) => {
    declareWorkspace(command, language).addOption(new Option('--role <role>', supervisionMessages.linkRole[language]).choices(Object.keys(vocabularies.linkRole)).default('subject'))
  },
  async run(context, args, options) {
    await openForWriting(context, options)
    const task = await context.client.task.find({ task: argument(args, 0) })
    const feature = await context.client.feature.find({ text: argument(args, 1) })
    const role = (textOption(options, 'role') ?? 'subject') as CodeOf<'linkRole'>
    const { actionId } = await context.client.task.link({ taskId: task.id, feature: { kind: feature.kind, id: feature.id }, role })
    const answer = { actionId, task: task.id, number: task.number, layer: feature.kind, feature: feature.id, featureName: feature.name, role }
    context.answer(answer, () => translate(supervisionMessages.linked, context.language, { task: `${task.number ?? task.id} ${task.title}`, feature: feature.name ?? feature.code ?? feature.id }))
  },
}
