/** `dutu import SOURCE --into WS --as KIND …`: the keys of the answer are fixed; rejected rows do not change the exit status. */
import { InvalidArgumentError, Option } from 'commander'
import type { ImportProblem, ImportReport } from '../../../shared/domain/import'
import { importTargets } from '../../../shared/domain/import'
import { translateError } from '../../../shared/messages/errors'
import { crsHowTitles, importMessages, translateReasons } from '../../../shared/messages/import'
import { type Language, translate } from '../../../shared/messages/translate'
import type { CommandContext } from '../command-context'
import { argument, type DutuCommand, flag, textOption, type TypedOptions } from './command'

type ImportRequest = Parameters<CommandContext['client']['import']['run']>[0]

/** Everything is answered: a script counts on it. */
const ALL_PROBLEMS = 10_000_000
/** A person reads so many; the rest is in `--json` and `--rejected`. */
const SHOWN_PROBLEMS = 50

export const importCommand: DutuCommand = {
  usage: 'import <source>',
  summary: importMessages.import,
  declare: (command, language) => {
    command
      .requiredOption('--into <file>', importMessages.into[language])
      .addOption(new Option('--as <kind>', importMessages.as[language]).choices([...importTargets]).makeOptionMandatory())
      .option('--crs <code>', importMessages.crs[language])
      .addOption(new Option('--transform <name>', importMessages.transform[language]).choices(['none', 'swapAxes', 'gcj02', 'bd09']))
      .option('--encoding <name>', importMessages.encoding[language])
      .option('--sheet <name>', importMessages.sheet[language])
      .option('--layer <name>', importMessages.sourceLayer[language])
      .addOption(new Option('--map <target=source>', importMessages.map[language]).argParser((text: string, all: readonly string[] = []) => [...all, requireMapping(text, language)]))
      .option('--key <field>', importMessages.key[language])
      .addOption(new Option('--on-match <what>', importMessages.onMatch[language]).choices(['update', 'skip']))
      .addOption(new Option('--on-new <what>', importMessages.onNew[language]).choices(['add', 'skip']))
      .addOption(new Option('--on-missing <what>', importMessages.onMissing[language]).choices(['keep', 'delete', 'mark']))
      .option('--remember', importMessages.remember[language])
      .addOption(new Option('--shift <numbers>', importMessages.shift[language]).argParser((text: string) => requireShift(text, language)))
      .option('--vintage <date>', importMessages.vintage[language])
      .option('--rejected <file>', importMessages.rejectedFile[language])
      .option('--dry-run', importMessages.dryRun[language])
  },
  async run(context, args, options) {
    const dryRun = flag(options, 'dryRun')
    await context.client.workspace.open({ path: context.path(textOption(options, 'into') ?? ''), readOnly: dryRun })
    const request = requestOf(context, argument(args, 0), options)
    const rejectedFile = textOption(options, 'rejected')
    // Before the rows are in: the same rows would match themselves by key afterwards.
    if (rejectedFile !== undefined) {
      const { limit: _limit, dryRun: _dryRun, onMatch: _onMatch, onNew: _onNew, onMissing: _onMissing, remember: _remember, ...choices } = request
      await context.finish(await context.client.import.exportRejected({ ...choices, out: context.path(rejectedFile), language: context.language }, { signal: context.signal }))
    }
    const report = await context.finish(await context.client.import.run({ ...request, dryRun }, { signal: context.signal }))
    context.answer(answerOf(report, context.language, dryRun), () => describeImport(report, argument(args, 0), context.language))
    // The import stands already: where this is interrupted, the next opening makes up for it.
    if (!dryRun) await context.client.workspace.refreshOverviews(undefined, { signal: context.signal }).catch(ignoreCancelled(context.signal))
  },
}

const ignoreCancelled = (signal: AbortSignal) => (error: unknown) => {
  if (!signal.aborted) throw error
}

function requestOf(context: CommandContext, source: string, options: TypedOptions): ImportRequest {
  const given = <Name extends string>(name: Name) => {
    const text = textOption(options, name)
    return text === undefined ? {} : { [name]: text }
  }
  const layer = textOption(options, 'layer') ?? textOption(options, 'sheet')
  const mappings = (options['map'] ?? []) as readonly string[]
  return {
    path: context.path(source),
    target: options['as'] as ImportRequest['target'],
    ...given('crs'),
    ...given('transform'),
    ...given('encoding'),
    ...given('key'),
    ...given('onMatch'),
    ...given('onNew'),
    ...given('onMissing'),
    ...(flag(options, 'remember') ? { remember: true } : {}),
    ...(options['shift'] === undefined ? {} : { shift: options['shift'] as NonNullable<ImportRequest['shift']> }),
    ...given('vintage'),
    ...(layer === undefined ? {} : { layer }),
    ...(mappings.length === 0 ? {} : { mapping: Object.fromEntries(mappings.map((mapping) => splitMapping(mapping))) }),
    limit: ALL_PROBLEMS,
  }
}

