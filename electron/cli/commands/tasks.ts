/** `dutu tasks --workspace WS [--as-of DATE] [--recorded-at INSTANT]` */
import type { TaskColour, TaskState, TaskStatistics } from '../../../shared/domain/task'
import { vocabularies } from '../../../shared/domain/vocabularies'
import { commandMessages } from '../../../shared/messages/command'
import { supervisionMessages } from '../../../shared/messages/supervision'
import { type Language, translate } from '../../../shared/messages/translate'
import { type DutuCommand, textOption } from './command'
import { momentOption } from './supervision-options'

export const tasksCommand: DutuCommand = {
  usage: 'tasks',
  summary: commandMessages.tasks,
  declare: (command, language) => {
    command
      .requiredOption('--workspace <file>', commandMessages.workspace[language])
      .option('--as-of <date>', commandMessages.asOf[language])
      .option('--recorded-at <instant>', supervisionMessages.recordedAt[language])
  },
  async run(context, _args, options) {
    await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? ''), readOnly: true })
    const { tasks, ...counts } = await context.client.task.statistics(momentOption(options))
    const rows = tasks.map(({ id, number, title, state, colour, deadline, features }) => ({ id, number, title, state, colour, deadline, features }))
    context.answer({ ...counts, tasks: rows }, () => describeTasks(counts, context.language))
  },
}

function describeTasks(counts: TaskStatistics, language: Language): string {
  const states = (Object.entries(counts.byState) as [TaskState, number][]).map(([state, count]) => `${vocabularies.taskState[state][language]} ${count}`)
  const colours = (Object.entries(counts.byColour) as [TaskColour, number][]).map(([colour, count]) => `${vocabularies.taskColour[colour][language]} ${count}`)
  const { asOf, total, completed, closed, inProgress, overdue, byUnit, petitions } = counts
  return [
    translate(commandMessages.taskTotals, language, { asOf, total, completed, closed, inProgress, overdue }),
    states.join('  '),
    colours.join('  '),
    ...byUnit.map((counted) => translate(commandMessages.taskUnit, language, counted)),
    translate(commandMessages.petitions, language, petitions),
  ].join('\n')
}
