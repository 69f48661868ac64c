/** The `dutu` command in this process: what it printed and its status. */
import { join } from 'node:path'
import { runCommandLine } from '../../electron/cli/run'

const dataFolder = join(import.meta.dirname, '../../data')

export type CommandOutcome = { readonly status: number; readonly out: string; readonly error: string }

export async function runCommand(...args: readonly string[]): Promise<CommandOutcome> {
  const outcome = { out: '', error: '' }
  const status = await runCommandLine(args, dataFolder, {
    writeOut: (text) => {
      outcome.out += text
    },
    writeError: (text) => {
      outcome.error += text
    },
  })
  return { status, ...outcome }
}
