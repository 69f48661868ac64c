// @ts-check
/** Generates THIRD-PARTY-NOTICES.md from the lock file, the installed packages and the shipped data. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDataLicences } from './data-licences.mjs'
import { readDeclaration, readLicenceText } from './licence-text.mjs'
import { noticesText } from './notices-text.mjs'
import { isAcceptedLicence, shippedPackages } from './shipped-packages.mjs'

export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.md'

/** Packages whose description names no exact licence; read by hand in their files. */
const LICENCES_READ_BY_HAND = /** @type {Record<string, string>} */ ({ arc: 'BSD-2-Clause', 'png-js': 'MIT' })

/**
 * @param {string} checkout
 * @returns {Promise<{ text: string, packages: number, problems: string[] }>} problems: what has no licence, or one that
 *   the project does not take
 */
export async function makeNotices(checkout) {
  /** @type {string[]} */
  const problems = []
  const lock = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8'))
  const notices = shippedPackages(lock).map(({ name, version, folder }) => {
    const declared = readDeclaration(join(checkout, folder))
    const licence = LICENCES_READ_BY_HAND[name] ?? declared.licence
    if (!licence) problems.push(`${name} ${version} states no licence`)
    else if (!isAcceptedLicence(licence)) problems.push(`${name} ${version} is under ${licence}`)
    const text = readLicenceText(join(checkout, folder)) ?? `${licence} licence, as declared in its package description${declared.author ? ` by ${declared.author}` : ''}; no text is distributed with it.`
    return { name, version, licence: licence ?? 'unknown', text }
  })
  const data = await readDataLicences(checkout)
  problems.push(...data.unstated.map((file) => `${file} states no licence, and neither does a SOURCE.md beside it`))
  return { text: noticesText(notices, data), packages: notices.length, problems }
}

/**
 * @param {string} checkout
 * @returns {Promise<{ packages: number, problems: string[] }>}
 */
export async function writeNotices(checkout) {
  const { text, packages, problems } = await makeNotices(checkout)
  writeFileSync(join(checkout, NOTICES_FILE), text)
  return { packages, problems }
}
