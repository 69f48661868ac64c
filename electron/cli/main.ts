/** Entry of the `dutu` command under Node: the bundled file lies in `out/electron/`. */
import { fileURLToPath } from 'node:url'
import { runCommandLine } from './run'

process.exitCode = await runCommandLine(process.argv.slice(2), fileURLToPath(new URL('../../data', import.meta.url)))
