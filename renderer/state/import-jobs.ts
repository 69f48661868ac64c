/** The two passes over a file: the trial, which writes nothing, and the import. */
import { fileNameOf } from './dropped-paths'
import type { BoundingBox } from '../../shared/domain/feature'
import type { ImportInspection, ImportReport, ImportTarget } from '../../shared/domain/import'
import { importWindowMessages } from '../../shared/messages/import-window'
import { service } from '../api/clients'
import { viewOfSample } from '../map/view-of-sample'
import { trialMarkOf, useImport } from './import'
import { runInputOf } from './import-input'
import { runJob } from './jobs'
import { completeOverviews, refreshAfterChange } from './session'
import { frame } from './show'
import { useView } from './view'

/** Problems and differences that are listed one by one; counts are always whole. */
export const LISTED = 20_000

let trial: AbortController | null = null
let running: AbortController | null = null

useImport.subscribe((state, before) => {
  // Whatever is chosen anew makes a trial under way pointless.
  if (trial !== null && (state.path === null || trialMarkOf(state) !== trialMarkOf(before))) trial.abort()
})

/** Go through all rows without writing. A trial under way is given up; a failure is kept for the panel. */
export async function runTrial(inspection: ImportInspection): Promise<void> {
  const state = useImport.getState()
  const { path, choices } = state
  const { target } = choices
  if (path === null || target === null) return
  trial?.abort()
  const stop = new AbortController()
  trial = stop
  const madeUnder = trialMarkOf(state)
  const keep = (report: ImportReport | null, failure: unknown) => {
    if (!stop.signal.aborted) useImport.setState({ trial: { madeUnder, report, failure } })
  }
  useImport.setState({ trying: { startedAt: performance.now(), done: 0, total: null } })
  try {
    const report = await runJob(
      importWindowMessages.checking,
      { name: fileNameOf(path) },
      (signal) => service.import.run({ ...runInputOf(path, target, choices, inspection), dryRun: true, limit: LISTED }, { signal }),
      { stop: stop.signal, onProgress: (done, total) => trial === stop && useImport.setState(({ trying }) => ({ trying: trying === null ? null : { ...trying, done, total } })) },
    )
    keep(report, null)
  } catch (error) {
    keep(null, error)
  } finally {
    if (trial === stop) {
      trial = null
      useImport.setState({ trying: null })
    }
  }
}

/** Import for good. @returns whether it was done; false when the person stopped it, then nothing was written */
export async function runImport(inspection: ImportInspection, target: ImportTarget): Promise<boolean> {
  const { path, choices } = useImport.getState()
  if (path === null) return false
  trial?.abort()
  const stop = new AbortController()
  running = stop
  useImport.setState({ importing: { startedAt: performance.now(), done: 0, total: null }, importFailure: null })
  try {
    const input = runInputOf(path, target, choices, inspection)
    const { remembered } = inspection
    // A key that is not wanted any more is not to come back out of the memory.
    if (remembered?.choices.key !== undefined && input.key === undefined) await service.import.forget({ signature: remembered.signature, target })
    const report = await runJob(
      importWindowMessages.importing,
      { name: fileNameOf(path) },
      (signal) => service.import.run({ ...input, remember: true, limit: LISTED }, { signal }),
      { stop: stop.signal, onProgress: (done, total) => useImport.setState(({ importing }) => ({ importing: importing === null ? null : { ...importing, done, total } })) },
    )
    if (report === null) return false
    const bounds = inspection.sample === null ? null : viewOfSample(inspection.sample)
    useImport.setState({ result: { report, target, bounds, undone: false }, marked: null })
    await refreshAfterChange()
    showOnMap(target, bounds)
    void completeOverviews()
    return true
  } catch (error) {
    useImport.setState({ importFailure: error })
    return false
  } finally {
    running = null
    useImport.setState({ importing: null })
  }
}

/** What was imported is seen, even where its layer was hidden. */
function showOnMap(target: ImportTarget, bounds: BoundingBox | null): void {
  const { layers, setLayers } = useView.getState()
  if (target !== 'reading') setLayers({ visible: { ...layers.visible, [target]: true } })
  frame(bounds)
}

/** Stop the import: nothing of it stays. */
export function stopImport(): void {
  running?.abort()
}

/** Take the import back whole. @throws what the service answers where something builds on it */
export async function undoImport(importId: string): Promise<{ readonly deleted: number; readonly restored: number }> {
  const answer = await service.import.undo({ importId })
  useImport.setState(({ result }) => ({ result: result === null ? null : { ...result, undone: true } }))
  await refreshAfterChange()
  return answer
}
