// @ts-check
/**
 * `npm run -s bench -- NAME [--json] [ARGUMENT …]`: measures us and a peer in one run; without NAME, lists the names.
 *
 * A bench is a file `test/bench/NAME.ts` whose default export is an asynchronous function from the remaining arguments
 * to a list of results `{ name, ours, peer, ratio, required, ok }`. Its progress goes to stderr. What it imports is
 * bundled as the program is; the packages that drive a peer or the window are loaded from `node_modules`. Electron, for a bench that starts the window, is described by
 * the variables DUTU_ELECTRON and DUTU_ELECTRON_FLAGS. Exit status 1 when a result is not ok.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { benchNames, formatResults, readBenchArguments } from './bench/bench-arguments.mjs'
import { ensureBuilt } from './bundle/ensure-built.mjs'
import { listFiles } from './bundle/list-files.mjs'
import { CHECKOUT } from './runtime/checkout.mjs'
import { electronVariables, prepareElectron } from './runtime/prepare.mjs'
import { runScript } from './runtime/run-script.mjs'
import { createStepReport } from './runtime/step-report.mjs'

const names = benchNames(listFiles(CHECKOUT, 'test/bench'), (file) => readFileSync(join(CHECKOUT, file), 'utf8'))
const request = readBenchArguments(process.argv.slice(2), names)

await runScript(async () => {
  if (request.kind === 'list') {
    process.stdout.write(`${names.join('\n')}\n`)
    return 0
  }
  if (request.kind === 'unknown') {
    process.stderr.write(`There is no bench ${request.name}. The benches: ${names.join(', ')}\n`)
    return 2
  }
  const report = createStepReport(process.stderr, { quiet: true })
  const electron = await prepareElectron(report)
  try {
    await ensureBuilt(report)
    Object.assign(process.env, electronVariables(electron))
    const { bundleNodeTarget } = await import('./bundle/bundle-node-target.mjs')
    const output = join(CHECKOUT, 'out/bench', `${request.name}.js`)
    await bundleNodeTarget(CHECKOUT, { entry: `test/bench/${request.name}.ts`, format: 'esm' }, output, { external: ['pg', /^playwright/] })
    const { default: run } = await import(pathToFileURL(output).href)
    /** @type {import('./bench/bench-arguments.mjs').BenchResult[]} */
    const results = await run(request.rest)
    process.stdout.write(request.json ? `${JSON.stringify({ results })}\n` : formatResults(results))
    return results.every((result) => result.ok) ? 0 : 1
  } finally {
    await electron.close()
  }
})
