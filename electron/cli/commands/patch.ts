/** `dutu patch list|judge|tasks`: batches of suspected patches by code, id or name. */
import type { PatchBatch } from '../../../shared/domain/check'
import { type CodeOf, vocabularies } from '../../../shared/domain/vocabularies'
import { patchMessages as messages } from '../../../shared/messages/patches'
import { type Language, translate } from '../../../shared/messages/translate'
import type { CommandContext } from '../command-context'
import { argument, type DutuCommand, textOption } from './command'
import { declareWorkspace, openForReading, openForWriting } from './supervision-options'

const patchGroup: NonNullable<DutuCommand['group']> = { name: 'patch', summary: messages.group }

export const patchListCommand: DutuCommand = {
  group: patchGroup,
  usage: 'list',
  summary: messages.list,
  declare: declareWorkspace,
  async run(context, _args, options) {
    await openForReading(context, options)
    const batches = await context.client.check.patchBatches()
    context.answer({ batches }, () => (batches.length === 0 ? messages.noPatches[context.language] : batches.map((batch) => describeBatch(batch, context.language)).join('\n')))
  },
}

export const patchJudgeCommand: DutuCommand = {
  group: patchGroup,
  usage: 'judge <patches> <verdict>',
  summary: messages.judge,
  declare: declareWorkspace,
  async run(context, args, options) {
    await openForWriting(context, options)
    const ids = await Promise.all(argument(args, 0).split(/[,，]/).map((name) => findPatch(context, name.trim())))
    const verdict = argument(args, 1) as CodeOf<'patchVerdict'>
    // Checked by the contract: another word is wrong usage.
    const judged = await context.client.check.judgePatches({ ids, verdict })
    context.answer({ patches: ids, verdict, ...judged }, () =>
      judged.actionId === null ? messages.unchanged[context.language] : translate(messages.judgedMany, context.language, { count: judged.changed, verdict: vocabularies.patchVerdict[verdict][context.language] }),
    )
  },
}

export const patchTasksCommand: DutuCommand = {
  group: patchGroup,
  usage: 'tasks',
  summary: messages.tasks,
  declare: (command, language) => {
    declareWorkspace(command, language)
      .option('--batch <name>', messages.batchOption[language])
      .option('--unit <name>', messages.unitOption[language])
      .option('--deadline <date>', messages.deadlineOption[language])
  },
  async run(context, _args, options) {
    await openForWriting(context, options)
    const [batch, responsibleUnit, deadline] = ['batch', 'unit', 'deadline'].map((name) => textOption(options, name))
    const made = await context.client.check.makeTasksFromPatches({
      ...(batch === undefined ? {} : { batch }),
      ...(responsibleUnit === undefined ? {} : { responsibleUnit }),
      ...(deadline === undefined ? {} : { deadline }),
      language: context.language,
    })
    context.answer(made, () => (made.actionId === null ? messages.nothingToMake[context.language] : [translate(messages.made, context.language, { count: made.tasks.length }), ...made.tasks.map(({ number }) => `  ${number}`)].join('\n')))
  },
}

async function findPatch(context: CommandContext, name: string): Promise<string> {
  return (await context.client.feature.find({ text: /^patch[:：/]/.test(name) ? name : `patch:${name}` })).id
}

function describeBatch({ batch, ...counts }: PatchBatch, language: Language): string {
  return translate(messages.batchLine, language, { batch: batch ?? messages.noBatch[language], ...counts })
}
