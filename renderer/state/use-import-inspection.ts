/** What the chosen file is under the choices made so far; panel and map ask for the same. */
import type { UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ImportInspection } from '../../shared/domain/import'
import { useFileInspection } from '../api/queries/import'
import { useImport } from './import'
import { inspectionInputOf } from './import-input'

export function useImportInspection(): UseQueryResult<ImportInspection> {
  const path = useImport((state) => state.path)
  const choices = useImport((state) => state.choices)
  const look = useImport((state) => state.look)
  // Once it is imported, nobody asks what the file is.
  const isDone = useImport((state) => state.result !== null)
  const input = useMemo(() => (path === null || isDone || choices.target === null ? null : inspectionInputOf(path, choices.target, choices)), [path, isDone, choices])
  return useFileInspection(input, look)
}
