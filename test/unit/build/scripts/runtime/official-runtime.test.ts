import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseRuntimeSource } from '../../../../../build/scripts/runtime/electron-runtime.mjs'
import { findOfficialRuntime, releaseAddress } from '../../../../../build/scripts/runtime/official-runtime.mjs'

function install(folder: string, version: string) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'electron'), '')
  writeFileSync(join(folder, 'version'), version)
}

describe('address of the release', () => {
  // As composed by @electron/get, README "Using environment variables for mirror options".
  test.each([
    ['none set', {}, 'https://github.com/electron/electron/releases/download/v45.4.1/electron-v45.4.1-linux-x64.zip'],
    ['a mirror', { ELECTRON_MIRROR: 'https://mirror.example/electron/' }, 'https://mirror.example/electron/v45.4.1/electron-v45.4.1-linux-x64.zip'],
    [
      'a mirror with folders of its own',
      { ELECTRON_MIRROR: 'https://mirror.example/', ELECTRON_CUSTOM_DIR: '{{ version }}' },
      'https://mirror.example/45.4.1/electron-v45.4.1-linux-x64.zip',
    ],
    ['set through npm', { npm_config_electron_mirror: 'https://npm.example/' }, 'https://npm.example/v45.4.1/electron-v45.4.1-linux-x64.zip'],
  ])('%s', (_name, environment, expected) => {
    expect(releaseAddress('45.4.1', 'linux', 'x64', environment)).toBe(expected)
  })
})

describe('what to do when none is there', () => {
  test.each([
    [{ overridden: false, reachable: true, standInAvailable: true }, 'download'],
    [{ overridden: false, reachable: false, standInAvailable: true }, 'standIn'],
    [{ overridden: false, reachable: false, standInAvailable: false }, 'stopUnreachable'],
    [{ overridden: true, reachable: true, standInAvailable: true }, 'stopAtOverride'],
  ])('%o: %s', (situation, expected) => {
    expect(chooseRuntimeSource(situation)).toBe(expected)
  })
})

describe('what is there', () => {
  let checkout: string
  beforeEach(() => {
    checkout = mkdtempSync(join(tmpdir(), 'dutu-official-'))
  })
  afterEach(() => rmSync(checkout, { recursive: true }))

  const dist = () => join(checkout, 'node_modules/electron/dist')
  const finish = () => writeFileSync(join(checkout, 'node_modules/electron/path.txt'), 'electron')

  test('nothing', () => {
    expect(findOfficialRuntime(checkout, '45.4.1', 'linux', {})).toBeNull()
  })
  test('the pinned release', () => {
    install(dist(), '45.4.1')
    finish()
    expect(findOfficialRuntime(checkout, '45.4.1', 'linux', {})).toEqual({
      executable: join(dist(), 'electron'),
      folder: dist(),
      version: '45.4.1',
      standIn: false,
    })
  })
  test('a release that was not unpacked to the end', () => {
    install(dist(), '45.4.1')
    expect(findOfficialRuntime(checkout, '45.4.1', 'linux', {})).toBeNull()
  })
  test('the release before the last update', () => {
    install(dist(), '44.0.0')
    finish()
    expect(findOfficialRuntime(checkout, '45.4.1', 'linux', {})).toBeNull()
  })
  test('a folder that the person names goes first, whatever its version', () => {
    install(dist(), '45.4.1')
    finish()
    const own = join(checkout, 'own')
    install(own, 'v45.5.0')
    expect(findOfficialRuntime(checkout, '45.4.1', 'linux', { ELECTRON_OVERRIDE_DIST_PATH: own })?.version).toBe('45.5.0')
  })
  test('a named folder without Electron does not fall back silently', () => {
    install(dist(), '45.4.1')
    finish()
    expect(findOfficialRuntime(checkout, '45.4.1', 'linux', { ELECTRON_OVERRIDE_DIST_PATH: join(checkout, 'empty') })).toBeNull()
  })
})
