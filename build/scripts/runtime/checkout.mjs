// @ts-check
/** Where this checkout is, and where the person who called a script stands. */
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the checkout: the nearest folder above this file, or above the bundle it went into, that is a package. */
export const CHECKOUT = nearestPackage(dirname(fileURLToPath(import.meta.url)))

/**
 * @param {string} folder absolute path
 * @returns {string} absolute path
 */
function nearestPackage(folder) {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('no package.json above this file')
  return nearestPackage(parent)
}

/**
 * The folder that relative paths of the command line are meant from.
 *
 * npm moves a script to the checkout and leaves the caller's folder in `INIT_CWD`. A script that was started
 * without npm, in a folder of its caller's choice, inherits `INIT_CWD` from whatever npm runs above it: there the
 * working folder is right.
 *
 * @param {string} workingFolder
 * @param {string | undefined} initialFolder value of `INIT_CWD`
 * @param {string} [checkout]
 * @returns {string} absolute path
 */
export function callerFolder(workingFolder, initialFolder, checkout = CHECKOUT) {
  return initialFolder && resolve(workingFolder) === resolve(checkout) ? resolve(initialFolder) : resolve(workingFolder)
}
