// @ts-check
/**
 * One process at a time: two commands started together on a fresh clone must not install or build over each other.
 * The lock is a file that names its owner; a lock whose owner is gone is taken over.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MILLISECONDS = 100

/**
 * @template T
 * @param {string} file absolute path of the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withExclusiveLock(file, work) {
  await mkdir(dirname(file), { recursive: true })
  while (!(await tryCreate(file))) {
    if (await isAbandoned(file)) await rm(file, { force: true })
    else await sleep(POLL_MILLISECONDS)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

/** @param {string} file */
async function tryCreate(file) {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/** @param {string} file */
async function isAbandoned(file) {
  const owner = await readFile(file, 'utf8').catch(() => null)
  if (owner === null || owner === '') return false
  return !isAlive(Number(owner))
}

/**
 * @param {number} processId
 * @returns {boolean}
 */
export function isAlive(processId) {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
