/** Whether a demonstration may be made anew: only where the log shows that nobody has changed it. Small files with the log of one. */
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sampleEdition } from '../../../electron/handlers/sample'
import { readSampleState } from '../../../electron/handlers/sample-state'
import { createSession } from '../../../electron/handlers/session'
import { createWorkspace, openWorkspace, putWorkspaceInPlace } from '../../../electron/store'
import type { Change } from '../../../electron/store/workspace-store'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { hashOfFile, makeWorkspaceFile, pointOutfall, withSqlite } from '../../support/workspace'
import { registerSpatialFunctions } from '../../../electron/store/connection/spatial-functions'

const folder = createTemporaryFolder()
const dataFolder = path.join(import.meta.dirname, '../../../data')
const session = createSession({ dataFolder, programVersion: 'test' })
const alert: Change = { op: 'insertRecord', table: 'alert', values: { kind: 'exceeded', raised_on: '2023-10-31', demonstration: true } }

let made = 0
async function demonstration(edition: string | null, ...further: readonly string[]): Promise<string> {
  const file = path.join(folder, `${made++}.gpkg`)
  await createWorkspace(file, { sample: 'nantong' })
  const workspace = await openWorkspace(file)
  const params = edition === null ? { sample: 'nantong' } : { sample: 'nantong', edition }
  await workspace.write({ action: 'workspace.create', actor: 'tester', params }, [pointOutfall('甲', 121, 32)])
  await workspace.write({ action: 'alert.raise', actor: 'tester', params: {} }, [alert])
  for (const action of further) await workspace.write({ action, actor: 'tester', params: {} }, [alert])
  await workspace.close()
  return file
}

describe('a demonstration', () => {
  it('is current where it was made by this very code and data, whatever was done in it', async () => {
    const edition = await sampleEdition(dataFolder)
    expect(await readSampleState(session, await demonstration(edition))).toBe('current')
    expect(await readSampleState(session, await demonstration(edition, 'task.link'))).toBe('current')
  })

  it('is outdated where it was made by others and nobody has touched it; looking changes no byte', async () => {
    for (const file of [await demonstration('another'), await demonstration(null), await demonstration('another', 'workspace.migrate')]) {
      const before = hashOfFile(file)
      expect(await readSampleState(session, file)).toBe('outdated')
      expect(hashOfFile(file)).toBe(before)
    }
  })

  it('is changed as soon as somebody did anything, also what was done at its making', async () => {
    expect(await readSampleState(session, await demonstration('another', 'task.link'))).toBe('changed')
    expect(await readSampleState(session, await demonstration('another', 'alert.raise'))).toBe('changed')
    expect(await readSampleState(session, await demonstration('another', ...Array.from({ length: 60 }, () => 'workspace.migrate')))).toBe('changed')
  })

  it('is changed where another program edited it and we have not written since', async () => {
    const file = await demonstration('another')
    withSqlite(file, (database) => {
      registerSpatialFunctions(database)
      database.exec("UPDATE outfall SET name = '乙'")
    })
    expect(await readSampleState(session, file)).toBe('changed')
  })

  it('goes by its shipped data too', async () => {
    await expect(sampleEdition(folder)).rejects.toThrow('ENOENT')
    expect(await sampleEdition(dataFolder)).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe('a workspace in the place of another', () => {
  it('does not push one away that somebody has open', async () => {
    const [old, next] = [await makeWorkspaceFile(folder, 'old', [pointOutfall('旧', 121, 32)]), await makeWorkspaceFile(folder, 'next', [pointOutfall('新', 121, 32)])]
    const open = await openWorkspace(old)
    const before = hashOfFile(old)
    await expect(putWorkspaceInPlace(next, old)).rejects.toMatchObject({ code: 'workspace.cannotWrite' })
    expect(hashOfFile(old)).toBe(before)
    await open.close()
    await putWorkspaceInPlace(next, old)
    const reopened = await openWorkspace(old, { readOnly: true })
    expect((await reopened.listFeatures({ kind: 'outfall' })).features.map(({ properties }) => properties['name'])).toEqual(['新'])
    await reopened.close()
  })
})
