// @ts-check
/**
 * One process at a time: two commands started together on a fresh clone must not install or build over each other.
 * The lock is a file that names its owner; a lock whose owner is gone is taken over.
 */
import { mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MILLISECONDS = 100
/** Nothing that is done under a lock takes this long: the owner's number belongs to another process by now. */
const OLDEST_MILLISECONDS = 60 * 60 * 1000

/**
 * @template T
 * @param {string} file absolute path of the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withExclusiveLock(file, work) {
  await mkdir(dirname(file), { recursive: true })
  while (!(await tryCreate(file, 'file'))) {
    if (await isAbandoned(file)) await removeAbandoned(file)
    else await sleep(POLL_MILLISECONDS)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

/**
 * @param {string} path
 * @param {'file' | 'folder'} kind
 * @returns {Promise<boolean>} false when it is there already
 */
async function tryCreate(path, kind) {
  try {
    if (kind === 'file') await writeFile(path, String(process.pid), { flag: 'wx' })
    else await mkdir(path)
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Of several that wait, one removes the lock, having looked again that it is still the abandoned one.
 * @param {string} file
 */
async function removeAbandoned(file) {
  const guard = `${file}.removing`
  if (!(await tryCreate(guard, 'folder'))) return sleep(POLL_MILLISECONDS)
  try {
    if (await isAbandoned(file)) await rm(file, { force: true })
  } finally {
    await rmdir(guard)
  }
}

/** @param {string} file */
async function isAbandoned(file) {
  const [owner, found] = await Promise.all([readFile(file, 'utf8').catch(() => ''), stat(file).catch(() => null)])
  if (found === null) return false
  if (Date.now() - found.mtimeMs > OLDEST_MILLISECONDS) return true
  return owner !== '' && !isAlive(Number(owner))
}

/**
 * @param {number} processId
 * @returns {boolean}
 */
function isAlive(processId) {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
