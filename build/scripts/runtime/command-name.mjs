// @ts-check
/** Which command a `dutu` command line asks for. */

/** The only option that may stand before the command and takes a value. */
const OPTION_WITH_VALUE = '--lang'

/**
 * @param {readonly string[]} given arguments after `dutu`
 * @returns {string | null} null when there is none, as for `--help`
 */
export function commandName(given) {
  for (let index = 0; index < given.length; index += 1) {
    const argument = given[index] ?? ''
    if (argument === OPTION_WITH_VALUE) index += 1
    else if (!argument.startsWith('-')) return argument
  }
  return null
}

/**
 * Briefings are printed by Chromium; every other command runs under Node.
 * @param {readonly string[]} given
 */
export function needsElectron(given) {
  return commandName(given) === 'brief'
}
