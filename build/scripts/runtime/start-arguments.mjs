// @ts-check
/** The arguments of `npm start`, made ready for an app that does not know the caller's folder. */
import { resolve } from 'node:path'

/**
 * Paths become absolute; everything else is passed on as it is.
 *
 * @param {readonly string[]} given
 * @param {string} folder absolute path of the folder that the caller stands in
 * @returns {string[]}
 */
export function absoluteStartArguments(given, folder) {
  return given.map((argument, index) => {
    if (given[index - 1] === '--shot') return resolve(folder, argument)
    if (argument.startsWith('--shot=')) return `--shot=${resolve(folder, argument.slice('--shot='.length))}`
    if (!argument.startsWith('-') && argument.toLowerCase().endsWith('.gpkg')) return resolve(folder, argument)
    return argument
  })
}
