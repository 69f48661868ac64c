// @ts-check
/**
 * Does an address answer within a few seconds?
 *
 * The request runs in a child process that is killed at the limit: in a black-holed network a name look-up hangs in
 * a thread that cannot be cancelled, and would hold up the exit of the process that started it.
 */
import { runCommand } from './run-command.mjs'

const PROBE_LIMIT_MILLISECONDS = 3000

const PROBE = `
fetch(process.argv[1], { method: 'HEAD', redirect: 'follow' })
  .then((answer) => process.stdout.write(String(answer.status)), () => {})
  .finally(() => process.exit())
`

/**
 * @param {string} answer what the probe printed: an HTTP status, or nothing
 * @returns {boolean} whether the file can be expected there; a host that refuses HEAD (405) still counts
 */
function isReachableAnswer(answer) {
  const status = Number(answer)
  return (status >= 200 && status < 300) || status === 405
}

/**
 * @param {string} address
 * @param {number} [limitMilliseconds]
 * @returns {Promise<boolean>}
 */
export async function answersInTime(address, limitMilliseconds = PROBE_LIMIT_MILLISECONDS) {
  const result = await runCommand(process.execPath, ['-e', PROBE, address], { timeoutMilliseconds: limitMilliseconds })
  return result.status === 0 && isReachableAnswer(result.stdout)
}
