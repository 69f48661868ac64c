// @ts-check
/** The licence text that a package brings along. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const LICENCE_FILE = /^(licen[cs]e|copying|notice)([-._].*)?$/i

/**
 * @param {string} folder absolute path
 * @returns {string | null} all licence and notice files; null when there are none
 */
export function readLicenceText(folder) {
  if (!existsSync(folder)) return null
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file)).sort()
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  return texts.length > 0 ? texts.join('\n\n') : null
}

/**
 * The licence that a package declares, with the spelling of the few that misspell it.
 * @param {string} folder absolute path
 * @returns {{ licence: string | null, author: string | null }}
 */
export function readDeclaration(folder) {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const declared = description.license ?? description.licenses
  const first = Array.isArray(declared) ? declared[0] : declared
  const licence = typeof first === 'object' && first !== null ? first.type : (first ?? null)
  const author = typeof description.author === 'object' ? (description.author?.name ?? null) : (description.author ?? null)
  return { licence: licence === 'BDS-3-Clause' ? 'BSD-3-Clause' : licence, author }
}
