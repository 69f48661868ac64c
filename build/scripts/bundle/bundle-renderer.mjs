// @ts-check
/** Bundles the renderer with Vite, beside the one that is there, then takes its place. */
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

/** @param {string} checkout */
export async function bundleRenderer(checkout) {
  const final = join(checkout, 'out/renderer')
  const fresh = `${final}-new-${process.pid}`
  const old = `${final}-old-${process.pid}`
  try {
    await build({
      configFile: join(checkout, 'renderer/vite.config.ts'),
      root: join(checkout, 'renderer'),
      mode: 'production',
      logLevel: 'warn',
      build: { outDir: fresh, emptyOutDir: true },
    })
    await mkdir(final, { recursive: true })
    await rename(final, old)
    await rename(fresh, final)
  } finally {
    await rm(fresh, { recursive: true, force: true })
    await rm(old, { recursive: true, force: true })
  }
}
