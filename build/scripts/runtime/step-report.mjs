// @ts-check
/** One line for each step of the preparation: what was done and how long it took. */

/**
 * What a step reports.
 * @template T
 * @typedef {object} StepOutcome
 * @property {string} did what was done or found, as the end of a sentence that starts with the step's name
 * @property {boolean} changed whether anything was done at all; quiet reports leave out steps that only looked
 * @property {T} value
 */

/**
 * @callback RunStep
 * @param {string} name
 * @param {string} doing shown on a terminal while the step runs
 * @param {() => Promise<StepOutcome<any>>} work
 * @returns {Promise<any>} the outcome's value
 */

/** @typedef {{ step: RunStep, warn: (text: string) => void }} StepReport */

/**
 * @param {number} milliseconds
 * @returns {string} seconds with one decimal
 */
export function formatDuration(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

/**
 * @param {{ write(text: string): unknown, isTTY?: boolean }} stream
 * @param {{ quiet?: boolean }} [options] quiet: say only what changed something
 * @returns {StepReport}
 */
export function createStepReport(stream, { quiet = false } = {}) {
  const transient = stream.isTTY === true
  return {
    async step(name, doing, work) {
      const startedAt = performance.now()
      if (transient) stream.write(`${name}: ${doing} …`)
      try {
        const outcome = await work()
        if (transient) stream.write('\r\x1b[2K')
        if (outcome.changed || !quiet) {
          stream.write(`${name}: ${outcome.did} (${formatDuration(performance.now() - startedAt)})\n`)
        }
        return outcome.value
      } catch (error) {
        if (transient) stream.write('\n')
        throw error
      }
    },
    warn(text) {
      stream.write(`${text}\n`)
    },
  }
}
