import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

/** A folder that is removed when the test file is done. */
export function createTemporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dutu-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
