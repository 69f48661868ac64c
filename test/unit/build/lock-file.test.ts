import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CHECKOUT } from '../../../build/scripts/runtime/checkout.mjs'

type Locked = { version?: string; resolved?: string; integrity?: string; optionalDependencies?: Record<string, string> }
const { packages } = JSON.parse(readFileSync(join(CHECKOUT, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }

/** Node's resolution: the nearest `node_modules` upwards. */
function isLocked(name: string, from: string): boolean {
  for (let at = from; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (packages[`${at}/node_modules/${name}`]) return true
  }
  return packages[`node_modules/${name}`] !== undefined
}

/**
 * `npm ci` refuses a lock file that lacks an optional package, also one for another system. npm leaves such a package
 * out when the registry does not have it (a mirror lags behind): then choose a version that the mirror has whole.
 */
test('every system’s binaries are locked, so that a fresh clone installs', () => {
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(name, folder))
      .map((name) => `${folder}: ${name}`),
  )
  expect(missing).toEqual([])
})

test('every package is pinned by its hash and bound to no registry', () => {
  const entries = Object.entries(packages).filter(([folder]) => folder !== '')
  expect(entries.filter(([, { integrity }]) => !integrity).map(([folder]) => folder)).toEqual([])
  expect(entries.filter(([, { resolved }]) => resolved).map(([folder]) => folder)).toEqual([])
})
