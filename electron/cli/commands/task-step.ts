/** `dutu task step ID STEP --workspace WS`: one step of a task's life; ID is its number or id. */
import { lifeStateTitle } from '../../../shared/domain/life/life-subject'
import type { StepReply } from '../../../shared/domain/life/step-answer'
import { lifeMessages, translateLifeText } from '../../../shared/messages/life'
import { supervisionMessages } from '../../../shared/messages/supervision'
import { type Language, translate } from '../../../shared/messages/translate'
import type { LifeSubject } from '../../../shared/domain/life/life-rule'
import type { CommandContext } from '../command-context'
import { argument, type DutuCommand, flag, textOption, type TypedOptions } from './command'
import { declareStepOptions, openForWriting, taskGroup } from './supervision-options'

export const taskStepCommand: DutuCommand = {
  group: taskGroup,
  usage: 'step <id> <step>',
  summary: supervisionMessages.taskStep,
  declare: declareStepOptions,
  async run(context, args, options) {
    await openForWriting(context, options)
    const { id } = await context.client.task.find({ task: argument(args, 0) })
    await answerStep(context, 'task', [id], argument(args, 1), options)
  },
}

/** Ask for a step and print what came of it; a dry run answers what is missing. */
export async function answerStep(context: CommandContext, subject: LifeSubject, ids: readonly string[], to: string, options: TypedOptions): Promise<void> {
  const given = <Name extends string>(name: Name, option: string) => {
    const value = textOption(options, option)
    return value === undefined ? {} : ({ [name]: value } as Record<Name, string>)
  }
  const reply = await context.client.life.step({
    subject,
    ids: [...ids],
    to,
    ...given('effectiveOn', 'on'),
    ...given('role', 'role'),
    ...given('note', 'note'),
    ...given('overrideReason', 'override'),
    fields: pairsOf(options['set']),
    details: pairsOf(options['detail']),
    dryRun: flag(options, 'dryRun'),
    language: context.language,
  })
  context.answer(answerOf(subject, to, reply, context.language), () => describeStep(subject, to, reply, context.language))
}

/** The document that `--json` prints. */
function answerOf(subject: LifeSubject, to: string, { actionId, effectiveOn, answers }: StepReply, language: Language) {
  return {
    actionId,
    subject,
    step: to,
    effectiveOn,
    answers: answers.map(({ id, label, from, plan }) => ({
      id,
      label,
      from,
      allowed: plan.allowed,
      overridden: plan.overridden,
      problems: plan.problems.map((text) => translateLifeText(text, language)),
      requirements: plan.requirements.map(({ need, verdict, overridable, text }) => ({ need, verdict, overridable, message: translateLifeText(text, language) })),
    })),
  }
}

function describeStep(subject: LifeSubject, to: string, { actionId, effectiveOn, answers }: StepReply, language: Language): string {
  return [
    ...answers.flatMap(({ label, from, plan }) => [
      `${label}  ${lifeStateTitle(subject, from)[language]} → ${lifeStateTitle(subject, to)[language]}  ${effectiveOn}`,
      ...plan.problems.map((text) => `  ✗ ${translateLifeText(text, language)}`),
      ...plan.requirements.map(({ verdict, text }) => `  ${lifeMessages[verdict][language]}  ${translateLifeText(text, language)}`),
      ...(plan.overridden ? [`  ${supervisionMessages.overridden[language]}`] : []),
    ]),
    actionId === null ? supervisionMessages.tried[language] : translate(supervisionMessages.recorded, language, { action: actionId }),
  ].join('\n')
}

/** `name=value` options; a value that reads as a number stays a text here and is typed by the column. */
function pairsOf(given: unknown): Record<string, string | number | boolean> {
  const pairs = (given ?? []) as readonly string[]
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      const text = pair.slice(at + 1)
      return [pair.slice(0, at).trim(), text === 'true' ? true : text === 'false' ? false : text]
    }),
  )
}
