// @ts-check
/** Subresource-integrity check of a downloaded file, as npm writes it: `sha512-` and the digest in base64. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/**
 * @param {string} file
 * @returns {Promise<string>}
 */
export async function fileIntegrity(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

/**
 * @param {string} file
 * @param {string} expected
 * @throws Error naming both digests when they differ
 */
export async function requireIntegrity(file, expected) {
  const actual = await fileIntegrity(file)
  if (actual !== expected) throw new Error(`integrity of the download does not match: expected ${expected}, got ${actual}`)
}
