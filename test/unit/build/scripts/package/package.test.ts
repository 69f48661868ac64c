import { describe, expect, test } from 'vitest'
import { builderConfiguration, fuses } from '../../../../../build/scripts/package/builder-configuration.mjs'
import { readPackageArguments, reasonToRefuse } from '../../../../../build/scripts/package/package-arguments.mjs'

const official = { executable: '/electron/electron', folder: '/electron', version: '45.4.1', standIn: false }
const standIn = { ...official, version: '33.4.11', standIn: true }

const targets = (list: unknown) => (list as { target: string; arch: string[] }[]).map(({ target, arch }) => `${target} ${arch.join(' ')}`)
const filesOf = (nativeBinary: 'shipped' | 'compiled') => JSON.stringify(builderConfiguration({ runtime: official, testBuild: true, nativeBinary }).files)
const outputOf = (testBuild: boolean) => builderConfiguration({ runtime: official, testBuild, nativeBinary: 'shipped' }).directories?.output

describe('the stand-in does not reach users', () => {
  test.each([
    ['an app', { testBuild: false, installers: false }, standIn, true],
    ['a test build', { testBuild: true, installers: false }, standIn, false],
    ['installers', { testBuild: false, installers: true }, standIn, true],
    ['installers of a test build', { testBuild: true, installers: true }, standIn, true],
    ['an app of the official release', { testBuild: false, installers: false }, official, false],
    ['installers of the official release', { testBuild: false, installers: true }, official, false],
  ])('%s', (_what, request, runtime, refused) => {
    expect(reasonToRefuse(request, runtime) !== null).toBe(refused)
  })
})

test.each([
  [[], { testBuild: false, installers: false }],
  [['--test-build'], { testBuild: true, installers: false }],
  [['--installers'], { testBuild: false, installers: true }],
  [['--publish'], null],
])('arguments %o', (given, expected) => {
  expect(readPackageArguments(given)).toEqual(expected)
})

describe('fuses', () => {
  test('what the released app can no longer be made to do', () => {
    expect(fuses(false)).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    })
  })
  test('the test build differs in one', () => {
    expect(fuses(true)).toEqual({ ...fuses(false), enableNodeCliInspectArguments: true })
  })
})

describe('configuration', () => {
  test('installers for Windows and for both processors of Linux', () => {
    const { win, linux } = builderConfiguration({ runtime: null, testBuild: false, nativeBinary: 'shipped' })
    expect(targets(win?.target)).toEqual(['nsis x64'])
    expect(targets(linux?.target)).toEqual(['deb x64 arm64', 'AppImage x64 arm64'])
  })
  test('.gpkg files stay with the GIS that has them', () => {
    expect(JSON.stringify(builderConfiguration({ runtime: official, testBuild: false, nativeBinary: 'shipped' }))).not.toContain('fileAssociations')
  })
  test('one native binary: the target’s own, or the one compiled here', () => {
    expect(filesOf('shipped')).toContain('prebuilds/${platform}-${arch}.node')
    expect(filesOf('shipped')).not.toContain('build/Release')
    expect(filesOf('compiled')).toContain('build/Release/better_sqlite3.node')
    expect(filesOf('compiled')).not.toContain('prebuilds')
  })
  test('the two builds do not overwrite each other', () => {
    expect(outputOf(true)).not.toBe(outputOf(false))
  })
})
