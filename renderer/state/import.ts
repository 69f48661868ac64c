/**
 * The file that is being imported: what was chosen for it, what its trial found, how its import went.
 *
 * What the file is comes from `import.inspect`, a query over the choices (`renderer/api/queries/import.ts`); nothing of it is kept here.
 */
import { create } from 'zustand'
import type { BoundingBox } from '../../shared/domain/feature'
import type { ImportReport, ImportTarget } from '../../shared/domain/import'
import { type ImportChoices, NO_CHOICES } from './import-choices'
import { resetWithWorkspace } from './per-workspace'
import { useView } from './view'

/** How far a pass over the rows is. `startedAt` is `performance.now()`; `total` null while unknown. */
export type ImportProgress = { readonly startedAt: number; readonly done: number; readonly total: number | null }

/** Where something of the file lies, to be marked on the map: degrees [lon, lat]. */
export type MarkedPlace = { readonly lonLat: readonly [number, number]; readonly label: string }

/** `report` null: it failed, or was stopped where `failure` is null too. `madeUnder`: see `trialMarkOf`. */
export type Trial = { readonly madeUnder: string; readonly report: ImportReport | null; readonly failure: unknown }

type ImportState = {
  /** Null before a file is chosen. */
  readonly path: string | null
  /** Files that were dropped along with it. */
  readonly waiting: readonly string[]
  /** Grows when the file is to be looked at anew. */
  readonly look: number
  readonly choices: ImportChoices
  /** The target is the program's guess. */
  readonly guessed: boolean
  /** The last dry run, under which choices it was made, and what it found or why it failed; null before it. */
  readonly trial: Trial | null
  readonly trying: ImportProgress | null
  readonly importing: ImportProgress | null
  readonly importFailure: unknown
  readonly result: { readonly report: ImportReport; readonly target: ImportTarget; readonly bounds: BoundingBox | null; readonly undone: boolean } | null
  /** Index of the candidate that is pointed at. */
  readonly pointedCandidate: number | null
  readonly marked: MarkedPlace | null
}

const WITHOUT_TRIAL = { trial: null, importFailure: null, marked: null } as const

export const useImport = create<ImportState>()(() => ({
  path: null,
  waiting: [],
  look: 0,
  choices: NO_CHOICES,
  guessed: false,
  ...WITHOUT_TRIAL,
  trying: null,
  importing: null,
  result: null,
  pointedCandidate: null,
  marked: null,
}))

resetWithWorkspace(useImport)

/** Look at a file in the panel. @param paths the file and others that wait; nothing happens for none, or while an import runs */
export function beginImport(paths: readonly string[]): void {
  const [path, ...waiting] = paths
  useView.getState().setPanels({ left: 'import' })
  if (path === undefined || useImport.getState().importing !== null) return
  useImport.setState(({ look }) => ({ path, waiting, look: look + 1, choices: NO_CHOICES, guessed: false, ...WITHOUT_TRIAL, result: null, pointedCandidate: null }))
}

/** Put the file away, and go on with the next one where some wait. */
export function endImport(): void {
  const { waiting } = useImport.getState()
  if (waiting.length > 0) beginImport(waiting)
  else useImport.setState({ path: null, choices: NO_CHOICES, ...WITHOUT_TRIAL, result: null, pointedCandidate: null })
}

/** Decide something about the file. What the trial found is shown on until the next has been made. */
export function chooseForImport(change: Partial<ImportChoices>): void {
  useImport.setState(({ choices }) => ({ choices: { ...choices, ...change }, importFailure: null, pointedCandidate: null }))
}

const ANEW = { columns: null, key: null, leave: [] } as const

/** Take the file as something else: columns, key and trial begin anew. */
export function chooseTarget(target: ImportTarget): void {
  chooseForImport({ ...ANEW, target })
  useImport.setState({ ...WITHOUT_TRIAL, guessed: false })
}

/** Take another layer of the file; what it is imported as is guessed anew unless it was chosen by hand. */
export function chooseLayer(layer: string): void {
  const { guessed, choices } = useImport.getState()
  chooseForImport({ ...ANEW, layer, crs: null, transform: null, target: guessed ? null : choices.target })
  useImport.setState(WITHOUT_TRIAL)
}

/** What the program takes the file for. @param layer null where the file leaves no choice */
export function takeGuess(target: ImportTarget, layer: string | null): void {
  chooseForImport({ target, layer })
  useImport.setState({ guessed: true })
}

/** Leave a row of a re-import as it is, or take it after all. */
export function leaveRow(key: string, leave: boolean): void {
  const { choices } = useImport.getState()
  chooseForImport({ leave: leave ? [...choices.leave, key] : choices.leave.filter((other) => other !== key) })
}

/** Read the file again, as it lies there now. */
export function lookAgain(): void {
  useImport.setState(({ look }) => ({ look: look + 1, ...WITHOUT_TRIAL }))
}

/** What a trial depends on. */
export function trialMarkOf({ look, choices }: Pick<ImportState, 'look' | 'choices'>): string {
  return JSON.stringify([look, choices])
}
