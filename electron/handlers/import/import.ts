/** Import of foreign files. */
import type { ExportRejectedInput, ImportInspectInput, ImportRunInput } from '../../../shared/contract/import'
import { defineHeavyJob, runHeavyJob, runHeavyRequest } from '../../jobs/heavy-job'
import { contract, runJob } from '../base'
import { readDatumShifts, setDatumShift } from './datum-shifts'
import { inspectImport } from './import-inspect'
import { forgetImport, listRemembered } from './import-memory'
import { recogniseImport } from './import-recognise'
import { exportRejected } from './import-rejected'
import { runImport } from './import-run'
import { undoImport } from './import-undo'

const { import: imports } = contract

const recogniseJob = defineHeavyJob({
  name: 'import.recognise',
  lane: 'sources',
  work: (session, { path, layer }: { readonly path: string; readonly layer: string | null }, { signal }) => recogniseImport(session, path, layer, signal),
})
const inspectJob = defineHeavyJob({
  name: 'import.inspect',
  lane: 'sources',
  work: (session, input: ImportInspectInput, { signal }) => inspectImport(session, input, input.rows, input.remembered, signal),
})
/** The file is read and its rows prepared in one thread, the workspace written in another. */
const runImportJob = defineHeavyJob({ name: 'import.run', lane: 'sources', writesBeside: true, work: (session, input: ImportRunInput, job) => runImport(session, input, job) })
/** Nothing is written: a thread that only reads can try an import out. */
const dryRunJob = defineHeavyJob({ name: 'import.dryRun', lane: 'sources', work: (session, input: ImportRunInput, job) => runImport(session, input, job) })
const exportRejectedJob = defineHeavyJob({
  name: 'import.exportRejected',
  lane: 'sources',
  work: (session, input: ExportRejectedInput, job) => exportRejected(session, input, input.out, input.language, job),
})
const undoJob = defineHeavyJob({ name: 'import.undo', lane: 'write', work: (session, importId: string) => undoImport(session, importId) })
export const importJobs = [recogniseJob, inspectJob, runImportJob, dryRunJob, exportRejectedJob, undoJob]

export const importHandlers = imports.router({
  recognise: imports.recognise.handler(({ input, context: { session }, signal }) => runHeavyRequest(session, recogniseJob, { path: input.path, layer: input.layer ?? null }, signal)),
  inspect: imports.inspect.handler(({ input, context: { session }, signal }) => {
    // Who looks into a file is likely to import it.
    session.jobThreads?.prepare('write')
    return runHeavyRequest(session, inspectJob, input, signal)
  }),
  run: imports.run.handler(({ input, context: { session }, signal }) => runJob('import', signal, (job) => runHeavyJob(session, input.dryRun ? dryRunJob : runImportJob, input, job))),
  exportRejected: imports.exportRejected.handler(({ input, context: { session }, signal }) =>
    runJob('exportRejected', signal, (job) => runHeavyJob(session, exportRejectedJob, input, job)),
  ),
  remembered: imports.remembered.handler(({ context: { session } }) => listRemembered(session.workspace())),
  forget: imports.forget.handler(async ({ input: { signature, target }, context: { session } }) => ({ forgotten: await forgetImport(session, signature, target) })),
  datumShifts: imports.datumShifts.handler(({ context: { session } }) => readDatumShifts(session.workspace())),
  setDatumShift: imports.setDatumShift.handler(({ input: { datum, shift, note }, context: { session } }) => setDatumShift(session, datum, shift, note)),
  undo: imports.undo.handler(({ input: { importId }, context: { session }, signal }) => runHeavyRequest(session, undoJob, importId, signal)),
})
