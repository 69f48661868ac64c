/** `dutu trace SECTION --workspace WS --upstream METERS`; SECTION is an id, a code or a name. */
import type { TraceReport } from '../../../shared/domain/trace'
import { kinds } from '../../../shared/domain/kinds'
import { AppError } from '../../../shared/errors'
import { commandMessages } from '../../../shared/messages/command'
import { type Language, translate } from '../../../shared/messages/translate'
import { traceNotes } from '../../../shared/messages/trace'
import type { CommandContext } from '../command-context'
import { argument, type DutuCommand, textOption } from './command'

export const traceCommand: DutuCommand = {
  usage: 'trace <section>',
  summary: commandMessages.trace,
  declare: (command, language) => {
    command
      .requiredOption('--workspace <file>', commandMessages.workspace[language])
      .requiredOption('--upstream <meters>', commandMessages.upstream[language])
  },
  async run(context, args, options) {
    await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? ''), readOnly: true })
    const id = await findSection(context, argument(args, 0))
    const report = await context.client.section.trace({ id, upstreamMeters: Number(textOption(options, 'upstream')) })
    context.answer(report, () => describeTrace(report, context.language))
  },
}

/** @throws AppError 'feature.notFound' where no section, or more than one, has that name */
async function findSection(context: CommandContext, typed: string): Promise<string> {
  const list = (column: string, value: string | number) =>
    context.client.feature.list({ kind: 'section', where: { [column]: [value] }, limit: 2, offset: 0 })
  for (const column of ['code', 'name']) {
    const { features } = await list(column, typed)
    if (features.length === 1 && features[0] !== undefined) return features[0].id
  }
  if (/^\d{1,15}$/.test(typed)) {
    const { features } = await list('fid', Number(typed))
    if (features[0] !== undefined) return features[0].id
  }
  throw new AppError('feature.notFound', { layer: kinds.section.title.zh, id: typed })
}

function describeTrace(report: TraceReport, language: Language): string {
  const { section, by, upstreamMeters, features } = report
  const head = translate(commandMessages.traceHead, language, { section: section.name ?? section.id, meters: upstreamMeters, count: features.length, by: commandMessages[`traceBy_${by}`][language] })
  const rows = features.map(({ layer, name, code, distanceMeters, waterway }) =>
    [`${Math.round(distanceMeters)} m`.padStart(9), kinds[layer].title[language], name ?? code ?? '–', waterway ?? ''].join('  ').trimEnd(),
  )
  return [head, ...rows, ...traceNotes(report, language)].join('\n')
}
