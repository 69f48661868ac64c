// @ts-check
/** Runs a script's main function and turns its end into an exit status. */
import { stripVTControlCharacters } from 'node:util'
import { SetupError } from './setup-error.mjs'

/**
 * @param {() => Promise<number>} main
 * @returns {Promise<void>} sets the exit status: what `main` gives, or what a SetupError asks for
 */
export async function runScript(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`${process.stderr.isTTY ? error.message : stripVTControlCharacters(error.message)}\n`)
    process.exitCode = error.status
  }
}
