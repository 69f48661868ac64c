/** Checking in a thread answers what checking in this one answers. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, it } from 'vitest'
import { bundleNodeTarget } from '../../../../build/scripts/bundle/bundle-node-target.mjs'
import { validateFile } from '../../../../electron/store'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { makeWorkspaceFile, pointOutfall, withSqlite } from '../../../support/workspace'

const CHECKOUT = path.join(import.meta.dirname, '../../../..')
/** In `out/`, from where the packages are found. */
const BUNDLE = path.join(CHECKOUT, 'out/test/validate-worker.js')
const folder = createTemporaryFolder()

beforeAll(() => bundleNodeTarget(CHECKOUT, { entry: 'electron/store/validate/validate.worker.ts', format: 'esm' }, BUNDLE))

it('finds the same in a sound and in a broken file, and tells how far it is', async () => {
  const file = await makeWorkspaceFile(folder, 'threaded', [pointOutfall('甲', 121, 32)])
  const progress: number[] = []
  const sound = await validateFile(file, { onProgress: (done) => progress.push(done) }, pathToFileURL(BUNDLE))
  expect(sound).toEqual(await validateFile(file))
  expect(progress.at(-1)).toBe(sound.checks.length)
  withSqlite(file, (database) => database.exec("UPDATE gpkg_ogr_contents SET feature_count = 9 WHERE table_name = 'task'"))
  const broken = await validateFile(file, {}, pathToFileURL(BUNDLE))
  expect(broken.ok).toBe(false)
  expect(broken).toEqual(await validateFile(file))
})

it('stops when it is told to', async () => {
  const file = await makeWorkspaceFile(folder, 'stopped', [pointOutfall('甲', 121, 32)])
  const abort = new AbortController()
  const running = validateFile(file, { signal: abort.signal }, pathToFileURL(BUNDLE))
  abort.abort()
  await expect(running).rejects.toMatchObject({ name: 'AbortError' })
})
