/** Select something and bring it into view on the map: what every list, search hit and link does when it is chosen. */
import { bbox } from '@turf/turf'
import type { Geometry } from 'geojson'
import type { AlertSummary } from '../../shared/domain/alert'
import type { BoundingBox, FeatureRef } from '../../shared/domain/feature'
import type { KindId } from '../../shared/domain/kinds'
import { serviceQueries } from '../api/clients'
import { queryClient } from '../api/query-client'
import { useMapCommands } from './map-commands'
import { momentNow } from './past'
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
  if (isSelectedFeature(useSelection.getState().selection, feature)) frameFeature(kind, extent)
}

/** Select a task and frame all its features. */
export async function showTask(id: string): Promise<void> {
  useSelection.getState().selectTask(id)
  const extent = await boundsOfTask(id)
  const { selection } = useSelection.getState()
  if (selection?.type === 'task' && selection.id === id) frame(extent)
}

/** How much of its surroundings a point is shown with, in degrees to each side: a section with its river, others with their street. */
const SECTION_SURROUNDINGS = 0.06
const POINT_SURROUNDINGS = 0.012

/** Show a feature's extent, where there is one; a point with what lies around it. */
export function frameFeature(kind: KindId, bounds: BoundingBox | null): void {
  if (bounds === null) return
  const [west, south, east, north] = bounds
  const around = west !== east || south !== north ? 0 : kind === 'section' || kind === 'station' ? SECTION_SURROUNDINGS : POINT_SURROUNDINGS
  frame([west - around, south - around, east + around, north + around])
}

/** How much more than a small piece is shown, as a share of its size and in degrees. */
const PIECE_SURROUNDINGS = 0.3
const SMALLEST_PIECE = 0.001

/** Show a geometry of a result with a little of what lies around it. */
export function frameGeometry(geometry: Geometry): void {
  const [west = 0, south = 0, east = 0, north = 0] = bbox(geometry)
  const around = PIECE_SURROUNDINGS * Math.max(east - west, north - south, SMALLEST_PIECE)
  frame([west - around, south - around, east + around, north + around])
}

/** Show an extent, where there is one. */
export function frame(bounds: BoundingBox | null): void {
  if (bounds !== null) useMapCommands.getState().frameBounds(bounds)
}

/** Null also where it cannot be read: the card tells why. */
async function boundsOfFeature(feature: FeatureRef): Promise<BoundingBox | null> {
  return queryClient.fetchQuery(serviceQueries.feature.read.queryOptions({ input: { ...feature, ...momentNow() } })).then(
    (card) => card.bounds,
    () => null,
  )
}

async function boundsOfTask(id: string): Promise<BoundingBox | null> {
  return queryClient.fetchQuery(serviceQueries.task.read.queryOptions({ input: { id, ...momentNow() } })).then(
    (card) => card.bounds,
    () => null,
  )
}

/** Select an alert and frame what it stands on. */
export async function showAlert({ id, sectionId, stationId }: Pick<AlertSummary, 'id' | 'sectionId' | 'stationId'>): Promise<void> {
  useSelection.getState().selectAlert(id)
  const feature: FeatureRef | null = sectionId !== null ? { kind: 'section', id: sectionId } : stationId !== null ? { kind: 'station', id: stationId } : null
  if (feature === null) return
  const extent = await boundsOfFeature(feature)
  const { selection } = useSelection.getState()
  if (selection?.type === 'alert' && selection.id === id) frameFeature(feature.kind, extent)
}
