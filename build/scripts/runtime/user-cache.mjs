// @ts-check
/** The per-user cache outside the checkout: downloaded runtimes, compiled modules, what was tried and failed. */
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/**
 * @param {NodeJS.Platform} [platform]
 * @param {NodeJS.ProcessEnv} [environment]
 * @param {string} [home]
 * @returns {string} absolute path, which need not exist yet
 */
export function userCacheFolder(platform = process.platform, environment = process.env, home = homedir()) {
  if (environment.DUTU_CACHE) return environment.DUTU_CACHE
  if (platform === 'win32') {
    return win32.join(environment.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'dutu', 'Cache')
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'dutu')
  return posix.join(environment.XDG_CACHE_HOME || posix.join(home, '.cache'), 'dutu')
}
