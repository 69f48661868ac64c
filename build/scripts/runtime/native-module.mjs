// @ts-check
/**
 * better-sqlite3, the one native module. Its shipped binaries ask for Node-API 10 and crash under older ones (Node 20,
 * Electron 33), so it is test-loaded under every runtime that will use it, and compiled once where that fails.
 */
import { copyFile, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compileNativeModule } from './native-module-build.mjs'
import { runCommand } from './run-command.mjs'
import { SetupError } from './setup-error.mjs'

const PROBE = fileURLToPath(new URL('./native-module-probe.cjs', import.meta.url))
const PROBE_LIMIT_MILLISECONDS = 30_000

/** @typedef {{ name: string, executable: string, environment: NodeJS.ProcessEnv }} ModuleHost a runtime that loads the module */

/** @returns {ModuleHost} */
export function nodeHost() {
  return { name: `Node ${process.versions.node}`, executable: process.execPath, environment: process.env }
}

/**
 * @param {import('./official-runtime.mjs').ElectronRuntime} runtime
 * @returns {ModuleHost}
 */
export function electronHost(runtime) {
  return {
    name: `Electron ${runtime.version}`,
    executable: runtime.executable,
    environment: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  }
}

/**
 * Did a test load succeed? A crash shows as a signal, or on Windows as a huge status.
 * @param {{ status: number | null, stdout: string }} result
 */
export function hasLoaded(result) {
  return result.status === 0 && result.stdout === 'loaded'
}

/**
 * @param {ModuleHost} host
 * @param {string} moduleFolder
 * @param {string} [binary] path of a binary to load in place of the module's own choice
 * @returns {Promise<boolean>}
 */
export async function loadsIn(host, moduleFolder, binary) {
  const result = await runCommand(host.executable, [PROBE, moduleFolder, ...(binary ? [binary] : [])], {
    env: host.environment,
    timeoutMilliseconds: PROBE_LIMIT_MILLISECONDS,
  })
  return hasLoaded(result)
}

/**
 * Which binary to pack with a runtime: the shipped one where that loads, otherwise the one compiled here.
 *
 * @param {string} checkout
 * @param {ModuleHost} host
 * @returns {Promise<'shipped' | 'compiled'>}
 */
export async function binaryToPack(checkout, host) {
  const folder = join(checkout, 'node_modules/better-sqlite3')
  const shipped = join(folder, 'prebuilds', `${process.platform}-${process.arch}.node`)
  return existsSync(shipped) && (await loadsIn(host, folder, shipped)) ? 'shipped' : 'compiled'
}

/**
 * What has been test-loaded is written down beside the module, with the binary's time and size, so that a warm start
 * need not test again; a new install of the package takes the note away with it.
 *
 * @param {string[]} checked names in the note
 * @param {readonly ModuleHost[]} hosts
 * @returns {ModuleHost[]} hosts still to be tested
 */
function untestedHosts(checked, hosts) {
  return hosts.filter((host) => !checked.includes(host.name))
}

/**
 * @param {string} checkout
 * @param {string} cache per-user cache folder
 * @param {readonly ModuleHost[]} hosts every runtime that will load the module
 * @returns {Promise<import('./step-report.mjs').StepOutcome<null>>}
 */
export async function ensureNativeModule(checkout, cache, hosts) {
  const folder = join(checkout, 'node_modules/better-sqlite3')
  const note = await readNote(folder)
  const untested = untestedHosts(note.loadedIn, hosts)
  if (untested.length === 0) return { did: 'loads', changed: false, value: null }
  const failing = await hostsThatFail(untested, folder)
  if (failing.length === 0) {
    await writeNote(folder, [...note.loadedIn, ...untested.map((host) => host.name)])
    return { did: `loads in ${hosts.map((host) => host.name).join(' and ')}`, changed: true, value: null }
  }
  const did = await replaceBinary(folder, cache, hosts)
  await writeNote(folder, hosts.map((host) => host.name))
  return { did: `shipped binary crashes in ${failing.map((host) => host.name).join(' and ')}; ${did}`, changed: true, value: null }
}

/**
 * Put in the binary that was compiled before, or compile one.
 * @param {string} folder
 * @param {string} cache
 * @param {readonly ModuleHost[]} hosts
 * @returns {Promise<string>} what was done
 */
async function replaceBinary(folder, cache, hosts) {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const cached = join(cache, `better-sqlite3-${version}-${process.platform}-${process.arch}.node`)
  const binary = compiledBinary(folder)
  if (existsSync(cached)) {
    await placeBinary(cached, binary)
    if ((await hostsThatFail(hosts, folder)).length === 0) return 'put in the one compiled before'
  }
  await compileNativeModule(folder)
  const failing = await hostsThatFail(hosts, folder)
  if (failing.length > 0) throw new SetupError(`better-sqlite3 was compiled, but does not load in ${failing.map((host) => host.name).join(' and ')}.`)
  await placeBinary(binary, cached)
  return 'compiled it'
}

/**
 * @param {readonly ModuleHost[]} hosts
 * @param {string} folder
 */
async function hostsThatFail(hosts, folder) {
  const loads = await Promise.all(hosts.map((host) => loadsIn(host, folder)))
  return hosts.filter((_host, index) => !loads[index])
}

/** @param {string} folder */
function compiledBinary(folder) {
  return join(folder, 'build/Release/better_sqlite3.node')
}

/**
 * Copy under another name, then rename: a process that has the old binary loaded keeps it.
 * @param {string} from
 * @param {string} to
 */
async function placeBinary(from, to) {
  await mkdir(join(to, '..'), { recursive: true })
  const temporary = `${to}.${process.pid}`
  await copyFile(from, temporary)
  await rename(temporary, to)
}

/** @param {string} folder */
async function binaryStamp(folder) {
  const found = await stat(compiledBinary(folder)).catch(() => null)
  return found ? `${found.mtimeMs}-${found.size}` : 'shipped'
}

/**
 * @param {string} folder
 * @returns {Promise<{ loadedIn: string[] }>}
 */
async function readNote(folder) {
  try {
    const note = JSON.parse(await readFile(join(folder, '.loads-in.json'), 'utf8'))
    return note.binary === (await binaryStamp(folder)) ? note : { loadedIn: [] }
  } catch {
    return { loadedIn: [] }
  }
}

/**
 * @param {string} folder
 * @param {string[]} loadedIn
 */
async function writeNote(folder, loadedIn) {
  await writeFile(join(folder, '.loads-in.json'), JSON.stringify({ binary: await binaryStamp(folder), loadedIn }))
}
