// @ts-check
/** The licences of shipped data: what each file says about itself, or the SOURCE.md of its folder says about all in it. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PMTiles } from 'pmtiles'
import { listFiles } from '../bundle/list-files.mjs'

/** @typedef {{ file: string, source: string | null, licence: string, date: string | null }} DataStatement */
/** @typedef {{ statements: DataStatement[], documents: { file: string, text: string }[], unstated: string[] }} DataLicences */

/**
 * @param {string} checkout
 * @returns {Promise<DataLicences>} unstated: files whose licence is written nowhere
 */
export async function readDataLicences(checkout) {
  /** @type {DataLicences} */
  const found = { statements: [], documents: [], unstated: [] }
  for (const file of listFiles(checkout, 'data')) {
    if (file.endsWith('/SOURCE.md')) {
      found.documents.push({ file, text: readFileSync(join(checkout, file), 'utf8').trim() })
      continue
    }
    const about = await readAbout(join(checkout, file))
    const licence = about['licence'] ?? about['license']
    if (typeof licence === 'string') {
      found.statements.push({ file, licence, source: textOrNull(about['source']), date: textOrNull(about['date']) })
    } else if (!existsSync(join(checkout, dirname(file), 'SOURCE.md'))) {
      found.unstated.push(file)
    }
  }
  return found
}

/** @param {unknown} value */
function textOrNull(value) {
  return typeof value === 'string' ? value : null
}

/**
 * @param {string} path
 * @returns {Promise<Record<string, unknown>>} the file's own description; empty for a kind that has none
 */
async function readAbout(path) {
  if (/\.(geo)?json$/.test(path)) return JSON.parse(readFileSync(path, 'utf8'))
  if (path.endsWith('.pmtiles')) return readTilesMetadata(path)
  return {}
}

/** @param {string} path */
async function readTilesMetadata(path) {
  const bytes = readFileSync(path)
  const archive = new PMTiles({
    getKey: () => path,
    getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
  })
  return /** @type {Record<string, unknown>} */ (await archive.getMetadata())
}
