/** The extent that “whole workspace” shows. */
import { useMemo } from 'react'
import type { BoundingBox } from '../../shared/domain/feature'
import type { KindId } from '../../shared/domain/kinds'
import type { WorkspaceInfo } from '../../shared/domain/workspace'
import { useWorkspace } from './use-workspace'

/** Themes that say where the work is; rivers, shorelines and reference layers run on far beyond. */
const THEMES_OF_WORK: readonly KindId[] = ['district', 'outfall', 'section', 'ecologicalRedLine', 'bay', 'project', 'enterprise', 'patch']

/** Extent of the themes of work, else of everything, else null. */
function homeBounds(workspace: WorkspaceInfo | null): BoundingBox | null {
  const boxes = workspace?.layers.flatMap(({ kind, bounds }) => (kind !== null && bounds !== null && THEMES_OF_WORK.includes(kind) ? [bounds] : [])) ?? []
  if (boxes.length === 0) return workspace?.bounds ?? null
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ]
}

export function useHome(): BoundingBox | null {
  const workspace = useWorkspace()
  return useMemo(() => homeBounds(workspace), [workspace])
}
