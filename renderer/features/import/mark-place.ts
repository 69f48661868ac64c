/** Marks a row's place on the map and brings it into view. */
import { useImport } from '../../state/import'
import { useMapCommands } from '../../state/map-commands'

/** How much of its surroundings a place is shown with, in degrees to each side. */
const SURROUNDINGS = 0.01

/** @param lonLat null: the row has no place, and nothing is marked */
export function markPlace(lonLat: readonly [number, number] | null, label: string): void {
  useImport.setState({ marked: lonLat === null ? null : { lonLat, label } })
  if (lonLat === null) return
  const [lon, lat] = lonLat
  useMapCommands.getState().frameBounds([lon - SURROUNDINGS, lat - SURROUNDINGS, lon + SURROUNDINGS, lat + SURROUNDINGS])
}
