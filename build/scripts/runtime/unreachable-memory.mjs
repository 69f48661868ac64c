// @ts-check
/** Remembers for a day that an address did not answer, so that an offline machine waits for it only once. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

const MEMORY_MILLISECONDS = 24 * 60 * 60 * 1000

/** @typedef {Record<string, string>} UnreachableMemory address → ISO time of the failure */

/**
 * @param {UnreachableMemory} memory
 * @param {string} address
 * @param {Date} now
 * @returns {boolean} true while the failure is less than a day old; a time in the future counts as none
 */
export function isRememberedUnreachable(memory, address, now) {
  const failedAt = Date.parse(memory[address] ?? '')
  const age = now.getTime() - failedAt
  return age >= 0 && age < MEMORY_MILLISECONDS
}

/**
 * @param {string} file
 * @returns {Promise<UnreachableMemory>} empty when the file is missing or broken
 */
export async function readUnreachableMemory(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return {}
  }
}

/**
 * @param {string} file
 * @param {string} address
 * @param {Date} now
 */
export async function rememberUnreachable(file, address, now) {
  const memory = { ...(await readUnreachableMemory(file)), [address]: now.toISOString() }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(memory, null, 2))
}
