import { expect, test } from 'vitest'
import { userCacheFolder } from '../../../../../build/scripts/runtime/user-cache.mjs'

test.each([
  ['Linux', 'linux', {}, '/home/li', '/home/li/.cache/dutu'],
  ['Linux with its own cache folder', 'linux', { XDG_CACHE_HOME: '/var/tmp/li' }, '/home/li', '/var/tmp/li/dutu'],
  ['macOS', 'darwin', {}, '/Users/li', '/Users/li/Library/Caches/dutu'],
  ['Windows', 'win32', { LOCALAPPDATA: 'D:\\Local' }, 'C:\\Users\\li', 'D:\\Local\\dutu\\Cache'],
  ['Windows without the variable', 'win32', {}, 'C:\\Users\\li', 'C:\\Users\\li\\AppData\\Local\\dutu\\Cache'],
  ['chosen by hand', 'linux', { DUTU_CACHE: '/srv/cache' }, '/home/li', '/srv/cache'],
] as const)('%s', (_name, platform, environment, home, expected) => {
  expect(userCacheFolder(platform, environment, home)).toBe(expected)
})
