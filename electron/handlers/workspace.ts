/** Opening, making, checking, exporting workspaces; the log and undo. */
import { defineHeavyJob, runHeavyJob } from '../jobs/heavy-job'
import { contract, runJob } from './base'
import { type ExportInput, exportLayer } from './export-layer'
import { createSampleWorkspace } from './sample'
import { createWorkspace, validateFile } from '../store'

const { workspace } = contract

export const exportLayerJob = defineHeavyJob({ name: 'workspace.export', lane: 'export', work: (session, input: ExportInput, job) => exportLayer(session.workspace(), input, job) })

export const workspaceHandlers = workspace.router({
  open: workspace.open.handler(async ({ input, context: { session } }) => {
    const opened = await session.open(input.path, { readOnly: input.readOnly })
    return opened.info()
  }),
  create: workspace.create.handler(({ input, context: { session }, signal }) =>
    runJob('create', signal, async (job) => {
      if (input.sample === null) await createWorkspace(input.path, { force: input.force })
      else await createSampleWorkspace(session, input.path, { force: input.force }, job)
      return { path: input.path }
    }),
  ),
  current: workspace.current.handler(({ context: { session } }) => session.current()?.info() ?? null),
  close: workspace.close.handler(({ context: { session } }) => session.close()),
  validate: workspace.validate.handler(({ input, signal }) =>
    runJob('validate', signal, (job) => validateFile(input.path, job)),
  ),
  export: workspace.export.handler(({ input, context: { session }, signal }) =>
    runJob('export', signal, (job) => runHeavyJob(session, exportLayerJob, input, job)),
  ),
  history: workspace.history.handler(({ input, context: { session } }) =>
    session.workspace().history(input.limit, input.before),
  ),
  undo: workspace.undo.handler(async ({ input, context: { session } }) => {
    const { actionId } = await session.workspace().undo(input.actionId, session.actor)
    return { actionId }
  }),
})
