// @ts-check
/**
 * Makes `test/fixtures/overlay/geos-expected.json`: what GEOS says of random polygons and of JTS's test cases. Needs a C compiler and libgeos-dev.
 * The polygons come from `test/support/random-polygons.ts`, the answers from `test/bench/peers/geos-peer.c`. Command:
 * `node build/scripts/make-overlay-fixtures.mjs`.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleNodeTarget } from './bundle/bundle-node-target.mjs'
import { CHECKOUT } from './runtime/checkout.mjs'

const peer = join(CHECKOUT, 'out/geos-peer')
const bundle = join(CHECKOUT, 'out/geos-expectations.mjs')
const target = join(CHECKOUT, 'test/fixtures/overlay/geos-expected.json')

await bundleNodeTarget(CHECKOUT, { entry: 'test/support/geos-expectations.ts', format: 'esm' }, bundle, { external: [/^[^./]/] })
execFileSync('cc', ['-O2', '-o', peer, join(CHECKOUT, 'test/bench/peers/geos-peer.c'), '-lgeos_c', '-lm'], { stdio: 'inherit' })
const { askGeos } = await import(pathToFileURL(bundle).href)
const expectations = askGeos(peer, JSON.parse(readFileSync(join(CHECKOUT, 'test/fixtures/overlay/jts-cases.json'), 'utf8')))
const members = Object.entries(expectations).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`)
writeFileSync(target, `{\n${members.join(',\n')}\n}\n`)
process.stdout.write(`${target}: ${expectations.valid.length} valid of ${expectations.reasons.length}, ${expectations.jts.length} cases of JTS\n`)
