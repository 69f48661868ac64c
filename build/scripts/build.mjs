// @ts-check
/**
 * Brings `out/` up to date: `npm run build [-- TARGET …]`, where TARGET is renderer, main, preload, service, cli or
 * workers. Skips what its sources have not changed since.
 */
import { runScript } from './runtime/run-script.mjs'
import { createStepReport } from './runtime/step-report.mjs'
import { prepareNode } from './runtime/prepare.mjs'
import { ensureBuilt } from './bundle/ensure-built.mjs'

await runScript(async () => {
  const names = process.argv.slice(2)
  const report = createStepReport(process.stderr)
  await prepareNode(report)
  await ensureBuilt(report, names.length > 0 ? names : undefined)
  return 0
})
