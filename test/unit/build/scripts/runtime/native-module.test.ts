import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CHECKOUT } from '../../../../../build/scripts/runtime/checkout.mjs'
import { compilerEnvironment, nodeHeadersFolder } from '../../../../../build/scripts/runtime/native-module-build.mjs'
import { ensureNativeModule, hasLoaded, loadsIn, nodeHost } from '../../../../../build/scripts/runtime/native-module.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dutu-native-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const binary = () => join(folder, 'node_modules/better-sqlite3/build/Release/better_sqlite3.node')
const cached = () => join(folder, `cache/better-sqlite3-1.2.3-${process.platform}-${process.arch}.node`)

/** Ends the process as a binary for the wrong Node-API does. */
const CRASH = `process.kill(process.pid, 'SIGSEGV'); setInterval(() => {}, 1000)`

describe('test load', () => {
  test.each([
    ['it printed its word', { status: 0, stdout: 'loaded' }, true],
    ['a signal ended it', { status: null, stdout: '' }, false],
    ['Windows’ access violation', { status: 0xc0000005, stdout: '' }, false],
    ['it ended well without having come to the end', { status: 0, stdout: '' }, false],
    ['it crashed on the way out', { status: null, stdout: 'loaded' }, false],
  ])('%s', (_reason, result, expected) => {
    expect(hasLoaded(result)).toBe(expected)
  })
  test('a crash is seen from outside', async () => {
    writeFileSync(join(folder, 'index.js'), CRASH)
    expect(await loadsIn(nodeHost(), folder)).toBe(false)
  })
  test('a binary that is none is found out, though the module has another', async () => {
    writeFileSync(join(folder, 'broken.node'), 'no binary')
    expect(await loadsIn(nodeHost(), join(CHECKOUT, 'node_modules/better-sqlite3'), join(folder, 'broken.node'))).toBe(false)
  })
  test('the installed module loads here', async () => {
    expect(await loadsIn(nodeHost(), join(CHECKOUT, 'node_modules/better-sqlite3'))).toBe(true)
  })
})

describe('a shipped binary that crashes', () => {
  beforeEach(() => {
    // The real module behind a front that crashes as long as nothing has been compiled.
    const module = join(folder, 'node_modules/better-sqlite3')
    mkdirSync(module, { recursive: true })
    mkdirSync(join(folder, 'cache'))
    writeFileSync(join(module, 'package.json'), '{ "version": "1.2.3" }')
    writeFileSync(
      join(module, 'index.js'),
      `if (require('node:fs').existsSync(${JSON.stringify(binary())})) module.exports = require(${JSON.stringify(join(CHECKOUT, 'node_modules/better-sqlite3'))})
       else { ${CRASH} }`,
    )
  })

  test('is replaced by the one compiled before, once', async () => {
    writeFileSync(cached(), 'compiled before')
    const first = await ensureNativeModule(folder, join(folder, 'cache'), [nodeHost()])
    expect(first.changed).toBe(true)
    expect(first.did).toContain('put in the one compiled before')
    expect(readFileSync(binary(), 'utf8')).toBe('compiled before')
    const second = await ensureNativeModule(folder, join(folder, 'cache'), [nodeHost()])
    expect(second).toEqual({ did: 'loads', changed: false, value: null })
  })
  test('a runtime that was not tested yet is tested', async () => {
    copyFileSync(join(CHECKOUT, 'package.json'), cached())
    await ensureNativeModule(folder, join(folder, 'cache'), [nodeHost()])
    const other = { ...nodeHost(), name: 'another runtime' }
    const outcome = await ensureNativeModule(folder, join(folder, 'cache'), [nodeHost(), other])
    expect(outcome.did).toContain('another runtime')
  })
  test('a binary that was exchanged is tested again', async () => {
    writeFileSync(cached(), 'compiled before')
    await ensureNativeModule(folder, join(folder, 'cache'), [nodeHost()])
    writeFileSync(binary(), 'another one, by hand')
    expect((await ensureNativeModule(folder, join(folder, 'cache'), [nodeHost()])).changed).toBe(true)
  })
})

describe('compiling', () => {
  test('the package’s NAPI_VERSION is taken back', () => {
    expect(compilerEnvironment('linux')).toEqual({
      CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
    })
    expect(compilerEnvironment('win32')).toEqual({
      _CL_: '/UNAPI_VERSION /DNAPI_EXPERIMENTAL /DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
    })
  })
  test('headers beside Node are used, otherwise node-gyp fetches them', () => {
    expect(nodeHeadersFolder('/usr/bin/node', (file) => file.startsWith('/usr/include/node/'))).toBe('/usr')
    expect(nodeHeadersFolder('/opt/node/bin/node', () => false)).toBeNull()
  })
})
