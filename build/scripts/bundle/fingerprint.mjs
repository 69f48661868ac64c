// @ts-check
/**
 * Is a bundle still what its sources would give? Every target leaves a note of what it was made from, with a digest of
 * each source; content counts, not file times, which a clone or a branch switch changes.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listFiles } from './list-files.mjs'

/** @typedef {Record<string, string | null>} SourceDigests path in the checkout → digest, null for a file that is gone */
/** @typedef {{ tools: string, sources: SourceDigests }} BuildNote */

/**
 * @param {string} checkout
 * @param {readonly string[]} files paths in the checkout
 * @returns {SourceDigests}
 */
export function digestFiles(checkout, files) {
  return Object.fromEntries(files.map((file) => [file, digestFile(join(checkout, file))]))
}

/** @param {string} path */
function digestFile(path) {
  try {
    return createHash('sha1').update(readFileSync(path)).digest('base64')
  } catch {
    return null
  }
}

/**
 * One digest for what all targets depend on: the packages and these scripts.
 * @param {string} checkout
 * @returns {string}
 */
export function toolsDigest(checkout) {
  const files = ['package-lock.json', 'renderer/vite.config.ts', ...listFiles(checkout, 'build/scripts/bundle')]
  return createHash('sha1').update(JSON.stringify(digestFiles(checkout, files))).digest('base64')
}

/**
 * @param {BuildNote | null} note null when there is none
 * @param {string} tools
 * @param {(files: readonly string[]) => SourceDigests} digest
 * @param {readonly string[] | null} [allSources] for a target that takes whole folders: every file that is there now
 * @returns {boolean}
 */
export function isUpToDate(note, tools, digest, allSources = null) {
  if (note === null || note.tools !== tools) return false
  const then = note.sources
  const now = digest(allSources ?? Object.keys(then))
  const files = Object.keys(now)
  return files.length === Object.keys(then).length && files.every((file) => now[file] !== null && now[file] === then[file])
}

/**
 * @param {string} checkout
 * @param {string} name target
 */
function noteFile(checkout, name) {
  return join(checkout, 'out/made-from', `${name.replace('/', '-')}.json`)
}

/**
 * @param {string} checkout
 * @param {string} name
 * @returns {BuildNote | null}
 */
export function readNote(checkout, name) {
  const file = noteFile(checkout, name)
  if (!existsSync(file)) return null
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/**
 * @param {string} checkout
 * @param {string} name
 * @param {BuildNote} note
 */
export function writeNote(checkout, name, note) {
  const file = noteFile(checkout, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(note))
}
