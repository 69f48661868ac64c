// @ts-check
/**
 * `npm start [-- WORKSPACE.gpkg] [--shot FILE.png] [--size 1366x768] [--lang zh|en] [--theme light|dark]`
 *
 * Installs what is missing, brings `out/` up to date and starts the window on this checkout; exits with its status.
 */
import { ensureBuilt } from './bundle/ensure-built.mjs'
import { callerFolder, CHECKOUT } from './runtime/checkout.mjs'
import { prepareElectron } from './runtime/prepare.mjs'
import { runForeground } from './runtime/run-command.mjs'
import { runScript } from './runtime/run-script.mjs'
import { absoluteStartArguments } from './runtime/start-arguments.mjs'
import { createStepReport } from './runtime/step-report.mjs'

await runScript(async () => {
  const report = createStepReport(process.stderr)
  const electron = await prepareElectron(report)
  try {
    await ensureBuilt(report)
    const given = absoluteStartArguments(process.argv.slice(2), callerFolder(process.cwd(), process.env.INIT_CWD))
    return await runForeground(electron.executable, [...electron.flags, CHECKOUT, ...given], { env: electron.environment })
  } finally {
    await electron.close()
  }
})
