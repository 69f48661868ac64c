/** The worker as the build script bundles it, for tests that start it. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleNodeTarget } from '../../../../../build/scripts/bundle/bundle-node-target.mjs'

const CHECKOUT = join(import.meta.dirname, '../../../../..')

let bundle: Promise<URL> | null = null

/** @returns URL of the bundle in `out/`, from where its packages are found; built once */
export function buildTileWorker(): Promise<URL> {
  bundle ??= build()
  return bundle
}

async function build(): Promise<URL> {
  const file = join(CHECKOUT, 'out/test/tile-worker.js')
  await bundleNodeTarget(CHECKOUT, { entry: 'electron/store/tiles/tile.worker.ts', format: 'esm' }, file)
  return pathToFileURL(file)
}
