// @ts-check
/** Brings `out/` up to date with the sources, target by target. Depends on no package until something must be built. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKOUT } from '../runtime/checkout.mjs'
import { oncePerCheckout } from '../runtime/prepare.mjs'
import { SetupError } from '../runtime/setup-error.mjs'
import { digestFiles, isUpToDate, readNote, toolsDigest, writeNote } from './fingerprint.mjs'
import { listFiles } from './list-files.mjs'
import { nodeTargets, RENDERER } from './targets.mjs'

/** sysexits: internal software error. */
const OUR_BUG_STATUS = 70

/**
 * @param {string} checkout
 * @param {string} tools
 * @param {import('./targets.mjs').NodeTarget} target
 */
function isNodeTargetUpToDate(checkout, tools, target) {
  return (
    existsSync(join(checkout, 'out/electron', target.output)) &&
    isUpToDate(readNote(checkout, target.name), tools, (files) => digestFiles(checkout, files))
  )
}

/** @param {string} checkout */
function rendererSources(checkout) {
  return [...listFiles(checkout, 'renderer'), ...listFiles(checkout, 'shared')]
}

/**
 * @param {string} checkout
 * @param {string} tools
 */
function isRendererUpToDate(checkout, tools) {
  return (
    existsSync(join(checkout, 'out/renderer/index.html')) &&
    isUpToDate(readNote(checkout, RENDERER), tools, (files) => digestFiles(checkout, files), rendererSources(checkout))
  )
}

/**
 * @param {string} checkout
 * @param {readonly string[] | undefined} names
 * @returns {{ node: import('./targets.mjs').NodeTarget[], renderer: boolean, tools: string }} what is stale
 */
function staleTargets(checkout, names) {
  const tools = toolsDigest(checkout)
  return {
    node: nodeTargets(checkout, names).filter((target) => !isNodeTargetUpToDate(checkout, tools, target)),
    renderer: (!names || names.includes(RENDERER)) && !isRendererUpToDate(checkout, tools),
    tools,
  }
}

/**
 * @param {import('../runtime/step-report.mjs').StepReport} report
 * @param {readonly string[]} [names] targets wanted; all when left out
 */
export async function ensureBuilt(report, names) {
  await report.step('build', 'comparing with the sources', async () => {
    const stale = staleTargets(CHECKOUT, names)
    if (stale.node.length === 0 && !stale.renderer) return { did: 'up to date', changed: false, value: null }
    return oncePerCheckout('build', () => buildStale(names))
  })
}

/**
 * Build what is stale. A target that fails does not keep the others from being built.
 *
 * @param {readonly string[] | undefined} names
 * @throws SetupError with every target's errors
 */
async function buildStale(names) {
  const stale = staleTargets(CHECKOUT, names)
  /** @type {string[]} */
  const built = []
  /** @type {string[]} */
  const failures = []
  /**
   * @param {string} name
   * @param {() => Promise<import('./fingerprint.mjs').SourceDigests>} bundle
   */
  const attempt = async (name, bundle) => {
    try {
      writeNote(CHECKOUT, name, { tools: stale.tools, sources: await bundle() })
      built.push(name)
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  for (const target of stale.node) await attempt(target.name, () => buildNodeTarget(target))
  if (stale.renderer) await attempt(RENDERER, buildRenderer)
  if (failures.length > 0) throw new SetupError(`The build failed.\n${failures.join('\n')}`, OUR_BUG_STATUS)
  return { did: `bundled ${built.join(', ')}`, changed: true, value: null }
}

/**
 * Sources are noted as they were before: an edit during the build makes the target stale, not wrong.
 * @param {import('./targets.mjs').NodeTarget} target
 */
async function buildNodeTarget(target) {
  const { bundleNodeTarget } = await import('./bundle-node-target.mjs')
  const before = digestFiles(CHECKOUT, [...listFiles(CHECKOUT, 'electron'), ...listFiles(CHECKOUT, 'shared')])
  const files = await bundleNodeTarget(CHECKOUT, target, join(CHECKOUT, 'out/electron', target.output))
  return { ...digestFiles(CHECKOUT, files), ...Object.fromEntries(files.filter((file) => file in before).map((file) => [file, before[file] ?? null])) }
}

async function buildRenderer() {
  const { bundleRenderer } = await import('./bundle-renderer.mjs')
  const sources = digestFiles(CHECKOUT, rendererSources(CHECKOUT))
  await bundleRenderer(CHECKOUT)
  return sources
}
