/** The demonstration of an earlier version, found at the start: made anew where nobody changed it, kept and announced where somebody did. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createWorkspace, openWorkspace } from '../../electron/store'
import { createTemporaryFolder } from '../support/temporary-folder'
import { pointOutfall, withSqlite } from '../support/workspace'
import { Driver } from './support/driver'

const folder = createTemporaryFolder()
let desk: Driver | null = null

afterEach(async () => {
  await desk?.close()
  desk = null
})

/** A profile whose demonstration holds one outfall, and the log of one that was made long ago and then used so. */
async function profileWith(name: string, ...actions: readonly string[]): Promise<{ readonly profile: string; readonly file: string }> {
  const profile = join(folder, name)
  mkdirSync(profile)
  const file = join(profile, 'nantong.gpkg')
  await createWorkspace(file, { sample: 'nantong', title: '旧示范', today: '2023-10-31' })
  const workspace = await openWorkspace(file)
  for (const action of ['workspace.create', ...actions]) await workspace.write({ action, actor: 'tester', params: {} }, [pointOutfall(action, 121, 32)])
  await workspace.close()
  return { profile, file }
}

const outfallsIn = (file: string) => withSqlite(file, (database) => database.prepare('SELECT count(*) FROM outfall').pluck().get() as number)

test('one that nobody has changed is made anew', async () => {
  const { profile, file } = await profileWith('untouched')
  desk = await Driver.start({ profile, language: 'zh' })
  // Published: 1,336 sea outfalls and 7,618 river outfalls.
  expect(outfallsIn(file)).toBe(1336 + 7618)
  expect(await desk.title()).toContain('南通')
})

test('one that somebody has changed is kept, and the window says so and how to have another', async () => {
  const { profile, file } = await profileWith('changed', 'feature.update')
  desk = await Driver.start({ profile, language: 'zh' })
  expect(await desk.sees('因其中有改动，未重新建立')).toBe(true)
  expect(await desk.sees('新建示范工作区…')).toBe(true)
  expect(await desk.title()).toContain('旧示范')
  expect(outfallsIn(file)).toBe(2)
})
