/** `dutu compare LAYER --workspace WS --from VINTAGE --to VINTAGE` */
import { isKindId } from '../../../shared/domain/kinds'
import { type AreaBalance, categoryFieldOf, type VersionComparison } from '../../../shared/domain/version-comparison'
import { vocabularyTitle } from '../../../shared/domain/vocabularies'
import { AppError } from '../../../shared/errors'
import { checkMessages } from '../../../shared/messages/check'
import { commandMessages } from '../../../shared/messages/command'
import { type Language, translate } from '../../../shared/messages/translate'
import { argument, type DutuCommand, textOption } from './command'

export const compareCommand: DutuCommand = {
  usage: 'compare <layer>',
  summary: commandMessages.compare,
  declare: (command, language) => {
    command
      .requiredOption('--workspace <file>', commandMessages.workspace[language])
      .requiredOption('--from <vintage>', commandMessages.vintage[language])
      .requiredOption('--to <vintage>', commandMessages.vintage[language])
      .option('--tolerance <squareMeters>', commandMessages.tolerance[language])
      .option('--approval <number>', commandMessages.approval[language])
      .option('--report <file>', commandMessages.report[language])
  },
  async run(context, args, options) {
    const layer = argument(args, 0)
    if (!isKindId(layer)) throw new AppError('layer.notFound', { layer })
    await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? ''), readOnly: true })
    const tolerance = textOption(options, 'tolerance')
    const approval = textOption(options, 'approval')
    const input = {
      layer,
      from: textOption(options, 'from') ?? '',
      to: textOption(options, 'to') ?? '',
      ...(tolerance === undefined ? {} : { toleranceSquareMeters: Number(tolerance) }),
      ...(approval === undefined ? {} : { approval }),
    }
    const comparison = await context.finish(await context.client.check.compare(input, { signal: context.signal }))
    const file = textOption(options, 'report')
    if (file === undefined) {
      context.answer(comparison, () => describeComparison(comparison, context.language))
      return
    }
    const written = await context.finish(await context.client.check.compareReport({ ...input, path: context.path(file), language: context.language }, { signal: context.signal }))
    context.answer({ ...comparison, report: written }, () => `${describeComparison(comparison, context.language)}\n${written.file}`)
  },
}

function describeComparison({ layer, from, to, total, byCategory, byDistrict, pieces, areaKept, categoryKept, severity, fingerprint }: VersionComparison, language: Language): string {
  const hectares = (squareMeters: number) => (squareMeters / 10_000).toFixed(2)
  const balance = ({ outSquareMeters, inSquareMeters, netSquareMeters }: AreaBalance) =>
    translate(checkMessages.balance, language, { out: hectares(outSquareMeters), in: hectares(inSquareMeters), net: hectares(netSquareMeters) })
  const vocabulary = categoryFieldOf(layer)?.vocabulary
  const category = (code: string | null) => (code === null ? '–' : ((vocabulary === undefined ? null : vocabularyTitle(vocabulary, code))?.[language] ?? code))
  return [
    `${from} → ${to}  ${balance(total)}`,
    ...byCategory.map((row) => `  ${category(row.category)}  ${balance(row)}`),
    ...byDistrict.map((row) => `  ${row.district ?? '–'}  ${balance(row)}`),
    ...pieces.map(({ change, name, category: was, categoryAfter, squareMeters }) => {
      const what = change === 'category' ? `${category(was)} → ${category(categoryAfter)}` : category(was)
      return `${checkMessages[`change_${change}`][language]}  ${name ?? '–'}  ${what}  ${squareMeters.toFixed(2)} m²`
    }),
    checkMessages[areaKept ? 'areaKept' : 'areaLost'][language],
    checkMessages[categoryKept ? 'categoryKept' : 'categoryChanged'][language],
    ...(severity === null ? [] : [`R05 ${checkMessages[`severity_${severity}`][language]}`]),
    fingerprint,
  ].join('\n')
}
