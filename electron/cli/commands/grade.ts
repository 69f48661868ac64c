/** `dutu grade READINGS` */
import { Option } from 'commander'
import type { GradeReport } from '../../../shared/domain/grade'
import { commandMessages } from '../../../shared/messages/command'
import { itemNames } from '../../../shared/messages/water'
import type { Language } from '../../../shared/messages/translate'
import { argument, type DutuCommand, textOption, type TypedOptions } from './command'

export const gradeCommand: DutuCommand = {
  usage: 'grade <readings>',
  summary: commandMessages.grade,
  declare: (command, language) => {
    command
      .addOption(new Option('--standard <standard>', commandMessages.standard[language]).choices(['gb3838', 'gb3097']))
      .addOption(new Option('--water-type <type>', commandMessages.waterType[language]).choices(['river', 'lake']))
      .option('--workspace <file>', commandMessages.workspace[language])
      .option('--sheet <name>', commandMessages.sourceLayer[language])
      .option('--encoding <name>', commandMessages.encoding[language])
      .option('--map <item=heading>', commandMessages.mapColumn[language], (pair: string, before: readonly string[]) => [...before, pair], [])
  },
  async run(context, args, options) {
    const workspace = textOption(options, 'workspace')
    if (workspace !== undefined) await context.client.workspace.open({ path: context.path(workspace), readOnly: true })
    const report = await context.client.grade.table(
      {
        path: context.path(argument(args, 0)),
        standard: textOption(options, 'standard') === 'gb3097' ? 'gb3097' : 'gb3838',
        waterType: waterTypeOption(textOption(options, 'waterType')),
        sheet: textOption(options, 'sheet'),
        encoding: textOption(options, 'encoding'),
        columns: columnsOf(options),
        language: context.language,
      },
      { signal: context.signal },
    )
    context.answer(report, () => describeGrades(report, context.language))
  },
}

/** commander has let nothing else through. */
function waterTypeOption(text: string | undefined): 'river' | 'lake' | undefined {
  return text === 'river' || text === 'lake' ? text : undefined
}

/** `--map item=heading`, repeatable; what is no item is refused by the contract. */
function columnsOf(options: TypedOptions): Record<string, string> {
  const pairs = Array.isArray(options['map']) ? (options['map'] as string[]) : []
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, Math.max(pair.indexOf('='), 0)), pair.slice(pair.indexOf('=') + 1)]))
}

function describeGrades({ standard, rows, problems }: GradeReport, language: Language): string {
  const lines = rows.map(({ row, section, time, className, decidedBy, exceedances }) => {
    const multiples = exceedances.map(({ item, multiple }) => `${itemNames[item][language]}(${multiple.toFixed(2)})`)
    // Dissolved oxygen and pH decide without a multiple.
    const others = decidedBy.filter((item) => !exceedances.some((exceedance) => exceedance.item === item)).map((item) => itemNames[item][language])
    const because = [...multiples, ...others].join(' ')
    return [String(row).padStart(5), (className ?? '–').padEnd(4), section ?? '', time ?? '', because].join('  ').trimEnd()
  })
  return [standard, ...lines, ...problems.map(({ row, message }) => `${row === null ? '' : `${row}: `}${message}`)].join('\n')
}
