// @ts-check
/** How to start npm: the one that is running us if there is one, otherwise the one on the path. */
import { lastLines, runCommand } from './run-command.mjs'
import { SetupError } from './setup-error.mjs'

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {NodeJS.Platform} platform
 * @param {string} node path of the Node executable
 * @returns {{ command: string, leading: string[], shell: boolean }}
 */
export function npmCommand(environment, platform, node) {
  const running = environment.npm_execpath
  if (running && /npm-cli\.[cm]?js$/.test(running)) return { command: node, leading: [running], shell: false }
  // npm is a .cmd file on Windows, which Node starts only through a shell.
  return { command: platform === 'win32' ? 'npm.cmd' : 'npm', leading: [], shell: platform === 'win32' }
}

/**
 * @param {readonly string[]} parameters
 * @param {string} cwd
 * @returns {Promise<string>} what npm printed
 * @throws SetupError with the end of npm's output
 */
export async function runNpm(parameters, cwd) {
  const npm = npmCommand(process.env, process.platform, process.execPath)
  const result = await runCommand(npm.command, [...npm.leading, ...parameters], { cwd, shell: npm.shell })
  if (result.status !== 0) throw new SetupError(`npm ${parameters[0]} failed:\n${lastLines(result)}`)
  return result.stdout
}
