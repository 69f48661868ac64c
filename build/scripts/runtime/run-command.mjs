// @ts-check
/** Child processes: captured, with a time limit, never through a shell except where Windows insists. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * @typedef {object} CommandResult
 * @property {number | null} status null when a signal ended it or it did not start
 * @property {NodeJS.Signals | null} signal
 * @property {string} stdout
 * @property {string} stderr
 * @property {Error | null} startError set when the program could not be started at all
 */

/**
 * Run a program and capture what it says; never rejects.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMilliseconds?: number, shell?: boolean }} [options]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, parameters, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      shell: options.shell ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
    const timer = options.timeoutMilliseconds
      ? setTimeout(() => child.kill('SIGKILL'), options.timeoutMilliseconds)
      : undefined
    child.once('error', (startError) => {
      clearTimeout(timer)
      resolve({ status: null, signal: null, stdout, stderr, startError })
    })
    child.once('close', (status, signal) => {
      clearTimeout(timer)
      resolve({ status, signal, stdout, stderr, startError: null })
    })
  })
}

/**
 * Run a program in the foreground: it shares our streams, gets our signals, and its status is ours.
 *
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions }} [options]
 * @returns {Promise<number>} its exit status; 128 + number when a signal ended it, as a shell would say
 * @throws the start error when the program cannot be started
 */
export function runForeground(command, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.stdio ?? 'inherit',
    })
    /** @type {NodeJS.Signals[]} */
    const forwarded = process.platform === 'win32' ? ['SIGINT'] : ['SIGINT', 'SIGTERM', 'SIGHUP']
    const listeners = forwarded.map((signal) => {
      const listener = () => void child.kill(signal)
      process.on(signal, listener)
      return /** @type {const} */ ([signal, listener])
    })
    const stopListening = () => listeners.forEach(([signal, listener]) => process.off(signal, listener))
    child.once('error', (error) => {
      stopListening()
      reject(error)
    })
    child.once('exit', (status, signal) => {
      stopListening()
      resolve(exitStatus(status, signal))
    })
  })
}

/**
 * @param {number | null} status
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
function exitStatus(status, signal) {
  if (status !== null) return status
  return signal === null ? 1 : 128 + constants.signals[signal]
}

/**
 * The end of a program's output, for an error message.
 * @param {CommandResult} result
 * @param {number} [lines]
 * @returns {string}
 */
export function lastLines(result, lines = 12) {
  if (result.startError) return result.startError.message
  const text = `${result.stdout}\n${result.stderr}`.trim()
  return text.split('\n').slice(-lines).join('\n') || `ended by ${result.signal ?? `status ${result.status}`}`
}
