/** What the map shows of water beside its themes: what is traced upstream, bays by class. */
import { useMemo } from 'react'
import type { TraceReport } from '../../../shared/domain/trace'
import type { ClassedBay } from '../../../shared/map/style/bay-class-layers'
import { waterClassName } from '../../../shared/messages/water'
import { useTrace } from '../../api/queries/sections'
import { useLanguage } from '../../i18n'
import { useClassedBays } from '../../state/classed-bays'
import { useTraceState } from '../../state/trace'

/** Null while nothing is traced. */
export function useTracedShapes(): TraceReport | null {
  const { sectionId, kilometers } = useTraceState()
  const report = useTrace(sectionId === null ? null : { id: sectionId, upstreamMeters: kilometers * 1000 }).data
  return sectionId !== null && report?.section.id === sectionId ? report : null
}

/** Empty where class is off, or no bay is shown. */
export function useBayClasses(): readonly ClassedBay[] {
  const language = useLanguage()
  const bays = useClassedBays()
  return useMemo(() => bays.map((bay) => ({ ...bay, label: `\n${waterClassName(bay.class, 'sea')[language]}` })), [bays, language])
}
