/** Goes through the rows by itself as soon as nothing is in doubt and the file is not large; what is found stands in the panel before anything is written. */
import { useEffect } from 'react'
import type { ImportInspection } from '../../../shared/domain/import'
import { trialMarkOf, useImport } from '../../state/import'
import { runTrial } from '../../state/import-jobs'
import { hasCoordinates } from './has-coordinates'

/** Files of more records are gone through on request only. */
const MOST_RECORDS = 50_000
/** Choices often come in twos and threes. */
const REST_MILLISECONDS = 350

export function useAutomaticTrial(inspection: ImportInspection, isStale: boolean): void {
  const mark = useImport(trialMarkOf)
  const madeUnder = useImport((state) => state.trial?.madeUnder ?? null)
  const isBusy = useImport((state) => state.importing !== null || state.choices.target === null)
  const wanted = !isStale && !isBusy && madeUnder !== mark && canBeTried(inspection) && isSmall(inspection) ? mark : null
  useEffect(() => {
    if (wanted === null) return
    const timer = setTimeout(() => void runTrial(inspection), REST_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [wanted, inspection])
}

/** Whether the rows' places can be told. */
export function canBeTried(inspection: ImportInspection): boolean {
  return inspection.crs !== null || !hasCoordinates(inspection)
}

function isSmall({ layers, layer }: ImportInspection): boolean {
  return (layers.find(({ name }) => name === layer)?.featureCount ?? 0) <= MOST_RECORDS
}
