/** What the map shows of water beside its themes: what is traced upstream, bays by class. */
import { useMemo } from 'react'
import type { TraceReport } from '../../../shared/domain/trace'
import type { ClassedBay } from '../../../shared/map/style/bay-class-layers'
import { waterClassName } from '../../../shared/messages/water'
import { useBays, useTrace } from '../../api/queries/sections'
import { useLanguage } from '../../i18n'
import { usePresentKinds, useVisibleLayers } from '../../state/layers'
import { usePeriod } from '../../state/period'
import { useTraceState } from '../../state/trace'
import { useView } from '../../state/view'

const NO_BAYS: readonly ClassedBay[] = []

/** Null while nothing is traced. */
export function useTracedShapes(): TraceReport | null {
  const { sectionId, kilometers } = useTraceState()
  const report = useTrace(sectionId === null ? null : { id: sectionId, upstreamMeters: kilometers * 1000 }).data
  return sectionId !== null && report?.section.id === sectionId ? report : null
}

/** Empty where class is off, or no bay is shown. */
export function useBayClasses(): readonly ClassedBay[] {
  const language = useLanguage()
  const { period } = usePeriod()
  const classes = useView((state) => state.bayClasses)
  const present = usePresentKinds().has('bay')
  const visible = useVisibleLayers().has('bay')
  const bays = useBays(classes && present && visible ? period : null).data
  return useMemo(() => {
    if (!classes || bays === undefined) return NO_BAYS
    return bays.flatMap((bay) => (bay.class === null ? [] : [{ id: bay.id, class: bay.class, label: `\n${waterClassName(bay.class, 'sea')[language]}` }]))
  }, [classes, bays, language])
}
