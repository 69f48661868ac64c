// @ts-check
/**
 * `npm run -s dutu -- COMMAND …`: the command line from a checkout.
 *
 * Installs and builds what is missing, saying so on stderr only, then runs the command in this very process, so that
 * its output, its exit status and Ctrl-C are its own. `brief` needs Chromium and runs in Electron's main process.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './bundle/ensure-built.mjs'
import { callerFolder, CHECKOUT } from './runtime/checkout.mjs'
import { needsElectron } from './runtime/command-name.mjs'
import { prepareElectron, prepareNode } from './runtime/prepare.mjs'
import { runForeground } from './runtime/run-command.mjs'
import { runScript } from './runtime/run-script.mjs'
import { createStepReport } from './runtime/step-report.mjs'

const given = process.argv.slice(2)
const folder = callerFolder(process.cwd(), process.env.INIT_CWD)
const report = createStepReport(process.stderr, { quiet: true })

await runScript(() => (needsElectron(given) ? runInElectron() : runHere()))

async function runInElectron() {
  const electron = await prepareElectron(report)
  try {
    await ensureBuilt(report)
    return await runForeground(electron.executable, [...electron.flags, CHECKOUT, '--cli', ...given], {
      cwd: folder,
      env: { ...electron.environment, INIT_CWD: folder },
    })
  } finally {
    await electron.close()
  }
}

async function runHere() {
  await prepareNode(report)
  await ensureBuilt(report, ['cli', 'workers'])
  const program = join(CHECKOUT, 'out/electron/cli.js')
  process.env.INIT_CWD = folder
  process.chdir(folder)
  process.argv = [process.argv0, program, ...given]
  await import(pathToFileURL(program).href)
  return Number(process.exitCode ?? 0)
}
