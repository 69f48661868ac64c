/** A workspace that is open in one thread, read in another. Both are this one here: what counts is that neither waits for the other. */
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openShare, openWorkspace } from '../../../../electron/store'
import type { Change } from '../../../../electron/store/workspace-store'
import { createTemporaryFolder } from '../../../support/temporary-folder'
import { makeWorkspaceFile, openEmptyWorkspace, pointOutfall, tester } from '../../../support/workspace'

const folder = createTemporaryFolder()
const COUNT = 5000

const outfalls: Change = {
  op: 'insertFeatures',
  kind: 'outfall',
  batch: { count: COUNT, geometry: { type: 'points', xy: Float64Array.from({ length: 2 * COUNT }, (_, index) => (index % 2 === 0 ? 121 : 32)) }, columns: {} },
}

it.each(['wal', 'rollback'] as const)('a long read lets the writer through (journal %s)', async (journal) => {
  const file = await makeWorkspaceFile(folder, `read-${journal}`, [outfalls])
  const writer = await openWorkspace(file, { journal })
  const reader = openShare(structuredClone(writer.share()))
  let rows = 0
  let written = false
  let rowsWhenWritten = 0
  let writing: Promise<unknown> = Promise.resolve()
  for await (const batch of reader.streamFeatures({ kind: 'outfall' })) {
    rows += batch.length
    if (rows === batch.length) {
      writing = writer.write(tester, [pointOutfall('新', 121, 32)]).then(() => {
        written = true
      })
    }
    // What the reader does with a batch: long enough for a write.
    if (!written) await wait(200)
    if (written && rowsWhenWritten === 0) rowsWhenWritten = rows
  }
  await writing
  expect(rowsWhenWritten).toBeLessThan(COUNT)
  expect(rows).toBeGreaterThanOrEqual(COUNT)
  expect(existsSync(`${file}-wal`)).toBe(journal === 'wal')
  expect((await reader.countFeatures({ kind: 'outfall' }, []))[0]?.count).toBe(COUNT + 1)
  await reader.close()
  await writer.close()
  for (const rest of ['-wal', '-shm', '-journal']) expect(existsSync(`${file}${rest}`)).toBe(false)
})

it('is never written through the share', async () => {
  const { workspace } = await openEmptyWorkspace(folder, 'shared')
  const reader = openShare(workspace.share())
  await expect(reader.write(tester, [pointOutfall('新', 121, 32)])).rejects.toMatchObject({ code: 'workspace.readOnly' })
  await reader.close()
  await workspace.close()
})
