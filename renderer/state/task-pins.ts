/** Pins of rectification tasks that are not closed at the moment that is looked at: for the map, its legend and the tree of layers. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { TaskPin } from '../../shared/contract/task'
import { serviceQueries } from '../api/clients'
import { useAskedMoment } from './past'

const NO_PINS: readonly TaskPin[] = []

/** Empty while they are read. */
export function useTaskPins(): readonly TaskPin[] {
  return useQuery({ ...serviceQueries.task.pins.queryOptions({ input: useAskedMoment() }), placeholderData: keepPreviousData }).data ?? NO_PINS
}
