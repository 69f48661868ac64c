// @ts-check
/**
 * Chromium's sandbox on Linux: it needs user namespaces or its set-uid helper. Some systems forbid the first, and then
 * the second has to be allowed once by an administrator. Running without a sandbox is no way out, except for root, for
 * whom there is none.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from './run-command.mjs'
import { SetupError } from './setup-error.mjs'

const SET_UID_BIT = 0o4000

/**
 * @param {{ platform: NodeJS.Platform, isRoot: boolean, helperReady: boolean, hasUserNamespaces: boolean }} situation
 * @returns {boolean} whether the helper must be allowed before Electron starts
 */
export function needsHelper({ platform, isRoot, helperReady, hasUserNamespaces }) {
  return platform === 'linux' && !isRoot && !helperReady && !hasUserNamespaces
}

/**
 * @param {string} helper path of `chrome-sandbox`
 * @returns {string}
 */
export function helperMessage(helper) {
  return `This system does not let Chromium build its sandbox. Allow its helper once, then start again:\n  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`
}

/**
 * @param {string} folder of the Electron runtime
 * @throws SetupError with the command to run
 */
export async function requireSandbox(folder) {
  const { platform } = process
  const isRoot = process.getuid?.() === 0
  if (platform !== 'linux' || isRoot) return
  const helper = join(folder, 'chrome-sandbox')
  const helperReady = isSetUidRoot(helper)
  const hasUserNamespaces = helperReady || (await allowsUserNamespaces())
  if (needsHelper({ platform, isRoot, helperReady, hasUserNamespaces })) throw new SetupError(helperMessage(helper))
}

/** @param {string} file */
function isSetUidRoot(file) {
  const found = statSync(file, { throwIfNoEntry: false })
  return found !== undefined && found.uid === 0 && (found.mode & SET_UID_BIT) !== 0
}

/** Where util-linux is missing nothing is known, and Chromium may try. */
async function allowsUserNamespaces() {
  const result = await runCommand('unshare', ['--user', '--map-root-user', 'true'])
  return result.startError !== null || result.status === 0
}
