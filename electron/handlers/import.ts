/** Import of foreign files. */
import { AppError } from '../../shared/errors'
import { contract, runJob } from './base'
import { inspectImport } from './import-inspect'
import { IMPORT_ACTION } from './import-outcome'
import { exportRejected } from './import-rejected'
import { runImport } from './import-run'

const { import: imports } = contract

export const importHandlers = imports.router({
  inspect: imports.inspect.handler(({ input, context: { session }, signal }) => inspectImport(session, input, input.rows, signal ?? new AbortController().signal)),
  run: imports.run.handler(({ input, context: { session }, signal }) => runJob('import', signal, (job) => runImport(session, input, job))),
  exportRejected: imports.exportRejected.handler(({ input, context: { session }, signal }) =>
    runJob('exportRejected', signal, (job) => exportRejected(session, input, input.out, input.language, job)),
  ),
  undo: imports.undo.handler(async ({ input: { importId }, context: { session } }) => {
    const workspace = session.workspace()
    const [entry] = await workspace.history(1, String(Number(importId) + 1))
    if (entry?.id !== importId) throw new AppError('action.notFound', { action: importId })
    if (entry.action !== IMPORT_ACTION) throw new AppError('import.notAnImport', { action: importId })
    const { actionId, deleted, updated, inserted } = await workspace.undo(importId, session.actor)
    return { actionId, deleted, restored: updated + inserted }
  }),
})
