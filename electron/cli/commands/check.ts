/** `dutu check SUBJECTS --workspace WS …`: exit status 0 whatever is found. */
import { basename } from 'node:path'
import type { CheckedSource, CheckReport, Finding } from '../../../shared/domain/check'
import { isKindId, kinds } from '../../../shared/domain/kinds'
import { AppError } from '../../../shared/errors'
import { commandMessages } from '../../../shared/messages/command'
import { checkMessages } from '../../../shared/messages/check'
import { translateError } from '../../../shared/messages/errors'
import { crsHowTitles, importMessages } from '../../../shared/messages/import'
import { type Language, translate } from '../../../shared/messages/translate'
import type { CommandContext } from '../command-context'
import { argument, type DutuCommand, textOption, type TypedOptions } from './command'

type CheckRequest = Parameters<CommandContext['client']['check']['run']>[0]

export const checkCommand: DutuCommand = {
  usage: 'check <subjects>',
  summary: commandMessages.check,
  declare: (command, language) => {
    command
      .requiredOption('--workspace <file>', commandMessages.workspace[language])
      .option('--rules <ids>', commandMessages.rules[language])
      .option('--activity <activity>', commandMessages.activity[language])
      .option('--tolerance <squareMeters>', commandMessages.tolerance[language])
      .option('--on <date>', commandMessages.on[language])
      .option('--plane <code>', commandMessages.plane[language])
      .option('--report <file>', commandMessages.report[language])
      .option('--crs <code>', commandMessages.crs[language])
      .option('--encoding <name>', commandMessages.encoding[language])
      .option('--layer <name>', commandMessages.sourceLayer[language])
  },
  async run(context, args, options) {
    await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? ''), readOnly: true })
    const events = await context.client.check.run(requestOf(context, argument(args, 0), options), { signal: context.signal })
    const report = await context.finish(events)
    const file = textOption(options, 'report')
    if (file === undefined) {
      context.answer(withMessages(report, context.language), () => describeCheck(report, context.language))
      return
    }
    const written = await context.finish(await context.client.check.report({ path: context.path(file), subjectsName: nameOf(argument(args, 0), context.language), language: context.language }, { signal: context.signal }))
    context.answer({ ...withMessages(report, context.language), report: written }, () => `${describeCheck(report, context.language)}\n${written.file}`)
  },
}

function requestOf(context: CommandContext, subjects: string, options: TypedOptions): CheckRequest {
  const [rules, activity, tolerance, on, plane, crs, encoding, layer] = ['rules', 'activity', 'tolerance', 'on', 'plane', 'crs', 'encoding', 'layer'].map((name) => textOption(options, name))
  return {
    subjects: subjects.startsWith('layer:')
      ? { type: 'layer', kind: layerOf(subjects.slice('layer:'.length)) }
      : { type: 'file', path: context.path(subjects), crs, encoding, layer },
    rules: rules?.split(',').map((id) => id.trim()),
    // Checked by the contract: a word that is no activity is wrong usage.
    activity: activity as CheckRequest['activity'],
    toleranceSquareMeters: tolerance === undefined ? undefined : Number(tolerance),
    on,
    plane,
    language: context.language,
  }
}

function nameOf(subjects: string, language: Language): string {
  return subjects.startsWith('layer:') ? kinds[layerOf(subjects.slice('layer:'.length))].title[language] : basename(subjects)
}

/** @throws AppError 'layer.notFound' */
function layerOf(name: string) {
  if (!isKindId(name)) throw new AppError('layer.notFound', { layer: name })
  return name
}

/** Problems of the file in words, as `import` answers them. */
function withMessages(report: CheckReport, language: Language) {
  const { source } = report
  if (source === null) return report
  return { ...report, source: { ...source, problems: source.problems.map(({ row, line, code, severity, params }) => ({ row, code, severity, params: line === null ? params : { ...params, line }, message: translateError({ code, params }, language) })) } }
}

const SHOWN_PROBLEMS = 20

/** The coordinate system that a file was read in, how surely, and what was wrong with it. */
function readingText({ crs, problems }: CheckedSource, language: Language): readonly string[] {
  const more = problems.length - SHOWN_PROBLEMS
  return [
    ...(crs === null ? [] : [translate(importMessages.usedCrs, language, { crs: crs.code ?? '–', how: crsHowTitles[crs.how][language], percent: Math.floor(crs.confidence * 100) })]),
    ...problems.slice(0, SHOWN_PROBLEMS).map(({ row, code, params }) => `  ${row === null ? '' : `${translate(importMessages.recordNumber, language, { row })} `}${translateError({ code, params }, language)}`),
    ...(more > 0 ? [`  … ${more}`] : []),
  ]
}

function describeCheck(report: CheckReport, language: Language): string {
  const layers = report.checkedAgainst.flatMap(({ layer, features, vintage, parts }) =>
    parts.length > 0 ? parts.map(({ name, features: count }) => `${name} ${count}`) : [`${kinds[layer].title[language]} ${features}${vintage === null ? '' : ` (${vintage})`}`],
  )
  const lineOf = (finding: Finding) => {
    const amount =
      finding.overlapSquareMeters !== null
        ? `${finding.overlapSquareMeters.toFixed(2)} m²${finding.shareOfSubject === null ? '' : ` (${(finding.shareOfSubject * 100).toFixed(2)} %)`}`
        : finding.overlapMeters === null && finding.relation !== 'distance' ? checkMessages.inside[language] : `${(finding.overlapMeters ?? finding.distanceMeters).toFixed(1)} m`
    const sliver = finding.certainty === 'sliver' ? ` ${checkMessages.sliver[language]}` : ''
    return `[${finding.severity}] ${finding.subjectName ?? finding.subject}  ${finding.rule}  ${finding.constraintName ?? finding.constraint}  ${amount}${sliver}  ${finding.basis}${finding.basisVerified ? '' : checkMessages.unverified[language]}`
  }
  const undecided = report.conditional.filter(({ condition }) => condition === 'unknown')
  const facts = { subjects: report.subjects, hit: report.subjectsWithFindings, on: report.on, tolerance: report.toleranceSquareMeters }
  return [
    translate(checkMessages.summary, language, facts),
    `${checkMessages.against[language]} ${layers.join('，')}`,
    ...(report.source === null ? [] : readingText(report.source, language)),
    ...report.findings.map(lineOf),
    ...(undecided.length === 0 ? [] : [`${checkMessages.conditional[language]}：${checkMessages.condition_unknown[language]}`, ...undecided.map((contact) => `  ${lineOf(contact)}`)]),
    ...(report.noFindings.length === 0 ? [] : [`${checkMessages.nothingFound[language]} ${report.noFindings.join('，')}`]),
    ...report.unchecked.map(({ subject, code }) => `${checkMessages.uncheckedSubject[language]} ${subject}：${checkMessages[code][language]}`),
    ...report.uncheckedRules.map(({ rule, code }) => `${checkMessages.uncheckedRule[language]} ${rule}：${checkMessages[code][language]}`),
    checkMessages.suspicion[language],
    report.fingerprint,
  ].join('\n')
}