/** Only the first sign counts: headings may hold one. */
function splitMapping(text: string): [string, string] {
  const at = text.indexOf('=')
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

function requireMapping(text: string, language: Language): string {
  const [target, source] = splitMapping(text)
  if (!text.includes('=') || target === '' || source === '') throw new InvalidArgumentError(translate(importMessages.badMapping, language, { text }))
  return text
}

/** dx, dy, dz in metres, rx, ry, rz in arc seconds, scale in ppm; the first three alone are enough. */
function requireShift(text: string, language: Language): NonNullable<ImportRequest['shift']> {
  const numbers = text.split(/[,，\s]+/).map(Number)
  if ((numbers.length !== 3 && numbers.length !== 7) || !numbers.every(Number.isFinite)) throw new InvalidArgumentError(translate(importMessages.badShift, language, { text }))
  const [dxMeters = 0, dyMeters = 0, dzMeters = 0, rxArcSeconds = 0, ryArcSeconds = 0, rzArcSeconds = 0, scalePartsPerMillion = 0] = numbers
  return { dxMeters, dyMeters, dzMeters, rxArcSeconds, ryArcSeconds, rzArcSeconds, scalePartsPerMillion }
}

/** The document that `--json` prints. */
function answerOf(report: ImportReport, language: Language, dryRun: boolean) {
  const { importId, format, layer, encoding, crs, read, added, updated, unchanged, rejected, repaired, differences, missing } = report
  return {
    importId,
    format,
    layer,
    encoding: encoding === null ? null : { name: encoding.name, how: encoding.how },
    crs: crs === null ? null : { code: crs.code, how: crs.how, confidence: crs.confidence },
    ...(dryRun && crs === null && report.candidates.length > 0
      ? { candidates: report.candidates.map(({ code, transform, score, reasons }) => ({ code, transform, score, reason: translateReasons(reasons, language) })) }
      : {}),
    read,
    added,
    updated,
    unchanged,
    rejected,
    repaired,
    problems: report.problems.map((problem) => problemOf(problem, language)),
    ...(differences === null ? {} : { differences }),
    ...(missing === null ? {} : { missing }),
  }
}

function problemOf({ row, line, code, severity, params }: ImportProblem, language: Language) {
  return { row, code, severity, params: line === null ? params : { ...params, line }, message: translateError({ code, params }, language) }
}

function describeImport(report: ImportReport, file: string, language: Language): string {
  const { crs, candidates, differences, missing, importId, layer, read, added, updated, unchanged, rejected, repaired } = report
  const shown = report.problems.slice(0, SHOWN_PROBLEMS)
  const more = report.problems.length - shown.length
  return [
    translate(importMessages.summary, language, { file, layer, read, added, updated, unchanged, rejected, repaired }),
    ...(crs === null ? [] : [translate(importMessages.usedCrs, language, { crs: crs.code ?? '–', how: crsHowTitles[crs.how][language], percent: Math.floor(crs.confidence * 100) })]),
    ...(candidates.length === 0 ? [] : [importMessages.candidates[language], ...candidates.map(({ code, transform, score, reasons }) => `  ${code} ${transform} ${Math.round(score * 100)} %  ${translateReasons(reasons, language)}`)]),
    ...(differences === null ? [] : [translate(importMessages.differences, language, { key: differences.key, added: differences.added.length, changed: differences.changed.length, missing: differences.missing.length })]),
    ...(missing === null || missing.found === 0 ? [] : [translate(importMessages.missingCounts, language, missing)]),
    ...shown.map((problem) => `  ${placeText(problem, language)}${translateError(problem, language)}`),
    ...(more > 0 ? [`  … +${more}`] : []),
    importId === null ? importMessages.tried[language] : translate(importMessages.done, language, { id: importId }),
  ].join('\n')
}

function placeText({ row, line }: ImportProblem, language: Language): string {
  if (row === null) return ''
  const place = line === null ? translate(importMessages.recordNumber, language, { row }) : translate(importMessages.lineNumber, language, { line })
  return `${place}${language === 'zh' ? '：' : ': '}`
}
