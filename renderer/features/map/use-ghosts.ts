/** What the map shows of the file in the import panel; nothing while another panel is open or after the import. */
import { useMemo } from 'react'
import type { ImportInspection } from '../../../shared/domain/import'
import { candidateLetter, type Ghost, type GhostContent, NO_GHOSTS } from '../../map/style/ghost-layers'
import { useImport } from '../../state/import'
import { useImportInspection } from '../../state/use-import-inspection'
import { useView } from '../../state/view'

export function useGhosts(): GhostContent {
  const isOpen = useView((state) => state.panels.left === 'import')
  const isDone = useImport((state) => state.path === null || state.result !== null)
  const pointed = useImport((state) => state.pointedCandidate)
  const marked = useImport((state) => state.marked)
  const inspection = useImportInspection().data
  const ghosts = useMemo(() => (inspection === undefined ? [] : ghostsOf(inspection)), [inspection])
  return useMemo(() => (isOpen && !isDone ? { ghosts, pointed, marked } : NO_GHOSTS), [isOpen, isDone, ghosts, pointed, marked])
}

function ghostsOf({ sample, candidates }: ImportInspection): readonly Ghost[] {
  if (sample !== null) return [{ candidate: null, label: '', geometries: sample.features.map(({ geometry }) => geometry) }]
  // The likeliest lies on top.
  return candidates
    .map(({ ghost, score }, index): Ghost => ({
      candidate: index,
      label: `${candidateLetter(index)} ${Math.round(100 * score)}%`,
      geometries: ghost.features.map(({ geometry }) => geometry),
    }))
    .toReversed()
}
