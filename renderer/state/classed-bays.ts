/** Bays with a class in the shown period: what the map fills them by, and what the legend says. */
import { useMemo } from 'react'
import type { SeaClass } from '../../shared/domain/bay-status'
import { useBays } from '../api/queries/sections'
import { usePresentKinds, useVisibleLayers } from './layers'
import { usePeriod } from './period'
import { useView } from './view'

type ClassedBay = { readonly id: string; readonly class: SeaClass }

const NONE: readonly ClassedBay[] = []

/** Empty where class is off, or no bay is shown. */
export function useClassedBays(): readonly ClassedBay[] {
  const { period } = usePeriod()
  const classes = useView((state) => state.bayClasses)
  const present = usePresentKinds().has('bay')
  const visible = useVisibleLayers().has('bay')
  const bays = useBays(classes && present && visible ? period : null).data
  return useMemo(() => (!classes || bays === undefined ? NONE : bays.flatMap((bay) => (bay.class === null ? [] : [{ id: bay.id, class: bay.class }]))), [classes, bays])
}
