/** What one command of `dutu` is. */
import type { Command } from 'commander'
import type { Language, Message } from '../../../shared/messages/translate'
import type { CommandContext } from '../command-context'

/** Options as typed: texts, or true for flags. */
export type TypedOptions = Readonly<Record<string, unknown>>

export type DutuCommand = {
  /** The command that it is part of: `task` for `task step`. */
  readonly group?: { readonly name: string; readonly summary: Message }
  /** Name and arguments, e.g. `info <file>`. */
  readonly usage: string
  readonly summary: Message
  /** Add the command's own options. */
  readonly declare: (command: Command, language: Language) => void
  readonly run: (context: CommandContext, args: readonly string[], options: TypedOptions) => Promise<void>
}

/** An option's text, undefined where it was not given. */
export function textOption(options: TypedOptions, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** Whether a flag was given. */
export function flag(options: TypedOptions, name: string): boolean {
  return options[name] === true
}

/** An argument that commander has already required. */
export function argument(args: readonly string[], index: number): string {
  const value = args[index]
  if (value === undefined) throw new Error(`argument ${index} is missing`)
  return value
}
