/** Shapes of the last conflict check and of the last comparison of versions, while their panel is open. */
import { useMemo } from 'react'
import type { CheckedShape } from '../../../shared/map/style/check-layers'
import { useCheck } from '../../state/check'
import { useComparison } from '../../state/comparison'
import { useView } from '../../state/view'

const NONE: readonly CheckedShape[] = []

export function useCheckedShapes(): readonly CheckedShape[] {
  const open = useView((state) => state.panels.left === 'check')
  const { report, pieces, subjectShapes, proposal } = useCheck()
  const comparison = useComparison((state) => state.result)
  return useMemo(() => {
    if (!open) return NONE
    return [
      ...(comparison?.pieces ?? []).flatMap(({ change, geometry }): CheckedShape[] => (geometry === null ? [] : [{ role: 'change', change, geometry }])),
      ...subjectShapes.map(({ severity, geometry }): CheckedShape => ({ role: 'subject', severity: severity ?? 'none', geometry })),
      ...pieces.flatMap(({ finding, geometry }): CheckedShape[] => {
        const found = report?.findings[finding]
        // Every parcel lies in a control unit: its piece would be the parcel again.
        return geometry === null || found === undefined || found.constraintLayer === 'controlUnit' ? [] : [{ role: 'piece', severity: found.severity, geometry }]
      }),
      ...(proposal === null ? [] : [{ role: 'proposal' as const, geometry: proposal }]),
    ]
  }, [open, report, pieces, subjectShapes, proposal, comparison])
}
