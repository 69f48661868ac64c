// @ts-check
/** A display for Electron: the person's own, or a virtual one (Xvfb) on a Linux machine without any. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installSystemPackages } from './debian-packages.mjs'
import { SetupError } from './setup-error.mjs'

const XVFB = '/usr/bin/Xvfb'
const SET_PARENT_DEATH_SIGNAL = '/usr/bin/setpriv'
const START_LIMIT_MILLISECONDS = 15_000

/** Room for the largest window of the tests. */
const SCREEN = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']

/**
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 * @returns {'own' | 'virtual'}
 */
export function chooseDisplay(platform, environment) {
  if (platform !== 'linux') return 'own'
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? 'own' : 'virtual'
}

/** @typedef {{ environment: NodeJS.ProcessEnv, close: () => Promise<void> }} Display environment: what Electron needs added to its own */

/** @returns {Promise<import('./step-report.mjs').StepOutcome<Display>>} */
export async function ensureDisplay() {
  if (chooseDisplay(process.platform, process.env) === 'own') {
    return { did: 'the one of this session', changed: false, value: { environment: {}, close: async () => {} } }
  }
  const installed = !existsSync(XVFB)
  if (installed) await installSystemPackages('A window on a machine without a display', ['xvfb'])
  const display = await startVirtualDisplay()
  const started = `virtual, ${display.environment.DISPLAY}`
  return { did: installed ? `installed xvfb; ${started}` : started, changed: installed, value: display }
}

/**
 * Start Xvfb on a display number of its own choice. It ends with us, even when we are killed, where util-linux's
 * `setpriv` is there to arrange it.
 *
 * @returns {Promise<Display>}
 */
function startVirtualDisplay() {
  const xvfb = [XVFB, '-displayfd', '3', ...SCREEN]
  const [command = XVFB, ...parameters] = existsSync(SET_PARENT_DEATH_SIGNAL)
    ? [SET_PARENT_DEATH_SIGNAL, '--pdeathsig', 'TERM', ...xvfb]
    : xvfb
  // In a process group of its own, so that Ctrl-C reaches Electron first and the display last.
  const child = spawn(command, parameters, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const kill = () => void child.kill('SIGTERM')
  const close = async () => {
    process.off('exit', kill)
    child.ref()
    kill()
    await ended
  }
  process.once('exit', kill)
  return new Promise((resolve, reject) => {
    let errors = ''
    let number = ''
    const timer = setTimeout(() => fail('did not start in time'), START_LIMIT_MILLISECONDS)
    /** @param {string} reason */
    const fail = (reason) => {
      clearTimeout(timer)
      kill()
      reject(new SetupError(`Xvfb ${reason}.\n${errors.trim()}`))
    }
    child.stderr?.setEncoding('utf8').on('data', (text) => (errors += text))
    child.once('error', (error) => fail(`could not be started: ${error.message}`))
    child.once('exit', (status) => fail(`ended with status ${status}`))
    const numbers = /** @type {import('node:stream').Readable} */ (child.stdio[3])
    numbers.setEncoding('utf8').on('data', (text) => {
      number += text
      if (!number.includes('\n')) return
      clearTimeout(timer)
      child.removeAllListeners('exit')
      child.unref()
      for (const stream of [child.stderr, numbers]) /** @type {any} */ (stream)?.destroy()
      resolve({ environment: { DISPLAY: `:${number.trim()}` }, close })
    })
  })
}
