// @ts-check
/** What `npm test` runs, in this order. */

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {'tool' | 'vitest'} kind a tool counts as one check, Vitest counts its tests
 * @property {string} script the tool's script in `node_modules`, run by Node
 * @property {string[]} parameters
 */

/** @type {readonly Check[]} */
const CHECKS = [
  { name: 'types', kind: 'tool', script: 'typescript/bin/tsc', parameters: ['--build'] },
  { name: 'lint', kind: 'tool', script: 'oxlint/bin/oxlint', parameters: ['--deny-warnings'] },
  { name: 'dead-code', kind: 'tool', script: 'knip/bin/knip.js', parameters: [] },
  { name: 'unit', kind: 'vitest', script: 'vitest/vitest.mjs', parameters: ['run', '--project', 'unit'] },
  { name: 'integration', kind: 'vitest', script: 'vitest/vitest.mjs', parameters: ['run', '--project', 'integration'] },
  { name: 'e2e', kind: 'vitest', script: 'vitest/vitest.mjs', parameters: ['run', '--project', 'e2e'] },
]

/**
 * `npm test`: all checks. `npm test -- unit e2e`: those. `npm test -- unit geometry -t area`: what follows the checks'
 * names goes to Vitest.
 *
 * @param {readonly string[]} given
 * @returns {{ checks: readonly Check[], filters: string[] }}
 */
export function chooseChecks(given) {
  const named = given.findIndex((argument) => !CHECKS.some((check) => check.name === argument))
  const names = named === -1 ? given : given.slice(0, named)
  const filters = named === -1 ? [] : given.slice(named)
  const chosen = names.length > 0 ? CHECKS.filter((check) => names.includes(check.name)) : CHECKS
  return { checks: filters.length > 0 ? chosen.filter((check) => check.kind === 'vitest') : chosen, filters: [...filters] }
}
