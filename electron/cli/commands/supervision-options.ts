/** What commands about tasks and outfalls share: their groups, options of a step, opening. */
import { type Command, InvalidArgumentError } from 'commander'
import { commandMessages } from '../../../shared/messages/command'
import { supervisionMessages } from '../../../shared/messages/supervision'
import type { Language } from '../../../shared/messages/translate'
import type { CommandContext } from '../command-context'
import { type DutuCommand, flag, textOption, type TypedOptions } from './command'

export const taskGroup: NonNullable<DutuCommand['group']> = { name: 'task', summary: supervisionMessages.task }
export const outfallGroup: NonNullable<DutuCommand['group']> = { name: 'outfall', summary: supervisionMessages.outfall }

export function declareWorkspace(command: Command, language: Language): Command {
  return command.requiredOption('--workspace <file>', commandMessages.workspace[language])
}

export function declareStepOptions(command: Command, language: Language): void {
  declareWorkspace(command, language)
    .option('--on <date>', supervisionMessages.effectiveOn[language])
    .option('--role <role>', supervisionMessages.role[language])
    .option('--note <text>', supervisionMessages.note[language])
    .option('--override <reason>', supervisionMessages.override[language])
    .option('--set <column=value>', supervisionMessages.set[language], collectPair)
    .option('--detail <name=value>', supervisionMessages.detail[language], collectPair)
    .option('--dry-run', supervisionMessages.dryRun[language])
}

export function collectPair(text: string, all: readonly string[] = []): string[] {
  if (text.indexOf('=') < 1) throw new InvalidArgumentError('name=value')
  return [...all, text]
}

/** A dry run takes no lock. */
export async function openForWriting(context: CommandContext, options: TypedOptions): Promise<void> {
  await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? ''), readOnly: flag(options, 'dryRun') })
}

export async function openForReading(context: CommandContext, options: TypedOptions): Promise<void> {
  await context.client.workspace.open({ path: context.path(textOption(options, 'workspace') ?? ''), readOnly: true })
}

/** `--as-of` and `--recorded-at` as requests ask for a moment. */
export function momentOption(options: TypedOptions): { readonly asOf?: string; readonly recordedAt?: string } {
  const [asOf, recordedAt] = [textOption(options, 'asOf'), textOption(options, 'recordedAt')]
  return { ...(asOf === undefined ? {} : { asOf }), ...(recordedAt === undefined ? {} : { recordedAt }) }
}
