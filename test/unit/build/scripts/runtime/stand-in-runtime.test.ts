import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CHECKOUT } from '../../../../../build/scripts/runtime/checkout.mjs'
import { fileIntegrity, requireIntegrity } from '../../../../../build/scripts/runtime/integrity.mjs'
import { fetchStandIn, findStandIn, hasStandIn, turnIntoRuntime } from '../../../../../build/scripts/runtime/stand-in-runtime.mjs'

/** FIPS 180-4 example: SHA-512 of "abc", in base64. */
const ABC = 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=='

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dutu-stand-in-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

describe('integrity', () => {
  test('of a known file', async () => {
    writeFileSync(join(folder, 'abc'), 'abc')
    expect(await fileIntegrity(join(folder, 'abc'))).toBe(ABC)
    await requireIntegrity(join(folder, 'abc'), ABC)
  })
  test('one changed byte is refused', async () => {
    writeFileSync(join(folder, 'abc'), 'abd')
    await expect(requireIntegrity(join(folder, 'abc'), ABC)).rejects.toThrow('does not match')
  })
})

test('only where there is one', () => {
  expect(hasStandIn('linux', 'x64')).toBe(true)
  expect(hasStandIn('linux', 'arm64')).toBe(false)
  expect(hasStandIn('win32', 'x64')).toBe(false)
  expect(hasStandIn('darwin', 'arm64')).toBe(false)
})

test('a package with other bytes than the pinned ones is refused and leaves nothing behind', async () => {
  // Stands for a registry that delivers something else under the same name.
  const registry = join(folder, 'npm-cli.js')
  writeFileSync(
    registry,
    `require('node:fs').writeFileSync('tampered.tgz', 'not what was published'); console.log(JSON.stringify([{ filename: 'tampered.tgz' }]))`,
  )
  vi.stubEnv('npm_execpath', registry)
  const cache = join(folder, 'cache')
  await expect(fetchStandIn(cache)).rejects.toThrow('does not match')
  expect(readdirSync(cache)).toEqual([])
  expect(await findStandIn(cache)).toBeNull()
})

test('a registry that cannot be reached is named with npm’s own words', async () => {
  const registry = join(folder, 'npm-cli.js')
  writeFileSync(registry, `console.error('npm error code ENOTFOUND'); process.exit(1)`)
  vi.stubEnv('npm_execpath', registry)
  await expect(fetchStandIn(join(folder, 'cache'))).rejects.toThrow('ENOTFOUND')
})

test('the package’s own app goes, ours takes its place', async () => {
  for (const name of ['clawbench-desktop', 'chrome_crashpad_handler', 'chrome-sandbox', 'package.json', 'libffmpeg.so']) {
    writeFileSync(join(folder, name), '')
  }
  mkdirSync(join(folder, 'resources/app.asar.unpacked'), { recursive: true })
  writeFileSync(join(folder, 'resources/app.asar'), 'theirs')

  await turnIntoRuntime(folder)

  expect(readdirSync(folder).sort()).toEqual(['chrome-sandbox', 'chrome_crashpad_handler', 'electron', 'libffmpeg.so', 'resources', 'version'])
  expect(readdirSync(join(folder, 'resources'))).toEqual(['default_app.asar'])
  expect(readFileSync(join(folder, 'version'), 'utf8')).toBe('33.4.11')
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) {
    expect(statSync(join(folder, name)).mode & 0o111, name).toBe(0o111)
  }
})

test('our archive is read by asar’s own reader', async () => {
  for (const name of ['clawbench-desktop', 'chrome_crashpad_handler', 'chrome-sandbox']) writeFileSync(join(folder, name), '')
  await turnIntoRuntime(folder)
  const reader = join(CHECKOUT, 'node_modules/@electron/asar/bin', existsSync(join(CHECKOUT, 'node_modules/@electron/asar/bin/asar.mjs')) ? 'asar.mjs' : 'asar.js')
  execFileSync(process.execPath, [reader, 'extract', join(folder, 'resources/default_app.asar'), join(folder, 'unpacked')])
  const source = join(CHECKOUT, 'build/scripts/runtime/stand-in-app')
  expect(readdirSync(join(folder, 'unpacked')).sort()).toEqual(readdirSync(source).sort())
  for (const name of readdirSync(source)) {
    expect(readFileSync(join(folder, 'unpacked', name), 'utf8')).toBe(readFileSync(join(source, name), 'utf8'))
  }
})
