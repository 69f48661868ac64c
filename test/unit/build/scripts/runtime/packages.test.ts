import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packagesReasonToInstall, reasonToInstall } from '../../../../../build/scripts/runtime/packages.mjs'

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/react': { version: '19.3.1', integrity: 'sha512-a' },
    'node_modules/fsevents': { version: '2.3.3', integrity: 'sha512-b', optional: true },
  },
}
const react = { 'node_modules/react': { version: '19.3.1', integrity: 'sha512-a' } }
const present = () => true

describe('stale install', () => {
  test.each([
    ['no record: never installed, or interrupted', null, present, 'nothing installed'],
    ['all there; the binary of another platform may be absent', { packages: react }, present, null],
    ['a package was added to the lock file', { packages: {} }, present, 'node_modules/react missing'],
    ['another version', { packages: { 'node_modules/react': { version: '18.0.0', integrity: 'sha512-a' } } }, present, 'node_modules/react changed'],
    ['same version, other content', { packages: { 'node_modules/react': { version: '19.3.1', integrity: 'sha512-x' } } }, present, 'node_modules/react changed'],
    ['recorded, but its folder was deleted', { packages: react }, () => false, 'node_modules/react missing'],
  ])('%s', (_reason, installed, isPresent, expected) => {
    expect(reasonToInstall(wanted, installed, isPresent)).toBe(expected)
  })
})

describe('on disk', () => {
  let checkout: string
  beforeEach(() => {
    checkout = mkdtempSync(join(tmpdir(), 'dutu-packages-'))
    writeFileSync(join(checkout, 'package-lock.json'), JSON.stringify(wanted))
    mkdirSync(join(checkout, 'node_modules/react'), { recursive: true })
    writeFileSync(join(checkout, 'node_modules/react/package.json'), '{}')
  })
  afterEach(() => rmSync(checkout, { recursive: true }))

  test('half an install, without npm’s record, is installed again', () => {
    expect(packagesReasonToInstall(checkout)).toBe('nothing installed')
  })
  test('a broken record counts as none', () => {
    writeFileSync(join(checkout, 'node_modules/.package-lock.json'), '{"packages": {')
    expect(packagesReasonToInstall(checkout)).toBe('nothing installed')
  })
  test('a whole install is left alone', () => {
    writeFileSync(join(checkout, 'node_modules/.package-lock.json'), JSON.stringify({ packages: react }))
    expect(packagesReasonToInstall(checkout)).toBeNull()
  })
})
