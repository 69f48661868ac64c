/** Select something and bring it into view on the map: what every list, search hit and link does when it is chosen. */
import type { BoundingBox, FeatureRef } from '../../shared/domain/feature'
import { serviceQueries } from '../api/clients'
import { queryClient } from '../api/query-client'
import { useMapCommands } from './map-commands'
import { isSelectedFeature, useSelection } from './selection'

/**
 * Select a feature and frame it.
 *
 * @param bounds its extent where the caller knows it; absent: it is read
 */
export async function showFeature(feature: FeatureRef, bounds?: BoundingBox | null): Promise<void> {
  const { kind, id } = feature
  useSelection.getState().selectFeature({ kind, id })
  const extent = bounds === undefined ? await boundsOfFeature({ kind, id }) : bounds
  if (isSelectedFeature(useSelection.getState().selection, feature)) frame(extent)
}

/** Select a task and frame all its features. */
export async function showTask(id: string): Promise<void> {
  useSelection.getState().selectTask(id)
  const extent = await boundsOfTask(id)
  const { selection } = useSelection.getState()
  if (selection?.type === 'task' && selection.id === id) frame(extent)
}

/** Show an extent, where there is one. */
export function frame(bounds: BoundingBox | null): void {
  if (bounds !== null) useMapCommands.getState().frameBounds(bounds)
}

/** Null also where it cannot be read: the card tells why. */
async function boundsOfFeature(feature: FeatureRef): Promise<BoundingBox | null> {
  return queryClient.fetchQuery(serviceQueries.feature.read.queryOptions({ input: feature })).then(
    (card) => card.bounds,
    () => null,
  )
}

async function boundsOfTask(id: string): Promise<BoundingBox | null> {
  return queryClient.fetchQuery(serviceQueries.task.read.queryOptions({ input: { id } })).then(
    (card) => card.bounds,
    () => null,
  )
}
