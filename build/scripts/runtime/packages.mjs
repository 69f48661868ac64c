// @ts-check
/**
 * npm packages: install when `package-lock.json` and what lies in `node_modules` differ.
 *
 * npm writes `node_modules/.package-lock.json` last, so an interrupted install has none. Versions are compared entry
 * by entry rather than by a stamp of our own, so that an install that somebody made by hand counts as well.
 *
 * No package runs a script: the only ones that matter, Electron's download and the native module's build, are steps of
 * their own here.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runNpm } from './npm-command.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockEntry */
/** @typedef {{ packages?: Record<string, LockEntry> }} LockFile */

/**
 * @param {LockFile} wanted the checkout's `package-lock.json`
 * @param {LockFile | null} installed npm's own record inside `node_modules`, null when there is none
 * @param {(folder: string) => boolean} isPresent whether a package's folder is there
 * @returns {string | null} why an install is needed, or null
 */
export function reasonToInstall(wanted, installed, isPresent) {
  if (installed === null) return 'nothing installed'
  const have = installed.packages ?? {}
  for (const [folder, entry] of Object.entries(wanted.packages ?? {})) {
    if (folder === '' || entry.link) continue
    const found = have[folder]
    if (!found) {
      if (entry.optional) continue // a binary of another platform
      return `${folder} missing`
    }
    if (found.version !== entry.version || found.integrity !== entry.integrity) return `${folder} changed`
    if (!isPresent(folder)) return `${folder} missing`
  }
  return null
}

/**
 * @param {string} file
 * @returns {any} null when the file is missing or broken
 */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * @param {string} checkout
 * @returns {string | null} why an install is needed, or null
 */
export function packagesReasonToInstall(checkout) {
  const wanted = readJson(join(checkout, 'package-lock.json'))
  if (wanted === null) throw new Error('package-lock.json is missing or broken')
  return reasonToInstall(wanted, readJson(join(checkout, 'node_modules/.package-lock.json')), (folder) =>
    existsSync(join(checkout, folder, 'package.json')),
  )
}

/**
 * @param {string} checkout
 * @returns {Promise<import('./step-report.mjs').StepOutcome<boolean>>} whether packages were installed
 */
export async function ensurePackages(checkout) {
  const reason = packagesReasonToInstall(checkout)
  if (reason === null) return { did: 'up to date', changed: false, value: false }
  await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], checkout)
  return { did: `installed with npm ci, ${reason}`, changed: true, value: true }
}
