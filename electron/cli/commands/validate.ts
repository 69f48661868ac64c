/** `dutu validate FILE`: exit status 1 where not ok. */
import { commandMessages } from '../../../shared/messages/command'
import { translateError } from '../../../shared/messages/errors'
import { exitStatus } from '../exit-status'
import { argument, type DutuCommand } from './command'

export const validateCommand: DutuCommand = {
  usage: 'validate <file>',
  summary: commandMessages.validate,
  declare: () => {},
  async run(context, args) {
    const path = context.path(argument(args, 0))
    const report = await context.finish(await context.client.workspace.validate({ path }, { signal: context.signal }))
    const told = {
      ...report,
      checks: report.checks.map((check) => ({ ...check, problems: check.problems.map((problem) => ({ ...problem, message: translateError(problem, context.language) })) })),
    }
    context.answer(told, ({ checks }) =>
      checks
        .flatMap(({ name, ok, problems }) => [
          `${ok ? commandMessages.passed[context.language] : commandMessages.failed[context.language]}  ${name}`,
          ...problems.map((problem) => `    ${problem.message}`),
        ])
        .join('\n'),
    )
    if (!report.ok) context.endWith(exitStatus.userProblem)
  },
}
