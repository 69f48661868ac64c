/** `dutu task show|edit|export`: the story of a task, edits with their why, the ledger. */
import { InvalidArgumentError, Option } from 'commander'
import { extname } from 'node:path'
import type { StoryEvent } from '../../../shared/domain/task-work'
import { lifeStateTitle } from '../../../shared/domain/life/life-subject'
import { AppError } from '../../../shared/errors'
import { commandMessages } from '../../../shared/messages/command'
import { ledgerMessages } from '../../../shared/messages/ledger'
import { storyMessages } from '../../../shared/messages/story'
import { supervisionMessages } from '../../../shared/messages/supervision'
import { type Language, translate } from '../../../shared/messages/translate'
import { argument, type DutuCommand, textOption } from './command'
import { collectPair, declareWorkspace, momentOption, openForReading, openForWriting, taskGroup } from './supervision-options'

export const taskShowCommand: DutuCommand = {
  group: taskGroup,
  usage: 'show <id>',
  summary: supervisionMessages.taskShow,
  declare: (command, language) => {
    declareWorkspace(command, language).option('--as-of <date>', commandMessages.asOf[language]).option('--recorded-at <instant>', supervisionMessages.recordedAt[language])
  },
  async run(context, args, options) {
    await openForReading(context, options)
    const { id, number, title } = await context.client.task.find({ task: argument(args, 0) })
    const [{ task }, story] = await Promise.all([context.client.task.read({ id, ...momentOption(options) }), context.client.task.story({ id })])
    context.answer({ task, ...story }, () =>
      [`${number ?? id} ${title}`, ...story.events.map((event) => describeEvent(event, context.language)), translate(ledgerMessages.log, context.language, story.log)].join('\n'),
    )
  },
}

export const taskEditCommand: DutuCommand = {
  group: taskGroup,
  usage: 'edit <id>',
  summary: supervisionMessages.taskEdit,
  declare: (command, language) => {
    declareWorkspace(command, language).requiredOption('--set <column=value>', supervisionMessages.set[language], collectPair).option('--why <reason>', supervisionMessages.why[language])
  },
  async run(context, args, options) {
    await openForWriting(context, options)
    const { id } = await context.client.task.find({ task: argument(args, 0) })
    const values = Object.fromEntries((options['set'] as readonly string[]).map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1)]))
    const reason = textOption(options, 'why')
    const answer = await context.client.task.edit({ ids: [id], values, ...(reason === undefined ? {} : { reason }) })
    context.answer({ task: id, ...answer }, ({ actionId }) => (actionId === null ? supervisionMessages.unchanged[context.language] : translate(supervisionMessages.recorded, context.language, { action: actionId })))
  },
}

export const taskExportCommand: DutuCommand = {
  group: taskGroup,
  usage: 'export',
  summary: supervisionMessages.taskExport,
  declare: (command, language) => {
    declareWorkspace(command, language)
      .addOption(new Option('--out <file>', commandMessages.out[language]).argParser(requireEnding).makeOptionMandatory())
      .option('--as-of <date>', commandMessages.asOf[language])
      .option('--recorded-at <instant>', supervisionMessages.recordedAt[language])
      .addOption(new Option('--audience <audience>', supervisionMessages.audience[language]).choices(['internal', 'public']).default('internal'))
  },
  async run(context, _args, options) {
    await openForReading(context, options)
    const path = context.path(textOption(options, 'out') ?? '')
    const events = await context.client.task.exportLedger(
      { path, format: formatOf(path), audience: textOption(options, 'audience') === 'public' ? 'public' : 'internal', language: context.language, ...momentOption(options) },
      { signal: context.signal },
    )
    context.answer(await context.finish(events), ({ file, tasks }) => translate(supervisionMessages.exported, context.language, { file, count: tasks }))
  },
}

const formats = ['xlsx', 'csv', 'docx'] as const

function formatOf(path: string): (typeof formats)[number] {
  const ending = extname(path).slice(1).toLowerCase()
  const format = formats.find((known) => known === ending)
  if (format === undefined) throw new AppError('export.unknownFormat', { path })
  return format
}

function requireEnding(path: string): string {
  if (!formats.some((format) => path.toLowerCase().endsWith(`.${format}`))) throw new InvalidArgumentError(formats.map((format) => `.${format}`).join(' '))
  return path
}

function describeEvent({ type, on, recordedAt, actor, subject, note, overrideReason, fields }: StoryEvent, language: Language): string {
  const what = type === 'step' ? lifeStateTitle('task', subject)[language] : subject
  const changes = fields.map(({ title, before, after }) => `${title[language]} ${before ?? '—'} → ${after ?? '—'}`)
  return [on ?? recordedAt?.slice(0, 10) ?? '—', storyMessages[type][language], what, actor ?? '', note ?? '', overrideReason === null ? '' : translate(storyMessages.override, language, { reason: overrideReason }), ...changes].filter((part) => part !== '').join('  ')
}
