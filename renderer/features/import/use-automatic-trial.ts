/** Goes through the rows by itself as soon as nothing is in doubt and the file is not large; what is found stands in the panel before anything is written. */
import { useEffect } from 'react'
import type { ImportInspection } from '../../../shared/domain/import'
import { trialMarkOf, useImport } from '../../state/import'
import { runTrial } from '../../state/import-jobs'
import { hasCoordinates } from './has-coordinates'

/**
 * Files of more records are gone through on request only: a trial reads and prepares every row as the import does, so many in about as many seconds as
 * a person looks at the panel; of a million it would take the import's time once more. The import itself checks every row in any case.
 */
export const MOST_RECORDS = 200_000
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

/** Where the file does not say how many records it has, whether the look into it came to the end. */
export function isSmall({ layers, layer, sample }: ImportInspection): boolean {
  const count = layers.find(({ name }) => name === layer)?.featureCount ?? null
  return count === null ? sample?.whole !== false : count <= MOST_RECORDS
}
