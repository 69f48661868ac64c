// @ts-check
/** Which npm packages reach users: what `dependencies` pull in, followed through the lock file as Node resolves names. */

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [license]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [optionalDependencies]
 */
/** @typedef {{ packages: Record<string, LockedPackage> }} PackageLock */
/** @typedef {{ name: string, version: string, folder: string, licence: string | null }} ShippedPackage */

/** Licences that the project takes; a package under another one stops the generator. */
const ACCEPTED_LICENCES = new Set([
  'MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'MPL-2.0', 'Unlicense', 'CC0-1.0', 'BlueOak-1.0.0', 'OFL-1.1', 'EDL-1.0', 'Zlib', 'Python-2.0',
])

/**
 * @param {PackageLock} lock
 * @returns {ShippedPackage[]} sorted by name, then version
 */
export function shippedPackages(lock) {
  /** @type {Map<string, ShippedPackage>} */
  const found = new Map()
  const waiting = Object.keys(lock.packages['']?.dependencies ?? {}).map((name) => ({ name, from: '' }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const folder = resolvePackage(lock, next.name, next.from)
    if (folder === null || found.has(folder)) continue
    const entry = lock.packages[folder] ?? {}
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
    found.set(folder, { name, version: entry.version ?? '', folder, licence: entry.license ?? null })
    waiting.push(...Object.keys(entry.dependencies ?? {}).map((dependency) => ({ name: dependency, from: folder })))
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name, 'en') || one.version.localeCompare(other.version, 'en'))
}

/**
 * @param {PackageLock} lock
 * @param {string} name
 * @param {string} from folder of the package that asks
 * @returns {string | null} folder of the package that it gets
 */
function resolvePackage(lock, name, from) {
  let at = from
  while (at !== '') {
    const folder = `${at}/node_modules/${name}`
    if (lock.packages[folder]) return folder
    const up = at.lastIndexOf('/node_modules/')
    at = up === -1 ? '' : at.slice(0, up)
  }
  return lock.packages[`node_modules/${name}`] ? `node_modules/${name}` : null
}

/**
 * @param {string} licence SPDX expression
 * @returns {boolean} whether one of the alternatives, or all that apply together, are accepted
 */
export function isAcceptedLicence(licence) {
  const bare = licence.replace(/[()]/g, '').trim()
  if (/ OR /.test(bare)) return bare.split(/ OR /).some(isAcceptedLicence)
  return bare.split(/ AND /).every((one) => ACCEPTED_LICENCES.has(one.trim()))
}
