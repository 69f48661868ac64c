// @ts-check
/** What `npm run package` is asked for, and whether this machine may do it. */

/** @typedef {{ testBuild: boolean, installers: boolean }} PackageRequest */

/**
 * @param {readonly string[]} given
 * @returns {PackageRequest | null} null for something unknown
 */
export function readPackageArguments(given) {
  if (given.some((argument) => !['--test-build', '--installers'].includes(argument))) return null
  return { testBuild: given.includes('--test-build'), installers: given.includes('--installers') }
}

/**
 * @param {PackageRequest} request
 * @param {{ standIn: boolean }} runtime
 * @returns {string | null} why not, or null
 */
export function reasonToRefuse({ testBuild, installers }, { standIn }) {
  if (!standIn) return null
  if (installers) return 'Installers are made from the official Electron release only, which cannot be reached from here.'
  return testBuild ? null : 'The official Electron release cannot be reached from here, and the stand-in must not reach users. A build for tests: npm run package -- --test-build'
}
