// @ts-check
/** Files below a folder, for a Node that has no `fs.glob` yet. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {string} checkout
 * @param {string} folder path in the checkout
 * @returns {string[]} paths in the checkout with forward slashes, sorted; empty when the folder is missing
 */
export function listFiles(checkout, folder) {
  /** @type {import('node:fs').Dirent[]} */
  let entries
  try {
    entries = readdirSync(join(checkout, folder), { withFileTypes: true })
  } catch {
    return []
  }
  return entries
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? listFiles(checkout, path) : [path]
    })
    .sort()
}
