// @ts-check
/** What makes the demonstration workspace, as one digest: a build knows by it whether a demonstration was made by other code. */
import { createHash } from 'node:crypto'
import { digestFiles } from './fingerprint.mjs'
import { listFiles } from './list-files.mjs'

/**
 * @param {string} checkout
 * @returns {string}
 */
export function sampleMakerDigest(checkout) {
  const files = [...listFiles(checkout, 'electron/engine/sample'), 'electron/handlers/sample.ts'].sort()
  return createHash('sha1').update(JSON.stringify(digestFiles(checkout, files))).digest('hex')
}
