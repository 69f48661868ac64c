/** `dutu outfall step|counts|card`: outfalls by code, id or name. */
import { Option } from 'commander'
import type { LifeCounts } from '../../../shared/contract/feature-life'
import { lifeStateTitle } from '../../../shared/domain/life/life-subject'
import { commandMessages } from '../../../shared/messages/command'
import { supervisionMessages } from '../../../shared/messages/supervision'
import { type Language, translate } from '../../../shared/messages/translate'
import type { CommandContext } from '../command-context'
import { argument, type DutuCommand, textOption } from './command'
import { collectPair, declareStepOptions, declareWorkspace, momentOption, openForReading, openForWriting, outfallGroup } from './supervision-options'
import { answerStep } from './task-step'

export const outfallStepCommand: DutuCommand = {
  group: outfallGroup,
  usage: 'step <outfalls> <step>',
  summary: supervisionMessages.outfallStep,
  declare: declareStepOptions,
  async run(context, args, options) {
    await openForWriting(context, options)
    const ids = await Promise.all(argument(args, 0).split(/[,，]/).map((name) => findOutfall(context, name)))
    await answerStep(context, 'outfall', ids, argument(args, 1), options)
  },
}

export const outfallCountsCommand: DutuCommand = {
  group: outfallGroup,
  usage: 'counts',
  summary: supervisionMessages.outfallCounts,
  declare: (command, language) => {
    declareWorkspace(command, language).option('--by <column>', supervisionMessages.countBy[language]).option('--where <column=value>', supervisionMessages.countWhere[language], collectPair).option('--as-of <date>', commandMessages.asOf[language]).option('--recorded-at <instant>', supervisionMessages.recordedAt[language])
  },
  async run(context, _args, options) {
    await openForReading(context, options)
    const where: Record<string, string[]> = {}
    for (const pair of (options['where'] ?? []) as readonly string[]) {
      const at = pair.indexOf('=')
      const column = pair.slice(0, at).trim()
      where[column] = [...(where[column] ?? []), pair.slice(at + 1).trim()]
    }
    const by = textOption(options, 'by')
    const counts = await context.client.life.counts({ subject: 'outfall', where, ...(by === undefined ? {} : { by }), ...momentOption(options) })
    context.answer(counts, () => describeCounts(counts, context.language))
  },
}

export const outfallCardCommand: DutuCommand = {
  group: outfallGroup,
  usage: 'card <outfall>',
  summary: supervisionMessages.outfallCard,
  declare: (command, language) => {
    declareWorkspace(command, language)
      .requiredOption('--out <file>', commandMessages.out[language])
      .addOption(new Option('--audience <audience>', supervisionMessages.audience[language]).choices(['internal', 'public']).default('internal'))
  },
  async run(context, args, options) {
    await openForReading(context, options)
    const id = await findOutfall(context, argument(args, 0))
    const audience = textOption(options, 'audience') === 'public' ? 'public' : 'internal'
    const printed = await context.client.life.card({ subject: 'outfall', id, path: context.path(textOption(options, 'out') ?? ''), audience, language: context.language })
    context.answer({ outfall: id, ...printed }, ({ file }) => file)
  },
}

async function findOutfall(context: CommandContext, name: string): Promise<string> {
  const text = name.trim()
  return (await context.client.feature.find({ text: /^outfall[:：/]/.test(text) ? text : `outfall:${text}` })).id
}

function describeCounts({ total, done, doneRatio, byState, rows }: LifeCounts, language: Language): string {
  const percent = (ratio: number | null) => (ratio === null ? '—' : `${(ratio * 100).toFixed(1)} %`)
  const states = Object.entries(byState).map(([state, count]) => `${lifeStateTitle('outfall', state)[language]} ${count}`)
  return [
    translate(supervisionMessages.outfallTotals, language, { total, done, ratio: percent(doneRatio) }),
    states.join('  '),
    ...rows.map((row) => `${row.title?.[language] ?? row.key ?? '—'}: ${row.total}  ${row.done}  ${percent(row.doneRatio)}`),
  ].join('\n')
}
