// @ts-check
/**
 * Default app of the stand-in runtime: starts the app whose folder is given on the command line, as the one in an
 * official release does. `-r FILE` loads a module first (Playwright attaches that way).
 *
 * Top-level await matters: Electron holds `ready` back until this module has been evaluated, the app included.
 */
import { createRequire } from 'node:module'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app as publicApp } from 'electron'

/** With the two methods that Electron has for default apps only. */
const app = /** @type {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} */ (publicApp)

const require = createRequire(import.meta.url)
const { file, modules, wantsVersion } = readArguments(process.argv.slice(1))

if (wantsVersion) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
if (file === null) {
  process.stderr.write('usage: electron [-r MODULE] FOLDER [ARGUMENTS]\n')
  process.exit(2)
}

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
for (const module of modules) require(resolve(module))
await startApp(resolve(file))

/**
 * @param {string[]} given
 * @returns {{ file: string | null, modules: string[], wantsVersion: boolean }}
 */
function readArguments(given) {
  const preloaded = []
  for (let index = 0; index < given.length; index += 1) {
    const argument = given[index] ?? ''
    if (argument === '-v' || argument === '--version') return { file: null, modules: preloaded, wantsVersion: true }
    if (argument === '-r' || argument === '--require') {
      index += 1
      preloaded.push(given[index] ?? '')
    } else if (!argument.startsWith('-')) {
      return { file: argument, modules: preloaded, wantsVersion: false }
    }
  }
  return { file: null, modules: preloaded, wantsVersion: false }
}

/** @param {string} path a folder with a package.json, or a script */
async function startApp(path) {
  const packageFile = join(path, 'package.json')
  let main = path
  if (existsSync(packageFile)) {
    const description = JSON.parse(readFileSync(packageFile, 'utf8'))
    if (description.version) app.setVersion(description.version)
    if (description.productName ?? description.name) app.setName(description.productName ?? description.name)
    app.setAppPath(path)
    main = resolve(path, description.main ?? 'index.js')
  } else {
    app.setAppPath(dirname(path))
  }
  await import(pathToFileURL(main).href)
}
