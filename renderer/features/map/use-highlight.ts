/** Geometries of what is selected: one feature, all features that the selected task hangs on, the piece of the finding looked at. */
import { skipToken, useQueries, useQuery } from '@tanstack/react-query'
import type { Geometry } from 'geojson'
import { useMemo } from 'react'
import type { FeatureRef } from '../../../shared/domain/feature'
import { serviceQueries } from '../../api/clients'
import { geometryOfFinding, useCheck } from '../../state/check'
import { useComparison } from '../../state/comparison'
import { type AskedMoment, useAskedMoment } from '../../state/past'
import { type Selection, useSelection } from '../../state/selection'

/** More features of one task than this are not outlined one by one. */
const MAX_HIGHLIGHTED = 300
const NONE: readonly FeatureRef[] = []

export function useHighlight(): readonly Geometry[] {
  const selection = useSelection((state) => state.selection)
  const moment = useAskedMoment()
  const features = useSelectedFeatures(selection, moment)
  const selected = useQueries({
    queries: features.map(({ kind, id }) => serviceQueries.feature.read.queryOptions({ input: { kind, id, ...moment } })),
    combine: combineGeometries,
  })
  const piece = useShownPiece(selection)
  return useMemo(() => (piece === null ? selected : [...selected, piece]), [selected, piece])
}

/** The piece of the finding, or of the change between two versions, that is looked at. */
function useShownPiece(selection: Selection | null): Geometry | null {
  const found = useCheck((state) => (selection?.type === 'finding' ? geometryOfFinding(state, selection.index) : null))
  const changed = useComparison(({ result, selected }) => (selected === null ? null : (result?.pieces[selected]?.geometry ?? null)))
  return found ?? changed
}

function combineGeometries(answers: readonly { readonly data?: { readonly feature: { readonly geometry: Geometry | null } } | undefined }[]) {
  return answers.flatMap(({ data }) => {
    const geometry = data?.feature.geometry ?? null
    return geometry === null ? [] : [geometry]
  })
}

function useSelectedFeatures(selection: Selection | null, moment: AskedMoment): readonly FeatureRef[] {
  const taskId = selection?.type === 'task' ? selection.id : null
  const task = useQuery(serviceQueries.task.read.queryOptions({ input: taskId === null ? skipToken : { id: taskId, ...moment } })).data?.task
  return useMemo(() => {
    if (selection === null) return NONE
    if (selection.type === 'feature') return [selection.feature]
    return task?.links.slice(0, MAX_HIGHLIGHTED).map((link) => link.feature) ?? NONE
  }, [selection, task])
}
