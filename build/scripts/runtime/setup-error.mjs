// @ts-check
/** sysexits: a service that is needed is unavailable. */
const UNAVAILABLE_STATUS = 69

/**
 * Something that the person at the machine has to put right: no network, no compiler, no display, sources that do not
 * build. The message says what is wrong and the exact next step; no stack trace is shown for it.
 */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {number} [status] exit status of the script
   */
  constructor(message, status = UNAVAILABLE_STATUS) {
    super(message)
    this.name = 'SetupError'
    this.status = status
  }
}
