// @ts-check
/**
 * What is bundled from where to where.
 *
 * The rule for files on the Node side: one self-contained file for each entry, no shared chunks. So `import.meta.url`
 * in any module, however deep, is the URL of the file that it was bundled into, and
 *
 * - `new URL('./workers/NAME.js', import.meta.url)` is the worker `electron/…/NAME.worker.ts`, from main, service and
 *   command line alike (not from within a worker: workers start no workers);
 * - `new URL('../../data', import.meta.url)` is `data/`, in the checkout and in the packed archive (from within a
 *   worker one level more; better hand the folder over).
 *
 * A process that runs while its file is rebuilt keeps what it has loaded.
 */
import { listFiles } from './list-files.mjs'

/**
 * Packages that are not bundled but loaded from `node_modules`, and therefore packed with the app: native modules.
 */
export const PACKAGES_AT_RUN_TIME = ['better-sqlite3', '@resvg/resvg-js']

/**
 * @typedef {object} NodeTarget
 * @property {string} name
 * @property {string} entry path in the checkout
 * @property {string} output path in `out/electron/`
 * @property {'esm' | 'cjs'} format
 */

/** @type {readonly NodeTarget[]} */
const FIXED_TARGETS = [
  { name: 'main', entry: 'electron/main.ts', output: 'main.js', format: 'esm' },
  // A sandboxed preload script must be CommonJS.
  { name: 'preload', entry: 'electron/preload.ts', output: 'preload.cjs', format: 'cjs' },
  { name: 'service', entry: 'electron/service.ts', output: 'service.js', format: 'esm' },
  { name: 'cli', entry: 'electron/cli/main.ts', output: 'cli.js', format: 'esm' },
]

/** The renderer is one target as well; Vite bundles it. */
export const RENDERER = 'renderer'

/** All targets whose name is this stand for every worker entry. */
const WORKERS = 'workers'

/**
 * @param {readonly string[]} files worker entries, paths in the checkout
 * @returns {NodeTarget[]}
 * @throws Error when two workers have the same file name
 */
export function workerTargets(files) {
  const targets = files.map((entry) => {
    const name = entry.slice(entry.lastIndexOf('/') + 1).replace(/\.worker\.ts$/, '')
    return /** @type {NodeTarget} */ ({ name: `${WORKERS}/${name}`, entry, output: `${WORKERS}/${name}.js`, format: 'esm' })
  })
  const twice = targets.find((target, index) => targets.findIndex((other) => other.name === target.name) !== index)
  if (twice) throw new Error(`Two workers are called ${twice.name}.`)
  return targets
}

/**
 * @param {string} checkout
 * @param {readonly string[]} [names] all when left out
 * @returns {NodeTarget[]}
 */
export function nodeTargets(checkout, names) {
  const workers = workerTargets(listFiles(checkout, 'electron').filter((file) => file.endsWith('.worker.ts')))
  const all = [...FIXED_TARGETS, ...workers]
  return names ? all.filter(({ name }) => names.includes(name) || (name.startsWith(`${WORKERS}/`) && names.includes(WORKERS))) : all
}
