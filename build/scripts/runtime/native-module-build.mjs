// @ts-check
/**
 * Compiles better-sqlite3 so that one binary loads under Node-API 9 and 10.
 *
 * The package defines NAPI_VERSION=10; taking that back and asking for the experimental interface instead, opted out
 * of its finaliser rules, leaves only symbols that Node 20, Node 24 and Electron 33 all have.
 */
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { installSystemPackages } from './debian-packages.mjs'
import { lastLines, runCommand } from './run-command.mjs'
import { SetupError } from './setup-error.mjs'

const DEFINES = ['NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT']

/**
 * @param {NodeJS.Platform} platform
 * @returns {NodeJS.ProcessEnv} what makes the compiler see our definitions after the package's own
 */
export function compilerEnvironment(platform) {
  if (platform === 'win32') return { _CL_: ['/UNAPI_VERSION', ...DEFINES.map((name) => `/D${name}`)].join(' ') }
  return { CXXFLAGS: ['-UNAPI_VERSION', ...DEFINES.map((name) => `-D${name}`)].join(' ') }
}

/**
 * Node's headers on this machine, so that node-gyp need not download them.
 * @param {string} nodeExecutable
 * @param {(file: string) => boolean} [isThere]
 * @returns {string | null} value for --nodedir
 */
export function nodeHeadersFolder(nodeExecutable, isThere = existsSync) {
  const folder = dirname(dirname(nodeExecutable))
  return isThere(join(folder, 'include/node/node_api.h')) && isThere(join(folder, 'include/node/common.gypi')) ? folder : null
}

/**
 * @param {(program: string) => boolean} has
 * @returns {string[]} Debian packages for the tools that are missing
 */
export function missingBuildPackages(has) {
  const packages = []
  if (!has('g++') && !has('c++')) packages.push('g++')
  if (!has('make')) packages.push('make')
  if (!has('python3')) packages.push('python3')
  return packages
}

/** @param {string} program */
function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}

/**
 * @param {string} folder node_modules/better-sqlite3
 * @throws SetupError saying what to install
 */
export async function compileNativeModule(folder) {
  if (process.platform === 'linux') {
    const packages = missingBuildPackages(isOnPath)
    if (packages.length > 0) await installSystemPackages('Compiling better-sqlite3', packages)
  }
  const nodeGyp = join(folder, '../node-gyp/bin/node-gyp.js')
  const headers = nodeHeadersFolder(process.execPath)
  const result = await runCommand(
    process.execPath,
    [nodeGyp, 'rebuild', '--release', '--force_build=1', '--jobs=max', ...(headers ? [`--nodedir=${headers}`] : [])],
    { cwd: folder, env: { ...process.env, ...compilerEnvironment(process.platform) } },
  )
  if (result.status === 0) return
  const hint =
    process.platform === 'linux'
      ? 'A C++20 compiler, make and Python 3 are needed, and the headers of Node.'
      : 'Node 22.14 or newer loads the binary that better-sqlite3 ships; otherwise a C++ compiler and Python 3 are needed.'
  throw new SetupError(`better-sqlite3 could not be compiled. ${hint}\n${lastLines(result)}`)
}
