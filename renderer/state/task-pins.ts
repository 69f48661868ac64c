/** Pins of rectification tasks that are not closed: for the map, its legend and the tree of layers. */
import { useQuery } from '@tanstack/react-query'
import type { TaskPin } from '../../shared/contract/task'
import { serviceQueries } from '../api/clients'

const NO_PINS: readonly TaskPin[] = []

/** Empty while they are read. */
export function useTaskPins(): readonly TaskPin[] {
  return useQuery(serviceQueries.task.pins.queryOptions()).data ?? NO_PINS
}
