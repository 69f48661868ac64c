// @ts-check
/**
 * The official Electron release that `package.json` pins, fetched by the `electron` package's own installer.
 *
 * `ELECTRON_OVERRIDE_DIST_PATH` (an unpacked release that is already on the machine) and `ELECTRON_MIRROR` (another
 * download address, with `ELECTRON_CUSTOM_DIR` and `ELECTRON_CUSTOM_FILENAME`) mean what they mean to that installer.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ executable: string, folder: string, version: string, standIn: boolean }} ElectronRuntime */

/**
 * @param {NodeJS.Platform} platform
 * @returns {string} the executable's path inside an unpacked release
 */
function executableInRelease(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * Where the installer will look for the release.
 *
 * @param {string} version
 * @param {NodeJS.Platform} platform
 * @param {string} architecture
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string}
 */
export function releaseAddress(version, platform, architecture, environment) {
  const setting = (/** @type {string} */ name) =>
    environment[`npm_config_electron_${name}`] ||
    environment[`npm_package_config_electron_${name}`] ||
    environment[`ELECTRON_${name.toUpperCase()}`]
  const base = setting('mirror') || 'https://github.com/electron/electron/releases/download/'
  const folder = (setting('custom_dir') || `v${version}`).replace('{{ version }}', version)
  const file = setting('custom_filename') || `electron-v${version}-${platform}-${architecture}.zip`
  return `${base}${folder}/${file}`
}

/**
 * @param {string} file
 * @returns {string | null}
 */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

/**
 * The release that is already there.
 *
 * @param {string} checkout
 * @param {string} version pinned version
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} environment
 * @returns {ElectronRuntime | null}
 */
export function findOfficialRuntime(checkout, version, platform, environment) {
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH
  const folder = override || join(checkout, 'node_modules/electron/dist')
  const executable = join(folder, executableInRelease(platform))
  if (!existsSync(executable)) return null
  const found = readText(join(folder, 'version'))?.replace(/^v/, '') ?? null
  // An override is the person's own choice of release; what npm fetched must be the pinned one, and complete:
  // the installer writes path.txt last.
  if (override) return { executable, folder, version: found ?? version, standIn: false }
  if (found !== version || readText(join(checkout, 'node_modules/electron/path.txt')) === null) return null
  return { executable, folder, version, standIn: false }
}
