/** Opening, making, checking, exporting workspaces; the log and undo. */
import { defineHeavyJob, runHeavyJob, runHeavyRequest } from '../jobs/heavy-job'
import { contract, runJob } from './base'
import { type ExportInput, exportLayer } from './export-layer'
import { completeOverviews, refreshOverviewsJob } from './overviews'
import { createSampleWorkspace } from './sample'
import { readSampleState } from './sample-state'
import { createWorkspace, validateFile } from '../store'
import type { Session } from './session'

const { workspace } = contract

const exportJob = defineHeavyJob({ name: 'workspace.export', lane: 'files', work: (session, input: ExportInput, job) => exportLayer(session.workspace(), input, job) })
const sampleJob = defineHeavyJob({
  name: 'workspace.createSample',
  lane: 'files',
  work: (session, { path, force }: { readonly path: string; readonly force: boolean }, job) => createSampleWorkspace(session, path, { force }, job),
})
const undoJob = defineHeavyJob({
  name: 'workspace.undo',
  lane: 'write',
  work: async (session, actionId: string, { signal }) => {
    const undone = await session.workspace().undo(actionId, session.actor, undefined, { signal })
    return { actionId: undone.actionId }
  },
})
export const workspaceJobs = [exportJob, sampleJob, undoJob, refreshOverviewsJob]

/** An action of more rows than this is taken back in a thread; fewer are taken back before one has started. */
const ROWS_IN_A_BLINK = 1000

export const workspaceHandlers = workspace.router({
  open: workspace.open.handler(async ({ input, context: { session } }) => {
    const opened = await session.open(input.path, { readOnly: input.readOnly })
    return opened.info()
  }),
  create: workspace.create.handler(({ input, context: { session }, signal }) =>
    runJob('create', signal, async (job) => {
      if (input.sample === null) await createWorkspace(input.path, { force: input.force })
      else await runHeavyJob(session, sampleJob, { path: input.path, force: input.force }, job)
      return { path: input.path }
    }),
  ),
  sampleState: workspace.sampleState.handler(({ input, context: { session } }) => readSampleState(session, input.path)),
  current: workspace.current.handler(({ context: { session } }) => session.current()?.info() ?? null),
  close: workspace.close.handler(({ context: { session } }) => session.close()),
  refreshOverviews: workspace.refreshOverviews.handler(async ({ context: { session }, signal }) => ({ refreshed: await completeOverviews(session, signal) })),
  validate: workspace.validate.handler(({ input, signal }) =>
    runJob('validate', signal, (job) => validateFile(input.path, job)),
  ),
  export: workspace.export.handler(({ input, context: { session }, signal }) =>
    runJob('export', signal, (job) => runHeavyJob(session, exportJob, input, job)),
  ),
  history: workspace.history.handler(({ input, context: { session } }) =>
    session.workspace().history(input.limit, input.before),
  ),
  undo: workspace.undo.handler(async ({ input: { actionId }, context: { session }, signal }) => {
    if ((await rowsOfAction(session, actionId)) > ROWS_IN_A_BLINK) return runHeavyRequest(session, undoJob, actionId, signal)
    const undone = await session.workspace().undo(actionId, session.actor)
    return { actionId: undone.actionId }
  }),
})

/** 0 for an action that there is not: the undo itself says so. */
async function rowsOfAction(session: Session, actionId: string): Promise<number> {
  const [entry] = await session.workspace().history(1, String(Number(actionId) + 1))
  return entry?.id === actionId ? entry.inserted + entry.updated + entry.deleted : 0
}
