import { describe, expect, test } from 'vitest'
import { chooseDisplay } from '../../../../../build/scripts/runtime/display.mjs'
import { electronFlags } from '../../../../../build/scripts/runtime/electron-flags.mjs'
import { helperMessage, needsHelper } from '../../../../../build/scripts/runtime/sandbox.mjs'

describe('display', () => {
  test.each([
    ['linux', {}, 'virtual'],
    ['linux', { DISPLAY: '' }, 'virtual'],
    ['linux', { DISPLAY: ':0' }, 'own'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'own'],
    ['win32', {}, 'own'],
    ['darwin', {}, 'own'],
  ] as const)('%s with %o: %s', (platform, environment, expected) => {
    expect(chooseDisplay(platform, environment)).toBe(expected)
  })
})

describe('flags', () => {
  const desktop = { platform: 'linux', isRoot: false, hasGraphicsCard: true, hasMesa: true, virtualDisplay: false } as const

  test('a person’s own desktop needs none', () => {
    expect(electronFlags(desktop)).toEqual([])
    expect(electronFlags({ ...desktop, platform: 'win32' })).toEqual([])
    expect(electronFlags({ ...desktop, platform: 'darwin', hasGraphicsCard: false })).toEqual([])
  })
  test('the sandbox is given up as root only', () => {
    expect(electronFlags({ ...desktop, isRoot: true })).toEqual(['--no-sandbox'])
    for (const hasGraphicsCard of [true, false]) {
      for (const virtualDisplay of [true, false]) {
        expect(electronFlags({ ...desktop, hasGraphicsCard, virtualDisplay })).not.toContain('--no-sandbox')
      }
    }
  })
  test('without a graphics card WebGL is drawn by Mesa, or by SwiftShader where that is missing', () => {
    expect(electronFlags({ ...desktop, hasGraphicsCard: false })).toEqual(['--use-angle=gl', '--ignore-gpu-blocklist'])
    expect(electronFlags({ ...desktop, hasGraphicsCard: false, hasMesa: false })).toEqual(['--use-angle=swiftshader', '--enable-unsafe-swiftshader'])
  })
  test('a virtual display has no graphics card, even if the machine has', () => {
    expect(electronFlags({ ...desktop, virtualDisplay: true })).toContain('--ozone-platform=x11')
    expect(electronFlags({ ...desktop, virtualDisplay: true })).toContain('--use-angle=gl')
  })
})

describe('sandbox', () => {
  const forbidden = { platform: 'linux', isRoot: false, helperReady: false, hasUserNamespaces: false } as const

  test('the helper must be allowed only where nothing else builds a sandbox', () => {
    expect(needsHelper(forbidden)).toBe(true)
    expect(needsHelper({ ...forbidden, hasUserNamespaces: true })).toBe(false)
    expect(needsHelper({ ...forbidden, helperReady: true })).toBe(false)
    expect(needsHelper({ ...forbidden, isRoot: true })).toBe(false)
    expect(needsHelper({ ...forbidden, platform: 'win32' })).toBe(false)
  })
  test('the exact command is printed', () => {
    expect(helperMessage('/home/li/electron/chrome-sandbox')).toContain(
      "sudo chown root:root '/home/li/electron/chrome-sandbox' && sudo chmod 4755 '/home/li/electron/chrome-sandbox'",
    )
  })
})
