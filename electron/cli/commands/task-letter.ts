/** `dutu task letter ID KIND --out FILE.(docx|pdf) --workspace WS`: ID is a task, or `all` for papers about all tasks. */
import { supervisionMessages } from '../../../shared/messages/supervision'
import { translate } from '../../../shared/messages/translate'
import { argument, type DutuCommand, flag, textOption } from './command'
import { declareWorkspace, taskGroup } from './supervision-options'
import { commandMessages } from '../../../shared/messages/command'

/** For papers that are not about one task. */
const ALL_TASKS = 'all'

export const taskLetterCommand: DutuCommand = {
  group: taskGroup,
  usage: 'letter <id> <kind>',
  summary: supervisionMessages.taskLetter,
  declare: (command, language) => {
    declareWorkspace(command, language)
      .requiredOption('--out <file>', commandMessages.out[language])
      .option('--on <date>', supervisionMessages.effectiveOn[language])
      .option('--recipient <unit>', supervisionMessages.recipient[language])
      .option('--reply-by <date>', supervisionMessages.replyBy[language])
      .option('--set <id>', supervisionMessages.letterSet[language])
      .option('--preview', supervisionMessages.preview[language])
  },
  async run(context, args, options) {
    const preview = flag(options, 'preview')
    await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? ''), readOnly: preview })
    const name = argument(args, 0)
    const task = name === ALL_TASKS ? null : await context.client.task.find({ task: name })
    const given = <Name extends string>(key: Name) => {
      const value = textOption(options, key)
      return value === undefined ? {} : ({ [key]: value } as Record<Name, string>)
    }
    const made = await context.client.letter.make({
      kind: argument(args, 1),
      ...(task === null ? {} : { taskId: task.id }),
      ...given('on'),
      ...given('recipient'),
      ...given('replyBy'),
      ...given('set'),
      path: context.path(textOption(options, 'out') ?? ''),
      preview,
    })
    context.answer({ task: task?.id ?? null, ...made }, ({ title, number, file }) => translate(supervisionMessages.letterMade, context.language, { title, number: number ?? '', file }))
  },
}
