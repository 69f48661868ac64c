/** A test file's desk: one demonstration workspace of its own, a window for each test, closed after it. */
import { join } from 'node:path'
import { afterEach, beforeAll } from 'vitest'
import { runCommand } from '../../support/run-command'
import { createTemporaryFolder } from '../../support/temporary-folder'
import { withSqlite } from '../../support/workspace'
import { Driver, type StartOptions } from './driver'
import type { PanelName } from './panels'

type Row = Readonly<Record<string, string | number | null>>

/** @param panel opened as soon as the window is idle */
export function demonstrationDesk(panel?: PanelName) {
  const profile = createTemporaryFolder()
  // Not by the name of the window's own demonstration, which it may make anew.
  const workspace = join(profile, 'desk.gpkg')
  let desk: Driver | null = null
  beforeAll(async () => {
    await runCommand('new', workspace, '--sample', 'nantong')
  })
  async function close(): Promise<void> {
    await desk?.close()
    desk = null
  }
  afterEach(close)
  return {
    profile,
    workspace,
    /** A Chinese window on the workspace, light unless said otherwise. */
    async start(options: Omit<StartOptions, 'profile'> = {}): Promise<Driver> {
      desk = await Driver.start({ profile, language: 'zh', theme: 'light', workspace, ...options })
      if (panel !== undefined) await desk.panels.open(panel)
      return desk
    },
    /** Before the test's end, so that another program can write. */
    close,
    /** Rows of the workspace's file. */
    rows: <Found = Row>(sql: string, ...values: readonly (string | number)[]): Found[] =>
      withSqlite(workspace, (database) => database.prepare(sql).all(...values) as Found[]),
    /** What the command line answers. */
    answerOf: async <Answer>(...words: string[]): Promise<Answer> => JSON.parse((await runCommand(...words, '--json')).out) as Answer,
  }
}
