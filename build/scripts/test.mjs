// @ts-check
/**
 * `npm test [-- CHECK … [VITEST-FILTER …]]`: types, lint, dead code, unit, integration and end-to-end tests.
 *
 * Installs and builds what is missing first. Closes with one line, `N passed, N failed` and, where there are any,
 * `, N skipped`; types, lint and dead code count as one each. Exit status 1 when anything failed.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './bundle/ensure-built.mjs'
import { chooseChecks } from './checks/check-list.mjs'
import { addCounts, closingLine, countTool, countVitest } from './checks/counts.mjs'
import { CHECKOUT } from './runtime/checkout.mjs'
import { electronVariables, prepareElectron } from './runtime/prepare.mjs'
import { runForeground } from './runtime/run-command.mjs'
import { runScript } from './runtime/run-script.mjs'
import { SetupError } from './runtime/setup-error.mjs'
import { createStepReport, formatDuration } from './runtime/step-report.mjs'

/** @typedef {import('./checks/check-list.mjs').Check} Check */
/** @typedef {import('./checks/counts.mjs').Counts} Counts */

const { checks, filters } = chooseChecks(process.argv.slice(2))

await runScript(async () => {
  const report = createStepReport(process.stderr)
  const electron = await prepareElectron(report)
  /** @type {NodeJS.ProcessEnv} */
  const environment = { ...process.env, ...electronVariables(electron) }
  // The person's folder means nothing to a test that starts a command in a folder of its own.
  delete environment.INIT_CWD
  const work = await mkdtemp(join(tmpdir(), 'dutu-test-'))
  try {
    const built = await buildCounts(report)
    /** @type {Counts[]} */
    const counts = [built]
    for (const check of checks) counts.push(await runCheck(check, environment, work))
    const sum = addCounts(counts)
    process.stdout.write(`${closingLine(sum)}\n`)
    return sum.failed === 0 ? 0 : 1
  } finally {
    await electron.close()
    await rm(work, { recursive: true, force: true })
  }
})

/**
 * Sources that do not build are one failure; the other checks still run and say more.
 * @param {import('./runtime/step-report.mjs').StepReport} report
 * @returns {Promise<Counts>}
 */
async function buildCounts(report) {
  try {
    await ensureBuilt(report)
    return { passed: 0, failed: 0, skipped: 0 }
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    process.stderr.write(`${error.message}\n`)
    return countTool(1)
  }
}

/**
 * @param {Check} check
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} work folder for Vitest's reports
 * @returns {Promise<Counts>}
 */
async function runCheck(check, environment, work) {
  const startedAt = performance.now()
  const reportFile = join(work, `${check.name}.json`)
  const parameters =
    check.kind === 'vitest'
      ? [...check.parameters, ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
      : check.parameters
  process.stdout.write(`\n== ${check.name}\n`)
  const status = await runForeground(process.execPath, [join(CHECKOUT, 'node_modules', check.script), ...parameters], {
    cwd: CHECKOUT,
    env: environment,
  })
  const counts = check.kind === 'vitest' ? countVitest(await readReport(reportFile), status) : countTool(status)
  process.stdout.write(`${check.name}: ${closingLine(counts)} (${formatDuration(performance.now() - startedAt)})\n`)
  return counts
}

/** @param {string} file */
async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return null
  }
}
