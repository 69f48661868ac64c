/**
 * The `dutu` command: the window's requests without a window.
 *
 * Exit status: 0 done, 1 the user's problem, 2 wrong usage, 70 our bug.
 */
import { ORPCError } from '@orpc/server'
import { Command, CommanderError, Option } from 'commander'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, type ErrorData } from '../../shared/errors'
import { commandMessages, helpTitles } from '../../shared/messages/command'
import { translateError } from '../../shared/messages/errors'
import type { Language } from '../../shared/messages/translate'
import { type CommandContext, createCommandContext } from './command-context'
import { commands } from './commands'
import { exitStatus } from './exit-status'
import { usageProblem } from './usage-problem'

type Streams = { readonly writeOut: (text: string) => void; readonly writeError: (text: string) => void }

const processStreams: Streams = {
  writeOut: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
}

/**
 * Run one command.
 *
 * @param argv arguments after `dutu`
 * @param dataFolder folder of the shipped data
 * @returns the exit status
 */
export async function runCommandLine(argv: readonly string[], dataFolder: string, streams: Streams = processStreams): Promise<number> {
  const language: Language = languageOf(argv)
  const json = argv.includes('--json')
  const cancel = new AbortController()
  const onInterrupt = () => cancel.abort()
  process.once('SIGINT', onInterrupt)
  let context: CommandContext | null = null
  const program = new Command('dutu')
    .exitOverride()
    // What is wrong is said below, in the asked language.
    .configureOutput({ writeOut: streams.writeOut, writeErr: streams.writeError, outputError: () => {} })
    .configureHelp({ styleTitle: (title) => helpTitle(title, language) })
    .description(commandMessages.program[language])
    .helpOption('-h, --help', commandMessages.help[language])
    .helpCommand('help [command]', commandMessages.help[language])
    .version(readVersion(dataFolder), '-V, --version', commandMessages.version[language])
  const groups = new Map<string, Command>()
  for (const command of commands) {
    const added = parentOf(program, groups, command, language)
      .command(command.usage)
      .description(command.summary[language])
      .option('--json', commandMessages.json[language])
      .addOption(new Option('--lang <language>', commandMessages.lang[language]).choices(['zh', 'en']))
    command.declare(added, language)
    added.action(async (...given: unknown[]) => {
      const self = given.at(-1) as Command
      context = createCommandContext(
        { ...streams, dataFolder, programVersion: readVersion(dataFolder), workingFolder: process.env['INIT_CWD'] ?? process.cwd(), signal: cancel.signal },
        json,
        language,
      )
      await command.run(context, self.args, self.opts())
    })
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return (context as CommandContext | null)?.status() ?? exitStatus.done
  } catch (error) {
    return report(error, cancel.signal, { json, language, streams })
  } finally {
    process.off('SIGINT', onInterrupt)
    await (context as CommandContext | null)?.session.close()
  }
}

/** The program itself, or the command whose part this one is: `task` of `task step`. */
function parentOf(program: Command, groups: Map<string, Command>, { group }: (typeof commands)[number], language: Language): Command {
  if (group === undefined) return program
  const known = groups.get(group.name)
  if (known !== undefined) return known
  const added = program.command(group.name).description(group.summary[language])
  groups.set(group.name, added)
  return added
}

function report(error: unknown, signal: AbortSignal, { json, language, streams }: { json: boolean; language: Language; streams: Streams }): number {
  const tell = (problem: ErrorData, status: number): number => {
    const message = translateError(problem, language)
    if (json) streams.writeOut(`${JSON.stringify({ error: { ...problem, message } })}\n`)
    else streams.writeError(`${message}\n`)
    return status
  }
  if (error instanceof CommanderError) {
    const problem = usageProblem(error)
    return problem === null ? exitStatus.done : tell(problem, exitStatus.usage)
  }
  const problem = signal.aborted ? new AppError('job.cancelled', {}).toData() : userProblemOf(error)
  if (problem !== null) return tell(problem, exitStatus.userProblem)
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') {
    return tell(new AppError('usage.badValue', { problems: describeIssues(error.data) }).toData(), exitStatus.usage)
  }
  streams.writeError(`${commandMessages.bug[language]}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return exitStatus.bug
}

function userProblemOf(error: unknown): ErrorData | null {
  if (error instanceof AppError) return error.toData()
  if (error instanceof ORPCError && error.code === 'USER_PROBLEM') return error.data as ErrorData
  return null
}

function describeIssues(data: unknown): string {
  const issues = (data as { issues?: { message: string; path?: { key: unknown }[] }[] } | undefined)?.issues ?? []
  return issues.map(({ message, path }) => `${(path ?? []).map(({ key }) => String(key)).join('.')}: ${message}`).join('; ')
}

/** Headings of the help text; the parser asks for each by its English name. */
function helpTitle(title: string, language: Language): string {
  return helpTitles[title]?.[language] ?? title
}

function languageOf(argv: readonly string[]): Language {
  const at = argv.indexOf('--lang')
  return argv.includes('--lang=en') || (at !== -1 && argv[at + 1] === 'en') ? 'en' : 'zh'
}

function readVersion(dataFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(dataFolder, '..', 'package.json'), 'utf8')) as { version: string }
  return version
}
