/** `dutu new FILE [--sample nantong] [--force]` */
import { Option } from 'commander'
import { commandMessages } from '../../../shared/messages/command'
import { argument, type DutuCommand, flag, textOption } from './command'
import { describeWorkspace, workspaceAnswer } from './info'

export const newCommand: DutuCommand = {
  usage: 'new <file>',
  summary: commandMessages.new,
  declare: (command, language) => {
    command
      .addOption(new Option('--sample <name>', commandMessages.sample[language]).choices(['nantong']))
      .option('--force', commandMessages.force[language])
  },
  async run(context, args, options) {
    const path = context.path(argument(args, 0))
    const sample = textOption(options, 'sample') === 'nantong' ? 'nantong' : null
    await context.finish(await context.client.workspace.create({ path, sample, force: flag(options, 'force') }, { signal: context.signal }))
    const info = await context.client.workspace.open({ path, readOnly: true })
    context.answer(workspaceAnswer(info), () => describeWorkspace(info, context.language))
  },
}
