/** Workspaces for tests: real files in a folder that goes away. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { createWorkspace, openWorkspace, type OpenOptions } from '../../electron/store'
import type { ActionInput, Change, Workspace } from '../../electron/store/workspace-store'

export const tester: ActionInput = { action: 'test.write', actor: 'tester', params: {} }

/** An empty workspace, open for writing. Close it. */
export async function openEmptyWorkspace(folder: string, name: string, options: OpenOptions = {}): Promise<{ readonly file: string; readonly workspace: Workspace }> {
  const file = path.join(folder, `${name}.gpkg`)
  await createWorkspace(file, { force: true })
  return { file, workspace: await openWorkspace(file, options) }
}

/** A workspace file with the given content, closed. */
export async function makeWorkspaceFile(folder: string, name: string, ...actions: readonly (readonly Change[])[]): Promise<string> {
  const { file, workspace } = await openEmptyWorkspace(folder, name)
  for (const changes of actions) await workspace.write(tester, changes)
  await workspace.close()
  return file
}

export const pointOutfall = (name: string, lon: number, lat: number, ref?: string): Change => ({
  op: 'insertFeature',
  kind: 'outfall',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  values: { name, receiving: 'river', stage: 'traced' },
  ...(ref === undefined ? {} : { ref }),
})

export function hashOfFile(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** Run plain SQL on a file, as a program that knows nothing of workspaces would. */
export function withSqlite<Result>(file: string, work: (database: Database.Database) => Result): Result {
  const database = new Database(file)
  try {
    return work(database)
  } finally {
    database.close()
  }
}

/** Everything in the data tables, to compare states; without who inserted a row, which an undo changes. */
export function dumpData(file: string): Readonly<Record<string, readonly unknown[]>> {
  return withSqlite(file, (database) => {
    const tables = database.prepare("SELECT table_name FROM gpkg_contents WHERE table_name NOT IN ('document_media', 'layer_styles') ORDER BY 1").pluck().all() as string[]
    return Object.fromEntries(
      tables.map((table) => {
        const rows = database.prepare(`SELECT * FROM "${table}" ORDER BY fid`).all() as Record<string, unknown>[]
        return [table, rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'action_id')))]
      }),
    )
  })
}
