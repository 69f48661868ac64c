import { describe, expect, test } from 'vitest'
import { chooseInstallWay, missingPackagesMessage } from '../../../../../build/scripts/runtime/debian-packages.mjs'
import { missingBuildPackages } from '../../../../../build/scripts/runtime/native-module-build.mjs'
import { missingLibraries, packagesOfLibraries } from '../../../../../build/scripts/runtime/shared-libraries.mjs'

/** Printed by glibc's ldd on a Debian 12 without a desktop. */
const LDD = `	linux-vdso.so.1 (0x00007ffd4b5f2000)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f1c00000000)
	libdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f1bff000000)
	libnss3.so => not found
	libnssutil3.so => not found
	libgtk-3.so.0 => not found
	libgtk-3.so.0 => not found
	/lib64/ld-linux-x86-64.so.2 (0x00007f1c0b000000)
`

describe('shared libraries', () => {
  test('the missing ones, each once', () => {
    expect(missingLibraries(LDD)).toEqual(['libnss3.so', 'libnssutil3.so', 'libgtk-3.so.0'])
  })
  test('none missing, nothing to install', () => {
    expect(missingLibraries('\tlibdl.so.2 => /lib/x86_64-linux-gnu/libdl.so.2 (0x00007f1bff000000)\n')).toEqual([])
    expect(packagesOfLibraries([])).toEqual({ packages: [], unknown: [] })
  })
  test('two libraries of one package; what is loaded later comes along', () => {
    expect(packagesOfLibraries(['libnss3.so', 'libnssutil3.so'])).toEqual({
      packages: ['libegl1', 'libgl1', 'libgl1-mesa-dri', 'libgtk-3-0', 'libnss3'],
      unknown: [],
    })
  })
  test('an unknown library is told apart', () => {
    expect(packagesOfLibraries(['libfuture.so.7']).unknown).toEqual(['libfuture.so.7'])
  })
})

describe('who installs', () => {
  test.each([
    [{ isRoot: true, hasApt: true }, 'install'],
    [{ isRoot: false, hasApt: true }, 'askWithApt'],
    [{ isRoot: true, hasApt: false }, 'ask'],
  ])('%o: %s', (machine, expected) => {
    expect(chooseInstallWay(machine)).toBe(expected)
  })
  test('the exact command is printed where apt is there', () => {
    expect(missingPackagesMessage('Electron', ['libnss3', 'libgbm1'], true)).toContain(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3 libgbm1',
    )
  })
  test('and the packages’ names elsewhere', () => {
    const message = missingPackagesMessage('Electron', ['libnss3', 'libgbm1'], false)
    expect(message).toContain('libnss3, libgbm1')
    expect(message).not.toContain('apt-get')
  })
})

describe('build tools', () => {
  test.each([
    [['g++', 'make', 'python3'], []],
    [['c++', 'make', 'python3'], []],
    [['make'], ['g++', 'python3']],
    [[], ['g++', 'make', 'python3']],
  ])('with %o: %o to install', (there, expected) => {
    expect(missingBuildPackages((program) => there.includes(program))).toEqual(expected)
  })
})
