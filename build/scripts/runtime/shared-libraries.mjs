// @ts-check
/** The system libraries that Electron is linked against, on Linux. */
import { installSystemPackages } from './debian-packages.mjs'
import { runCommand } from './run-command.mjs'

/** Debian 12 package of each library that a bare machine lacks; later releases provide the same names. */
const PACKAGE_OF_LIBRARY = /** @type {const} */ ({
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgdk_pixbuf-2.0.so.0': 'libgdk-pixbuf-2.0-0',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libX11.so.6': 'libx11-6',
  'libxcb.so.1': 'libxcb1',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXrandr.so.2': 'libxrandr2',
})

/** Loaded at run time, so `ldd` does not name it; installed along with whatever is missing: software OpenGL. */
const LOADED_LATER = ['libgtk-3-0', 'libegl1', 'libgl1', 'libgl1-mesa-dri']

/**
 * @param {string} lddOutput
 * @returns {string[]} names of the libraries that were not found, each once
 */
export function missingLibraries(lddOutput) {
  const names = [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
  return [...new Set(names)]
}

/**
 * @param {readonly string[]} libraries
 * @returns {{ packages: string[], unknown: string[] }} Debian packages, sorted; libraries that no known package has
 */
export function packagesOfLibraries(libraries) {
  const packages = new Set()
  const unknown = []
  for (const library of libraries) {
    const name = PACKAGE_OF_LIBRARY[/** @type {keyof typeof PACKAGE_OF_LIBRARY} */ (library)]
    if (name) packages.add(name)
    else unknown.push(library)
  }
  if (libraries.length > 0) LOADED_LATER.forEach((name) => packages.add(name))
  return { packages: [...packages].sort(), unknown }
}

/**
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
async function findMissingLibraries(executable) {
  const result = await runCommand('ldd', [executable])
  return missingLibraries(result.stdout)
}

/**
 * @param {string} executable Electron's
 * @returns {Promise<import('./step-report.mjs').StepOutcome<null>>}
 */
export async function ensureSharedLibraries(executable) {
  if (process.platform !== 'linux') return { did: 'nothing to check on this system', changed: false, value: null }
  const missing = await findMissingLibraries(executable)
  if (missing.length === 0) return { did: 'all found', changed: false, value: null }
  const { packages } = packagesOfLibraries(missing)
  await installSystemPackages(`Electron (${missing.join(', ')} not found)`, packages)
  const left = await findMissingLibraries(executable)
  if (left.length > 0) throw new Error(`Electron still lacks ${left.join(', ')} after installing ${packages.join(' ')}`)
  return { did: `installed ${packages.join(' ')}`, changed: true, value: null }
}
