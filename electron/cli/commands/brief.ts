/** `dutu brief --workspace WS --template T --out FILE` */
import { commandMessages } from '../../../shared/messages/command'
import { translate } from '../../../shared/messages/translate'
import type { CommandContext } from '../command-context'
import { type DutuCommand, textOption } from './command'

type BriefRequest = Parameters<CommandContext['client']['brief']['make']>[0]

export const briefCommand: DutuCommand = {
  usage: 'brief',
  summary: commandMessages.brief,
  declare: (command, language) => {
    command
      .requiredOption('--workspace <file>', commandMessages.workspace[language])
      .requiredOption('--template <id>', commandMessages.briefTemplate[language])
      .requiredOption('--out <file>', commandMessages.briefOut[language])
      .option('--period <period>', commandMessages.period[language])
      .option('--series <series>', commandMessages.briefSeries[language])
      .option('--paper <paper>', commandMessages.briefPaper[language])
      .option('--audience <audience>', commandMessages.briefAudience[language])
      .option('--classification <words>', commandMessages.briefClassification[language])
      .option('--approval <number>', commandMessages.briefApproval[language])
  },
  async run(context, _args, options) {
    await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? '') })
    const given: Readonly<Record<string, string>> = Object.fromEntries(
      ['period', 'series', 'paper', 'audience', 'classification', 'approval'].flatMap((name) => {
        const value = textOption(options, name)
        return value === undefined ? [] : [[name, value]]
      }),
    )
    // The window asks for the number first; a script gets the copy that the reviewing office wants to see, and is told.
    const isDraft = given['audience'] === 'public' && (given['approval'] ?? '').trim() === ''
    // Checked by the contract: a word that is no series or paper is wrong usage.
    const request = { ...given, template: textOption(options, 'template') ?? '', path: context.path(textOption(options, 'out') ?? ''), language: context.language, draft: isDraft } as BriefRequest
    const result = await context.finish(await context.client.brief.make(request, { signal: context.signal }))
    if (isDraft) context.remark(commandMessages.briefAwaitsApproval[context.language])
    context.answer(result, ({ file, pages, fonts, substituted }) =>
      [
        translate(commandMessages.briefed, context.language, { file, pages }),
        translate(commandMessages.briefFonts, context.language, { fonts: fonts.join('、') }),
        ...(substituted.length === 0 ? [] : [translate(commandMessages.briefSubstituted, context.language, { substituted: substituted.join('、') })]),
      ].join('\n'),
    )
  },
}
