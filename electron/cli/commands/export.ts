/** `dutu export --workspace WS --layer L --out FILE` */
import { extname } from 'node:path'
import { exportFormats } from '../../../shared/contract/workspace'
import { isKindId } from '../../../shared/domain/kinds'
import { AppError } from '../../../shared/errors'
import { commandMessages } from '../../../shared/messages/command'
import { translate } from '../../../shared/messages/translate'
import { type DutuCommand, textOption } from './command'

/** Endings that mean a format; a shapefile leaves as a zip. */
const formatByExtension: Readonly<Record<string, (typeof exportFormats)[number]>> = {
  ...Object.fromEntries(exportFormats.map((format) => [`.${format}`, format])),
  '.zip': 'shp',
  '.json': 'geojson',
}

export const exportCommand: DutuCommand = {
  usage: 'export',
  summary: commandMessages.export,
  declare: (command, language) => {
    command
      .requiredOption('--workspace <file>', commandMessages.workspace[language])
      .requiredOption('--layer <kind>', commandMessages.layer[language])
      .requiredOption('--out <file>', commandMessages.out[language])
      .option('--vintage <date>', commandMessages.vintage[language])
  },
  async run(context, _args, options) {
    const layer = textOption(options, 'layer') ?? ''
    const path = context.path(textOption(options, 'out') ?? '')
    const vintage = textOption(options, 'vintage')
    const format = formatByExtension[extname(path).toLowerCase()]
    if (!isKindId(layer)) throw new AppError('layer.notFound', { layer })
    if (format === undefined) throw new AppError('export.unknownFormat', { path })
    await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? ''), readOnly: true })
    const input = { layer, format, path, language: context.language, ...(vintage === undefined ? {} : { vintage }) }
    const result = await context.finish(await context.client.workspace.export(input, { signal: context.signal }))
    context.answer(result, ({ file, features }) => translate(commandMessages.exported, context.language, { file, features }))
  },
}
